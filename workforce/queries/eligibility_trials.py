"""Several sets of measures asked of one roster in one statement: a text as it stands, and as amendments would make it.

A set is judged whole, for measures bar one another; what says the same in two sets is asked once. Workers are counted
by the pattern of their answers, so whoever reads the counts can tell what any two sets share. A pattern has a sign for
each measure asked: see Sign.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from django.db import connection
from django.db.models.expressions import RawSQL
from psycopg.sql import SQL, Composable, Identifier, Literal

from partnerships.calculations.measures.ordering import in_order
from workforce.queries.eligibility import compiled, currency_columns, currency_of
from workforce.queries.eligibility_counts import band
from workforce.queries.eligibility_facts import relation
from workforce.queries.eligibility_sql import FACTS, all_of, any_of, as_text, column

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from decimal import Decimal

    from partnerships.calculations.measures.language import Measure
    from partnerships.models import Partnership

SPLITS = ("sex", "band", "site", "residence")
EVERYBODY = ""


class Sign(StrEnum):
    """What a pattern says of a worker and a measure; priced: what it would cost in a year can be told."""

    YES = "y"
    YES_UNPRICED = "Y"
    OPEN = "o"
    OPEN_UNPRICED = "O"
    NO = "n"


@dataclass(frozen=True, slots=True)
class Trial:
    """Measures to be asked, under keys of their own, and for each set {the measure's key there: its place here}."""

    measures: tuple[Measure, ...]
    sets: tuple[dict[str, int], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """`groups`: {(split, category): {pattern: workers}}, the split EVERYBODY has the one category None.

    `costs`: {(place of the measure, sign, currency): (workers, the cost of a year)}.
    """

    groups: dict[tuple[str, str | None], dict[str, int]]
    costs: dict[tuple[int, str, str], tuple[int, Decimal]]


def together(sets: Iterable[Sequence[Measure]]) -> Trial:
    """Bring sets of measures together so that what says the same, behind the same bars, is asked once."""
    asked: list[Measure] = []
    known: dict[str, int] = {}
    placed = []
    for measures in sets:
        places: dict[str, int] = {}
        for measure in in_order(measures):
            bars = tuple(f"m-{places[key]}" for key in measure.barred_if_available if key in places)
            bare = replace(measure, key="", name={}, pathway="", barred_if_available=bars, after=())
            place = known.setdefault(repr(bare), len(asked))
            if place == len(asked):
                asked.append(replace(bare, key=f"m-{place}"))
            places[measure.key] = place
        placed.append({measure.key: places[measure.key] for measure in measures})
    return Trial(tuple(asked), tuple(placed))


def ask(partnership: Partnership, trial: Trial, as_of: date) -> Asked:
    """Count everybody on the roster on a day by the pattern of their answers; one statement."""
    return ask_over(relation(partnership, as_of), trial, as_of)


def ask_over(facts: Composable, trial: Trial, as_of: date) -> Asked:
    """Count the same over a relation of facts as eligibility_sql describes it."""
    found = Asked({}, {})
    with connection.cursor() as cursor:
        cursor.execute(as_text(statement(facts, trial.measures, as_of)))
        for split, category, pattern, workers, place, currency, cost in cursor.fetchall():
            if place is None:
                found.groups.setdefault((split, category), {})[pattern] = workers
            else:
                found.costs[place, pattern, currency] = (workers, cost)
    return found


def statement(facts: Composable, measures: Sequence[Measure], as_of: date) -> Composable:
    """Return the counting statement: workers by split, category and pattern, then costs by measure and sign."""
    signs = SQL(" || ").join(sign(place) for place in range(len(measures))) if measures else SQL("''")
    told = SQL("SELECT f.*, {} AS band, {} AS pattern FROM ({}) {}").format(
        band(as_of), signs, compiled(facts, measures, as_of), Identifier(FACTS)
    )
    sets = [SQL("(pattern)"), *(SQL("(pattern, {})").format(Identifier(split)) for split in SPLITS)]
    which = SQL(" ").join(
        SQL("WHEN GROUPING({}) = 0 THEN {}").format(Identifier(split), Literal(split)) for split in SPLITS
    )
    counted = SQL(
        "SELECT CASE {} ELSE '' END, coalesce({}), pattern, count(*), NULL::integer, NULL::text, NULL::numeric"
        " FROM told GROUP BY GROUPING SETS ({})"
    ).format(which, SQL(", ").join(map(Identifier, SPLITS)), SQL(", ").join(sets))
    parts: list[Composable] = [SQL("WITH told AS MATERIALIZED ({}) {}").format(told, counted)]
    if measures:
        parts.append(costs(measures))
    return SQL(" UNION ALL ").join(parts)


def sign(place: int) -> Composable:
    """Return the sign of a measure's answer; see Sign."""
    answer, cost = column(f"m{place}"), column(f"c{place}")
    return SQL(
        "CASE WHEN {0} THEN CASE WHEN {1} IS NULL THEN 'Y' ELSE 'y' END"
        " WHEN {0} IS NULL THEN CASE WHEN {1} IS NULL THEN 'O' ELSE 'o' END ELSE 'n' END"
    ).format(answer, cost)


def costs(measures: Sequence[Measure]) -> Composable:
    """Return the statement that adds up costs by measure, sign and currency."""
    money = currency_columns(measures)
    rows = []
    for place, measure in enumerate(measures):
        code = currency_of(measure, money)
        currency: Composable = Literal(code) if not isinstance(code, int) else Identifier(money[code])
        rows.append(
            SQL("({}::integer, {}, {}::text)").format(Literal(place), Identifier(f"c{place}"), currency)
        )
    return SQL(
        "SELECT NULL, NULL, substr(pattern, v.place + 1, 1), count(*), v.place, v.currency, sum(v.cost)"
        " FROM told CROSS JOIN LATERAL (VALUES {}) v (place, cost, currency)"
        " WHERE v.cost IS NOT NULL GROUP BY v.place, substr(pattern, v.place + 1, 1), v.currency"
    ).format(SQL(", ").join(rows))


def any_answer(places: Iterable[int]) -> Composable:
    """Return whether any of some measures answers yes; NULL where that cannot be told."""
    return any_of([column(f"m{place}") for place in places])


def change(before: Iterable[int], after: Iterable[int]) -> Composable:
    """Return whether somebody appears eligible by some measures and did not by others."""
    found = SQL("({} IS NOT TRUE)").format(any_answer(before))
    return all_of([any_answer(after), found])


def unsure(places: Iterable[int]) -> Composable:
    """Return whether it cannot be told of somebody."""
    return SQL("({} IS NULL)").format(any_answer(places))


def chosen(partnership: Partnership, trial: Trial, as_of: date, condition: Composable) -> RawSQL:
    """Return the workers on the roster for whom a condition on the answers holds, as a subquery of keys."""
    found = SQL("SELECT f.worker FROM ({}) {} WHERE {}").format(
        compiled(relation(partnership, as_of), trial.measures, as_of), Identifier(FACTS), condition
    )
    return RawSQL(as_text(found).replace("%", "%%"), ())  # noqa: S611 - psycopg quoted it
