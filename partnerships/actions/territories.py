"""Places: public knowledge, kept in order by administrators and by the reference list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from accounts.actions import audit
from accounts.actions.changing import set_changed
from jtportal.kernel.doors import Refused
from jtportal.kernel.names import search_text
from partnerships.models import Territory, TerritorySource

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jtportal.kernel.actor import Actor


def words_of(name: str, names: dict[str, str]) -> str:
    """Return the words a place is found by, in all its names."""
    return search_text(name, *names.values())[:300]


@transaction.atomic
def create(*, code: str, name: str, level: str, country: str, by: Actor, **more: Any) -> Territory:
    """Add a place. `more`: names ({language: name}), parent, latitude, longitude (degrees)."""
    row = Territory(code=code, name=name, level=level, country=country, **more)
    row.search = words_of(name, row.names)
    row.save()
    after = {"code": code, "name": name, "level": str(level), "country": country}
    audit.record(row, verb="territory.added", by=by, after=after)
    return row


@transaction.atomic
def change(*, territory: Territory, by: Actor, **values: Any) -> None:
    """Change a place; nothing is recorded when nothing differs."""
    row = Territory.objects.select_for_update().get(pk=territory.pk)
    before, after = set_changed(row, values)
    if not after:
        return
    row.search = words_of(row.name, row.names)
    row.save(update_fields=[*after, "search"])
    audit.record(row, verb="territory.changed", by=by, before=before, after=after)


@transaction.atomic
def remove(*, territory: Territory, by: Actor) -> None:
    """Remove a place that nothing stands in. Raises Refused otherwise."""
    if territory.partnerships.exists():
        raise Refused(_("A partnership covers this place, so it stays."))
    audit.record(territory, verb="territory.removed", by=by, before={"code": territory.code})
    try:
        territory.delete()
    except ProtectedError as error:
        raise Refused(_("People, mines or other places belong to this place, so it stays.")) from error


def keep_source(*, country: str, text: str, by: Actor, file: str = "") -> TerritorySource | None:
    """Keep whose data a country's places come from; the same words are kept once. Nothing said, nothing kept."""
    said = " ".join(text.split())[:500]
    if not said:
        return None
    row, new = TerritorySource.objects.get_or_create(country=country, text=said, defaults={"file": file})
    if new:
        after = {"country": country, "text": said, "file": file}
        audit.record(row, verb="territory.source_kept", by=by, after=after)
    return row


@transaction.atomic
def load(*, rows: Iterable[dict[str, Any]], by: Actor, source: str = "") -> tuple[int, int]:
    """Bring places to the state of a list, parents first; return how many were added and changed.

    A row: code, name, level, country, and perhaps names, parent (a code), latitude, longitude. Places that
    the list does not name are left alone, and so are coordinates and names that it does not have. `source`: whose
    data it is, kept for each country in the list.
    """
    known = {row.code: row for row in Territory.objects.all()}
    added = changed = 0
    countries = set()
    for row in rows:
        countries.add(row["country"])
        values = dict(row)
        parent = values.pop("parent", None)
        values["parent_id"] = known[parent].pk if parent else None
        present = known.get(row["code"])
        if present is not None:
            values["names"] = {**present.names, **values.get("names", {})}
        if present is None:
            known[row["code"]] = create(by=by, **values)
            added += 1
        elif any(getattr(present, name) != value for name, value in values.items()):
            change(territory=present, by=by, **values)
            changed += 1
    for country in sorted(countries):
        keep_source(country=country, text=source, by=by)
    return added, changed
