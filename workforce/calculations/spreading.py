"""Even shares: cases over officers by what each has open, workers over sessions by their free seats."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

Key = TypeVar("Key")


def shares(loads: Mapping[Key, int], number: int) -> dict[Key, int]:
    """Return how many of `number` each gets so that the fullest is as empty as can be; equals in their given order.

    The same as giving one after the other to whoever has least. Raises ValueError when there is nobody.
    """
    if not loads:
        raise ValueError("nobody to share among")
    low, high = min(loads.values()), max(loads.values()) + number
    while low < high:  # the highest level that can be filled whole
        middle = (low + high + 1) // 2
        if sum(max(0, middle - load) for load in loads.values()) <= number:
            low = middle
        else:
            high = middle - 1
    given = {key: max(0, low - load) for key, load in loads.items()}
    rest = number - sum(given.values())
    for key, load in loads.items():
        if rest and load <= low:
            given[key] += 1
            rest -= 1
    return given


def seated(seats: Mapping[Key, int], number: int) -> dict[Key, int]:
    """Return how many of `number` each session takes, filled in their order; whoever finds no seat is in none."""
    given = {}
    for key, free in seats.items():
        given[key] = min(max(free, 0), number)
        number -= given[key]
    return given
