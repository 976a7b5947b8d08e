"""What a declaration of an indicator consists of, and the hash that names exactly this one."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any

from django.utils.translation import override

from indicators.definitions.facts import CASE_FACTS
from indicators.enums import Direction, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from indicators.definitions.population import Population

ALL = ""  # in a Shown: everything of this axis


@dataclass(frozen=True, slots=True)
class Statement:
    """An indicator in sentences, each translatable."""

    numerator: Any
    denominator: Any
    unit: Any
    timing: Any
    exclusions: Any
    source: Any


@dataclass(frozen=True, slots=True)
class Shown:
    """Which counts of which disclosure table a value gives away; see indicators.definitions.disclosure.

    `people`: it speaks of the table of persons by standing, sex and municipality, else of a table of its own
    population. `standings`: names of sets of that table's standings ("{category}" stands for the reading's
    category); `sexes`: names of sets of sexes in place of the reading's own.
    """

    people: bool = True
    standings: tuple[str, ...] = (ALL,)
    sexes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Definition:
    """An indicator, declared once. SQL pieces speak of the columns of `rows`, the facts it is counted from.

    `population` says which rows the denominator counts, `counted` which of them the numerator counts; a sum
    adds up `amount` over the counted rows, a median is taken of `value` over the population (which may then
    speak of `value` alone). `category` is a column that parts the indicator, `categories` those shown even
    when nobody is in them; `total` asks for all categories together as well. `splits`: "sex", "residence".
    """

    key: str
    version: int
    title: Any
    label: Any
    statement: Statement
    kind: Kind
    direction: Direction
    population: str
    counted: str
    shown: Shown
    amount: str = ""
    value: str = ""
    category: str = ""
    categories: tuple[str, ...] = ()
    total: bool = False
    splits: tuple[str, ...] = ("sex", "residence")
    category_titles: Mapping[str, Any] | None = None
    category_labels: Mapping[str, Any] | None = None
    category_directions: Mapping[str, Direction] | None = None
    rows: Population = CASE_FACTS

    @property
    def hash(self) -> str:
        """SHA-256 of everything that decides the value: key, version, English statement, SQL, facts."""
        with override("en"):
            parts = [(name.name, str(getattr(self.statement, name.name))) for name in fields(Statement)]
        code = [self.kind, self.population, self.counted, self.amount, self.value, self.category, self.total]
        told = repr(
            (self.key, self.version, parts, [str(piece) for piece in code], self.splits, self.rows.set_wise)
        )
        return hashlib.sha256(told.encode()).hexdigest()

    @property
    def parts(self) -> dict[str, str]:
        """The two lists that can be asked for: the rows counted, and the rows they are counted among."""
        lists = {"numerator": f"({self.population}) AND ({self.counted})"}
        if self.kind == Kind.SHARE:
            lists["denominator"] = self.population
        return lists

    def better(self, category: str = "") -> Direction:
        """Say which way is better, for one category where they differ."""
        return (self.category_directions or {}).get(category, self.direction)

    def sentences(self) -> dict[str, Any]:
        """The statement as a mapping, for pages."""
        return asdict(self.statement)
