"""Reading the conditions of a measure: groups, tests, and the days they name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from . import scalars
from .facts import AGE, ASKABLE, BEGUN_BY, DERIVED, EMPLOYED, FACTS, SERVICE, Kind, Spec, Standing
from .faults import Code, Faults
from .language import AS_OF, EVENT, OPERATORS, Asked, Day, Group, Operator, Test
from .scalars import shown

UNITS = {"years": 200, "months": 2_400, "days": 73_000}
TEST_KEYS = ("fact", "day", "standing", *(operator.value for operator in Operator))


def groups(value: object, path: str, faults: Faults, *, event: str) -> tuple[Group, ...]:
    """Read {any: [{all: [test, …]}, …]}; `event` is the fact of the measure's event date, '' without one."""
    eligible = scalars.mapping(value, path, faults, keys=("any",), needs=("any",))
    if eligible is None or "any" not in eligible:
        return ()
    found = []
    for place, one in enumerate(scalars.sequence(eligible["any"], f"{path}.any", faults)):
        there = f"{path}.any[{place}]"
        group = scalars.mapping(one, there, faults, keys=("all",), needs=("all",))
        if group is None or "all" not in group:
            continue
        given = scalars.sequence(group["all"], f"{there}.all", faults)
        tests = [
            test(each, f"{there}.all[{number}]", faults, event=event) for number, each in enumerate(given)
        ]
        found.append(Group(tuple(each for each in tests if each is not None)))
    return tuple(found)


def test(value: object, path: str, faults: Faults, *, event: str) -> Test | None:
    """Read {fact, day, OPERATOR: value, standing}."""
    given = scalars.mapping(value, path, faults, keys=TEST_KEYS, needs=("fact",))
    if given is None or "fact" not in given:
        return None
    fact = given["fact"]
    if not isinstance(fact, str) or fact not in ASKABLE:
        faults.add(f"{path}.fact", Code.UNKNOWN_FACT, value=shown(fact))
        return None
    counted_to = _counted_to(given, fact, path, faults, event=event)
    standing = _standing(given, path, faults)
    operator = _operator(given, fact, path, faults)
    if operator is None:
        return None
    asked = _asked(given[operator.value], ASKABLE[fact], f"{path}.{operator.value}", faults, event)
    return None if asked is None else Test(fact, operator, asked, counted_to, standing)


def _operator(given: Mapping[str, Any], fact: str, path: str, faults: Faults) -> Operator | None:
    allowed = OPERATORS[ASKABLE[fact].kind]
    choices = tuple(one.value for one in allowed)
    named = [one for one in Operator if one.value in given]
    if not named and not set(given) <= set(TEST_KEYS):
        return None  # a word that is not known was named already
    if not named:
        faults.add(path, Code.NO_OPERATOR, fact=fact, choices=choices)
    elif len(named) > 1:
        faults.add(f"{path}.{named[1].value}", Code.TWO_OPERATORS, value=named[1].value)
    elif named[0] not in allowed:
        operator = named[0].value
        faults.add(f"{path}.{operator}", Code.UNKNOWN_OPERATOR, value=operator, fact=fact, choices=choices)
    else:
        return named[0]
    return None


def _counted_to(given: Mapping[str, Any], fact: str, path: str, faults: Faults, *, event: str) -> Day | None:
    if "day" in given:
        if fact not in DERIVED:
            faults.add(f"{path}.day", Code.NO_DAY_HERE, fact=fact)
            return None
        return day(given["day"], f"{path}.day", faults, event=event)
    if fact == EMPLOYED:
        faults.add(path, Code.LACKS, key="day")
    return None


def _standing(given: Mapping[str, Any], path: str, faults: Faults) -> Standing | None:
    if "standing" not in given:
        return None
    words = tuple(one.word for one in Standing)
    if given["standing"] not in words:
        faults.add(f"{path}.standing", Code.UNKNOWN_CHOICE, value=shown(given["standing"]), choices=words)
        return None
    return Standing.of(given["standing"])


def _asked(value: object, spec: Spec, path: str, faults: Faults, event: str) -> Asked | None:
    """Read what a test compares with, by the fact's kind."""
    if spec.kind is Kind.DATE:
        return day(value, path, faults, event=event)
    if spec.kind is Kind.NUMBER:
        if spec is DERIVED[AGE] or spec is DERIVED[SERVICE]:
            years = scalars.integer(value, path, faults, most=UNITS["years"])
            return None if years is None else Decimal(years)
        return scalars.number(value, path, faults, whole=spec.whole)
    if spec.kind is Kind.MONEY:
        return scalars.money(value, path, faults)
    if spec.kind is Kind.FLAG:
        if not isinstance(value, bool):
            faults.add(path, Code.NOT_YES_OR_NO, value=shown(value))
            return None
        return value
    if spec.kind is Kind.MEASURES:
        return scalars.keys(scalars.sequence(value, path, faults), path, faults) or None
    found = scalars.words(value, path, faults)
    for word in found:
        if spec.kind is Kind.CHOICE and word not in spec.choices:
            faults.add(path, Code.UNKNOWN_CHOICE, value=shown(word), choices=spec.choices)
    return found or None


def day(value: object, path: str, faults: Faults, *, event: str) -> Day | None:
    """Read a day: a date, as_of, event, a date fact, or {years, months, days, after|before: one of these}."""
    if not isinstance(value, Mapping):
        anchor = _anchor(value, path, faults, event=event)
        return None if anchor is None else Day(anchor)
    scalars.mapping(value, path, faults, keys=(*UNITS, "after", "before"))
    sides = [side for side in ("after", "before") if side in value]
    if len(sides) != 1:
        faults.add(path, Code.AFTER_OR_BEFORE)
        return None
    move = {
        unit: scalars.integer(value[unit], f"{path}.{unit}", faults, most=most)
        for unit, most in UNITS.items()
        if unit in value
    }
    if not any(move.values()) and None not in move.values():
        faults.add(path, Code.NOT_MOVED)
        return None
    anchor = _anchor(value[sides[0]], f"{path}.{sides[0]}", faults, event=event)
    if anchor is None or None in move.values():
        return None
    return Day(
        anchor, before=sides[0] == "before", **{unit: far for unit, far in move.items() if far is not None}
    )


def _anchor(value: object, path: str, faults: Faults, *, event: str) -> date | str | None:
    if value == EVENT and not event:
        faults.add(path, Code.NO_EVENT)
        return None
    if isinstance(value, str) and not value[:1].isdigit():
        if value in (AS_OF, EVENT) or (value in FACTS and FACTS[value].kind is Kind.DATE):
            return value
        faults.add(path, Code.UNKNOWN_ANCHOR, value=shown(value))
        return None
    return scalars.day(value, path, faults)


def counts_years(fact: object) -> bool:
    """Say whether a fact counts years, so that a benefit may grow with it."""
    return isinstance(fact, str) and (fact in BEGUN_BY or fact in ("years_underground", "contribution_years"))
