"""Differences of two texts, word by word.

A text is cut into words, runs of spaces and single signs, in any script, so that nothing is lost: the pieces joined are
the text again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

# Letters with their marks and digits; spaces; any other sign alone. Apostrophes inside a Ukrainian word belong to it.
PIECES = re.compile(r"[^\W_]+(?:[’'ʼ\u0301-][^\W_]+)*|\s+|.", re.DOTALL)

SAME, ADDED, GONE = "same", "added", "gone"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that is the same in both, added or gone. `kind`: SAME, ADDED or GONE."""

    kind: str
    text: str


def pieces(text: str) -> list[str]:
    """Return the words, spaces and signs of a text, in their order."""
    return PIECES.findall(text)


def changes(old: list[str], new: list[str]) -> list[tuple[int, int, int, int]]:
    """Return where two lists differ: (from, to) in the old one and (from, to) in the new one, in order.

    Spaces that alone stand between two changes belong to the change: 'a b' to 'c d' is one change, not two.
    """
    found: list[tuple[int, int, int, int]] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            continue
        if found and all(piece.isspace() for piece in old[found[-1][1] : i1]):
            i1, j1 = found[-1][0], found[-1][2]
            found.pop()
        found.append((i1, i2, j1, j2))
    return found


def difference(old: str, new: str) -> list[Run]:
    """Return how the new text came from the old one: what is gone stands before what was added in its place.

    The runs that are not ADDED, joined, are the old text; those that are not GONE the new one.
    """
    before, after = pieces(old), pieces(new)
    runs: list[Run] = []
    at = 0
    for i1, i2, j1, j2 in changes(before, after):
        runs.append(Run(SAME, "".join(before[at:i1])))
        runs.append(Run(GONE, "".join(before[i1:i2])))
        runs.append(Run(ADDED, "".join(after[j1:j2])))
        at = i2
    runs.append(Run(SAME, "".join(before[at:])))
    return [run for run in runs if run.text]


def words_changed(old: str, new: str) -> int:
    """Count the words that are gone or were added; spaces and signs are no words."""
    return sum(
        1
        for run in difference(old, new)
        if run.kind != SAME
        for piece in pieces(run.text)
        if any(sign.isalnum() for sign in piece)
    )
