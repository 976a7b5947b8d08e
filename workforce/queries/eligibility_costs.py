"""What measures cost in a year, as SQL: the same arithmetic as partnerships.calculations.measures.benefits.

NULL where a basis is not known, or where currencies differ. LEAST and GREATEST pass over NULLs, so everything that an
amount hangs on is asked for first.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from psycopg.sql import SQL, Composable, Literal

from partnerships.calculations.measures.benefits import YEAR
from partnerships.calculations.measures.facts import BEGUN_BY
from partnerships.calculations.measures.language import Benefit, ByService, Direction, Paid, Rounding
from workforce.queries.eligibility_sql import all_of, column

ROUND = {Direction.HALF_UP: SQL("round"), Direction.UP: SQL("ceil"), Direction.DOWN: SQL("floor")}


def currency(benefit: Benefit) -> Composable:
    """Return the currency that a benefit is paid in."""
    if benefit.amount is not None:
        return Literal(benefit.amount.currency)
    return column(f"{benefit.basis}_currency")


def a_year(benefit: Benefit, as_of: date) -> Composable:
    """Return the cost of the first twelve months; NULL where it cannot be told."""
    times = 1 if benefit.paid is Paid.ONCE else min(benefit.months or YEAR, YEAR)
    cost = payment(benefit, as_of)
    if times != 1:
        cost = SQL("({} * {})").format(cost, Literal(times))
    needs = known(benefit)
    return SQL("(CASE WHEN {} THEN {} END)").format(all_of(needs), cost) if needs else cost


def known(benefit: Benefit) -> list[Composable]:
    """Return the conditions without which no amount can be told."""
    facts = [benefit.basis] if benefit.basis else []
    if benefit.by_service is not None:
        facts.append(BEGUN_BY.get(benefit.by_service.fact, benefit.by_service.fact))
    needs: list[Composable] = []
    if benefit.offset is not None:
        facts.append(benefit.offset.fact)
        needs.append(SQL("({} = {})").format(column(f"{benefit.offset.fact}_currency"), currency(benefit)))
    if benefit.cap is not None and benefit.basis:
        needs.append(SQL("({} = {})").format(currency(benefit), Literal(benefit.cap.currency)))
    return [SQL("({} IS NOT NULL)").format(column(fact)) for fact in facts] + needs


def payment(benefit: Benefit, as_of: date) -> Composable:
    """Return one payment, in the order that language.Benefit gives."""
    found: Composable
    if benefit.amount is not None:
        found = Literal(benefit.amount.amount)
    else:
        found = SQL("({} * {})").format(column(benefit.basis), Literal(benefit.factor))
    if benefit.by_service is not None:
        found = SQL("({} * {})").format(found, times(benefit.by_service, as_of))
    if benefit.cap is not None:
        found = SQL("least({}, {})").format(found, Literal(benefit.cap.amount))
    if benefit.offset is not None:
        less = (column(benefit.offset.fact), Literal(benefit.offset.share.scaleb(-2)))
        found = SQL("greatest({} - {} * {}, 0)").format(found, *less)
    return rounded(found, benefit.rounding or Rounding())


def times(by_service: ByService, as_of: date) -> Composable:
    """Return by what the length of service multiplies."""
    years: Composable
    if by_service.fact in BEGUN_BY:
        years = SQL("greatest(extract(year FROM age({}::timestamp, {}::timestamp)), 0)").format(
            Literal(as_of), column(BEGUN_BY[by_service.fact])
        )
    else:
        years = SQL("floor({})").format(column(by_service.fact))
    grown = SQL("({} * {})").format(years, Literal(by_service.each))
    return (
        grown
        if by_service.at_most is None
        else SQL("least({}, {})").format(grown, Literal(by_service.at_most))
    )


def rounded(amount: Composable, rounding: Rounding) -> Composable:
    """Return an amount on the next step."""
    if rounding == Rounding():
        return SQL("round({}::numeric, 2)").format(amount)
    steps = Literal(Decimal(1) / rounding.step)
    return SQL("({}({}::numeric * {}) * {})").format(
        ROUND[rounding.direction], amount, steps, Literal(rounding.step)
    )
