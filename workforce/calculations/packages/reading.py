"""From documents to packages, or to a list of what is wrong in them and where. docs/packages.md tells the format.

A file holds `packages`, a list. The same key may stand there again with a later `valid.from`: versions by date.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from partnerships.calculations.measures import scalars
from partnerships.calculations.measures.facts import Kind, currencies
from partnerships.calculations.measures.faults import Code, Fault, Faults
from partnerships.calculations.measures.scalars import shown

from . import values
from .components import component
from .language import Advance, Approvals, ClawBack, Evidence, Once, Package, Retention, When, Within

NEEDS = ("key", "name", "currency", "components")
KEYS = (
    *NEEDS, "country", "source", "valid", "conditions", "evidence", "most", "advance", "prior_approval", "once",
    "not_with", "only_payer", "retention", "approval",
)  # fmt: skip
MOST = 100
LONGEST_SOURCE = 500
MOST_APPROVALS = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """What documents say: the packages, each with its document as plain data, and every fault."""

    packages: tuple[tuple[Package, dict[str, Any]], ...]
    faults: tuple[Fault, ...]


def read_file(given: object) -> Reading:
    """Read what a file holds: {packages: [...]}. Packages may only be used where there are no faults."""
    faults = Faults()
    whole = scalars.mapping(given, "", faults, keys=("packages",), needs=("packages",))
    if whole is None or "packages" not in whole:
        return Reading((), tuple(faults))
    listed = scalars.sequence(whole["packages"], "packages", faults)
    if len(listed) > MOST:
        return Reading((), (Fault("packages", Code.TOO_LARGE, {"value": str(len(listed))}),))
    found = []
    for place, document in enumerate(listed):
        one = package(document, f"packages[{place}]", faults)
        if one is not None:
            found.append((one, plain(document)))
    _differ([one for one, _document in found], faults)
    return Reading(tuple(found), tuple(faults))


def read(document: object) -> Package:
    """Read a document that was read without faults before. Raises ValueError with the first fault otherwise."""
    faults = Faults()
    one = package(document, "package", faults)
    if faults or one is None:
        raise ValueError(f"{faults[0].path}: {faults[0].code}")
    return one


def plain(value: Any) -> Any:
    """Return a document as JSON can hold it: dates as texts, numbers as they are."""
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def package(document: object, path: str, faults: Faults) -> Package | None:
    """Read one document; what comes back has gaps where there are faults."""
    given = scalars.mapping(document, path, faults, keys=KEYS, needs=NEEDS)
    if given is None:
        return None
    have = {key: f"{path}.{key}" for key in given}
    valid = scalars.mapping(given.get("valid", {}), f"{path}.valid", faults, keys=("from", "until")) or {}
    return Package(
        key=(scalars.key(given["key"], have["key"], faults) if "key" in have else None) or "",
        name=values.names(given["name"], have["name"], faults) if "name" in have else {},
        currency=_currency(given["currency"], have["currency"], faults) if "currency" in have else "",
        components=_components(given["components"], have["components"], faults)
        if "components" in have
        else (),
        valid=scalars.period(valid, f"{path}.valid", faults),
        **_more(given, have, faults),
    )


def _more(given: Mapping[str, Any], have: Mapping[str, str], faults: Faults) -> dict[str, Any]:
    """Read what a package may say besides."""
    readers: dict[str, Any] = {
        "country": _country,
        "source": _source,
        "conditions": values.conditions,
        "evidence": _evidence,
        "most": values.amount,
        "advance": _advance,
        "prior_approval": _dates,
        "once": _once,
        "not_with": scalars.keys,
        "only_payer": values.flag,
        "retention": _retention,
        "approval": _approval,
    }
    return {key: read_one(given[key], have[key], faults) for key, read_one in readers.items() if key in given}


def _currency(value: object, path: str, faults: Faults) -> str:
    if not isinstance(value, str) or value not in currencies():
        faults.add(path, Code.UNKNOWN_CURRENCY, value=shown(value))
        return ""
    return value


def _country(value: object, path: str, faults: Faults) -> str:
    if not isinstance(value, str) or len(value) != 2 or not value.isalpha() or not value.isupper():
        faults.add(path, Code.BAD_KEY, value=shown(value))
        return ""
    return value


def _source(value: object, path: str, faults: Faults) -> str:
    return values.text(value, path, faults, most=LONGEST_SOURCE)


def _dates(value: object, path: str, faults: Faults) -> tuple[str, ...]:
    return values.figures(value, path, faults, Kind.DATE)


def _once(value: object, path: str, faults: Faults) -> Once | None:
    return scalars.word(value, path, faults, of=Once)


def _components(value: object, path: str, faults: Faults) -> tuple[Any, ...]:
    given = scalars.sequence(value, path, faults)
    found = [component(one, f"{path}[{at}]", faults) for at, one in enumerate(given)]
    scalars.distinct(tuple(one.key for one in found if one and one.key), path, faults)
    return tuple(one for one in found if one is not None)


def _evidence(value: object, path: str, faults: Faults) -> tuple[Evidence, ...]:
    found = []
    for at, one in enumerate(scalars.sequence(value, path, faults)):
        here = f"{path}[{at}]"
        given = scalars.mapping(
            one, here, faults, keys=("key", "name", "for", "within"), needs=("key", "name", "for")
        )
        if given is None or not {"key", "name", "for"} <= set(given):
            continue
        within = _within(given["within"], f"{here}.within", faults) if "within" in given else None
        word = scalars.word(given["for"], f"{here}.for", faults, of=When) or When.PAYMENT
        key = scalars.key(given["key"], f"{here}.key", faults) or ""
        found.append(Evidence(key, values.names(given["name"], f"{here}.name", faults), word, within))
    scalars.distinct(tuple(one.key for one in found if one.key), path, faults)
    return tuple(found)


def _within(value: object, path: str, faults: Faults) -> Within | None:
    given = scalars.mapping(value, path, faults, keys=("days", "months", "after"), needs=("after",))
    if given is None or "after" not in given:
        return None
    if ("days" in given) == ("months" in given):
        faults.add(path, Code.ONE_OF, choices=("days", "months"))
    days = values.whole(given.get("days", 0), f"{path}.days", faults, most=values.LONGEST_DAYS)
    months = values.whole(given.get("months", 0), f"{path}.months", faults, most=values.LONGEST_MONTHS)
    return Within(values.figure(given["after"], f"{path}.after", faults, Kind.DATE), days, months)


def _advance(value: object, path: str, faults: Faults) -> Advance | None:
    given = scalars.mapping(value, path, faults, keys=("share", "most"), needs=("share",))
    if given is None or "share" not in given:
        return None
    share = values.amount(given["share"], f"{path}.share", faults)
    if share > 100:
        faults.add(f"{path}.share", Code.TOO_LARGE, value=shown(given["share"]))
    return Advance(share, values.amount(given["most"], f"{path}.most", faults) if "most" in given else None)


def _retention(value: object, path: str, faults: Faults) -> Retention | None:
    needs = ("days", "within", "after", "claw_back")
    given = scalars.mapping(value, path, faults, keys=(*needs, "proof"), needs=needs)
    if given is None or not set(needs) <= set(given):
        return None
    days = values.whole(given["days"], f"{path}.days", faults, least=1, most=values.LONGEST_DAYS)
    within = values.whole(given["within"], f"{path}.within", faults, least=1, most=values.LONGEST_DAYS)
    if within < days:
        faults.add(f"{path}.within", Code.TOO_LARGE, value=str(days))
    return Retention(
        days,
        within,
        values.figure(given["after"], f"{path}.after", faults, Kind.DATE),
        values.whole(given.get("proof", 0), f"{path}.proof", faults, most=values.LONGEST_DAYS),
        scalars.word(given["claw_back"], f"{path}.claw_back", faults, of=ClawBack) or ClawBack.IN_FULL,
    )


def _approval(value: object, path: str, faults: Faults) -> tuple[Approvals, ...]:
    """Read bands of amounts: rising, the last one open; never fewer people for more money."""
    found: list[Approvals] = []
    listed = scalars.sequence(value, path, faults)
    for at, one in enumerate(listed):
        here = f"{path}[{at}]"
        given = scalars.mapping(one, here, faults, keys=("up_to", "approvals"), needs=("approvals",)) or {}
        number = values.whole(
            given.get("approvals", 1), f"{here}.approvals", faults, least=1, most=MOST_APPROVALS
        )
        up_to = values.amount(given["up_to"], f"{here}.up_to", faults) if "up_to" in given else None
        last = at == len(listed) - 1
        if (up_to is None) != last:
            faults.add(here, Code.UNKNOWN_KEY if last else Code.LACKS, key="up_to")
        before = found[-1] if found else Approvals(Decimal(0), 1)
        rises = up_to is None or up_to > (before.up_to or 0)
        if not rises or number < before.number:
            faults.add(here, Code.TOO_LARGE, value=shown(before.up_to if not rises else before.number))
        found.append(Approvals(up_to, number))
    return tuple(found) or (Approvals(None, 1),)


def _differ(packages: list[Package], faults: Faults) -> None:
    """Hold versions of one key to differ in their first day, and packages not to exclude themselves."""
    seen: set[tuple[str, date | None]] = set()
    for place, one in enumerate(packages):
        if one.key and (one.key, one.valid.start) in seen:
            faults.add(f"packages[{place}].valid", Code.TWICE, value=one.key)
        seen.add((one.key, one.valid.start))
        if one.key and one.key in one.not_with:
            faults.add(f"packages[{place}].not_with", Code.NAMES_ITSELF)
