"""Where a passage that was selected in one wording stands in another."""

from __future__ import annotations

import re
from itertools import pairwise

from partnerships.calculations.clauses.words import changes, pieces

# What stands in a written text between two signs of a read one: marks of emphasis; with a space, of lists and quotes.
UNSEEN, GAP = r"[*_\\]*", r"[*_\\]*\s[\s*_\\>+-]*"


def standing(body: str, quote: str) -> list[tuple[int, str]]:
    """Return where words that somebody read stand in a text as it is written: (start, the words as they stand there).

    Line breaks and marks of emphasis, which a reader does not see, may stand between them.
    """
    parts = pieces(quote.strip())
    if not parts:
        return []
    pattern = re.escape(parts[0])
    for before, part in pairwise(parts):
        if part.isspace():
            continue
        pattern += (GAP if before.isspace() else UNSEEN) + re.escape(part)
    return [(match.start(), match[0]) for match in re.finditer(pattern, body)]


def followed(old: str, new: str, start: int, quote: str) -> int | None:
    """Return where a passage of the old text begins in the new one, or None when a word of it has changed.

    `start`: the place in the old text, counted in signs, where `quote` stands.
    """
    if old[start : start + len(quote)] != quote:
        return None
    before, after = pieces(old), pieces(new)
    moved, at = 0, 0
    end = start + len(quote)
    places = [0]
    for piece in before:
        places.append(places[-1] + len(piece))
    for i1, i2, j1, j2 in changes(before, after):
        begins, ends = places[i1], places[i2]
        if begins >= end:
            break
        if ends > start or (begins == ends and start < begins < end):
            return None
        at = ends
        moved += sum(map(len, after[j1:j2])) - (ends - begins)
    assert at <= start  # noqa: S101 - every change counted so far lies before the passage
    return start + moved
