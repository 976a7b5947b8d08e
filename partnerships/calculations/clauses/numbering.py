"""Numbers of chapters and clauses: counted from their places, never stored."""

from __future__ import annotations

from collections.abc import Iterable


def numbers(places: Iterable[tuple[int, int | None]]) -> dict[int, str]:
    """Return {place: number}. `places`: (place, its chapter's place or None) in the order of reading.

    Chapters, and clauses that stand in none, count 1, 2, 3; clauses count on within their chapter: 1.1, 1.2, 2.1.
    """
    found: dict[int, str] = {}
    counted: dict[int | None, int] = {}
    for place, chapter in places:
        counted[chapter] = counted.get(chapter, 0) + 1
        found[place] = str(counted[chapter]) if chapter is None else f"{found[chapter]}.{counted[chapter]}"
    return found
