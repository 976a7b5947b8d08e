"""Reading the values that packages add to those of measures: names, figures, per cent, groups of conditions."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from partnerships.calculations.measures import scalars
from partnerships.calculations.measures.facts import Kind
from partnerships.calculations.measures.faults import Code, Faults
from partnerships.calculations.measures.scalars import shown

from .figures import FIGURES
from .language import Bound, Condition, DayBound, FigureBound, Group, Names, Op, Test

LONGEST_NAME = 200
DEEPEST = 4  # groups within groups
LONGEST_DAYS, LONGEST_MONTHS = 3660, 600

OPS = {
    Kind.FLAG: (Op.IS,),
    Kind.NUMBER: (Op.AT_LEAST, Op.AT_MOST, Op.OVER, Op.UNDER),
    Kind.MONEY: (Op.AT_LEAST, Op.AT_MOST, Op.OVER, Op.UNDER),
    Kind.DATE: (Op.BEFORE, Op.NOT_BEFORE, Op.NOT_AFTER),
}


def names(value: object, path: str, faults: Faults) -> Names:
    """Read a name by language; English has to be there."""
    if not isinstance(value, Mapping):
        faults.add(path, Code.NOT_A_MAPPING)
        return {}
    if "en" not in value:
        faults.add(path, Code.LACKS, key="en")
    for language, text in value.items():
        if not isinstance(language, str) or not language.isascii() or not 2 <= len(language) <= 10:
            faults.add(path, Code.UNKNOWN_KEY, key=shown(language))
        elif not isinstance(text, str) or not text.strip() or "\x00" in text:
            faults.add(f"{path}.{language}", Code.NOT_TEXT)
        elif len(text) > LONGEST_NAME:
            faults.add(f"{path}.{language}", Code.TOO_LARGE, value=shown(text))
    return dict(value)


def text(value: object, path: str, faults: Faults, *, most: int) -> str:
    """Read a text."""
    if not isinstance(value, str) or not value.strip() or "\x00" in value:
        faults.add(path, Code.NOT_TEXT)
        return ""
    if len(value) > most:
        faults.add(path, Code.TOO_LARGE, value=shown(value))
    return value.strip()


def figure(value: object, path: str, faults: Faults, *kinds: Kind) -> str:
    """Read the name of a figure of one of these kinds; '' where there is a fault."""
    if not isinstance(value, str) or value not in FIGURES:
        faults.add(path, Code.UNKNOWN_FACT, value=shown(value))
        return ""
    if FIGURES[value].kind not in kinds:
        choices = tuple(name for name, one in FIGURES.items() if one.kind in kinds)
        faults.add(path, Code.UNKNOWN_CHOICE, value=value, choices=choices)
        return ""
    return value


def figures(value: object, path: str, faults: Faults, *kinds: Kind) -> tuple[str, ...]:
    """Read one figure or a list of different ones."""
    if isinstance(value, str):
        found = [figure(value, path, faults, *kinds)]
    else:
        given = scalars.sequence(value, path, faults)
        found = [figure(one, f"{path}[{at}]", faults, *kinds) for at, one in enumerate(given)]
    return scalars.distinct(tuple(one for one in found if one), path, faults)


def amount(value: object, path: str, faults: Faults) -> Decimal:
    """Read an amount in hundredths at most; 0 where there is a fault."""
    found = scalars.number(value, path, faults)
    if found is not None and found != round(found, 2):
        faults.add(path, Code.TOO_LARGE, value=shown(value))
    return found or Decimal(0)


def whole(value: object, path: str, faults: Faults, *, least: int = 0, most: int) -> int:
    """Read a whole number from `least` to `most`; `least` where there is a fault."""
    found = scalars.integer(value, path, faults, most=most)
    if found is not None and found < least:
        faults.add(path, Code.TOO_LARGE, value=shown(value))
    return least if found is None else max(found, least)


def flag(value: object, path: str, faults: Faults) -> bool:
    """Read yes or no."""
    if not isinstance(value, bool):
        faults.add(path, Code.NOT_YES_OR_NO, value=shown(value))
    return value is True


def conditions(value: object, path: str, faults: Faults, depth: int = 1) -> tuple[Condition, ...]:
    """Read a list of conditions that must all be met."""
    given = scalars.sequence(value, path, faults)
    found = [_condition(one, f"{path}[{at}]", faults, depth) for at, one in enumerate(given)]
    return tuple(one for one in found if one is not None)


def _condition(value: object, path: str, faults: Faults, depth: int) -> Condition | None:
    if isinstance(value, Mapping) and ("any" in value or "all" in value):
        if len(value) != 1:
            faults.add(path, Code.ONE_OF, choices=("any", "all", "figure"))
        if depth >= DEEPEST:
            faults.add(path, Code.TOO_LARGE, value=shown(value))
            return None
        ((word, parts), *_more) = value.items()
        return Group(word == "all", conditions(parts, f"{path}.{word}", faults, depth + 1))
    given = scalars.mapping(value, path, faults, keys=("figure", *Op), needs=("figure",))
    if given is None or "figure" not in given:
        return None
    name = figure(given["figure"], f"{path}.figure", faults, *OPS)
    return _test(name, given, path, faults) if name else None


def _test(name: str, given: Mapping[str, Any], path: str, faults: Faults) -> Test | None:
    kind = FIGURES[name].kind
    named = [op for op in Op if op.value in given]
    if not named:
        faults.add(path, Code.NO_OPERATOR, fact=name, choices=tuple(op.value for op in OPS[kind]))
    elif len(named) > 1:
        faults.add(path, Code.TWO_OPERATORS, value=name)
    elif named[0] not in OPS[kind]:
        choices = tuple(op.value for op in OPS[kind])
        faults.add(path, Code.UNKNOWN_OPERATOR, value=named[0].value, fact=name, choices=choices)
    else:
        op = named[0]
        return Test(name, op, _bound(kind, given[op.value], f"{path}.{op.value}", faults))
    return None


def _bound(kind: Kind, value: object, path: str, faults: Faults) -> Bound:
    if kind is Kind.FLAG:
        return flag(value, path, faults)
    if kind is Kind.DATE:
        return _day_bound(value, path, faults)
    if isinstance(value, Mapping):
        given = scalars.mapping(value, path, faults, keys=("figure", "times"), needs=("figure",)) or {}
        times = scalars.number(given["times"], f"{path}.times", faults) if "times" in given else Decimal(1)
        name = figure(given["figure"], f"{path}.figure", faults, kind) if "figure" in given else ""
        return FigureBound(name, times or Decimal(0))
    return scalars.number(value, path, faults) or Decimal(0)


def _day_bound(value: object, path: str, faults: Faults) -> DayBound:
    if isinstance(value, Mapping):
        given = scalars.mapping(value, path, faults, keys=("days", "months", "after"), needs=("after",)) or {}
        if not {"days", "months"} & set(given):
            faults.add(path, Code.NOT_MOVED)
        return DayBound(
            after=figures(given["after"], f"{path}.after", faults, Kind.DATE) if "after" in given else (),
            days=whole(given["days"], f"{path}.days", faults, most=LONGEST_DAYS) if "days" in given else 0,
            months=whole(given["months"], f"{path}.months", faults, most=LONGEST_MONTHS)
            if "months" in given
            else 0,
        )
    if isinstance(value, str) and value in FIGURES:
        return DayBound(after=figures(value, path, faults, Kind.DATE))
    return DayBound(on=scalars.day(value, path, faults))
