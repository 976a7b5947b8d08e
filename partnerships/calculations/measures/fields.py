"""A measure's document as the fields of a form, and back: one flat mapping of names to what was typed.

    t0_1_fact, t0_1_op, …     the second test of the first group; `tests` tells which there are
    t0_1_on_anchor, …         the day on which a test counts years
    b_share, b_paid, …        the benefit

Nothing is checked here: what cannot be read goes into the document as it was typed, and `reading` says what is wrong;
`field_at` says at which field. Typed words of another kind of fact stay in the mapping, so that nothing is lost when
somebody chooses another fact.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from .facts import ASKABLE, EMPLOYED, Kind
from .language import AS_OF, OPERATORS, Operator

Flat = dict[str, list[str]]
"""Names of fields with everything typed or ticked there."""
Plain = Callable[[str], str]
"""How a typed number or date is written in documents; what cannot be read comes back as it is."""

TEST = re.compile(r"t(\d{1,3})_(\d{1,3})_(\w+)")
STEP = re.compile(r"([^.\[]+)|\[(\d+)\]")
NAME = "name_"
LISTS = ("excludes", "barred_if_available", "after")
UNITS = ("years", "months", "days")
A_DATE = "date"  # the anchor that is a date of the calendar
FORMS = ("amount", "share", "multiple")
USUAL = {
    Kind.NUMBER: Operator.AT_LEAST,
    Kind.MONEY: Operator.AT_LEAST,
    Kind.DATE: Operator.NOT_AFTER,
}
"""The operator with which a test of a kind begins; the kind's first one for others."""


def kind_of(fact: str) -> Kind | None:
    """Return the kind of a fact, None for what is none."""
    return ASKABLE[fact].kind if fact in ASKABLE else None


def one(given: Flat, name: str) -> str:
    """Return what stands in a field of one value, without spaces around it."""
    return given[name][-1].strip() if given.get(name) else ""


def several(given: Flat, name: str) -> list[str]:
    """Return what is ticked in a list, in the order in which it was ticked as far as `…_kept` remembers it."""
    ticked = [word.strip() for word in given.get(name, []) if word.strip()]
    before = [word for word in one(given, f"{name}_kept").split() if word in ticked]
    return list(dict.fromkeys([*before, *ticked]))


def tests(given: Flat) -> list[list[int]]:
    """Return the numbers of the tests, group by group, in the order of their fields."""
    found: dict[int, set[int]] = {}
    for name in given:
        match = TEST.fullmatch(name)
        if match:
            found.setdefault(int(match[1]), set()).add(int(match[2]))
    return [sorted(found[group]) for group in sorted(found)]


def arranged(given: Flat, change: str = "") -> Flat:
    """Return the fields with groups and tests counted from nothing, after a change of their number.

    `change`: 'add-group', 'drop-group-1', 'add-test-0', 'drop-test-0-1', or '' for none. There is always one test.
    """
    groups = [
        [
            {match[3]: value for name, value in given.items() if (match := of(name, group, test))}
            for test in numbers
        ]
        for group, numbers in zip(group_numbers(given), tests(given), strict=True)
    ]
    what, *where = change.rsplit("-", 2) if change.startswith("drop-test") else change.rsplit("-", 1)
    at = [int(one) for one in where if one.isdecimal()]
    if change == "add-group":
        groups.append([{"fact": [""]}])
    elif what == "add-test" and at and at[0] < len(groups):
        groups[at[0]].append({"fact": [""]})
    elif what == "drop-group" and at and at[0] < len(groups):
        del groups[at[0]]
    elif what == "drop-test" and len(at) == 2 and at[0] < len(groups) and at[1] < len(groups[at[0]]):
        del groups[at[0]][at[1]]
    groups = [group for group in groups if group] or [[{"fact": [""]}]]
    rest = {name: list(value) for name, value in given.items() if not TEST.fullmatch(name)}
    return rest | {
        f"t{place}_{number}_{part}": list(value)
        for place, group in enumerate(groups)
        for number, test in enumerate(group)
        for part, value in test.items()
    }


def group_numbers(given: Flat) -> list[int]:
    """Return the numbers that the groups have now."""
    return sorted({int(match[1]) for name in given if (match := TEST.fullmatch(name))})


def of(name: str, group: int, test: int) -> re.Match[str] | None:
    """Return the match of a field's name if it belongs to that test."""
    match = TEST.fullmatch(name)
    return match if match and (int(match[1]), int(match[2])) == (group, test) else None


# from the fields to the document


def document(given: Flat, *, number: Plain = str, day: Plain = str) -> dict[str, Any]:
    """Return the document that the fields say."""
    found: dict[str, Any] = {"key": one(given, "key"), "name": names(given), "pathway": one(given, "pathway")}
    valid = ends(given, "valid", day)
    if valid:
        found["valid"] = valid
    if one(given, "event_fact"):
        found["event"] = {"fact": one(given, "event_fact"), **ends(given, "event", day)}
    groups = zip(group_numbers(given), tests(given), strict=True)
    found["eligible"] = {
        "any": [
            {"all": [test(given, f"t{group}_{place}", number, day) for place in numbers]}
            for group, numbers in groups
        ]
    }
    for name in LISTS:
        if several(given, name):
            found[name] = several(given, name)
    if one(given, "b_form"):
        found["benefit"] = benefit(given, number)
    return found


def names(given: Flat) -> dict[str, str]:
    """Return the measure's names: those of the languages asked for, and one of a language that was added."""
    codes = [name.removeprefix(NAME) for name in given if name.startswith(NAME)]
    found = {code: one(given, f"{NAME}{code}") for code in codes}
    if one(given, "other_name") or one(given, "other_language"):
        found[one(given, "other_language").lower()] = one(given, "other_name")
    return {code: text for code, text in found.items() if text}


def ends(given: Flat, name: str, day: Plain) -> dict[str, str]:
    """Return the ends of a period that are said."""
    said = {"from": one(given, f"{name}_from"), "until": one(given, f"{name}_until")}
    return {end: day(text) for end, text in said.items() if text}


def test(given: Flat, at: str, number: Plain, day: Plain) -> dict[str, Any]:
    """Return the document of one test."""
    fact = one(given, f"{at}_fact")
    found: dict[str, Any] = {"fact": fact}
    kind = kind_of(fact)
    if kind is None:
        return found
    counted = the_day(given, f"{at}_on", day) if counts_on(fact) else None
    if counted is not None and (fact == EMPLOYED or counted != AS_OF):
        found["day"] = counted
    found[operator(given, at, kind).value] = asked(given, at, kind, number, day)
    if one(given, f"{at}_standing"):
        found["standing"] = one(given, f"{at}_standing")
    return found


def counts_on(fact: str) -> bool:
    """Say whether a fact is asked for on a day."""
    return fact in ("age", "service", EMPLOYED)


def operator(given: Flat, at: str, kind: Kind) -> Operator:
    """Return the operator chosen, or the kind's usual one where another kind's is left over."""
    chosen = one(given, f"{at}_op")
    usual = USUAL.get(kind, OPERATORS[kind][0])
    return next((one for one in OPERATORS[kind] if one.value == chosen), usual)


def asked(given: Flat, at: str, kind: Kind, number: Plain, day: Plain) -> Any:
    """Return what a test compares with."""
    if kind is Kind.DATE:
        return the_day(given, at, day)
    if kind is Kind.NUMBER:
        return number(one(given, f"{at}_value"))
    if kind is Kind.MONEY:
        return money(given, f"{at}_sum", f"{at}_currency", number)
    if kind is Kind.FLAG:
        return {"yes": True, "no": False}.get(one(given, f"{at}_flag"), one(given, f"{at}_flag"))
    words = several(given, f"{at}_pick")
    if kind is Kind.CODE:
        words = list(dict.fromkeys([*words, *typed_words(one(given, f"{at}_words"))]))
    return words[0] if len(words) == 1 and kind is not Kind.MEASURES else words


def typed_words(text: str) -> list[str]:
    """Return words that were typed parted by commas, semicolons or spaces."""
    return [word for word in re.split(r"[\s,;]+", text) if word]


def money(given: Flat, amount: str, currency: str, number: Plain) -> dict[str, str]:
    """Return an amount."""
    return {"amount": number(one(given, amount)), "currency": one(given, currency).upper()}


def the_day(given: Flat, at: str, day: Plain) -> Any:
    """Return a day: a date, an anchor, or one of them moved."""
    anchor = one(given, f"{at}_anchor")
    if anchor == A_DATE:
        anchor = day(one(given, f"{at}_date"))
    side = one(given, f"{at}_side")
    if side not in ("after", "before"):
        return anchor
    far = {unit: one(given, f"{at}_{unit}") for unit in UNITS}
    return {**{unit: text for unit, text in far.items() if text}, side: anchor}


def benefit(given: Flat, number: Plain) -> dict[str, Any]:
    """Return the document of what is paid."""
    form = one(given, "b_form")
    found: dict[str, Any] = {}
    if form == "amount":
        found["amount"] = money(given, "b_sum", "b_currency", number)
    else:
        found[form] = number(one(given, f"b_{form}"))
        found["basis"] = one(given, "b_basis")
    if one(given, "b_grow_fact"):
        found["by_service"] = told(
            given, {"fact": "b_grow_fact", "each": "b_grow_each", "at_most": "b_grow_most"}, number
        )
    if one(given, "b_cap"):
        found["cap"] = money(given, "b_cap", "b_cap_currency", number)
    if one(given, "b_off_fact"):
        found["offset"] = told(given, {"fact": "b_off_fact", "share": "b_off_share"}, number)
    found["paid"] = one(given, "b_paid")
    if found["paid"] != "once" and one(given, "b_months"):
        found["months"] = number(one(given, "b_months"))
    rounding = told(given, {"step": "b_step", "direction": "b_way"}, number)
    return found | ({"rounding": rounding} if rounding else {})


def told(given: Flat, parts: Mapping[str, str], number: Plain) -> dict[str, str]:
    """Return the parts of a mapping that are said; figures as documents write them."""
    said = {key: one(given, name) for key, name in parts.items()}
    words = ("fact", "direction")
    return {key: text if key in words else number(text) for key, text in said.items() if text}
