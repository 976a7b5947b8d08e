"""With whom a chosen way lies: the first of its bodies that has not done its part, and the day by which it should."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


@dataclass(frozen=True, slots=True)
class Lies:
    """The place of the body among the way's hands, since when it lies there, the last day; None without a deadline."""

    place: int
    since: date
    due: date | None

    def late(self, today: date) -> bool:
        """Whether the last day has gone by."""
        return self.due is not None and self.due < today


def lies(days: Sequence[int | None], begun: date, done: Sequence[date]) -> Lies | None:
    """Return where a way lies; None when every body is through.

    `days`: each body's deadline, counted from the day after the one on which the body before it was through (the first
    one's: after the choice); `done`: the days on which the first ones were through, in order.
    """
    place = len(done)
    if place >= len(days):
        return None
    since = done[-1] if done else begun
    limit = days[place]
    return Lies(place, since, None if limit is None else since + timedelta(days=limit))
