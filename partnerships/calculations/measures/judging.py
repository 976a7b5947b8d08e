"""Judging one worker by the measures of an agreement, with everything that led to each answer.

The answer says 'appears eligible', never more: decisions are people's. workforce/queries/eligibility asks the same of a
whole roster in one statement, and a property test holds the two together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .asking import Lack, TestTrace, Used, Why, ask
from .benefits import Due, due
from .facts import Facts
from .language import Group, Measure
from .logic import Answer, answer, either, every
from .ordering import in_order


class Part(StrEnum):
    """The part of a measure that decided."""

    VALID = "valid"
    EVENT = "event"
    ELIGIBLE = "eligible"
    EXCLUDES = "excludes"
    BARRED = "barred_if_available"


@dataclass(frozen=True, slots=True)
class GroupTrace:
    """A group with its answer and its tests'."""

    path: str
    answer: Answer
    tests: tuple[TestTrace, ...]


@dataclass(frozen=True, slots=True)
class Deciding:
    """What decided, as a place in the document; `test` where it was one, `measure` where it was another measure."""

    part: Part
    path: str
    test: TestTrace | None = None
    measure: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """One of the conditions that must all hold: its answer, what decided it, what is lacking."""

    answer: Answer
    deciding: Deciding
    lacks: tuple[Lack, ...] = ()
    used: tuple[Used, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a measure answers for one worker.

    `conditions` are validity, event, eligibility and bars, in this order; `groups` the eligibility in full. `lacks`
    names the facts that would have to be known for an answer. `benefit` is worked out unless the answer is no.
    """

    key: str
    answer: Answer
    deciding: Deciding
    conditions: tuple[Condition, ...]
    groups: tuple[GroupTrace, ...]
    lacks: tuple[Lack, ...] = ()
    benefit: Due | None = None


def judge(measures: Sequence[Measure], facts: Facts, as_of: date) -> list[Judgement]:
    """Judge one worker on a day by measures that `reading` accepted; those they wait for come first."""
    judged: dict[str, Judgement] = {}
    for measure in in_order(measures):
        judged[measure.key] = _judged(measure, facts, as_of, judged)
    return list(judged.values())


def _judged(measure: Measure, facts: Facts, as_of: date, judged: Mapping[str, Judgement]) -> Judgement:
    groups = tuple(
        _group(group, facts, as_of, f"eligible.any[{place}]", measure.event.fact if measure.event else "")
        for place, group in enumerate(measure.groups)
    )
    conditions = (
        Condition(answer(measure.in_force(as_of)), Deciding(Part.VALID, "valid")),
        *_event(measure, facts),
        _eligible(groups),
        *_excluded(measure, facts),
        *_barred(measure, judged),
    )
    told = every(one.answer for one in conditions)
    deciding = next(one.deciding for one in conditions if one.answer is told)
    if told is Answer.YES:
        deciding = _eligible(groups).deciding
    lacks: tuple[Lack, ...] = ()
    if told is Answer.CANNOT_TELL:
        lacks = tuple(dict.fromkeys(lack for one in conditions for lack in one.lacks))
    benefit = due(measure.benefit, facts, as_of) if measure.benefit and told is not Answer.NO else None
    return Judgement(measure.key, told, deciding, conditions, groups, lacks, benefit)


def _group(group: Group, facts: Facts, as_of: date, path: str, event: str) -> GroupTrace:
    tests = tuple(
        ask(test, facts, as_of, path=f"{path}.all[{place}]", event=event)
        for place, test in enumerate(group.tests)
    )
    return GroupTrace(path, every(test.answer for test in tests), tests)


def _eligible(groups: tuple[GroupTrace, ...]) -> Condition:
    """Of the groups that gave the answer, the one that came nearest names the deciding test: its first of that answer.

    Nearest is the one with the most tests answered yes, among those the one that went on longest before another answer
    came. A yes is a whole group's, so its last test stands for it.
    """
    told = either(group.answer for group in groups)
    giving = [group for group in groups if group.answer is told]
    nearest = max(giving, key=_nearness)
    tests = [test for test in nearest.tests if test.answer is told]
    test = tests[-1] if told is Answer.YES else tests[0]
    lacks = () if told is not Answer.CANNOT_TELL else _lacks(giving)
    return Condition(told, Deciding(Part.ELIGIBLE, test.path, test), lacks)


def _nearness(group: GroupTrace) -> tuple[int, int]:
    passed = [test.answer is Answer.YES for test in group.tests]
    return sum(passed), [*passed, False].index(False)


def _lacks(groups: Sequence[GroupTrace]) -> tuple[Lack, ...]:
    """Name what is lacking in groups that nothing known rules out."""
    return tuple(dict.fromkeys(lack for group in groups for test in group.tests for lack in test.lacks))


def _event(measure: Measure, facts: Facts) -> list[Condition]:
    if measure.event is None:
        return []
    known = facts.get(measure.event.fact)
    if known is None or not isinstance(known.value, date):
        lack = Lack(measure.event.fact, Why.MISSING)
        return [Condition(Answer.CANNOT_TELL, Deciding(Part.EVENT, "event"), (lack,))]
    told = answer(measure.event.period.holds(known.value))
    return [Condition(told, Deciding(Part.EVENT, "event"), (), (Used(measure.event.fact, known),))]


def _excluded(measure: Measure, facts: Facts) -> list[Condition]:
    if not measure.excludes:
        return []
    known = facts.get("taken")
    if known is None or not isinstance(known.value, frozenset):
        lack = Lack("taken", Why.MISSING)
        return [Condition(Answer.CANNOT_TELL, Deciding(Part.EXCLUDES, "excludes"), (lack,))]
    taken = next((key for key in measure.excludes if key in known.value), "")
    deciding = Deciding(Part.EXCLUDES, "excludes", measure=taken)
    return [Condition(answer(not taken), deciding, (), (Used("taken", known),))]


def _barred(measure: Measure, judged: Mapping[str, Judgement]) -> list[Condition]:
    """One condition for each measure that must not be available; one that is not judged here is not available."""
    found = []
    for place, key in enumerate(measure.barred_if_available):
        other = judged.get(key)
        told = other.answer.turned() if other else Answer.YES
        lacks = other.lacks if other and told is Answer.CANNOT_TELL else ()
        found.append(
            Condition(told, Deciding(Part.BARRED, f"barred_if_available[{place}]", measure=key), lacks)
        )
    return found
