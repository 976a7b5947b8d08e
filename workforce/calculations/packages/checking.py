"""Holding a request against a package's conditions: met, not met, or not to be told, and by which figure.

All of a group must be met: one failure decides, else one unknown leaves it open. Of any of a group one met decides.
What comes out is how it appears, for people to decide; nothing here decides.
"""

from __future__ import annotations

import operator
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from partnerships.calculations.measures.days import completed_years, shifted

from .figures import AGE, APPROVED_ON, ASKED_ON, FIGURES, Figures, Value
from .language import (
    Bound,
    Condition,
    DayBound,
    FigureBound,
    Group,
    Once,
    Op,
    Package,
    Test,
    When,
    Within,
    figures_of,
)

DAYS = {Op.BEFORE: operator.lt, Op.NOT_BEFORE: operator.ge, Op.NOT_AFTER: operator.le}
NUMBERS = {Op.AT_LEAST: operator.ge, Op.AT_MOST: operator.le, Op.OVER: operator.gt, Op.UNDER: operator.lt}


class Outcome(StrEnum):
    """How a condition appears."""

    MET = "met"
    FAILED = "failed"
    UNKNOWN = "unknown"


class About(StrEnum):
    """What a check looks at."""

    CONDITION = "condition"
    VALID = "valid"
    PRIOR_APPROVAL = "prior_approval"
    ONLY_PAYER = "only_payer"
    ONCE = "once"
    NOT_WITH = "not_with"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Check:
    """One check: what it looks at, how it appears, the figures it stood on (None: not given), the rule itself."""

    about: About
    outcome: Outcome
    figures: tuple[tuple[str, Value | None], ...] = ()
    condition: Condition | None = None
    parts: tuple[Check, ...] = ()
    keys: tuple[str, ...] = ()  # packages already received, or evidence that is missing


@dataclass(frozen=True, slots=True)
class Before:
    """What somebody received or is about to receive: keys of packages; `seen`: evidence that was seen."""

    packages: frozenset[str] = frozenset()
    seen: frozenset[str] = frozenset()


def with_own(
    figures: Mapping[str, Value], *, asked_on: date, approved_on: date, born: date | None
) -> dict[str, Value]:
    """Return figures with those that the portal gives."""
    own: dict[str, Value] = {ASKED_ON: asked_on, APPROVED_ON: approved_on}
    if born is not None:
        own[AGE] = Decimal(completed_years(born, asked_on))
    return {**figures, **own}


def together(outcomes: Iterable[Outcome], *, every: bool) -> Outcome:
    """Return how several appear together: all of them, or at least one."""
    found = set(outcomes)
    deciding, other = (Outcome.FAILED, Outcome.MET) if every else (Outcome.MET, Outcome.FAILED)
    if deciding in found:
        return deciding
    return Outcome.UNKNOWN if Outcome.UNKNOWN in found else other


def judge(condition: Condition, figures: Figures) -> Check:
    """Hold one condition against the figures."""
    about = tuple((name, figures.get(name)) for name in dict.fromkeys(figures_of(condition)))
    if isinstance(condition, Group):
        parts = tuple(judge(part, figures) for part in condition.parts)
        outcome = together((part.outcome for part in parts), every=condition.every)
        return Check(About.CONDITION, outcome, about, condition, parts)
    return Check(About.CONDITION, _compare(condition, figures), about, condition)


def judge_all(conditions: Iterable[Condition], figures: Figures) -> Outcome:
    """Return how conditions appear together."""
    return together((judge(one, figures).outcome for one in conditions), every=True)


def check(package: Package, figures: Figures, before: Before) -> tuple[Check, ...]:
    """Return every check of a request, in the order in which a reader wants them."""
    found = [
        _valid(package, figures),
        *(judge(one, figures) for one in package.conditions),
        *(_prior(name, figures) for name in package.prior_approval),
    ]
    if package.only_payer:
        found.append(_no(About.ONLY_PAYER, "other_payer", figures))
    if package.once is not None:
        found.append(_once(package, figures, before))
    if package.not_with:
        taken = tuple(key for key in package.not_with if key in before.packages)
        found.append(Check(About.NOT_WITH, _outcome(not taken), keys=taken))
    missing = tuple(
        one.key for one in package.evidence if one.when is When.APPROVAL and one.key not in before.seen
    )
    if any(one.when is When.APPROVAL for one in package.evidence):
        outcome = Outcome.UNKNOWN if missing else Outcome.MET
        found.append(Check(About.EVIDENCE, outcome, keys=missing))
    return tuple(found)


def _valid(package: Package, figures: Figures) -> Check:
    day = figures.get(ASKED_ON)
    outcome = _outcome(package.valid.holds(day)) if isinstance(day, date) else Outcome.UNKNOWN
    return Check(About.VALID, outcome, ((ASKED_ON, day),))


def _outcome(met: bool) -> Outcome:
    return Outcome.MET if met else Outcome.FAILED


def _prior(name: str, figures: Figures) -> Check:
    """Approval comes before the day: on an earlier day."""
    day, approved = figures.get(name), figures.get(APPROVED_ON)
    known = isinstance(day, date) and isinstance(approved, date)
    outcome = _outcome(approved < day) if known else Outcome.UNKNOWN  # type: ignore[operator]
    return Check(About.PRIOR_APPROVAL, outcome, ((name, day), (APPROVED_ON, approved)))


def _no(about: About, name: str, figures: Figures) -> Check:
    said = figures.get(name)
    return Check(about, Outcome.UNKNOWN if said is None else _outcome(said is False), ((name, said),))


def _once(package: Package, figures: Figures, before: Before) -> Check:
    """Nobody of the person's, or the family's, received it before."""
    if package.key in before.packages:
        return Check(About.ONCE, Outcome.FAILED, keys=(package.key,))
    if package.once is Once.FAMILY:
        return _no(About.ONCE, "family_taken", figures)
    return Check(About.ONCE, Outcome.MET)


def _compare(test: Test, figures: Figures) -> Outcome:
    value = figures.get(test.figure)
    if isinstance(value, bool):
        return _outcome(value is test.bound)
    if isinstance(value, date) and isinstance(test.bound, DayBound):
        day = day_of(test.bound, figures)
        return Outcome.UNKNOWN if day is None else _outcome(DAYS[test.op](value, day))
    number = _number(test.bound, figures)
    if number is None or not isinstance(value, Decimal):
        return Outcome.UNKNOWN
    return _outcome(NUMBERS[test.op](value, number))


def _number(bound: Bound, figures: Figures) -> Decimal | None:
    if isinstance(bound, FigureBound):
        other = figures.get(bound.figure)
        return other * bound.times if isinstance(other, Decimal) else None
    return bound if isinstance(bound, Decimal) else None


def day_of(bound: DayBound, figures: Figures) -> date | None:
    """Return the day that a bound means: so long after the latest of its dates; None when one is not known."""
    if bound.on is not None:
        return bound.on
    days = [figures.get(name) for name in bound.after]
    known = [day for day in days if isinstance(day, date)]
    if len(known) != len(days):
        return None
    return shifted(max(known), months=bound.months, days=bound.days)


def due_on(within: Within, figures: Figures) -> date | None:
    """Return by which day something has to be there, or None when its beginning is not known."""
    return day_of(DayBound(after=(within.after,), days=within.days, months=within.months), figures)


def missing_of(checks: Iterable[Check]) -> tuple[str, ...]:
    """Return the figures that nobody gave and on which an open check hangs."""
    found: dict[str, None] = {}
    for one in checks:
        if one.outcome is Outcome.UNKNOWN:
            leaves = one.parts or (one,)
            if one.parts:
                found.update(dict.fromkeys(missing_of(leaves)))
            else:
                found.update({name: None for name, value in one.figures if value is None and name in FIGURES})
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Told:
    """All checks of a request together."""

    checks: tuple[Check, ...]
    outcome: Outcome = field(init=False)

    def __post_init__(self) -> None:
        outcome = together((one.outcome for one in self.checks), every=True)
        object.__setattr__(self, "outcome", outcome)

    @property
    def failed(self) -> int:
        """How many are not met."""
        return sum(one.outcome is Outcome.FAILED for one in self.checks)

    @property
    def open(self) -> int:
        """How many cannot be told yet."""
        return sum(one.outcome is Outcome.UNKNOWN for one in self.checks)
