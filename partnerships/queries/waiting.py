"""What waits for a person, gathered from every room that has something waiting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from partnerships.sockets import DIGEST_LINES, WAITING, Waiting

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership


@dataclass(frozen=True, slots=True)
class Place:
    """A partnership with what waits there: the plan's items, and sentences of the rooms above that name nobody."""

    partnership: Partnership
    items: list[Waiting]
    lines: list[str]


def waiting_for(actor: Actor, partnership: Partnership) -> list[Waiting]:
    """Return what waits for a person in a partnership's plan, first due first, undated last."""
    found = [item for ask in WAITING for item in ask(actor, partnership)]
    return sorted(found, key=lambda item: (item.due or date.max, item.kind, item.title))


def places_of(actors: list[Actor], partnerships: list[list[Partnership]]) -> list[Place]:
    """Return everything that waits for one person, who acts for several organisations: a Place per partnership."""
    found: dict[int, Place] = {}
    for actor, rows in zip(actors, partnerships, strict=True):
        for partnership in rows:
            place = found.setdefault(partnership.pk, Place(partnership, [], []))
            known = {(item.kind, item.url) for item in place.items}
            fresh = waiting_for(actor, partnership)
            place.items.extend(item for item in fresh if (item.kind, item.url) not in known)
            place.lines.extend(line for ask in DIGEST_LINES if (line := ask(actor, partnership)))
    return [place for place in found.values() if place.items or place.lines]
