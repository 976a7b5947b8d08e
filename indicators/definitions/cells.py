"""One statement that computes every cell of some partnerships for a day, in one pass over the rows of a population.

The facts are grouped once into `leaf`, the smallest groups that any indicator tells apart (a few thousand
rows, whatever the number of cases); indicators with their margins are then counted from those. Shares and
sums add up from the leaf; medians do not, so their days are kept as counts per day, from which the middle is
exact.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from indicators.enums import MEDIANS, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from indicators.definitions.base import Definition


@dataclass(frozen=True, slots=True)
class Cell:
    """A number to store. `sex` None: all together; `by_residence` False: all municipalities together.

    `denominator` is None for a count; `value` is None where the indicator does not apply. `population`: the
    persons (cases of a median, workers who are owed) in the number, which decide whether it may be shown to
    everybody.
    """

    partnership: int
    indicator: str
    category: str
    sex: str | None
    by_residence: bool
    residence: int | None
    numerator: Decimal | None
    denominator: Decimal | None
    value: Decimal | None
    population: int

    @property
    def place(self) -> tuple[str, str, str | None, bool, int | None]:
        """What the cell is about, within its period."""
        return self.indicator, self.category, self.sex, self.by_residence, self.residence


def by_population(definitions: Iterable[Definition]) -> list[list[Definition]]:
    """Return definitions parted by what they are counted from."""
    found: dict[str, list[Definition]] = {}
    for definition in definitions:
        found.setdefault(definition.rows.key, []).append(definition)
    return list(found.values())


def statement(definitions: Iterable[Definition]) -> str:
    """Return the SQL whose rows are the fields of Cell; parameters are those of the facts.

    The definitions are all counted from the same population.
    """
    chosen = list(definitions)
    rows = chosen[0].rows
    values = sorted({definition.value for definition in chosen if definition.value})
    sets = [f"({', '.join(rows.leaf)})", *(f"(partnership, sex, residence, {value})" for value in values)]
    flags = "".join(f", GROUPING({value}) = 0 AS has_{value}" for value in values)
    own = " AND ".join(f"GROUPING({value}) = 1" for value in values) or "true"
    added = "".join(f", sum({one}) AS {one}" for one in rows.sums)
    leaf = f"""
, leaf AS MATERIALIZED (
    SELECT {", ".join([*rows.leaf, *values])}, {own} AS plain{flags}, count(*) AS n{added}
    FROM facts GROUP BY GROUPING SETS ({", ".join(sets)})
)"""
    branches = [median(one) if one.kind in MEDIANS else additive(one) for one in chosen]
    return rows.set_wise + leaf + "\n" + "\nUNION ALL\n".join(branches)


def margins(definition: Definition) -> list[tuple[str, ...]]:
    """Return the sets of columns that group an indicator: all together, each split, splits crossed."""
    crossed = [
        ("partnership", *chosen)
        for size in range(len(definition.splits) + 1)
        for chosen in combinations(definition.splits, size)
    ]
    if not definition.category:
        return crossed
    parted = [(*one, "category") for one in crossed]
    return parted + crossed if definition.total else parted


def additive(definition: Definition) -> str:
    """Return the SELECT of a count, a share or a sum."""
    counted = f"coalesce(sum(n) FILTER (WHERE {definition.counted}), 0)"
    every = "coalesce(sum(n), 0)"
    numerator, denominator, population = counted, "NULL::numeric", counted
    value = counted
    if definition.kind == Kind.SHARE:
        denominator, population = every, every
        value = f"round({counted} / nullif({every}, 0), 6)"
    elif definition.kind == Kind.SUM:
        numerator = f"coalesce(sum({definition.amount}) FILTER (WHERE {definition.counted}), 0)"
        denominator = every
        value = f"CASE WHEN {every} > 0 THEN {numerator} END"
    category = definition.category or "''"
    rows = f"SELECT *, {category} AS category FROM leaf WHERE plain AND ({definition.population})"
    return f"""SELECT partnership, '{definition.key}' AS indicator, {places(definition)},
    {numerator} AS numerator, {denominator} AS denominator, {value} AS value, ({population})::bigint AS
    population
FROM ({rows}) AS counting
GROUP BY GROUPING SETS ({", ".join(f"({', '.join(one)})" for one in margins(definition))})"""


def median(definition: Definition) -> str:
    """Return the SELECT of a median: where half of the cases, in the order of their values, lies behind."""
    value = definition.value
    sets = ", ".join(f"({', '.join([*one, value])})" for one in margins(definition))
    return f"""SELECT partnership, '{definition.key}', '', sex, by_residence, residence,
    NULL::numeric, max(below)::numeric,
    (min({value}) FILTER (WHERE below >= lower) + min({value}) FILTER (WHERE below >= upper))::numeric / 2,
    coalesce(max(below), 0)::bigint
FROM (
    SELECT *, ((sum(n) OVER whole) + 1)::bigint / 2 AS lower, (sum(n) OVER whole)::bigint / 2 + 1 AS upper,
        sum(n) OVER (PARTITION BY partnership, sex, by_residence, residence ORDER BY {value}) AS below
    FROM (
        SELECT partnership, {places(definition)}, {value}, sum(n)::bigint AS n
        FROM leaf WHERE has_{value} AND ({definition.population}) GROUP BY GROUPING SETS ({sets})
    ) AS grouped
    WINDOW whole AS (PARTITION BY partnership, sex, by_residence, residence)
) AS ranked
GROUP BY partnership, sex, by_residence, residence"""


def places(definition: Definition) -> str:
    """Return the columns that say what a cell is about; NULL sex: all together, '': none is stated."""
    sex = "sex" if "sex" in definition.splits else "NULL::varchar AS sex"
    residence = "residence" if "residence" in definition.splits else "NULL::bigint AS residence"
    by_residence = "GROUPING(residence) = 0" if "residence" in definition.splits else "false"
    category = "coalesce(category, '')" if definition.category else "''"
    columns = f"{sex}, {by_residence} AS by_residence, {residence}"
    return columns if definition.kind in MEDIANS else f"{category} AS category, {columns}"
