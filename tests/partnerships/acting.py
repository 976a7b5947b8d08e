"""Measures for tests of pages: short ones, and clauses that carry them."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from partnerships.actions import measures as actions
from partnerships.queries import framework as reads


def leave(key: str = "leave", years: int = 55, **more: Any) -> dict[str, Any]:
    """A measure for whoever has an age, as documents hold it."""
    return {
        "key": key,
        "name": {"en": key.replace("-", " ").capitalize()},
        "pathway": "early_retirement",
        "eligible": {"any": [{"all": [{"fact": "age", "at_least": years}]}]},
        **more,
    }


def place_of(version: Any, heading: str = "Bridge to pension") -> Any:
    """Return the place of the clause with a heading."""
    return next(line.place for line in reads.lines(version) if str(line.place.text) == heading)


def carrying(place: Any, by: Any, *documents: dict[str, Any]) -> Any:
    """Let a clause of a draft carry these measures."""
    done = actions.set_measures(place=place, measures=list(documents), seen=place.text, by=by)
    place.refresh_from_db()
    return done


def at(name: str, row: Any, **asked: Any) -> str:
    """Return the address of a page about a place or an amendment."""
    return reverse(f"partnerships:{name}", kwargs={"pk": row.pk}, query=asked or None)


def keys(place: Any) -> list[str]:
    """Return the keys of the measures that a clause carries now."""
    place.refresh_from_db()
    return [one["key"] for one in place.text.measures]
