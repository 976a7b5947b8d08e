"""A file of territories taken in: whole or not at all, and the same file again changes nothing."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import transaction

from accounts.actions import audit
from partnerships.actions import territories
from partnerships.actions.territories import words_of
from partnerships.calculations.places.entries import Outcome, Reason, Remark
from partnerships.calculations.places.fields import LEVELS
from partnerships.calculations.places.gathering import NEAR_FAR, gathered, set_levels
from partnerships.calculations.places.geometry import distance
from partnerships.calculations.places.matching import Known, Matcher
from partnerships.calculations.places.reading import read
from partnerships.models import Boundary, Territory

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from jtportal.kernel.actor import Actor
    from partnerships.calculations.places.entries import Entry, Found
    from partnerships.calculations.places.matching import Plan

BATCH = 2000
MICRODEGREE = Decimal("0.000001")
COUNTED = (
    "rows", "added", "changed", "unchanged", "boundaries", "doubts", "refused", "warnings", "elsewhere",
)  # fmt: skip


@dataclass(slots=True)
class Loaded:
    """What a file did. `counts`: by COUNTED; `remarks`: in the file's order; `assumed`: nobody said the level."""

    counts: dict[str, int]
    remarks: list[Remark]
    form: str
    level: str
    assumed: bool
    encoding: str = ""  # a recognised single-byte one
    entries: list[audit.Entry] = field(default_factory=list)


@transaction.atomic
def load_file(
    *,
    path: Path,
    country: str,
    by: Actor,
    level: str = "",
    mapping: Mapping[str, str] | None = None,
    dry_run: bool = False,
    source: str = "",
) -> Loaded:
    """Take in the territories of a file of one country (ISO 3166 alpha-2) with boundaries and coordinates.

    New places are added. A place that is there already gets what it lacks: names, parent, coordinates, boundary;
    one found by its code gets the file's coordinates. `source`: whose data it is, kept with the country.
    Raises UnusableFile, WrongMapping; then nothing was written.
    """
    found = read(path, country=country, mapping=mapping or {})
    set_levels(found, level)
    entries = gathered(found, country)
    stream = f"territories:{country}"
    audit.lock_stream(stream)  # one file of a country at a time
    plan = Matcher(known_places(country), country).match(entries)
    remarks = found.remarks + plan.remarks
    loaded = Loaded({}, remarks, found.form, found.level, found.assumed, found.encoding)
    if dry_run:
        counted = {"added": len(plan.new), "changed": len(plan.matched)}
    else:
        counted = write(plan, country, loaded)
        record(loaded, counted, path, country, by, stream)
        territories.keep_source(country=country, text=source, file=path.name, by=by)
    loaded.counts = {**summed(found, remarks), **counted}
    loaded.counts["boundaries"] = sum(entry.boundary is not None for entry in went_in(plan))
    loaded.counts["unchanged"] = len(plan.matched) - loaded.counts["changed"]
    loaded.remarks.sort(key=lambda remark: remark.line)
    return loaded


def went_in(plan: Plan) -> list[Entry]:
    """Return the entries that have a place now."""
    return [*(entry for _, entry in plan.new), *(entry for _, entry, _ in plan.matched)]


def summed(found: Found, remarks: Iterable[Remark]) -> dict[str, int]:
    """Return how many rows there were, and what is remarked about them."""
    said = Counter(remark.outcome for remark in remarks)
    return {
        "rows": found.rows,
        "doubts": said[Outcome.DOUBT],
        "refused": said[Outcome.REFUSED],
        "warnings": said[Outcome.WARNING],
        "elsewhere": found.elsewhere,
    }


def known_places(country: str) -> list[Known]:
    """Return the country's territories as the matching reads them."""
    rows = Territory.objects.filter(country=country).values_list(
        "pk", "code", "name", "names", "level", "parent_id", "latitude", "longitude"
    )
    return [
        Known(
            pk,
            code,
            (name, *filter(None, names.values())),
            level,
            parent,
            None if latitude is None or longitude is None else (float(longitude), float(latitude)),
        )
        for pk, code, name, names, level, parent, latitude, longitude in rows.iterator()
    ]


def write(plan: Plan, country: str, loaded: Loaded) -> dict[str, int]:
    """Write what a plan says; return how many places were added and changed."""
    for level in LEVELS:
        here = [(code, entry) for code, entry in plan.new if entry.level == level]
        for start in range(0, len(here), BATCH):
            _add(here[start : start + BATCH], plan, country, loaded)
    changed = 0
    for start in range(0, len(plan.matched), BATCH):
        changed += _complete(plan.matched[start : start + BATCH], plan, loaded)
    return {"added": len(plan.new), "changed": changed}


def parents_of(entries: Iterable[Entry], plan: Plan) -> dict[str, int]:
    """Return {code: key} of the places that entries belong to."""
    codes = {plan.parents[entry.line] for entry in entries if entry.line in plan.parents}
    return dict(Territory.objects.filter(code__in=codes).values_list("code", "pk"))


def axes(entry: Entry) -> dict[str, Decimal | None]:
    """Return an entry's coordinates as they are stored."""
    if entry.point is None:
        return {"latitude": None, "longitude": None}
    longitude, latitude = (Decimal(str(axis)).quantize(MICRODEGREE) for axis in entry.point)
    return {"latitude": latitude, "longitude": longitude}


def boundary_of(row: Territory, entry: Entry) -> Boundary:
    """Return an entry's boundary as a row."""
    assert entry.box is not None  # noqa: S101 - set together with the boundary
    west, south, east, north = entry.box.west, entry.box.south, entry.box.east, entry.box.north
    return Boundary(territory=row, geometry=entry.boundary, west=west, south=south, east=east, north=north)


def _add(batch: list[tuple[str, Entry]], plan: Plan, country: str, loaded: Loaded) -> None:
    """Add places."""
    above = parents_of((entry for _, entry in batch), plan)
    rows = []
    for code, entry in batch:
        names = {language: name for language, name in entry.names.items() if name != entry.name}
        row = Territory(code=code, name=entry.name, names=names, level=entry.level, country=country)
        row.parent_id = above.get(plan.parents.get(entry.line, ""))
        row.search = words_of(entry.name, names)
        row.latitude, row.longitude = axes(entry)["latitude"], axes(entry)["longitude"]
        rows.append(row)
    Territory.objects.bulk_create(rows)
    lines = [boundary_of(row, entry) for row, (_, entry) in zip(rows, batch, strict=True) if entry.boundary]
    Boundary.objects.bulk_create(lines)
    for row, (_, entry) in zip(rows, batch, strict=True):
        after = {"code": row.code, "name": row.name, "level": row.level, "country": country}
        after |= {"boundary": mark(entry.boundary)} if entry.boundary else {}
        tell(loaded, "territory.added", row, {}, after)


def _complete(batch: list[tuple[Known, Entry, bool]], plan: Plan, loaded: Loaded) -> int:
    """Give places that were there what they lack; return how many changed."""
    rows = Territory.objects.select_for_update().in_bulk([known.pk for known, _, _ in batch])
    lines = Boundary.objects.in_bulk([known.pk for known, _, _ in batch])
    above = parents_of((entry for _, entry, _ in batch), plan)
    changed, drawn = [], []
    for known, entry, by_code in batch:
        row, line = rows[known.pk], lines.get(known.pk)
        before, after = lacking(row, entry, by_code, above.get(plan.parents.get(entry.line, "")))
        if moved(known, entry):
            loaded.remarks.append(Remark(entry.line, entry.name, Reason.MOVED, (known.code,)))
        for name, value in after.items():
            setattr(row, name, value)
        if entry.boundary and (line is None or line.geometry != entry.boundary):
            drawn.append(boundary_of(row, entry))
            before["boundary"], after["boundary"] = (
                mark(line.geometry if line else None),
                mark(entry.boundary),
            )
        if after:
            row.search = words_of(row.name, row.names)
            changed.append(row)
            tell(loaded, "territory.changed", row, before, after)
    Territory.objects.bulk_update(changed, ["names", "search", "parent", "latitude", "longitude"])
    Boundary.objects.bulk_create(
        drawn,
        update_conflicts=True,
        unique_fields=["territory"],
        update_fields=["geometry", "west", "south", "east", "north"],
    )
    return len(changed)


def lacking(
    row: Territory, entry: Entry, by_code: bool, parent: int | None
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what an entry changes of a place: the values before and after."""
    after: dict[str, Any] = {}
    names = {one: name for one, name in entry.names.items() if one not in row.names and name != row.name}
    if names:
        after["names"] = {**row.names, **names}
    if row.parent_id is None and parent not in (None, row.pk):
        after["parent_id"] = parent
    if entry.point is not None and (row.latitude is None or (by_code and not entry.boundary)):
        after |= {axis: value for axis, value in axes(entry).items() if getattr(row, axis) != value}
    return {name: getattr(row, name) for name in after}, after


def moved(known: Known, entry: Entry) -> bool:
    """Say whether a place found by its code stands elsewhere in the file."""
    if known.point is None or entry.point is None:
        return False
    return distance(known.point, entry.point) > NEAR_FAR[entry.level][0] and not entry.boundary


def mark(geometry: dict[str, Any] | None) -> str:
    """Return a short digest of a boundary for the trail."""
    return hashlib.sha256(json.dumps(geometry).encode()).hexdigest()[:16] if geometry else ""


def tell(loaded: Loaded, verb: str, row: Territory, before: dict[str, Any], after: dict[str, Any]) -> None:
    """Keep a line for the trail, written when all rows are."""
    detail = {"before": before, "after": after}
    loaded.entries.append(audit.Entry(verb, audit.label(row), str(row.pk), detail))


def record(loaded: Loaded, counted: dict[str, int], path: Path, country: str, by: Actor, stream: str) -> None:
    """Write the trail: each place in the country's own stream, the file with that stream's end in the actor's."""
    if not loaded.entries:
        return
    length, last = audit.record_many(loaded.entries, by=by, stream=stream)
    after = {**counted, "file": path.name, "stream": stream, "length": length, "hash": last.hex()}
    detail = {"before": {}, "after": after}
    audit.record_many([audit.Entry("territory.loaded", audit.label(Territory), country, detail)], by=by)
