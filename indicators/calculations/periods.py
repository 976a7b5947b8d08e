"""Quarters, written 2026Q4, and single days, written 2026-05-14."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

QUARTER = re.compile(r"([12]\d{3})Q([1-4])\Z")


def quarter_of(day: date) -> str:
    """Return the quarter a day lies in."""
    return f"{day.year:04}Q{(day.month + 2) // 3}"


def is_quarter(period: str) -> bool:
    """Say whether a period is a quarter (rather than a day, or nonsense)."""
    return QUARTER.match(period) is not None


def first_day(quarter: str) -> date:
    """Return a quarter's first day. Raises ValueError for anything but a quarter."""
    found = QUARTER.match(quarter)
    if not found:
        raise ValueError(f"not a quarter: {quarter!r}")
    return date(int(found[1]), 3 * int(found[2]) - 2, 1)


def last_day(quarter: str) -> date:
    """Return a quarter's last day. Raises ValueError for anything but a quarter."""
    return first_day(following(quarter)) - timedelta(days=1)


def day_of(period: str) -> date:
    """Return the day that a single-day period is. Raises ValueError for anything else."""
    return date.fromisoformat(period)


def following(quarter: str) -> str:
    """Return the next quarter."""
    return quarter_of(first_day(quarter) + timedelta(days=93))


def preceding(quarter: str) -> str:
    """Return the quarter before."""
    return quarter_of(first_day(quarter) - timedelta(days=1))


def quarters(first: date, last: date) -> Iterator[str]:
    """Yield the quarters from the one of `first` to the one of `last`, none when `last` lies before."""
    quarter, end = quarter_of(first), quarter_of(last)
    while quarter <= end:
        yield quarter
        quarter = following(quarter)


def counted_on(quarter: str, today: date) -> date:
    """Return the day at whose end a quarter's numbers are taken: its last, or today while it runs."""
    return min(last_day(quarter), today)


def period_of(day: date, today: date) -> str:
    """Return the period that numbers as of `day` belong to: the quarter when they are its own, else the day
    itself.
    """
    quarter = quarter_of(day)
    return quarter if day == counted_on(quarter, today) else day.isoformat()
