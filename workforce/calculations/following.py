"""The days on which somebody who left is asked, and whether work lasted. Knows no Django."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import NamedTuple

from .roster.texts import fold

WEEKS = {"w4": 4}
MONTHS = {"m3": 3, "m6": 6, "m12": 12}
# What firms are, not which: left out when names of employers are compared.
FORMS = frozenset(
    {
        "ltd", "limited", "llc", "plc", "inc", "co", "company", "gmbh", "ag", "sp", "zo", "oo", "spzoo", "sa", "pp",
        "fop", "tov", "at", "dp", "prat", "pat", "kp", "doo", "dd", "тов", "пп", "фоп", "ат", "дп", "прат", "пат", "кп",
    }
)  # fmt: skip


def months_after(day: date, months: int) -> date:
    """Return the same day of a later month, or that month's last: 31 August and 6 months give the end of February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def due_days(left_on: date) -> dict[str, date]:
    """Return {point: day} of the four follow-ups: 4 weeks, then 3, 6 and 12 months after leaving."""
    weeks = {point: left_on + timedelta(weeks=number) for point, number in WEEKS.items()}
    return weeks | {point: months_after(left_on, number) for point, number in MONTHS.items()}


def firm(name: str) -> str:
    """Return an employer's name as it is compared: folded, without what kind of firm it is (S.A., Ltd), in order."""
    words = [word for word in fold(name).split() if len(word) > 1 and word not in FORMS]
    return " ".join(sorted(words))


def same_firm(one: str, other: str) -> bool | None:
    """Say whether two names mean one employer; None where one of them says nothing."""
    mine, theirs = firm(one), firm(other)
    return mine == theirs if mine and theirs else None


class Answered(NamedTuple):
    """What a follow-up's answer says about work: `same` is the person's own word, None when not said."""

    works: bool | None
    employer: str = ""
    same: bool | None = None


def retention(first_employer: str, answer: Answered) -> str:
    """Return same, another, somewhere, ended or unknown: the person's own word counts before names of firms."""
    if answer.works is None:
        return "unknown"
    if not answer.works:
        return "ended"
    same = answer.same if answer.same is not None else same_firm(first_employer, answer.employer)
    return {True: "same", False: "another", None: "somewhere"}[same]
