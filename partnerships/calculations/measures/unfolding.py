"""From a measure's document to the fields of a form (see `fields`), and from a fault's place to its field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from . import reading
from .conditions import counts_years
from .facts import ASKABLE, FACTS, Kind
from .fields import A_DATE, LISTS, NAME, STEP, UNITS, Flat, counts_on, document, kind_of, one, tests
from .language import AS_OF, EVENT, OPERATORS, Measure
from .reading import Reading
from .writing import document as written

Shown = Callable[[object], str]
"""How a number of a document is shown to whoever types numbers."""


def flat(said: Mapping[str, Any], *, number: Shown = str) -> Flat:
    """Return the fields of a document as `writing` writes it."""
    found: Flat = {"key": [said["key"]], "pathway": [said["pathway"]]}
    found |= {f"{NAME}{code}": [text] for code, text in said["name"].items()}
    for name in ("valid", "event"):
        for key, text in said.get(name, {}).items():
            found[f"{name}_{key}"] = [text]
    for place, group in enumerate(said["eligible"]["any"]):
        for count, test in enumerate(group["all"]):
            at = f"t{place}_{count}"
            found |= {f"{at}_{part}": value for part, value in _test(test, number).items()}
    for name in LISTS:
        found |= _ticked(name, said.get(name, []))
    return found | (_benefit(said["benefit"], number) if "benefit" in said else {})


def _ticked(name: str, words: list[str]) -> Flat:
    return {name: list(words), f"{name}_kept": [" ".join(words)]} if words else {}


def _test(said: Mapping[str, Any], number: Shown) -> Flat:
    fact = said["fact"]
    kind = ASKABLE[fact].kind
    operator = next(one for one in OPERATORS[kind] if one.value in said)
    value = said[operator.value]
    found: Flat = {"fact": [fact], "op": [operator.value]}
    if counts_on(fact):
        found |= {f"on_{part}": words for part, words in _day(said.get("day", AS_OF)).items()}
    if "standing" in said:
        found["standing"] = [said["standing"]]
    if kind is Kind.DATE:
        return found | _day(value)
    if kind is Kind.NUMBER:
        return found | {"value": [number(value)]}
    if kind is Kind.MONEY:
        return found | {"sum": [number(value["amount"])], "currency": [value["currency"]]}
    if kind is Kind.FLAG:
        return found | {"flag": ["yes" if value else "no"]}
    words = [value] if isinstance(value, str) else list(value)
    return found | _ticked("pick", words)


def _day(said: Any) -> Flat:
    if not isinstance(said, Mapping):
        return _anchor(said)
    side = "before" if "before" in said else "after"
    far = {unit: [str(said[unit])] for unit in UNITS if unit in said}
    return {"side": [side], **far, **_anchor(said[side])}


def _anchor(said: str) -> Flat:
    return {"anchor": [A_DATE], "date": [said]} if said[:1].isdigit() else {"anchor": [said]}


def _benefit(said: Mapping[str, Any], number: Shown) -> Flat:
    found: Flat = {"b_paid": [said["paid"]]}
    if "amount" in said:
        found |= {"b_form": ["amount"], **_money(said["amount"], "b_sum", "b_currency", number)}
    for form in ("share", "multiple"):
        if form in said:
            found |= {"b_form": [form], f"b_{form}": [number(said[form])], "b_basis": [said["basis"]]}
    parts = {
        "by_service": {"fact": "b_grow_fact", "each": "b_grow_each", "at_most": "b_grow_most"},
        "offset": {"fact": "b_off_fact", "share": "b_off_share"},
        "rounding": {"step": "b_step", "direction": "b_way"},
    }
    for name, fields in parts.items():
        for key, value in said.get(name, {}).items():
            # steps are chosen from a list, not typed
            found[fields[key]] = [
                value if isinstance(value, str) else str(value) if key == "step" else number(value)
            ]
    if "cap" in said:
        found |= _money(said["cap"], "b_cap", "b_cap_currency", number)
    return found | ({"b_months": [str(said["months"])]} if "months" in said else {})


def _money(said: Mapping[str, Any], amount: str, currency: str, number: Shown) -> Flat:
    return {amount: [number(said["amount"])], currency: [said["currency"]]}


def alone(said: object, known: tuple[str, ...] = ()) -> Reading:
    """Read one document by itself: whatever measures it names are taken to be there."""
    named = set(known)
    if isinstance(said, Mapping):
        for name in LISTS:
            value = said.get(name)
            named |= {str(key) for key in value} if isinstance(value, list) else set()
        named |= {str(key) for key in _taken(said)}
        named.discard(str(said.get("key")))
    return reading.read([said], paths=["measure"], known=named)


def _taken(said: Mapping[str, Any]) -> list[object]:
    eligible = said.get("eligible")
    groups = eligible.get("any") if isinstance(eligible, Mapping) else None
    found: list[object] = []
    for group in groups if isinstance(groups, list) else []:
        for test in group.get("all") or [] if isinstance(group, Mapping) else []:
            if isinstance(test, Mapping) and test.get("fact") == "taken":
                for value in (test.get("includes"), test.get("includes_none")):
                    found += value if isinstance(value, list) else []
    return found


def shows(said: object) -> Measure | None:
    """Return the measure of a document that the fields hold without losing anything, else None."""
    read = alone(said)
    if read.faults or not read.measures:
        return None
    measure = read.measures[0]
    again = alone(document(flat(written(measure))))
    same = again.measures and _usual(written(again.measures[0])) == _usual(written(measure))
    return measure if same else None


def _usual(said: dict[str, Any]) -> dict[str, Any]:
    """Leave out what says nothing: an open period, the day asked about where years are counted to it anyway."""
    found = {key: value for key, value in said.items() if key != "valid" or value}
    groups = [
        {
            "all": [
                {
                    key: value
                    for key, value in test.items()
                    if key != "day" or value != AS_OF or test["fact"] == "employed"
                }
                for test in group["all"]
            ]
        }
        for group in found["eligible"]["any"]
    ]
    benefit = dict(found.get("benefit", {}))
    if benefit.get("rounding") == {}:
        del benefit["rounding"]
    return {**found, "eligible": {"any": groups}, **({"benefit": benefit} if benefit else {})}


# where a fault stands among the fields


def field_at(path: str, given: Flat) -> str:
    """Return the field at which something is wrong. `path`: within the measure, such as 'eligible.any[0].all[1].is'."""
    steps = [name or int(place) for name, place in STEP.findall(path)]
    first = str(steps[0]) if steps else ""
    if first == "name":
        return _name(steps, given)
    if first in ("valid", "event"):
        ending = str(steps[1]) if len(steps) > 1 else "fact" if first == "event" else "from"
        return f"{first}_{ending}"
    if first == "eligible":
        return _test_field(steps, given)
    if first == "benefit":
        return _benefit_field([str(step) for step in steps[1:]])
    return first if first in LISTS or first == "pathway" else "key"


def _name(steps: list[str | int], given: Flat) -> str:
    code = str(steps[1]) if len(steps) > 1 else ""
    if f"{NAME}{code}" in given:
        return f"{NAME}{code}"
    if len(steps) > 1 and (one(given, "other_name") or one(given, "other_language")):
        return "other_language"
    return next((name for name in given if name.startswith(NAME)), "key")


def _test_field(steps: list[str | int], given: Flat) -> str:
    numbers = [step for step in steps if isinstance(step, int)]
    group = numbers[0] if numbers else 0
    test = numbers[1] if len(numbers) > 1 else 0
    at = f"t{group}_{test}"
    rest = [str(step) for step in steps[steps.index("all") + 2 :]] if "all" in steps else []
    part = rest[0] if rest else ""
    kind = kind_of(one(given, f"{at}_fact"))
    if kind is None or part in ("fact", "standing"):
        return f"{at}_standing" if part == "standing" else f"{at}_fact"
    if part == "day" or (not part and one(given, f"{at}_fact") == "employed"):
        return f"{at}_on_{_day_field(rest[1:], given, f'{at}_on')}"
    if not part and kind is not Kind.MEASURES:
        return f"{at}_fact"
    if kind is Kind.DATE:
        return f"{at}_{_day_field(rest[1:], given, at)}"
    if kind is Kind.MONEY:
        return f"{at}_currency" if rest[1:2] == ["currency"] else f"{at}_sum"
    fields = {
        Kind.NUMBER: "value",
        Kind.FLAG: "flag",
        Kind.CHOICE: "pick",
        Kind.MEASURES: "pick",
        Kind.CODE: "words",
    }
    return f"{at}_{fields[kind]}"


def _day_field(rest: list[str], given: Flat, at: str) -> str:
    if rest and rest[0] in UNITS:
        return rest[0]
    if not rest and one(given, f"{at}_side"):
        return "years"  # it is not said how far
    return A_DATE if one(given, f"{at}_anchor") == A_DATE else "anchor"


BENEFIT = {
    "amount": "b_sum",
    "share": "b_share",
    "multiple": "b_multiple",
    "basis": "b_basis",
    "paid": "b_paid",
    "months": "b_months",
    "by_service": "b_grow_fact",
    "cap": "b_cap",
    "offset": "b_off_fact",
    "rounding": "b_step",
}
DEEPER = {
    ("amount", "currency"): "b_currency",
    ("by_service", "each"): "b_grow_each",
    ("by_service", "at_most"): "b_grow_most",
    ("cap", "currency"): "b_cap_currency",
    ("offset", "share"): "b_off_share",
    ("rounding", "direction"): "b_way",
}


def _benefit_field(rest: list[str]) -> str:
    deeper = DEEPER.get((rest[0], rest[1])) if len(rest) > 1 else None
    return deeper or (BENEFIT.get(rest[0], "b_form") if rest else "b_form")


def anchors(event: str) -> tuple[str, ...]:
    """Return what a day may hang on: the day asked about, the measure's event where it has one, facts that are dates."""
    facts = tuple(name for name, spec in FACTS.items() if spec.kind is Kind.DATE)
    return (A_DATE, AS_OF, *((EVENT,) if event else ()), *facts)


def growing() -> tuple[str, ...]:
    """Return the facts with which a benefit may grow."""
    return tuple(fact for fact in ASKABLE if counts_years(fact))


def pruned(
    given: Flat, faulty: set[str], *, number: Callable[[str], str], day: Callable[[str], str]
) -> Measure | None:
    """Return the measure without what is wrong in it, for reading back; None where nothing is left to say."""
    kept = dict(given)
    for place, group in enumerate(tests(given)):
        for test in group:
            at = f"t{place}_{test}_"
            if any(name.startswith(at) for name in faulty):
                kept = {name: value for name, value in kept.items() if not name.startswith(at)}
    for prefix in ("b_", "valid_", "event_", *LISTS):
        if any(name.startswith(prefix) for name in faulty):
            kept = {name: value for name, value in kept.items() if not name.startswith(prefix)}
    said = document(kept, number=number, day=day)
    said["eligible"]["any"] = [group for group in said["eligible"]["any"] if group["all"]]
    said |= {"key": "draft", "name": {"en": "draft"}, "pathway": "retention"}
    read = alone(said)
    return read.measures[0] if read.measures else None
