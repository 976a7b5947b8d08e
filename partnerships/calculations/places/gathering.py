"""Rows of one file that speak of one place, and rows that contradict one another."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from jtportal.kernel.names import fold

from .entries import Entry, Found, Reason, Remark
from .geometry import distance
from .naming import key, level_said

if TYPE_CHECKING:
    from collections.abc import Iterable

# kilometres: nearer than the first two points are one place, farther than the second two places
NEAR_FAR = {
    "municipality": (10.0, 25.0),
    "district": (40.0, 120.0),
    "region": (120.0, 300.0),
    "country": (20_000.0, 30_000.0),
}


def set_levels(found: Found, level: str) -> None:
    """Give each entry a level: the one asked for, its own, or the one that most names of the file tell."""
    if level:
        found.level, found.assumed = level, False
        for entry in found.entries:
            entry.level = level
        return
    told = Counter(filter(None, (level_said(entry.name) for entry in found.entries)))
    if told and told.most_common(1)[0][1] * 2 > len(found.entries):
        found.level = told.most_common(1)[0][0]
    found.assumed = any(not entry.level for entry in found.entries)
    for entry in found.entries:
        entry.level = entry.level or found.level


def full_code(code: str, country: str) -> str:
    """Return a code with its country before it: UA-46, PL-1001."""
    if not code or code.upper() == country or code.upper().startswith(f"{country}-"):
        return code
    return f"{country}-{code}"


def gathered(found: Found, country: str) -> list[Entry]:
    """Return one entry per place; whatever cannot be told apart becomes a remark."""
    for entry in found.entries:
        entry.code = full_code(entry.code, country)
    codes = Counter(entry.code.casefold() for entry in found.entries if entry.code)
    groups: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for entry in found.entries:
        if entry.code and codes[entry.code.casefold()] > 1:
            found.remarks.append(Remark(entry.line, entry.name, Reason.CODE_TWICE, (entry.code,)))
        else:
            groups[identity(entry)].append(entry)
    places = [place for group in groups.values() for place in apart(group, found)]
    doubt_shared_points(places, found)
    return sorted(places, key=lambda entry: entry.line)


def identity(entry: Entry) -> tuple[str, ...]:
    """Return what makes a place this one and no other, as far as words go."""
    return entry.level, fold(entry.name), entry.code.casefold(), *map(key, entry.parents)


def apart(group: list[Entry], found: Found) -> list[Entry]:
    """Return the places of rows that bear one name under the same parents."""
    first = group[0]
    if len(group) == 1 or first.code:
        return group[:1]
    near = NEAR_FAR[first.level][0]
    places: list[Entry] = []
    for entry in group:
        if not any(same_place(entry, place, near) for place in places):
            places.append(entry)
    if len(places) == 1:
        return places
    if first.parents:  # one place by its words, several by its coordinates: none of them is believed
        first.point = None
        found.remarks.append(Remark(first.line, first.name, Reason.DIFFERING_COORDINATES))
        return [first]
    if any(place.point is None for place in places):
        remarks = [Remark(place.line, place.name, Reason.SEVERAL_ROWS) for place in places]
        found.remarks.extend(remarks)
        return []
    found.remarks.extend(Remark(place.line, place.name, Reason.SAME_NAME) for place in places)
    return places


def same_place(one: Entry, other: Entry, near: float) -> bool:
    """Say whether two rows of one name tell no two places. Two boundaries are two places."""
    if one.boundary and other.boundary:
        return one.boundary == other.boundary
    if one.point is None or other.point is None:
        return one.point is other.point
    return distance(one.point, other.point) <= near


def doubt_shared_points(places: Iterable[Entry], found: Found) -> None:
    """Take the coordinates from places of one name at one point under different parents: at most one is right."""
    at: dict[tuple[object, ...], list[Entry]] = defaultdict(list)
    for place in places:
        if place.point is not None and place.parents and place.boundary is None:
            at[place.level, fold(place.name), place.point].append(place)
    for group in at.values():
        if len(group) > 1:
            for place in group:
                place.point = None
                found.remarks.append(Remark(place.line, place.name, Reason.SHARED_COORDINATES))
