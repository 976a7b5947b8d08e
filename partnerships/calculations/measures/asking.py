"""Asking one test of one worker's facts, and saying what the answer rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from operator import eq, ge, gt, le, lt
from typing import Any

from .days import completed_years, shifted
from .facts import ASKABLE, BEGUN_BY, EMPLOYED, Amount, Facts, FactValue, Kind, Standing, Value
from .language import AS_OF, EVENT, SIGNS, Day, Operator, Test
from .logic import Answer, answer, every

COMPARE = {"=": eq, ">=": ge, "<=": le, ">": gt, "<": lt}


class Why(StrEnum):
    """Why something cannot be told."""

    MISSING = "missing"  # the fact is not known
    STANDING = "standing"  # it is known, but not surely enough
    CURRENCY = "currency"  # it is an amount of another currency
    FUTURE = "future"  # the day lies after as_of


@dataclass(frozen=True, slots=True)
class Lack:
    """A fact that would be needed, and why what there is does not do."""

    fact: str
    why: Why


@dataclass(frozen=True, slots=True)
class Used:
    """A fact that an answer rests on, with everything that is known of it."""

    fact: str
    known: FactValue


@dataclass(frozen=True, slots=True)
class TestTrace:
    """A test with its answer. `found`: what was compared (the years counted, the amount, the date), None if nothing.

    `wanted` is the day a date was compared with, or the day that years were counted to.
    """

    __test__ = False

    test: Test
    path: str
    answer: Answer
    found: Value | None = None
    wanted: date | None = None
    used: tuple[Used, ...] = ()
    lacks: tuple[Lack, ...] = ()


class Worker:
    """One worker's facts on a day, as one test may read them; notes what was used and what is lacking."""

    def __init__(
        self, facts: Facts, as_of: date, *, event: str = "", standing: Standing | None = None
    ) -> None:
        self.facts, self.as_of, self.event, self.standing = facts, as_of, event, standing
        self.used: dict[str, Used] = {}
        self.lacks: list[Lack] = []

    def read(self, fact: str) -> Value | None:
        """Return a fact's value; None, and a note, if it is missing or not sure enough."""
        known = self.facts.get(fact)
        if known is None:
            self.lack(fact, Why.MISSING)
            return None
        self.used[fact] = Used(fact, known)
        if self.standing is not None and known.standing < self.standing:
            self.lack(fact, Why.STANDING)
            return None
        return known.value

    def lack(self, fact: str, why: Why) -> None:
        """Note that a fact does not do."""
        if Lack(fact, why) not in self.lacks:
            self.lacks.append(Lack(fact, why))

    def date_of(self, fact: str) -> date | None:
        """Return a date fact."""
        value = self.read(fact)
        return value if isinstance(value, date) else None

    def day(self, day: Day | None) -> date | None:
        """Return the day meant; None if it hangs on a fact that is lacking."""
        if day is None:
            return self.as_of
        anchor = self._anchor(day.anchor)
        if anchor is None or not day.moved:
            return anchor
        months, days = day.move
        return shifted(anchor, months=months, days=days)

    def _anchor(self, anchor: date | str) -> date | None:
        if isinstance(anchor, date):
            return anchor
        return self.as_of if anchor == AS_OF else self.date_of(self.event if anchor == EVENT else anchor)


def ask(test: Test, facts: Facts, as_of: date, *, path: str = "", event: str = "") -> TestTrace:
    """Ask a test on a day; `event` names the fact that the day `event` stands for."""
    worker = Worker(facts, as_of, event=event, standing=test.standing)
    found: Value | None
    wanted: date | None = None
    if test.fact in BEGUN_BY:
        wanted, begun = worker.day(test.day), worker.date_of(BEGUN_BY[test.fact])
        found = None if wanted is None or begun is None else Decimal(completed_years(begun, wanted))
        told = _compared(test, found)
    elif test.fact == EMPLOYED:
        wanted = worker.day(test.day)
        told = _employed(worker, wanted)
        found = None if told is Answer.CANNOT_TELL else told is Answer.YES
        told = told if test.value else told.turned()
    elif ASKABLE[test.fact].kind is Kind.DATE and isinstance(test.value, Day):
        found, wanted = worker.date_of(test.fact), worker.day(test.value)
        told = answer(
            None if found is None or wanted is None else COMPARE[SIGNS[test.operator]](found, wanted)
        )
    else:
        found = worker.read(test.fact)
        told = _compared(test, found)
        if told is Answer.CANNOT_TELL and found is not None:
            worker.lack(test.fact, Why.CURRENCY)
    lacks = tuple(worker.lacks) if told is Answer.CANNOT_TELL else ()
    return TestTrace(test, path, told, found, wanted, tuple(worker.used.values()), lacks)


def _compared(test: Test, found: Value | None) -> Answer:
    """Compare what was found with what is asked."""
    asked: Any = test.value
    if found is None:
        return Answer.CANNOT_TELL
    if isinstance(asked, tuple) and not isinstance(asked, Amount):
        return answer(_among(test.operator, found, asked))
    if isinstance(asked, Amount) and isinstance(found, Amount):
        same = asked.currency == found.currency
        return answer(COMPARE[SIGNS[test.operator]](found.amount, asked.amount) if same else None)
    return answer(COMPARE[SIGNS[test.operator]](found, asked))


def _among(operator: Operator, found: Value, words: tuple[str, ...]) -> bool:
    if isinstance(found, frozenset):
        return bool(found.intersection(words)) == (operator is Operator.INCLUDES)
    word = str(found)
    if operator in (Operator.STARTS_WITH, Operator.STARTS_NOT_WITH):
        return word.startswith(words) == (operator is Operator.STARTS_WITH)
    return (word in words) == (operator is Operator.IS)


def _employed(worker: Worker, day: date | None) -> Answer:
    """Say whether the worker was employed on a day; see facts.EMPLOYED."""
    if day is None:
        return Answer.CANNOT_TELL
    begun = worker.date_of("service_start")
    there = answer(None if begun is None else begun <= day)
    if "left_on" in worker.facts:
        left = worker.date_of("left_on")
        stayed = answer(None if left is None else left >= day)
    else:
        stayed = answer(True if day <= worker.as_of else None)
        if stayed is Answer.CANNOT_TELL:
            worker.lack("left_on", Why.FUTURE)
    return every((there, stayed))
