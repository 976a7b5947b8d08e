"""Writing history in two times: a change holds from a day on, and what was known before stays readable.

The same for workers' facts and cases' spells. A value holds from its day until the next version that says
something else about it; nothing is overwritten.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from workforce.models.versioned import Version

TIMES = frozenset({"id", "valid_from", "valid_until", "recorded_at", "closed_at", "retracted_at"})


def in_force(standing: Sequence[Version], on: date) -> int | None:
    """Return the place of the version that holds on a day; None before the first."""
    places = [place for place, version in enumerate(standing) if version.valid_from <= on]
    return places[-1] if places else None


def copy(version: Version, **values: Any) -> Version:
    """Return an unsaved twin without its times; `values` replace what it says and when it holds."""
    fields = version._meta.concrete_fields
    said = {field.attname: getattr(version, field.attname) for field in fields if field.name not in TIMES}
    return type(version)(**(said | values))


def rewrite(
    standing: Sequence[Version],
    *,
    on: date,
    changes: Mapping[str, Any],
    marks: Mapping[str, Any],
    at: datetime,
) -> Version:
    """Let `changes` ({attribute: value}) hold from `on`; return the version written for that day.

    `standing` are the thing's versions that hold now, oldest first, locked by the caller; `marks` (reason,
    source, who) are written on the new version alone. A later version that repeats the old value of a changed
    attribute takes over the new one, up to the first that says something else. Raises LookupError before the
    first version.
    """
    place = in_force(standing, on)
    if place is None:
        raise LookupError(f"nothing is known on {on}")
    base = standing[place]
    changes = {name: value for name, value in changes.items() if getattr(base, name) != value}
    written = _split(base, on=on, values={**changes, **marks}, at=at)
    carried = dict(changes)
    for later in standing[place + 1 :]:
        carried = {
            name: value for name, value in carried.items() if getattr(later, name) == getattr(base, name)
        }
        if not carried:
            break
        _replace(later, values=carried, at=at)
    return written


def _split(base: Version, *, on: date, values: Mapping[str, Any], at: datetime) -> Version:
    """End a version on the day and put a new one in the rest of its time."""
    until = base.valid_until
    if until is None:
        base.valid_until, base.closed_at = on, at
        base.save(update_fields=("valid_until", "closed_at"))
    else:  # how long it holds was known otherwise before: take it back and write its first part anew
        base.retracted_at = at
        base.save(update_fields=("retracted_at",))
        if base.valid_from < on:
            copy(base, valid_from=base.valid_from, valid_until=on, recorded_at=at, closed_at=at).save()
    closed = at if until else None
    fresh = copy(base, **values, valid_from=on, valid_until=until, recorded_at=at, closed_at=closed)
    fresh.save()
    return fresh


def _replace(version: Version, *, values: Mapping[str, Any], at: datetime) -> None:
    """Take a version back and write it anew with other values for the same days."""
    version.retracted_at = at
    version.save(update_fields=("retracted_at",))
    until = version.valid_until
    times = {"valid_from": version.valid_from, "valid_until": until, "closed_at": at if until else None}
    copy(version, **values, **times, recorded_at=at).save()
