"""Who moved when the order of things changed, and two orders told as one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def moved(old: Sequence[tuple[int, int | None]], new: Sequence[tuple[int, int | None]]) -> set[int]:
    """Return the clauses that moved. Both: (clause, its chapter or None) in the order of reading.

    A clause moved when it stands in another chapter; within a chapter, as few as possible are said to have moved past
    the others.
    """
    before, after = dict(old), dict(new)
    found = {clause for clause in before.keys() & after.keys() if before[clause] != after[clause]}
    rest = before.keys() & after.keys() - found
    for chapter in {before[clause] for clause in rest}:
        theirs = [clause for clause, of in old if of == chapter and clause in rest]
        now = [clause for clause, of in new if of == chapter and clause in rest]
        found |= set(now) - staying(theirs, now)
    return found


def staying(old: Sequence[int], new: Sequence[int]) -> set[int]:
    """Return a largest set of those that kept their order: the longest run that rises in both."""
    rank = {clause: place for place, clause in enumerate(old)}
    ends: list[int] = []  # ranks: the smallest end of a rising run of each length
    last: list[int] = []  # the clause that ends it
    before: dict[int, int | None] = {}
    for clause in new:
        length = bisect_left(ends, rank[clause])
        before[clause] = last[length - 1] if length else None
        ends[length : length + 1] = [rank[clause]]
        last[length : length + 1] = [clause]
    kept: set[int] = set()
    at = last[-1] if last else None
    while at is not None:
        kept.add(at)
        at = before[at]
    return kept


def together(old: Sequence[T], new: Sequence[T]) -> list[T]:
    """Return all of both in one order: the new one's, with what is gone behind what stood before it."""
    found = list(new)
    known = set(new)
    for place, thing in enumerate(old):
        if thing not in known:
            found.insert(found.index(old[place - 1]) + 1 if place else 0, thing)
            known.add(thing)
    return found
