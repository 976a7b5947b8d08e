"""What a measure says, as values. Read by `reading`, written by `writing`, asked by `judging`, compiled by the workforce.

Every document key is named beside the field that holds it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from .facts import Amount, Kind, Standing

AS_OF, EVENT = "as_of", "event"
"""The two days that are no facts: the day asked about, and the worker's event date as the measure names it."""
PATHWAYS = ("retention", "redeployment", "reskilling", "early_retirement")


class Operator(StrEnum):
    """How a test compares; the word is the document's key. Which ones a kind takes stands in OPERATORS."""

    IS = "is"
    IS_NOT = "is_not"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    NOT_BEFORE = "not_before"
    NOT_AFTER = "not_after"
    AFTER = "after"
    BEFORE = "before"
    STARTS_WITH = "starts_with"
    STARTS_NOT_WITH = "starts_not_with"
    INCLUDES = "includes"  # any of them
    INCLUDES_NONE = "includes_none"


_ORDERED = (Operator.IS, Operator.AT_LEAST, Operator.AT_MOST, Operator.MORE_THAN, Operator.LESS_THAN)
OPERATORS: dict[Kind, tuple[Operator, ...]] = {
    Kind.DATE: (Operator.IS, Operator.NOT_BEFORE, Operator.NOT_AFTER, Operator.AFTER, Operator.BEFORE),
    Kind.NUMBER: _ORDERED,
    Kind.MONEY: _ORDERED,
    Kind.CHOICE: (Operator.IS, Operator.IS_NOT),
    Kind.CODE: (Operator.IS, Operator.IS_NOT, Operator.STARTS_WITH, Operator.STARTS_NOT_WITH),
    Kind.FLAG: (Operator.IS,),
    Kind.MEASURES: (Operator.INCLUDES, Operator.INCLUDES_NONE),
}
SIGNS = {
    Operator.IS: "=",
    Operator.AT_LEAST: ">=", Operator.NOT_BEFORE: ">=",
    Operator.AT_MOST: "<=", Operator.NOT_AFTER: "<=",
    Operator.MORE_THAN: ">", Operator.AFTER: ">",
    Operator.LESS_THAN: "<", Operator.BEFORE: "<",
}  # fmt: skip
"""What the operators of ordered kinds mean."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day that a measure names: a literal date, `as_of`, `event` or a date fact, moved by years, months and days.

    As a document: the bare anchor, or {years, months, days, after|before: anchor}.
    """

    anchor: date | str
    years: int = 0
    months: int = 0
    days: int = 0
    before: bool = False

    @property
    def moved(self) -> bool:
        """Whether it lies apart from its anchor."""
        return bool(self.years or self.months or self.days)

    @property
    def move(self) -> tuple[int, int]:
        """How far it lies from its anchor: (months, days), negative when before it."""
        sign = -1 if self.before else 1
        return sign * (12 * self.years + self.months), sign * self.days


Asked = Day | Decimal | Amount | bool | tuple[str, ...]
"""What a test compares with: by kind a Day, a number, an amount, yes or no, or words."""


@dataclass(frozen=True, slots=True)
class Test:
    """One condition: {fact, day, OPERATOR: value, standing}.

    `day` is the one for age, service and employed (None: as_of). `standing` is the least that every fact which the test
    reads must have; below it the test cannot tell.
    """

    __test__ = False

    fact: str
    operator: Operator
    value: Asked
    day: Day | None = None
    standing: Standing | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Conditions that all must hold: {all: [test, …]}."""

    tests: tuple[Test, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` to `end`, both included: {from, until}; None is open."""

    start: date | None = None
    end: date | None = None

    def holds(self, day: date) -> bool:
        """Whether the day lies inside."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Event:
    """The worker's event date and when it must lie: {fact, from, until}."""

    fact: str
    period: Period = Period()


class Paid(StrEnum):
    """How often a benefit is paid."""

    ONCE = "once"
    MONTHLY = "monthly"


class Direction(StrEnum):
    """Which way an amount between two steps goes."""

    HALF_UP = "half_up"
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Rounding:
    """To which step a payment is rounded, and how: {step, direction}."""

    step: Decimal = Decimal("0.01")
    direction: Direction = Direction.HALF_UP


@dataclass(frozen=True, slots=True)
class ByService:
    """How a benefit grows: {fact, each, at_most}: `each` for every completed year of the fact, up to `at_most` times."""

    fact: str
    each: Decimal = Decimal(1)
    at_most: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Offset:
    """What is taken off each payment: {fact, share}: so many per cent of another income, never below nothing."""

    fact: str
    share: Decimal = Decimal(100)


@dataclass(frozen=True, slots=True)
class Benefit:
    """What is paid: a fixed `amount`, or `share` per cent of a wage `basis`, or a `multiple` of it.

    Worked out in this order: amount, share or multiple; times `by_service`; held to `cap`; less `offset`; rounded.
    `months` is how often a monthly benefit is paid at most; None while it has no end.
    """

    paid: Paid
    amount: Amount | None = None
    basis: str = ""
    share: Decimal | None = None
    multiple: Decimal | None = None
    by_service: ByService | None = None
    cap: Amount | None = None
    offset: Offset | None = None
    months: int | None = None
    rounding: Rounding | None = None

    @property
    def factor(self) -> Decimal:
        """By what the basis is multiplied."""
        return self.multiple if self.multiple is not None else (self.share or Decimal(0)).scaleb(-2)


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure: key, name {language: text}, pathway, valid, event, eligible {any: [group, …]}, its place among others.

    `excludes`: whoever took one of these is barred from this one. `barred_if_available`: this one only where their
    answer is no. `after`: these are judged, and shown, before this one.
    """

    key: str
    name: Mapping[str, str]
    pathway: str
    groups: tuple[Group, ...]
    valid: Period | None = None
    event: Event | None = None
    excludes: tuple[str, ...] = ()
    barred_if_available: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    benefit: Benefit | None = None

    def in_force(self, as_of: date) -> bool:
        """Whether the measure is valid on that day of the calendar."""
        return self.valid is None or self.valid.holds(as_of)
