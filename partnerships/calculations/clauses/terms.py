"""When an agreement is reviewed next, and from when on that and the end of its term are told beforehand."""

from __future__ import annotations

from datetime import date, timedelta

from partnerships.calculations.measures.days import shifted

AHEAD = timedelta(days=60)


def next_review(months: int | None, since: date, reviewed_on: date | None) -> date | None:
    """Return the day of the next review: so many months after the last one, or after the text came into force."""
    if not months:
        return None
    last = since if reviewed_on is None else max(since, reviewed_on)
    return shifted(last, months=months)


def near(day: date | None, today: date) -> bool:
    """Say whether a day has come or is near."""
    return day is not None and day - AHEAD <= today
