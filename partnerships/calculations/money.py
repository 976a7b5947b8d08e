"""Arithmetic of a plan's money: parts of an amount, totals in one currency, what is owed when. Amounts are Decimal."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a commitment as it is agreed: amount, the day it is expected, the condition it hangs on."""

    amount: Decimal
    due_on: date | None = None
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Rate:
    """What one unit of `currency` is worth on a day, in the currency of the totals."""

    currency: str
    on: date
    rate: Decimal
    source: str = ""


@dataclass(frozen=True, slots=True)
class Total:
    """A sum in one currency; `apart`: amounts by currency for which there is no rate; `rates`: those used."""

    amount: Decimal
    currency: str
    apart: Mapping[str, Decimal] = field(default_factory=dict)
    rates: tuple[Rate, ...] = ()


def shares(amount: Decimal, per_cent: Sequence[Decimal]) -> list[Decimal]:
    """Part an amount by percentages that add up to 100: exact to the cent, the last part takes what is left."""
    if sum(per_cent) != 100:
        raise ValueError("the shares do not add up to 100")
    parts = [(amount * one / 100).quantize(CENT, ROUND_HALF_UP) for one in per_cent[:-1]]
    return [*parts, amount - sum(parts, Decimal(0))]


def rate_on(rates: Iterable[Rate], currency: str, day: date) -> Rate | None:
    """Return the latest rate of a currency that is no later than a day, or None."""
    known = [rate for rate in rates if rate.currency == currency and rate.on <= day]
    return max(known, key=lambda rate: rate.on, default=None)


def total(amounts: Mapping[str, Decimal], currency: str, rates: Sequence[Rate], day: date) -> Total:
    """Add amounts of several currencies up in one, at the rates of a day; what has no rate stands apart."""
    amount, apart, used = amounts.get(currency, Decimal(0)), {}, []
    for code in sorted(amounts):
        if code == currency or not amounts[code]:
            continue
        rate = rate_on(rates, code, day)
        if rate is None:
            apart[code] = amounts[code]
        else:
            used.append(rate)
            amount += (amounts[code] * rate.rate).quantize(CENT, ROUND_HALF_UP)
    return Total(amount, currency, apart, tuple(used))


def by_currency(rows: Iterable[tuple[str, Decimal]]) -> dict[str, Decimal]:
    """Add (currency, amount) up by currency."""
    sums: dict[str, Decimal] = {}
    for code, amount in rows:
        sums[code] = sums.get(code, Decimal(0)) + amount
    return sums


def share(part: Decimal, whole: Decimal) -> Decimal | None:
    """Return part of whole in per cent with one decimal, or None when there is no whole."""
    return (part * 100 / whole).quantize(Decimal("0.1"), ROUND_HALF_UP) if whole else None


def quarter_of(day: date) -> tuple[int, int]:
    """Return (year, quarter) of a day."""
    return day.year, (day.month - 1) // 3 + 1


@dataclass(frozen=True, slots=True)
class Forecast:
    """What falls due: by quarter from the current one on, what is late, and what has no day; by currency each."""

    late: Mapping[str, Decimal]
    quarters: Sequence[tuple[tuple[int, int], Mapping[str, Decimal]]]
    undated: Mapping[str, Decimal]


def forecast(owed: Iterable[tuple[date | None, str, Decimal]], today: date, *, ahead: int = 6) -> Forecast:
    """Put what is owed into quarters: (day expected, currency, amount). Empty quarters between are kept.

    At least the current quarter, at most `ahead` quarters are named; what lies further off falls into the last one.
    """
    late: list[tuple[str, Decimal]] = []
    undated: list[tuple[str, Decimal]] = []
    dated: dict[int, list[tuple[str, Decimal]]] = {}
    now = _index(today)
    for day, code, amount in owed:
        if day is None:
            undated.append((code, amount))
        elif day < today:
            late.append((code, amount))
        else:
            dated.setdefault(min(_index(day) - now, ahead - 1), []).append((code, amount))
    named = range(max(dated, default=0) + 1)
    quarters = [(_quarter(now + place), by_currency(dated.get(place, ()))) for place in named]
    return Forecast(by_currency(late), quarters, by_currency(undated))


@dataclass(frozen=True, slots=True)
class Quarter:
    """What comes in and goes out in a quarter, and what is there at its end. The first one holds what is late too."""

    quarter: tuple[int, int]
    inflow: Total
    outflow: Total
    balance: Decimal


def cash_flow(
    opening: Decimal,
    incoming: Forecast,
    outgoing: Forecast,
    convert: Callable[[Mapping[str, Decimal]], Total],
) -> list[Quarter]:
    """Carry what is at hand from quarter to quarter, in the currency of `convert`.

    What is late falls into the current quarter. What has no day, and what has no rate, is in no balance.
    """
    sides = [
        [by_currency([*side.late.items(), *now.items()] if not place else now.items())
         for place, (_quarter_of, now) in enumerate(side.quarters)]
        for side in (incoming, outgoing)
    ]  # fmt: skip
    names = max((incoming.quarters, outgoing.quarters), key=len)
    found, balance = [], opening
    for place, (quarter, _amounts) in enumerate(names):
        inflow, outflow = (convert(side[place] if place < len(side) else {}) for side in sides)
        balance += inflow.amount - outflow.amount
        found.append(Quarter(quarter, inflow, outflow, balance))
    return found


def _index(day: date) -> int:
    year, quarter = quarter_of(day)
    return year * 4 + quarter - 1


def _quarter(index: int) -> tuple[int, int]:
    return index // 4, index % 4 + 1
