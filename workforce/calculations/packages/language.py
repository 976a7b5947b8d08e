"""What a package says, once read: components with their amounts, conditions, evidence, what binds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from partnerships.calculations.measures.language import Period

ALWAYS = Period()

Names = Mapping[str, str]
"""A name by language: {'en': 'Relocation', 'pl': …}; English is always there."""


class ComponentKind(StrEnum):
    """What a component pays for."""

    RELOCATION = "relocation"
    COMMUTING = "commuting"
    SETTLEMENT = "settlement"
    WAGE_SUBSIDY = "wage_subsidy"
    WAGE_INSURANCE = "wage_insurance"
    HIRING_INCENTIVE = "hiring_incentive"
    JOB_SEARCH = "job_search"
    TRAINING = "training"
    START_UP = "start_up"
    EQUIPMENT = "equipment"
    COUNSELLING = "counselling"


class Rate(StrEnum):
    """How a component's payment is worked out."""

    SHARE = "share"  # per cent of a basis
    TIMES = "times"  # a multiple of a basis
    FIXED = "fixed"  # an amount, once or for each unit
    BANDS = "bands"  # an amount by the band that a number falls into


class Paid(StrEnum):
    """How often a component is paid."""

    ONCE = "once"
    MONTHLY = "monthly"
    YEARLY = "yearly"


class Op(StrEnum):
    """How a figure is compared."""

    IS = "is"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    OVER = "over"
    UNDER = "under"
    BEFORE = "before"
    NOT_BEFORE = "not_before"
    NOT_AFTER = "not_after"


class When(StrEnum):
    """When evidence has to be there."""

    APPROVAL = "approval"
    PAYMENT = "payment"
    MONTH = "month"  # again for every month or year that is paid
    AFTERWARDS = "afterwards"  # once all is paid: proof of retention


class Once(StrEnum):
    """How often somebody may receive a package."""

    PERSON = "person"
    FAMILY = "family"


class ClawBack(StrEnum):
    """How much is given back when the job does not last."""

    IN_FULL = "in_full"
    PRO_RATA = "pro_rata"


@dataclass(frozen=True, slots=True)
class DayBound:
    """A day: fixed, or so long after the latest of some dates."""

    on: date | None = None
    after: tuple[str, ...] = ()
    days: int = 0
    months: int = 0


@dataclass(frozen=True, slots=True)
class FigureBound:
    """A multiple of another figure."""

    figure: str
    times: Decimal = Decimal(1)


Bound = Decimal | bool | DayBound | FigureBound


@dataclass(frozen=True, slots=True)
class Test:
    """One comparison of one figure."""

    figure: str
    op: Op
    bound: Bound


@dataclass(frozen=True, slots=True)
class Group:
    """Several conditions of which all, or at least one, must be met."""

    every: bool
    parts: tuple[Condition, ...]


Condition = Test | Group


@dataclass(frozen=True, slots=True)
class Limit:
    """The most that a payment may be: an amount, or per cent of a figure for each unit."""

    amount: Decimal | None = None
    share: Decimal | None = None
    basis: str = ""
    per: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """The amount from a number on; `over`: only above it."""

    edge: Decimal
    over: bool
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Falling:
    """After so many months the share falls every so many months by points, never below the least."""

    after: int
    every: int
    by: Decimal
    least: Decimal


@dataclass(frozen=True, slots=True)
class Component:
    """One thing that is paid for. `rate` says which of share, times, fixed and bands holds."""

    key: str
    kind: ComponentKind
    name: Names
    rate: Rate
    value: Decimal = Decimal(0)  # of share, times, fixed
    basis: tuple[str, ...] = ()  # figures added up
    less: str = ""  # a figure taken off the basis
    per: str = ""  # the number of units that a fixed amount is for
    units: Decimal | None = None  # most units
    bands_by: str = ""
    bands: tuple[Band, ...] = ()
    paid: Paid = Paid.ONCE
    periods: int = 1  # last month, or year, that may be paid
    first: int = 1  # first month, or year, that it pays
    falls: Falling | None = None
    most: tuple[Limit, ...] = ()
    most_in_all: Decimal | None = None
    when: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Within:
    """By when something has to be there: so long after a date."""

    after: str
    days: int = 0
    months: int = 0


@dataclass(frozen=True, slots=True)
class Evidence:
    """A paper, and when it has to be there."""

    key: str
    name: Names
    when: When
    within: Within | None = None


@dataclass(frozen=True, slots=True)
class Advance:
    """What may be paid before there is evidence."""

    share: Decimal
    most: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Retention:
    """So many days of work within so many days of a date, proved so many days later; else it is given back."""

    days: int
    within: int
    after: str
    proof: int
    claw_back: ClawBack


@dataclass(frozen=True, slots=True)
class Approvals:
    """How many people besides the one who asks approve amounts up to `up_to` (None: any)."""

    up_to: Decimal | None
    number: int


@dataclass(frozen=True, slots=True)
class Package:
    """A package as one document says it, valid on the days of its period."""

    key: str
    name: Names
    currency: str
    components: tuple[Component, ...]
    conditions: tuple[Condition, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    country: str = ""
    source: str = ""
    valid: Period = ALWAYS
    most: Decimal | None = None
    advance: Advance | None = None
    prior_approval: tuple[str, ...] = ()
    once: Once | None = None
    not_with: tuple[str, ...] = ()
    only_payer: bool = False
    retention: Retention | None = None
    approval: tuple[Approvals, ...] = (Approvals(None, 1),)


def asked(package: Package) -> tuple[str, ...]:
    """Return the figures that a request has to give, each once, in the order in which the package asks for them."""
    found: dict[str, None] = {}
    for one in package.components:
        found.update(dict.fromkeys(_of_component(one)))
    for condition in package.conditions:
        found.update(dict.fromkeys(figures_of(condition)))
    if package.only_payer:
        found["other_payer"] = None
    if package.once is Once.FAMILY:
        found["family_taken"] = None
    found.update(dict.fromkeys(package.prior_approval))
    if package.retention:
        found[package.retention.after] = None
    for proof in package.evidence:
        if proof.within:
            found[proof.within.after] = None
    return tuple(found)


def _of_component(one: Component) -> list[str]:
    limits = [name for limit in one.most for name in (limit.basis, limit.per)]
    length = {Paid.ONCE: "", Paid.MONTHLY: "months", Paid.YEARLY: "years"}[one.paid]
    tests = [name for condition in one.when for name in figures_of(condition)]
    return [name for name in (*one.basis, one.less, one.per, one.bands_by, *limits, length, *tests) if name]


def figures_of(condition: Condition) -> list[str]:
    """Return the figures that a condition looks at."""
    if isinstance(condition, Group):
        return [name for part in condition.parts for name in figures_of(part)]
    more: tuple[str, ...] = ()
    if isinstance(condition.bound, FigureBound):
        more = (condition.bound.figure,)
    elif isinstance(condition.bound, DayBound):
        more = condition.bound.after
    return [condition.figure, *more]
