"""What a measure pays one worker: a payment, how many, the sum, and the cost of its first twelve months.

Everything is Decimal in one currency. Amounts of different currencies are never brought together: the answer is then
that it cannot be told, naming the fact.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal, localcontext

from .asking import Lack, Why
from .days import completed_years
from .facts import BEGUN_BY, Amount, Facts
from .language import Benefit, ByService, Direction, Paid, Rounding

DIGITS = 60  # more than any product of the figures that `reading` lets in
YEAR = 12
CENT = Decimal("0.01")
ROUND = {Direction.HALF_UP: ROUND_HALF_UP, Direction.UP: ROUND_CEILING, Direction.DOWN: ROUND_FLOOR}


@dataclass(frozen=True, slots=True)
class Due:
    """What would be paid. `payments` and `total` are None for a monthly benefit without an end.

    `a_year` is the cost of the first twelve months. Where `lacks` names facts, nothing could be worked out.
    """

    payment: Amount | None = None
    payments: int | None = None
    total: Amount | None = None
    a_year: Amount | None = None
    lacks: tuple[Lack, ...] = ()


def due(benefit: Benefit, facts: Facts, as_of: date) -> Due:
    """Work out a benefit for one worker on a day."""
    lacks: list[Lack] = []
    with localcontext() as context:
        context.prec = DIGITS
        payment = _payment(benefit, facts, as_of, lacks)
        if payment is None:
            return Due(lacks=tuple(lacks))
        amount, currency = payment
        once = benefit.paid is Paid.ONCE
        payments = 1 if once else benefit.months
        in_a_year = 1 if once else min(benefit.months or YEAR, YEAR)
        total = None if payments is None else Amount(amount * payments, currency)
        return Due(payment, payments, total, Amount(amount * in_a_year, currency))


def _payment(benefit: Benefit, facts: Facts, as_of: date, lacks: list[Lack]) -> Amount | None:
    found = _money(benefit.basis, facts, lacks) if benefit.basis else benefit.amount
    times = _times(benefit.by_service, facts, as_of, lacks)
    less = _money(benefit.offset.fact, facts, lacks) if benefit.offset else None
    if found is None or lacks:
        return None
    amount, currency = found
    if benefit.basis:
        amount *= benefit.factor
    amount *= times
    if benefit.cap is not None:
        if benefit.cap.currency != currency:
            lacks.append(Lack(benefit.basis, Why.CURRENCY))
            return None
        amount = min(amount, benefit.cap.amount)
    if benefit.offset is not None and less is not None:
        if less.currency != currency:
            lacks.append(Lack(benefit.offset.fact, Why.CURRENCY))
            return None
        amount = max(amount - less.amount * benefit.offset.share.scaleb(-2), Decimal(0))
    return Amount(rounded(amount, benefit.rounding or Rounding()), currency)


def rounded(amount: Decimal, rounding: Rounding) -> Decimal:
    """Return an amount of money on the next step that the rounding says."""
    steps = (amount / rounding.step).to_integral_value(ROUND[rounding.direction])
    return (steps * rounding.step).quantize(CENT)


def _money(fact: str, facts: Facts, lacks: list[Lack]) -> Amount | None:
    known = facts.get(fact)
    if known is None or not isinstance(known.value, Amount):
        lacks.append(Lack(fact, Why.MISSING))
        return None
    return known.value


def _times(by_service: ByService | None, facts: Facts, as_of: date, lacks: list[Lack]) -> Decimal:
    """Return by what the length of service multiplies; completed years only."""
    if by_service is None:
        return Decimal(1)
    fact = BEGUN_BY.get(by_service.fact, by_service.fact)
    known = facts.get(fact)
    if known is None:
        lacks.append(Lack(fact, Why.MISSING))
        return Decimal(0)
    if isinstance(known.value, date):
        years = Decimal(max(completed_years(known.value, as_of), 0))
    else:
        years = Decimal(str(known.value)).to_integral_value(ROUND_FLOOR)
    times = years * by_service.each
    return times if by_service.at_most is None else min(times, by_service.at_most)
