"""GeoJSON (RFC 7946) read feature by feature, so that memory holds one of them whatever the file weighs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from . import geometry
from .entries import Entry, Found, Reason, Remark, UnusableFile, WrongMapping
from .fields import ADMIN_LEVELS, PROPERTIES, SEVERAL, checked_entry, clean, names_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from typing import TextIO

CHUNK = 1 << 16
MAX_FEATURE = 64 << 20  # characters
BLANK = " \t\r\n"


class Scanner:
    """Takes JSON values one after the other from a text; holds the one being read."""

    def __init__(self, file: TextIO) -> None:
        self.file, self.buffer, self.place, self.ended = file, "", 0, False
        self.decoder = json.JSONDecoder()

    def more(self, size: int = CHUNK) -> bool:
        """Read on; False at the end."""
        self.buffer, self.place = self.buffer[self.place :], 0
        if len(self.buffer) > MAX_FEATURE:
            raise UnusableFile("too_large")
        text = self.file.read(max(size, len(self.buffer)))  # twice as much each time: linear in all
        self.ended = not text
        self.buffer += text
        return not self.ended

    def peek(self) -> str:
        """Return the next sign that is no blank, '' at the end."""
        while True:
            while self.place < len(self.buffer) and self.buffer[self.place] in BLANK:
                self.place += 1
            if self.place < len(self.buffer):
                return self.buffer[self.place]
            if not self.more():
                return ""

    def take(self, sign: str) -> None:
        """Pass a sign. Raises UnusableFile when another stands there."""
        if self.peek() != sign:
            raise UnusableFile("not_json")
        self.place += 1

    def value(self) -> Any:
        """Return the next value."""
        self.peek()
        while True:
            try:
                found, end = self.decoder.raw_decode(self.buffer, self.place)
            except (ValueError, RecursionError) as error:
                if isinstance(error, RecursionError) or not self.more():
                    raise UnusableFile("not_json") from error
                continue
            if end == len(self.buffer) and self.more():  # a number may go on
                continue
            self.place = end
            return found


def members(scanner: Scanner) -> Iterator[str]:
    """Yield the names of an object's members; the caller takes each value."""
    scanner.take("{")
    if scanner.peek() == "}":
        return
    while True:
        name = scanner.value()
        if not isinstance(name, str):
            raise UnusableFile("not_json")
        scanner.take(":")
        yield name
        if scanner.peek() != ",":
            scanner.take("}")
            return
        scanner.take(",")


def features(file: TextIO) -> Iterator[dict[str, Any]]:
    """Yield the features of a collection. Raises UnusableFile."""
    scanner, seen = Scanner(file), False
    for name in members(scanner):
        if name == "crs" and "CRS84" not in (said := json.dumps(scanner.value())) and "4326" not in said:
            raise UnusableFile("projected")
        if name == "crs":
            continue
        if name != "features":
            kind = scanner.value()
            if name == "type" and kind != "FeatureCollection":
                raise UnusableFile("no_collection")
            continue
        seen = True
        scanner.take("[")
        while scanner.peek() != "]":
            found = scanner.value()
            if not isinstance(found, dict):
                raise UnusableFile("no_collection")
            yield found
            if scanner.peek() != "]":
                scanner.take(",")
        scanner.take("]")
    if not seen:
        raise UnusableFile("no_collection")


def read(path: Path, *, country: str, mapping: Mapping[str, str]) -> Found:
    """Return the places of a GeoJSON file with simplified boundaries. Raises UnusableFile."""
    found = Found("geojson", level="region", assumed=True)
    try:
        with path.open(encoding="utf-8-sig") as file:
            for number, feature in enumerate(features(file), start=1):
                found.rows = number
                if number == 1:
                    check_mapping(mapping, feature)
                take(feature, number, found, country, mapping)
    except UnicodeDecodeError as error:
        raise UnusableFile("encoding") from error
    if not found.rows:
        raise UnusableFile("no_rows")
    return found


def check_mapping(mapping: Mapping[str, str], feature: dict[str, Any]) -> None:
    """Refuse a mapping to a property that the first feature does not have."""
    there = feature.get("properties") or {}
    if unknown := sorted(set(mapping.values()) - set(there)):
        raise WrongMapping("unknown_heading", heading=unknown[0], known=", ".join(sorted(there)[:40]))


def chosen(properties: dict[str, Any], field: str, mapping: Mapping[str, str]) -> str:
    """Return what the properties say for a field, '' without it."""
    if field in mapping:
        return clean(properties.get(mapping[field]))
    folded = {str(name).casefold(): name for name in properties}
    for name in PROPERTIES[field]:
        if name in folded and (value := clean(properties[folded[name]])):
            return value
    return ""


def take(
    feature: dict[str, Any], number: int, found: Found, country: str, mapping: Mapping[str, str]
) -> None:
    """Add what a feature says to the entries, or a remark about it."""
    properties = feature.get("properties")
    properties = properties if isinstance(properties, dict) else {}
    if (said := chosen(properties, "country", mapping)) and len(said) == 2 and said.upper() != country:
        found.elsewhere += 1
        return
    also = [chosen(properties, field, mapping) for field in ("also", *SEVERAL)]
    entry = Entry(
        line=number,
        name=chosen(properties, "name", mapping),
        names=names_of(properties, mapping),
        also=tuple(
            part.strip() for text in also for part in text.replace("|", ";").split(";") if part.strip()
        ),
        code=chosen(properties, "code", mapping),
        level=chosen(properties, "level", mapping)
        or ADMIN_LEVELS.get(chosen(properties, "admin_level", mapping), ""),
        parents=tuple(filter(None, (chosen(properties, field, mapping) for field in ("district", "region")))),
    )
    reason = checked_entry(entry) or set_place(entry, feature.get("geometry"))
    if reason:
        found.remarks.append(Remark(number, entry.name[:120], reason))
    if reason is None or reason == Reason.NO_COORDINATES:
        found.entries.append(entry)


def set_place(entry: Entry, shape: Any) -> Reason | None:
    """Set boundary and point of a place; return what is wrong with them."""
    if shape is None:
        return Reason.NO_COORDINATES
    try:
        if isinstance(shape, dict) and shape.get("type") == "Point":
            entry.point = geometry.sound_point(*(shape.get("coordinates") or [None, None])[:2])
            return None
        polygons = geometry.simplified(geometry.polygons_of(shape))
    except (geometry.Unsound, TypeError) as error:
        outside = str(error) == "outside_the_world"
        return Reason.INVALID_COORDINATES if outside else Reason.INVALID_GEOMETRY
    entry.boundary, entry.box = geometry.geojson(polygons), geometry.box_of(polygons)
    entry.point = geometry.middle(polygons)
    return None
