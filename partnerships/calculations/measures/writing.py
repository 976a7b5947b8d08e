"""From measures back to documents: plain dicts, lists, texts and numbers, as JSON and YAML hold them.

What has its usual value is left out, a single word stands without a list, dates are text. Reading what was written
gives the same measure; writing what was read gives the same document if it was written so.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from .facts import Amount
from .language import Benefit, ByService, Day, Direction, Group, Measure, Offset, Period, Rounding, Test

USUAL = Rounding()


def document(measure: Measure) -> dict[str, Any]:
    """Return the document of a measure."""
    found: dict[str, Any] = {"key": measure.key, "name": dict(measure.name), "pathway": measure.pathway}
    if measure.valid is not None:
        found["valid"] = _period(measure.valid)
    if measure.event is not None:
        found["event"] = {"fact": measure.event.fact, **_period(measure.event.period)}
    found["eligible"] = {"any": [_group(group) for group in measure.groups]}
    for name in ("excludes", "barred_if_available", "after"):
        if getattr(measure, name):
            found[name] = list(getattr(measure, name))
    if measure.benefit is not None:
        found["benefit"] = _benefit(measure.benefit)
    return found


def _period(period: Period) -> dict[str, str]:
    ends = {"from": period.start, "until": period.end}
    return {key: end.isoformat() for key, end in ends.items() if end is not None}


def _group(group: Group) -> dict[str, Any]:
    return {"all": [test_document(test) for test in group.tests]}


def test_document(test: Test) -> dict[str, Any]:
    """Return the document of one test."""
    found: dict[str, Any] = {"fact": test.fact}
    if test.day is not None:
        found["day"] = _day(test.day)
    found[test.operator.value] = _asked(test)
    if test.standing is not None:
        found["standing"] = test.standing.word
    return found


def _asked(test: Test) -> Any:
    value = test.value
    if isinstance(value, Day):
        return _day(value)
    if isinstance(value, Amount):
        return _amount(value)
    if isinstance(value, bool):
        return value
    if isinstance(value, Decimal):
        return number(value)
    words = list(value)
    return words[0] if len(words) == 1 and not test.operator.startswith("includes") else words


def _day(day: Day) -> Any:
    anchor = day.anchor.isoformat() if isinstance(day.anchor, date) else day.anchor
    if not day.moved:
        return anchor
    far = {"years": day.years, "months": day.months, "days": day.days}
    return {**{unit: much for unit, much in far.items() if much}, "before" if day.before else "after": anchor}


def number(value: Decimal) -> int | float | str:
    """Return a number as documents hold it: a float only where it says exactly the same."""
    if value == value.to_integral_value():
        return int(value)
    short = float(value)
    return short if Decimal(str(short)) == value else f"{value:f}"


def _amount(amount: Amount) -> dict[str, Any]:
    return {"amount": number(amount.amount), "currency": amount.currency}


def _by_service(growing: ByService) -> dict[str, Any]:
    found: dict[str, Any] = {"fact": growing.fact}
    if growing.each != 1:
        found["each"] = number(growing.each)
    if growing.at_most is not None:
        found["at_most"] = number(growing.at_most)
    return found


def _offset(offset: Offset) -> dict[str, Any]:
    share = {} if offset.share == 100 else {"share": number(offset.share)}
    return {"fact": offset.fact, **share}


def _rounding(rounding: Rounding) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if rounding.step != USUAL.step:
        found["step"] = number(rounding.step)
    if rounding.direction is not Direction.HALF_UP:
        found["direction"] = rounding.direction.value
    return found


def _benefit(benefit: Benefit) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if benefit.amount is not None:
        found["amount"] = _amount(benefit.amount)
    if benefit.share is not None:
        found["share"] = number(benefit.share)
    if benefit.multiple is not None:
        found["multiple"] = number(benefit.multiple)
    if benefit.basis:
        found["basis"] = benefit.basis
    if benefit.by_service is not None:
        found["by_service"] = _by_service(benefit.by_service)
    if benefit.cap is not None:
        found["cap"] = _amount(benefit.cap)
    if benefit.offset is not None:
        found["offset"] = _offset(benefit.offset)
    found["paid"] = benefit.paid.value
    if benefit.months is not None:
        found["months"] = benefit.months
    if benefit.rounding is not None:
        found["rounding"] = _rounding(benefit.rounding)
    return found
