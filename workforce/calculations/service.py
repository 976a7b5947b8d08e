"""How long somebody worked, under ground and altogether: days that overlap count once. Knows no Django."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import ROUND_DOWN, Decimal
from typing import NamedTuple

YEAR = Decimal("365.2425")  # the mean year of the calendar
TENTH = Decimal("0.1")


class Worked(NamedTuple):
    """A time worked, both ends included; `ends` None: until the day of counting."""

    begins: date
    ends: date | None
    underground: bool = False
    certified: bool = False


def days(spells: Iterable[Worked], until: date) -> int:
    """Return on how many days up to `until` at least one of the spells ran."""
    told, counted = 0, date.min
    for begins, ends in sorted((one.begins, min(one.ends or until, until)) for one in spells):
        first = max(begins, counted)
        if ends >= first:
            told += (ends - first).days + 1
            counted = ends + timedelta(days=1)
    return told


def years(number: int) -> Decimal:
    """Return days as years with one decimal, rounded down: nobody gets a tenth that was not worked."""
    return (Decimal(number) / YEAR).quantize(TENTH, ROUND_DOWN)


class Service(NamedTuple):
    """Years with one decimal: altogether, under ground, and under ground as certified."""

    all: Decimal
    underground: Decimal
    certified: Decimal


def service(spells: Iterable[Worked], until: date) -> Service:
    """Return somebody's years of service."""
    every = list(spells)
    below = [one for one in every if one.underground]
    parts = (every, below, [one for one in below if one.certified])
    return Service(*(years(days(part, until)) for part in parts))
