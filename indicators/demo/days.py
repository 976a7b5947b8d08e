"""The days of a history: quarters' ends, working days, office hours."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from indicators.demo.stories import ROSTERS

if TYPE_CHECKING:
    from random import Random

DAY = timedelta(days=1)
LAST = date(2026, 9, 30)  # so that whoever tries the portal can bring in a roster of a later day
TAKEN_IN = 12  # days after a quarter's end by which its roster has surely come


def quarter_end_before(day: date) -> date:
    """Return the last day of the latest quarter that ended before a day."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1) - DAY


def quarter_ends(last: date, count: int = ROSTERS) -> list[date]:
    """Return that many quarters' ends up to and with `last`, oldest first."""
    ends = [last]
    while len(ends) < count:
        ends.append(quarter_end_before(ends[-1]))
    return ends[::-1]


def reference_days(today: date) -> list[date]:
    """Return the rosters' reference days: the last quarters' ends whose rosters have come, none after LAST."""
    return quarter_ends(min(quarter_end_before(today - TAKEN_IN * DAY), LAST))


class Calendar:
    """Chooses days and moments in a place's time zone, by chance from a seed."""

    def __init__(self, zone: str, today: date, rng: Random) -> None:
        self.zone, self.today, self.rng = ZoneInfo(zone), today, rng

    def working(self, first: date, last: date) -> date | None:
        """Return a working day from `first` to `last`, the latter at most yesterday; None when there is none."""
        last = min(last, self.today - DAY)
        days = [first + n * DAY for n in range((last - first).days + 1)]
        days = [day for day in days if day.weekday() < 5] or days
        return self.rng.choice(days) if days else None

    def moment(self, day: date, first: int = 8, last: int = 17) -> datetime:
        """Return a moment of a day between two hours."""
        seconds = self.rng.randrange(first * 3600 + 300, last * 3600)
        return datetime.combine(day, time(), self.zone) + timedelta(seconds=seconds)
