"""How long data are kept: months counted on the calendar, and the deadlines of requests. Knows no Django."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

NOTICE_DAYS = 30  # announced so long before anything is pseudonymised
SENT_MONTHS = 6  # what a partner said of somebody is kept so long after the answer that they are not taken on
ANSWER_MONTHS = 1  # GDPR Art. 12(3)
EXTENSION_MONTHS = 2


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of keeping: so many months after an event (a value of ClockEvent)."""

    event: str
    months: int


def add_months(day: date, months: int) -> date:
    """Return the same day of the month so many months later; the month's last where it has no such day.

    So PostgreSQL adds an interval of months: 31 January and a month is 28 or 29 February.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def year_end(day: date) -> date:
    """Return 31 December of the day's year: funds count from there."""
    return date(day.year, 12, 31)


def due_on(clocks: Iterable[Clock], events: dict[str, date | None]) -> date | None:
    """Return the first day on which no clock asks to keep any more: the latest of them; None while none runs.

    `events`: the day of each event that happened; a clock whose event did not happen says nothing. 'paid' is the day of
    the last payment itself.
    """
    days = []
    for clock in clocks:
        day = events.get(clock.event)
        if day is not None:
            days.append(add_months(year_end(day) if clock.event == "paid" else day, clock.months))
    return max(days) if days else None


def may_go_on(due: date, told: date) -> date:
    """Return the day from which something due may be pseudonymised: not before its notice is NOTICE_DAYS old."""
    return max(due, told + timedelta(days=NOTICE_DAYS))


def answer_by(received: date, *, extended: bool = False) -> date:
    """Return the last day for answering a request: a month after it came, three where that was extended."""
    return add_months(received, ANSWER_MONTHS + (EXTENSION_MONTHS if extended else 0))
