"""Where a passage that was selected in one wording stands in another."""

from __future__ import annotations

from partnerships.calculations.clauses.words import changes, pieces


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
