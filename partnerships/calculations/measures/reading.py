"""From documents to measures, or to a list of what is wrong in them and where.

    - key: mining-leave
      name: {en: Mining leave, pl: Urlop górniczy}
      pathway: early_retirement
      valid: {from: 2022-01-01, until: 2027-12-31}
      event: {fact: pension_on, until: 2027-12-31}
      eligible:
        any:
          - all:
              - {fact: contract, is: permanent}
              - {fact: underground, is: true, standing: document}
              - {fact: pension_on, not_after: {years: 4, after: as_of}}
      excludes: [lump-sum]
      benefit: {share: 80, basis: monthly_wage, paid: monthly, months: 48}

A date may be a date of YAML or text; a number a number or text. See `facts` for what may be asked and `language` for
every key.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from . import conditions, payments, scalars
from .contradictions import contradictory
from .facts import FACTS, Kind
from .faults import Code, Fault, Faults
from .language import PATHWAYS, Event, Group, Measure, Period
from .ordering import loop, waits_for
from .scalars import shown

NEEDS = ("key", "name", "pathway", "eligible")
KEYS = (*NEEDS, "valid", "event", "excludes", "barred_if_available", "after", "benefit")
LONGEST_NAME = 300
MOST = 200  # measures of an agreement: one statement asks them all


@dataclass(frozen=True, slots=True)
class Reading:
    """What documents say: the measures that are whole, in their order, and every fault."""

    measures: tuple[Measure, ...]
    faults: tuple[Fault, ...]


def read(
    documents: Iterable[object], *, paths: Sequence[str] | None = None, known: Collection[str] = ()
) -> Reading:
    """Read the measures of an agreement.

    `paths` says where each document stands (measures[0], measures[1], … unless given); `known` are keys of further
    measures that these may name. Measures may only be used where there are no faults.
    """
    faults = Faults()
    given = list(documents)
    places = list(paths) if paths is not None else [f"measures[{place}]" for place in range(len(given))]
    if len(given) > MOST:
        return Reading((), (Fault("", Code.TOO_LARGE, {"value": str(len(given))}),))
    found = []
    for document, path in zip(given, places, strict=True):
        one = _measure(document, path, faults)
        if one is not None:
            found.append((one, path))
    _together(found, faults, known)
    spoilt = {
        path
        for path in places
        if any(fault.path == path or fault.path.startswith(f"{path}.") for fault in faults)
    }
    return Reading(tuple(one for one, path in found if path not in spoilt), tuple(faults))


def _measure(document: object, path: str, faults: Faults) -> Measure | None:
    """Read one document; what comes back has gaps where there are faults."""
    given = scalars.mapping(document, path, faults, keys=KEYS, needs=NEEDS)
    if given is None:
        return None
    before = len(faults)
    event = _event(given["event"], f"{path}.event", faults) if "event" in given else None
    groups: tuple[Group, ...] = ()
    if "eligible" in given:
        fact = event.fact if event else ""
        groups = conditions.groups(given["eligible"], f"{path}.eligible", faults, event=fact)
    if len(faults) == before:
        _possible(groups, event, f"{path}.eligible", faults)
    lists = {
        name: scalars.keys(given[name], f"{path}.{name}", faults)
        for name in ("excludes", "barred_if_available", "after")
        if name in given
    }
    return Measure(
        key=(scalars.key(given["key"], f"{path}.key", faults) if "key" in given else None) or "",
        name=_name(given["name"], f"{path}.name", faults) if "name" in given else {},
        pathway=_pathway(given["pathway"], f"{path}.pathway", faults) if "pathway" in given else "",
        groups=groups,
        valid=_valid(given["valid"], f"{path}.valid", faults) if "valid" in given else None,
        event=event,
        benefit=payments.benefit(given["benefit"], f"{path}.benefit", faults) if "benefit" in given else None,
        **lists,
    )


def _name(value: object, path: str, faults: Faults) -> Mapping[str, str]:
    if not isinstance(value, Mapping):
        faults.add(path, Code.NOT_A_MAPPING)
        return {}
    if not value:
        faults.add(path, Code.EMPTY)
    for language, text in value.items():
        if not isinstance(language, str) or not language.isascii() or not 2 <= len(language) <= 10:
            faults.add(path, Code.UNKNOWN_KEY, key=shown(language))
        elif not isinstance(text, str) or not text.strip() or "\x00" in text:
            faults.add(f"{path}.{language}", Code.NOT_TEXT)
        elif len(text) > LONGEST_NAME:
            faults.add(f"{path}.{language}", Code.TOO_LARGE, value=shown(text))
    return dict(value)


def _pathway(value: object, path: str, faults: Faults) -> str:
    if value not in PATHWAYS:
        faults.add(path, Code.UNKNOWN_PATHWAY, value=shown(value), choices=PATHWAYS)
    return str(value)


def _valid(value: object, path: str, faults: Faults) -> Period | None:
    given = scalars.mapping(value, path, faults, keys=("from", "until"))
    return None if given is None else scalars.period(given, path, faults)


def _event(value: object, path: str, faults: Faults) -> Event | None:
    given = scalars.mapping(value, path, faults, keys=("fact", "from", "until"), needs=("fact",))
    if given is None or "fact" not in given:
        return None
    period, fact = scalars.period(given, path, faults), given["fact"]
    if not isinstance(fact, str) or fact not in FACTS:
        faults.add(f"{path}.fact", Code.UNKNOWN_FACT, value=shown(fact))
    elif FACTS[fact].kind is not Kind.DATE:
        faults.add(f"{path}.fact", Code.NOT_A_DATE_FACT, value=fact)
    return Event(str(fact), period)


def _possible(groups: tuple[Group, ...], event: Event | None, path: str, faults: Faults) -> None:
    """Hold every group to be one that somebody can pass."""
    for place, group in enumerate(groups):
        for number in contradictory(group, event):
            fact = group.tests[number].fact
            faults.add(f"{path}.any[{place}].all[{number}]", Code.CONTRADICTION, fact=fact)


def _together(found: Sequence[tuple[Measure, str]], faults: Faults, known: Collection[str]) -> None:
    """Hold measures against one another: keys once, only known ones named, no waiting in a circle.

    Two measures that exclude each other are no circle: whoever took one is barred from the other.
    """
    keys: set[str] = set()
    for one, path in found:
        if one.key and (one.key in keys or one.key in known):
            faults.add(f"{path}.key", Code.TWICE, value=one.key)
        keys.add(one.key)
    for one, path in found:
        for name in ("excludes", "barred_if_available", "after"):
            for place, key in enumerate(getattr(one, name)):
                _names(one, key, f"{path}.{name}[{place}]", faults, keys.union(known))
        for place, test, key in _taken(one):
            _names(one, key, f"{path}.eligible.any[{place}].all[{test}]", faults, keys.union(known))
    waiting = {one.key: [key for key in waits_for(one) if key != one.key] for one, _path in found}
    circle = loop(waiting)
    if circle:
        after = circle[1]
        first, path = next(
            (one, path) for one, path in found if after in waits_for(one) and one.key == circle[0]
        )
        name = "barred_if_available" if after in first.barred_if_available else "after"
        place = getattr(first, name).index(after)
        faults.add(f"{path}.{name}[{place}]", Code.LOOP, measures=circle)


def _taken(measure: Measure) -> Iterator[tuple[int, int, str]]:
    """Yield (group, test, key) for every measure that a test names."""
    for place, group in enumerate(measure.groups):
        for number, test in enumerate(group.tests):
            if test.fact == "taken" and isinstance(test.value, tuple):
                yield from ((place, number, str(key)) for key in test.value)


def _names(measure: Measure, key: str, path: str, faults: Faults, keys: Collection[str]) -> None:
    if key == measure.key:
        faults.add(path, Code.NAMES_ITSELF)
    elif key not in keys:
        faults.add(path, Code.UNKNOWN_MEASURE, value=key)


def of_documents(documents: Iterable[Mapping[str, Any]]) -> tuple[Measure, ...]:
    """Read documents that were accepted before; raises ValueError if they have faults after all."""
    reading = read(documents)
    if reading.faults:
        first = reading.faults[0]
        raise ValueError(f"{first.path}: {first.code}")
    return reading.measures
