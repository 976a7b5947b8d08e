"""Reading a component: how its payment is worked out, how often it is paid, and the most it may be."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any

from partnerships.calculations.measures import scalars
from partnerships.calculations.measures.facts import Kind
from partnerships.calculations.measures.faults import Code, Faults
from partnerships.calculations.measures.scalars import shown

from . import values
from .language import Band, Component, ComponentKind, Falling, Limit, Paid, Rate

NEEDS = ("key", "kind", "name")
KEYS = (
    *NEEDS, *Rate, "basis", "less", "per", "units", "paid", "months", "years", "first", "falls", "most",
    "most_in_all", "when",
)  # fmt: skip
MOST_MONTHS, MOST_YEARS = 120, 10
MOST_SHARE, MOST_TIMES = 1000, 100
NUMBERS, MONEY = (Kind.NUMBER,), (Kind.MONEY,)


def component(value: object, path: str, faults: Faults) -> Component | None:
    """Read one component; None where it does not even have its parts."""
    given = scalars.mapping(value, path, faults, keys=KEYS, needs=NEEDS)
    if given is None or not set(NEEDS) <= set(given):
        return None
    named = [rate for rate in Rate if rate.value in given]
    if len(named) != 1:
        faults.add(path, Code.ONE_OF, choices=tuple(rate.value for rate in Rate))
        return None
    before = len(faults)
    kind = scalars.word(given["kind"], f"{path}.kind", faults, of=ComponentKind)
    found = Component(
        key=scalars.key(given["key"], f"{path}.key", faults) or "",
        kind=kind or ComponentKind.RELOCATION,
        name=values.names(given["name"], f"{path}.name", faults),
        rate=named[0],
        most=_limits(given["most"], f"{path}.most", faults) if "most" in given else (),
        most_in_all=values.amount(given["most_in_all"], f"{path}.most_in_all", faults)
        if "most_in_all" in given
        else None,
        when=values.conditions(given["when"], f"{path}.when", faults) if "when" in given else (),
        **_rate(named[0], given, path, faults),
        **_length(named[0], given, path, faults),
    )
    if found.falls and len(faults) == before and found.falls.least > found.value:
        faults.add(f"{path}.falls.least", Code.TOO_LARGE, value=shown(found.falls.least))
    return found


def _rate(rate: Rate, given: Mapping[str, Any], path: str, faults: Faults) -> dict[str, Any]:
    """Read what a payment is worked out from."""
    allowed = {
        Rate.SHARE: {"basis", "less"},
        Rate.TIMES: {"basis"},
        Rate.FIXED: {"per", "units"},
        Rate.BANDS: set[str](),
    }[rate]
    for key in ("basis", "less", "per", "units"):
        if key in given and key not in allowed:
            faults.add(f"{path}.{key}", Code.UNKNOWN_KEY, key=key)
    if rate is Rate.BANDS:
        return _bands(given["bands"], f"{path}.bands", faults)
    most = {Rate.SHARE: MOST_SHARE, Rate.TIMES: MOST_TIMES, Rate.FIXED: None}[rate]
    worth = scalars.number(given[rate.value], f"{path}.{rate}", faults) or Decimal(0)
    if most is not None and worth > most:
        faults.add(f"{path}.{rate}", Code.TOO_LARGE, value=shown(given[rate.value]))
    return {"value": worth, **_from(allowed, given, path, faults)}


def _from(allowed: Collection[str], given: Mapping[str, Any], path: str, faults: Faults) -> dict[str, Any]:
    """Read the figures that a rate is of."""
    found: dict[str, Any] = {}
    if "basis" in allowed:
        if "basis" not in given:
            faults.add(path, Code.NEEDS_BASIS)
        else:
            found["basis"] = values.figures(given["basis"], f"{path}.basis", faults, *MONEY)
    if "less" in given and "less" in allowed:
        found["less"] = values.figure(given["less"], f"{path}.less", faults, *MONEY)
    if "per" in given and "per" in allowed:
        found["per"] = values.figure(given["per"], f"{path}.per", faults, *NUMBERS)
    if "units" in given and "units" in allowed:
        found["units"] = values.amount(given["units"], f"{path}.units", faults)
        if "per" not in given:
            faults.add(path, Code.LACKS, key="per")
    return found


def _bands(value: object, path: str, faults: Faults) -> dict[str, Any]:
    given = scalars.mapping(value, path, faults, keys=("by", "amounts"), needs=("by", "amounts")) or {}
    if not {"by", "amounts"} <= set(given):
        return {}
    found: list[Band] = []
    for at, one in enumerate(scalars.sequence(given["amounts"], f"{path}.amounts", faults)):
        here = f"{path}.amounts[{at}]"
        band = scalars.mapping(one, here, faults, keys=("from", "over", "fixed"), needs=("fixed",)) or {}
        if ("from" in band) == ("over" in band):
            faults.add(here, Code.ONE_OF, choices=("from", "over"))
            continue
        word = "over" if "over" in band else "from"
        edge = scalars.number(band[word], f"{here}.{word}", faults) or Decimal(0)
        fixed = values.amount(band.get("fixed"), f"{here}.fixed", faults) if "fixed" in band else Decimal(0)
        if any(edge == other.edge for other in found):
            faults.add(here, Code.TWICE, value=shown(band[word]))
        found.append(Band(edge, word == "over", fixed))
    by = values.figure(given["by"], f"{path}.by", faults, *NUMBERS)
    return {"bands_by": by, "bands": tuple(sorted(found, key=lambda band: (band.edge, band.over)))}


def _length(rate: Rate, given: Mapping[str, Any], path: str, faults: Faults) -> dict[str, Any]:
    """Read how often it is paid, from which month to which, and how the share falls."""
    paid = Paid.ONCE
    if "paid" in given:
        paid = scalars.word(given["paid"], f"{path}.paid", faults, of=Paid) or Paid.ONCE
    word, most = {
        Paid.ONCE: ("", 1),
        Paid.MONTHLY: ("months", MOST_MONTHS),
        Paid.YEARLY: ("years", MOST_YEARS),
    }[paid]
    for key in ("months", "years", "first", "falls"):
        may = word and key in (word, "first", "falls")
        if key in given and not may:
            faults.add(f"{path}.{key}", Code.ONLY_MONTHLY)
    if not word:
        return {"paid": paid}
    if word not in given:
        faults.add(path, Code.LACKS, key=word)
        return {"paid": paid}
    last = values.whole(given[word], f"{path}.{word}", faults, least=1, most=most)
    first = values.whole(given.get("first", 1), f"{path}.first", faults, least=1, most=most)
    if first > last:
        faults.add(f"{path}.first", Code.TOO_LARGE, value=str(first))
    falls = _falls(given["falls"], f"{path}.falls", faults) if "falls" in given else None
    if falls is not None and rate is not Rate.SHARE:
        faults.add(f"{path}.falls", Code.UNKNOWN_KEY, key="falls")
    return {"paid": paid, "periods": last, "first": first, "falls": falls}


def _falls(value: object, path: str, faults: Faults) -> Falling | None:
    needs = ("after", "every", "by", "least")
    given = scalars.mapping(value, path, faults, keys=needs, needs=needs)
    if given is None or not set(needs) <= set(given):
        return None
    return Falling(
        values.whole(given["after"], f"{path}.after", faults, least=1, most=MOST_MONTHS),
        values.whole(given["every"], f"{path}.every", faults, least=1, most=MOST_MONTHS),
        values.amount(given["by"], f"{path}.by", faults),
        values.amount(given["least"], f"{path}.least", faults),
    )


def _limits(value: object, path: str, faults: Faults) -> tuple[Limit, ...]:
    """Read the most that a payment may be: an amount, {share, basis, per}, or a list of these."""
    given = value if isinstance(value, list) else [value]
    found = []
    for at, one in enumerate(scalars.sequence(given, path, faults)):
        here = f"{path}[{at}]" if isinstance(value, list) else path
        if not isinstance(one, Mapping):
            found.append(Limit(amount=values.amount(one, here, faults)))
            continue
        needs = ("share", "basis")
        limit = scalars.mapping(one, here, faults, keys=(*needs, "per"), needs=needs) or {}
        if not set(needs) <= set(limit):
            continue
        per = values.figure(limit["per"], f"{here}.per", faults, *NUMBERS) if "per" in limit else ""
        share = values.amount(limit["share"], f"{here}.share", faults)
        basis = values.figure(limit["basis"], f"{here}.basis", faults, *MONEY)
        found.append(Limit(share=share, basis=basis, per=per))
    return tuple(found)
