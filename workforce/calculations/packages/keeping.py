"""Whether a job lasted as a package asks, and what is given back when it did not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from .figures import Figures
from .language import ClawBack, Retention
from .working import NOTHING, rounded


@dataclass(frozen=True, slots=True)
class Deadlines:
    """By when the days of work have to be done, and by when they have to be proved."""

    done_by: date
    proved_by: date


def deadlines(rule: Retention, figures: Figures) -> Deadlines | None:
    """Return the days that a retention rule means, or None while its beginning is not known."""
    begun = figures.get(rule.after)
    if not isinstance(begun, date):
        return None
    done = begun + timedelta(days=rule.within)
    return Deadlines(done, done + timedelta(days=rule.proof))


def claw_back(rule: Retention, *, paid: Decimal, days: int) -> Decimal:
    """Return what is given back of `paid` after so many days of work; rounded half up to hundredths.

    In full, or for the days that are missing.
    """
    if days >= rule.days or paid <= 0:
        return NOTHING
    if rule.claw_back is ClawBack.IN_FULL:
        return rounded(paid)
    return rounded(paid * (rule.days - max(days, 0)) / rule.days)
