"""Days and completed years, exactly.

A year is completed when month and day have come round: on `day`, somebody begun on `begun` has completed
`day.year - begun.year` years, one less while (month, day) of `day` stands before (month, day) of `begun`. So who was
born on 29 February completes a year on 29 February in leap years and on 1 March in others. Before the beginning the
count is -1.

A month later is the same day of the next month, or that month's last day where there is none: 31 January and a month
is 28 (29) February, 29 February and a year is 28 February. PostgreSQL's intervals do the same.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta


def completed_years(begun: date, day: date) -> int:
    """Return the years completed on `day` since `begun`; -1 before it."""
    if day < begun:
        return -1
    return day.year - begun.year - ((day.month, day.day) < (begun.month, begun.day))


def latest_beginning(day: date, years: int) -> date:
    """Return the last day of beginning since which so many years (0 or more) are completed on `day`."""
    return shifted(day, months=-12 * years)


def shifted(day: date, *, months: int = 0, days: int = 0) -> date:
    """Return the day so many months later (earlier, if negative), then so many days."""
    place = day.year * 12 + day.month - 1 + months
    year, month = place // 12, place % 12 + 1
    there = date(year, month, min(day.day, monthrange(year, month)[1]))
    return there + timedelta(days=days)
