"""What a sheet's form begins with: the income that the worker's facts and the agreement's measures say by themselves.

Nothing is guessed: a new employer's wage, a business's income and a pension that nobody worked out stay empty.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from partnerships.calculations.measures.days import shifted
from partnerships.calculations.measures.facts import Amount
from partnerships.calculations.measures.logic import Answer
from workforce.calculations.pathways.income import DAY, Kind, Segment, Segments
from workforce.calculations.pathways.rules import Way

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from partnerships.calculations.measures.facts import Facts
    from partnerships.calculations.measures.judging import Judgement
    from partnerships.calculations.measures.language import Measure

# the kind that a monthly payment of a measure is, and the kinds that somebody on the way may live on besides
PAYS = {
    Way.RETENTION: Kind.BENEFIT,
    Way.REDEPLOYMENT: Kind.BENEFIT,
    Way.RESKILLING_JOB: Kind.TRAINING,
    Way.RESKILLING_OWN: Kind.TRAINING,
    Way.EARLY_RETIREMENT: Kind.BRIDGE,
}
USUAL = {
    Way.RETENTION: (Kind.WAGE, Kind.WAGE, Kind.BENEFIT, Kind.ONCE),
    Way.REDEPLOYMENT: (Kind.BENEFIT, Kind.WAGE, Kind.WAGE, Kind.ONCE),
    Way.RESKILLING_JOB: (Kind.TRAINING, Kind.WAGE, Kind.BENEFIT, Kind.ONCE),
    Way.RESKILLING_OWN: (Kind.TRAINING, Kind.BUSINESS, Kind.BENEFIT, Kind.ONCE),
    Way.EARLY_RETIREMENT: (Kind.BRIDGE, Kind.PENSION, Kind.BENEFIT, Kind.ONCE),
}


@dataclass(frozen=True, slots=True)
class Told:
    """What a measure answers, and the words that name its clause as a source."""

    measure: Measure
    judgement: Judgement
    source: str


def proposed(
    way: Way, told: Iterable[Told], facts: Facts, day: date, *, currency: str, wage_source: str
) -> Segments:
    """Return what is known of the income on a way from a day on, in the sheet's currency."""
    found = []
    wage = facts.get("monthly_wage")
    if way is Way.RETENTION and wage and isinstance(wage.value, Amount):
        found.append(Segment(Kind.WAGE, day, None, wage.value.amount, wage.value.currency, wage_source))
    for one in told:
        if one.measure.pathway == way.pathway:
            found += _paid(way, one, facts, day)
    return tuple(one for one in found if one.currency == currency)[: len(USUAL[way])]


def _paid(way: Way, told: Told, facts: Facts, day: date) -> list[Segment]:
    """Return what a measure would pay whoever appears eligible."""
    due = told.judgement.benefit
    if told.judgement.answer is not Answer.YES or due is None or due.payment is None:
        return []
    amount, currency = due.payment
    benefit = told.measure.benefit
    if benefit is not None and benefit.paid == "once":
        return [Segment(Kind.ONCE, day, None, amount, currency, told.source)]
    until = None if due.payments is None else shifted(day, months=due.payments) - DAY
    pension = facts.get("pension_on")
    begins = pension.value if pension and isinstance(pension.value, date) else None
    if way is Way.EARLY_RETIREMENT and begins and begins > day:
        until = min(until, begins - DAY) if until else begins - DAY
    found = [Segment(PAYS[way], day, until, amount, currency, told.source)]
    accrued = facts.get("accrued_pension")
    if way is Way.EARLY_RETIREMENT and begins and accrued and isinstance(accrued.value, Amount):
        found.append(Segment(Kind.PENSION, max(begins, day), None, *accrued.value, told.source))
    return found


def kinds(way: Way, begun: Sequence[Segment]) -> list[Kind]:
    """Return the kinds of a form's lines: those of the lines that are filled, then those not there yet."""
    have = [one.kind for one in begun]
    left = list(USUAL[way])
    for kind in have:
        if kind in left:
            left.remove(kind)
    return (have + left)[: len(USUAL[way])]
