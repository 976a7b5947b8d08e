"""What waits for a person, gathered from every room that has something waiting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from accounts.queries import actor_from, memberships_of
from partnerships.models import Partnership
from partnerships.sockets import DIGEST_LINES, WAITING, Waiting

if TYPE_CHECKING:
    from collections.abc import Iterable

    from accounts.models import Organisation, User
    from jtportal.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class Place:
    """A partnership with what waits there for whom the person acts: the plan's items, and sentences of the rooms above
    that name nobody.
    """

    partnership: Partnership
    organisation: Organisation | None
    items: list[Waiting]
    lines: list[str]


@dataclass(frozen=True, slots=True)
class Told:
    """How many things of one kind wait, as a mail may say it: `due` the first day, `url` where there is one alone."""

    label: str
    number: int
    due: date | None
    url: str


def in_order(items: Iterable[Waiting]) -> list[Waiting]:
    """Sort what waits: first due first, undated last."""
    return sorted(items, key=lambda item: (item.due or date.max, item.kind, item.title))


def waiting_for(actor: Actor, partnership: Partnership) -> list[Waiting]:
    """Return what waits for a person in a partnership's plan, first due first, undated last."""
    return in_order(item for ask in WAITING for item in ask(actor, partnership))


def places_of(actors: list[Actor], partnerships: list[list[Partnership]]) -> list[Place]:
    """Return everything that waits for one person, who acts for several organisations, nothing twice.

    A Place per organisation and partnership; what waits for two organisations stands with the first.
    """
    found: list[Place] = []
    known: set[tuple[int, Waiting]] = set()
    for actor, rows in zip(actors, partnerships, strict=True):
        for partnership in rows:
            waits = waiting_for(actor, partnership)
            items = [item for item in waits if (partnership.pk, item) not in known]
            known |= {(partnership.pk, item) for item in waits}
            lines = [line for ask in DIGEST_LINES if (line := ask(actor, partnership))]
            found.append(Place(partnership, actor.organisation, items, lines))
    return [place for place in found if place.items or place.lines]


def what_waits(user: User, first: int | None = None) -> list[Place]:
    """Return what waits for a person in all partnerships, for all organisations they act for; `first` comes first."""
    held = memberships_of(user)
    organisations = sorted(dict.fromkeys(one.organisation_id for one in held), key=lambda key: key != first)
    actors = [actor_from(user, held, organisation) for organisation in organisations]
    return places_of(actors, [list(Partnership.objects.visible_to(actor)) for actor in actors])


def told(items: Iterable[Waiting]) -> list[Told]:
    """Gather items by what is to be done, without a word that somebody typed, the first due first."""
    groups: dict[str, list[Waiting]] = {}
    for item in items:
        groups.setdefault(item.label, []).append(item)
    return [
        Told(
            label,
            len(rows),
            min((one.due for one in rows if one.due), default=None),
            rows[0].url if len(rows) == 1 else "",
        )
        for label, rows in groups.items()
    ]
