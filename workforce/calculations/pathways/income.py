"""Income over time on one way: segments with a kind, days and a monthly amount, added up month by month.

Months are counted from the sheet's day: month 0 begins on it, month 1 on the same day of the next month (its last day
where there is none). A segment that covers a part of a month gives that share of its amount by days, rounded half up to
hundredths; a whole month gives the amount itself. What is paid once counts in the month of its first day. Everything is
Decimal in one currency; amounts of two currencies are never brought together.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from partnerships.calculations.measures.days import shifted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

CENT = Decimal("0.01")
DAY = timedelta(days=1)
SPANS = (12, 36, 60)  # months after which a sheet adds up
HORIZON = SPANS[-1]


class Kind(StrEnum):
    """What somebody lives on; all but ONCE are paid monthly."""

    WAGE = "wage"
    BENEFIT = "benefit"
    TRAINING = "training"
    BUSINESS = "business"
    BRIDGE = "bridge"
    PENSION = "pension"
    ONCE = "once"


class TwoCurrencies(ValueError):
    """Amounts of two currencies met on one way."""


@dataclass(frozen=True, slots=True)
class Segment:
    """An amount a month from `start` to `until`, both included (None: without an end); of ONCE, paid on `start`."""

    kind: Kind
    start: date
    until: date | None
    amount: Decimal
    currency: str
    source: str = ""

    def __post_init__(self) -> None:
        if self.until is not None and self.until < self.start:
            raise ValueError(f"ends on {self.until}, before it begins on {self.start}")
        if not self.amount.is_finite() or self.amount < 0:
            raise ValueError(f"no amount of money: {self.amount}")

    @property
    def runs(self) -> bool:
        """Whether it is paid month by month."""
        return self.kind is not Kind.ONCE


Segments = tuple[Segment, ...]


def edges(start: date, months: int) -> list[date]:
    """Return the first days of so many months counted from `start`, and the day after the last."""
    return [shifted(start, months=number) for number in range(months + 1)]


def currency_of(segments: Iterable[Segment]) -> str:
    """Return the one currency, '' without segments. Raises TwoCurrencies."""
    codes = {one.currency for one in segments}
    if len(codes) > 1:
        raise TwoCurrencies(", ".join(sorted(codes)))
    return next(iter(codes), "")


def monthly(segments: Sequence[Segment], start: date, months: int = HORIZON) -> tuple[Decimal, ...]:
    """Return the income of each month. Raises TwoCurrencies."""
    currency_of(segments)
    begun = edges(start, months)
    line = [Decimal(0)] * months
    for one in segments:
        for place, amount in _shares(one, begun):
            line[place] += amount
    return tuple(line)


def _shares(one: Segment, begun: Sequence[date]) -> Iterable[tuple[int, Decimal]]:
    """Yield what a segment gives to each month that it touches."""
    last = len(begun) - 2
    first = bisect_right(begun, one.start) - 1
    if not one.runs:
        if 0 <= first <= last:
            yield first, one.amount
        return
    end = last if one.until is None else min(bisect_right(begun, one.until) - 1, last)
    for place in range(max(first, 0), end + 1):
        length = (begun[place + 1] - begun[place]).days
        until = begun[place + 1] if one.until is None else min(one.until + DAY, begun[place + 1])
        days = (until - max(one.start, begun[place])).days
        share = one.amount if days == length else one.amount * days / length
        yield place, share.quantize(CENT, ROUND_HALF_UP)


def totals(segments: Sequence[Segment], start: date, spans: Sequence[int] = SPANS) -> dict[int, Decimal]:
    """Return {months: the income of so many months from `start`}. Raises TwoCurrencies."""
    line = monthly(segments, start, max(spans))
    return {span: sum(line[:span], Decimal(0)) for span in spans}


def levels(
    segments: Sequence[Segment], start: date, months: int = HORIZON
) -> tuple[tuple[date, Decimal], ...]:
    """Return the monthly amounts in steps: (first day, amount from that day on), from `start` to the horizon.

    What is paid once is no step.
    """
    end = shifted(start, months=months)
    paid = [one for one in segments if one.runs]
    turns = {start, *(one.start for one in paid), *(one.until + DAY for one in paid if one.until)}
    found: list[tuple[date, Decimal]] = []
    for day in sorted(turn for turn in turns if start <= turn < end):
        held = sum((one.amount for one in paid if _holds(one, day)), Decimal(0))
        if not found or found[-1][1] != held:
            found.append((day, held))
    return tuple(found)


def _holds(one: Segment, day: date) -> bool:
    return one.start <= day and (one.until is None or day <= one.until)


def gaps(segments: Sequence[Segment], start: date, months: int = HORIZON) -> tuple[tuple[date, date], ...]:
    """Return the stretches (first day, last day) up to the horizon on which nothing is paid."""
    steps = levels(segments, start, months)
    after = [day for day, _held in steps[1:]] + [shifted(start, months=months)]
    return tuple((day, until - DAY) for (day, held), until in zip(steps, after, strict=True) if not held)
