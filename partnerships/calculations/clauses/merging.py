"""Two changes of one text brought together: a three-way merge by words.

What only one side changed is taken over; what both changed alike is taken once; where both changed the same words, or
words beside each other, differently, somebody decides. Nothing of either side is ever dropped silently.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from partnerships.calculations.clauses.words import changes, pieces

T = TypeVar("T")
Change = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a merge. Settled: `text`. In conflict: `text` is None, and base, mine and theirs say what."""

    text: str | None
    base: str = ""
    mine: str = ""
    theirs: str = ""

    @property
    def in_conflict(self) -> bool:
        """Whether somebody has to decide."""
        return self.text is None


@dataclass(frozen=True, slots=True)
class Merge:
    """A merge as a row of parts."""

    parts: tuple[Part, ...]

    @property
    def conflicts(self) -> int:
        """How many stretches somebody has to decide."""
        return sum(part.in_conflict for part in self.parts)

    @property
    def text(self) -> str:
        """The merged text. Raises ValueError while something is undecided."""
        if self.conflicts:
            raise ValueError("undecided")
        return "".join(part.text or "" for part in self.parts)


def merge(base: str, mine: str, theirs: str) -> Merge:
    """Bring two changes of a text together."""
    words, left, right = pieces(base), pieces(mine), pieces(theirs)
    one, other = changes(words, left), changes(words, right)
    parts: list[Part] = []
    at = 0
    for start, end, ours, others in groups(one, other):
        parts.append(Part("".join(words[at:start])))
        parts.append(
            settle(
                "".join(words[start:end]),
                applied(words, left, ours, start, end),
                applied(words, right, others, start, end),
            )
        )
        at = end
    parts.append(Part("".join(words[at:])))
    return Merge(tuple(part for part in parts if part.in_conflict or part.text))


def settle(base: str, mine: str, theirs: str) -> Part:
    """Say what becomes of a stretch that at least one side changed."""
    if mine == theirs or theirs == base:
        return Part(mine)
    if mine == base:
        return Part(theirs)
    return Part(None, base, mine, theirs)


def groups(one: list[Change], other: list[Change]) -> list[tuple[int, int, list[Change], list[Change]]]:
    """Return stretches of the base (from, to) with the changes of either side in them; touching ones are together."""
    tagged = sorted([(change, 0) for change in one] + [(change, 1) for change in other])
    found: list[tuple[int, int, list[Change], list[Change]]] = []
    for change, side in tagged:
        start, end = change[0], change[1]
        if found and start <= found[-1][1]:
            last = found.pop()
            found.append((last[0], max(last[1], end), last[2], last[3]))
        else:
            found.append((start, end, [], []))
        found[-1][2 + side].append(change)  # type: ignore[union-attr]
    return found


def applied(base: list[str], text: list[str], made: list[Change], start: int, end: int) -> str:
    """Return a stretch of the base with one side's changes in it."""
    written: list[str] = []
    at = start
    for i1, i2, j1, j2 in made:
        written += base[at:i1] + text[j1:j2]
        at = i2
    return "".join(written + base[at:end])


def decided(result: Merge, choices: list[str]) -> str:
    """Return the text with a wording for each conflict, in order. Raises ValueError when their number is another."""
    if len(choices) != result.conflicts:
        raise ValueError(f"{result.conflicts} to decide, {len(choices)} decided")
    left = iter(choices)
    return "".join(next(left) if part.text is None else part.text for part in result.parts)


def chosen(base: T, mine: T, theirs: T) -> T | None:
    """Return what becomes of something that cannot be mixed: whichever side changed it, or None when both did."""
    if mine == theirs or theirs == base:
        return mine
    return theirs if mine == base else None
