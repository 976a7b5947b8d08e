"""How many appear eligible and what they would cost in a year, by sex, age band, site and municipality."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import connection
from psycopg.sql import SQL, Composable, Identifier, Literal

from partnerships.calculations.measures.days import latest_beginning
from workforce.queries.case_list import AGE_BANDS
from workforce.queries.eligibility import compiled, currency_columns, currency_of
from workforce.queries.eligibility_facts import relation
from workforce.queries.eligibility_sql import any_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from partnerships.calculations.measures.language import Measure
    from partnerships.models import Partnership


class Place(NamedTuple):
    """Where a worker is counted; None where it is not known. `band` is a key of case_list.AGE_BANDS."""

    sex: str | None
    band: str | None
    site: str | None
    residence: str | None


@dataclass(slots=True)
class Tally:
    """What one measure answers for some workers.

    `cost` and `open_cost` are by currency: of those who appear eligible, and of those where it cannot be told, so the
    year costs from `cost` to `cost` + `open_cost`. `unpriced` and `open_unpriced` are those of them whose amount cannot
    be told.
    """

    yes: int = 0
    cannot_tell: int = 0
    cost: dict[str, Decimal] = field(default_factory=dict)
    open_cost: dict[str, Decimal] = field(default_factory=dict)
    unpriced: int = 0
    open_unpriced: int = 0

    def add(self, other: Tally) -> None:
        """Add another tally of the same measure."""
        self.yes += other.yes
        self.cannot_tell += other.cannot_tell
        self.unpriced += other.unpriced
        self.open_unpriced += other.open_unpriced
        for mine, theirs in ((self.cost, other.cost), (self.open_cost, other.open_cost)):
            for code, amount in theirs.items():
                mine[code] = mine.get(code, Decimal(0)) + amount


@dataclass(slots=True)
class Cell:
    """Some workers: how many, how many appear eligible for any measure at all, and the tally of each measure."""

    tallies: list[Tally]
    workers: int = 0
    reached: int = 0
    open_reached: int = 0

    def add(self, other: Cell) -> None:
        """Add the workers of another cell."""
        self.workers += other.workers
        self.reached += other.reached
        self.open_reached += other.open_reached
        for mine, theirs in zip(self.tallies, other.tallies, strict=True):
            mine.add(theirs)


@dataclass(frozen=True, slots=True)
class Counts:
    """The counts of some measures, in their order, by place."""

    keys: tuple[str, ...]
    cells: dict[Place, Cell]

    def by(self, *names: str) -> dict[tuple[str | None, ...], Cell]:
        """Return the cells put together by some of Place's names: by() is everybody, under the key ()."""
        found: dict[tuple[str | None, ...], Cell] = defaultdict(self._empty)
        if not names:
            found[()] = self._empty()
        for place, cell in self.cells.items():
            found[tuple(getattr(place, name) for name in names)].add(cell)
        return dict(found)

    def total(self) -> Cell:
        """Return everybody's cell."""
        return self.by()[()]

    def _empty(self) -> Cell:
        return Cell([Tally() for _key in self.keys])


def counts(partnership: Partnership, measures: Sequence[Measure], as_of: date) -> Counts:
    """Count what the measures answer for those on the roster on a day."""
    return counts_over(relation(partnership, as_of), measures, as_of)


def counts_over(facts: Composable, measures: Sequence[Measure], as_of: date) -> Counts:
    """Count the same over a relation of facts as eligibility_sql describes it."""
    money = currency_columns(measures)
    codes = [currency_of(measure, money) for measure in measures]
    cells: dict[Place, Cell] = {}
    with connection.cursor() as cursor:
        cursor.execute(statement(facts, measures, as_of, money))
        for sex, band, site, residence, *row in cursor.fetchall():
            cell = _cell(row[: len(money)], iter(row[len(money) :]), codes)
            cells.setdefault(Place(sex, band, site, residence), Cell([Tally() for _ in measures])).add(cell)
    return Counts(tuple(measure.key for measure in measures), cells)


def statement(
    facts: Composable, measures: Sequence[Measure], as_of: date, money: Iterable[str]
) -> Composable:
    """Return the counting statement: place, currencies, then the figures of `_figures` and of each measure."""
    grouped = [
        Identifier("sex"),
        band(as_of),
        Identifier("site"),
        Identifier("residence"),
        *map(Identifier, money),
    ]
    answers = [Identifier(f"m{place}") for place in range(len(measures))]
    reached = any_of(answers)
    figures: list[Composable] = [
        SQL("count(*)"), SQL("count(*) FILTER (WHERE {})").format(reached),
        SQL("count(*) FILTER (WHERE {} IS NULL)").format(reached),
    ]  # fmt: skip
    for place, answer in enumerate(answers):
        cost = Identifier(f"c{place}")
        for which in (answer, SQL("{} IS NULL").format(answer)):
            figures += [
                SQL("count(*) FILTER (WHERE {})").format(which),
                SQL("count({}) FILTER (WHERE {})").format(cost, which),
                SQL("sum({}) FILTER (WHERE {})").format(cost, which),
            ]
    numbers = SQL(", ").join(map(SQL, map(str, range(1, len(grouped) + 1))))
    chosen = SQL(", ").join([*grouped, *figures])
    return SQL("SELECT {} FROM ({}) f GROUP BY {}").format(chosen, compiled(facts, measures, as_of), numbers)


def band(as_of: date) -> Composable:
    """Return the band of age on a day."""
    cases: list[Composable] = [SQL("WHEN birth_date IS NULL THEN NULL")]
    for name, (_youngest, oldest) in AGE_BANDS.items():
        if oldest is None:
            cases.append(SQL("ELSE {}").format(Literal(name)))
        else:
            after = Literal(latest_beginning(as_of, oldest + 1))
            cases.append(SQL("WHEN birth_date > {} THEN {}").format(after, Literal(name)))
    return SQL("CASE {} END").format(SQL(" ").join(cases))


def _cell(currencies: Sequence[str], row: Iterator[Any], codes: Sequence[str | int | None]) -> Cell:
    workers, reached, open_reached = next(row), next(row), next(row)
    tallies = []
    for code in codes:
        currency = currencies[code] if isinstance(code, int) else code
        yes, priced, cost = next(row), next(row), next(row)
        unsure, open_priced, open_cost = next(row), next(row), next(row)
        tallies.append(
            Tally(
                yes,
                unsure,
                {currency: cost} if currency and cost is not None else {},
                {currency: open_cost} if currency and open_cost is not None else {},
                yes - priced if code is not None else 0,
                unsure - open_priced if code is not None else 0,
            )
        )
    return Cell(tallies, workers, reached, open_reached)
