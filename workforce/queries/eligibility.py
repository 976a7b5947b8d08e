"""Who appears eligible: the measures of an agreement asked of a whole roster at once.

`answers` gives every worker's, `counts` how many there are and what they would cost in a year. For the reasons of one
worker, ask `eligibility_facts.facts_of` and partnerships.calculations.measures.judging.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.db import connection
from psycopg.sql import SQL, Composable, Identifier

from partnerships.calculations.measures.facts import BEGUN_BY, Amount
from partnerships.calculations.measures.ordering import in_order
from workforce.queries import eligibility_costs
from workforce.queries.eligibility_facts import relation
from workforce.queries.eligibility_sql import FACTS, Conditions, all_of, column, turned

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from decimal import Decimal

    from partnerships.calculations.measures.language import Measure
    from partnerships.models import Partnership

PLACES = ("sex", "birth_date", "site", "residence")
"""Facts that counts are broken down by; they stand beside the answers."""
AT_ONCE = 2_000  # rows that are fetched together
# A step that the planner may not merge into the next one: what it works out is then worked out once.
STEP = SQL("SELECT {} FROM ({}) {} OFFSET 0")


class Answers(NamedTuple):
    """One worker: True, False or None (cannot tell) for each measure in turn, and what it would cost in a year.

    A cost stands where the answer is not False and the amount can be told, in the currency at its place.
    """

    worker: int
    answers: tuple[bool | None, ...]
    costs: tuple[Decimal | None, ...]
    currencies: tuple[str | None, ...]

    def amounts(self) -> tuple[Amount | None, ...]:
        """Return the costs as amounts of money."""
        pairs = zip(self.costs, self.currencies, strict=True)
        return tuple(None if cost is None or code is None else Amount(cost, code) for cost, code in pairs)


def answers(partnership: Partnership, measures: Sequence[Measure], as_of: date) -> Iterator[Answers]:
    """Yield what the measures answer for everybody on the roster on a day."""
    return answers_over(relation(partnership, as_of), measures, as_of)


def answers_over(facts: Composable, measures: Sequence[Measure], as_of: date) -> Iterator[Answers]:
    """Yield the same for a relation of facts as eligibility_sql describes it."""
    width, money = len(measures), currency_columns(measures)
    names = [
        "worker",
        *(f"m{place}" for place in range(width)),
        *(f"c{place}" for place in range(width)),
        *money,
    ]
    codes = [currency_of(measure, money) for measure in measures]
    known: dict[tuple[str, ...], tuple[str | None, ...]] = {}
    with connection.chunked_cursor() as cursor:
        cursor.execute(
            SQL("SELECT {} FROM ({}) f").format(
                SQL(", ").join(map(Identifier, names)), compiled(facts, measures, as_of)
            )
        )
        while rows := cursor.fetchmany(AT_ONCE):
            for row in rows:
                held = row[2 * width + 1 :]
                if held not in known:
                    known[held] = tuple(held[code] if isinstance(code, int) else code for code in codes)
                yield Answers(row[0], row[1 : width + 1], row[width + 1 : 2 * width + 1], known[held])


def currency_columns(measures: Sequence[Measure]) -> list[str]:
    """Return the columns that hold the currencies of wages that benefits are parts of."""
    return sorted({f"{one.benefit.basis}_currency" for one in measures if one.benefit and one.benefit.basis})


def currency_of(measure: Measure, money: Sequence[str]) -> str | int | None:
    """Return a measure's currency, the place of the column of `money` that holds it, or None where nothing is paid."""
    benefit = measure.benefit
    if benefit is None:
        return None
    return benefit.amount.currency if benefit.amount else money.index(f"{benefit.basis}_currency")


def compiled(facts: Composable, measures: Sequence[Measure], as_of: date) -> Composable:
    """Return the statement: `worker`, PLACES, the answers m0, m1, …, the yearly costs c0, c1, …, and currencies.

    A measure that is barred while others are available stands one step above them.
    """
    steps = depths(measures)
    carried = [Identifier(FACTS, name) for name in ("worker", *needed(measures))]
    own = [
        SQL("{} AS {}").format(Conditions(measure, as_of).own(), Identifier(f"o{place}" if steps[place] else f"m{place}"))
        for place, measure in enumerate(measures)
    ]  # fmt: skip
    found: Composable = STEP.format(SQL(", ").join([*carried, *own]), facts, Identifier(FACTS))
    places = {measure.key: place for place, measure in enumerate(measures)}
    for depth in range(1, max(steps, default=0) + 1):
        here = [place for place, step in enumerate(steps) if step == depth]
        barred = [
            SQL("{} AS {}").format(_unbarred(measures[place], place, places), Identifier(f"m{place}"))
            for place in here
        ]
        found = STEP.format(SQL(", ").join([SQL("f.*"), *barred]), found, Identifier(FACTS))
    told = [column(f"m{place}") for place in range(len(measures))]
    costs = [_cost(measure, place, as_of) for place, measure in enumerate(measures)]
    return STEP.format(SQL(", ").join([*carried, *told, *costs]), found, Identifier(FACTS))


def needed(measures: Sequence[Measure]) -> list[str]:
    """Return the columns of facts that counts and costs need."""
    names = list(PLACES)
    for benefit in (measure.benefit for measure in measures if measure.benefit):
        money = [benefit.basis] if benefit.basis else []
        money += [benefit.offset.fact] if benefit.offset else []
        names += [name for fact in money for name in (fact, f"{fact}_currency")]
        if benefit.by_service:
            names.append(BEGUN_BY.get(benefit.by_service.fact, benefit.by_service.fact))
    return list(dict.fromkeys(names))


def depths(measures: Sequence[Measure]) -> list[int]:
    """Return for each measure above how many others it stands that bar it when they are available."""
    known: dict[str, int] = {}
    for measure in in_order(measures):
        below = [known[key] for key in measure.barred_if_available if key in known]
        known[measure.key] = 1 + max(below) if below else 0
    return [known[measure.key] for measure in measures]


def _unbarred(measure: Measure, place: int, places: dict[str, int]) -> Composable:
    others = [places[key] for key in measure.barred_if_available if key in places]
    return all_of([column(f"o{place}"), *(turned(column(f"m{other}")) for other in others)])


def _cost(measure: Measure, place: int, as_of: date) -> Composable:
    name = Identifier(f"c{place}")
    if measure.benefit is None:
        return SQL("NULL::numeric AS {}").format(name)
    cost = eligibility_costs.a_year(measure.benefit, as_of)
    return SQL("CASE WHEN {} IS NOT FALSE THEN {} END AS {}").format(column(f"m{place}"), cost, name)
