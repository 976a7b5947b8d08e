"""What stands on a partnership's map and in the list beside it, in a fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Q

from jtportal.kernel.names import query_words
from partnerships.calculations.places.drawing import Area
from partnerships.calculations.places.naming import key, keys
from partnerships.enums import PartnerRole, TerritoryLevel
from partnerships.models import Boundary, Partner, Territory, TerritorySource
from partnerships.sockets import PLACE_FIGURES, PLACE_MARKS, PlaceFigures, PlaceMark, PlaceNumber

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor
    from partnerships.calculations.places.geometry import Box, Point
    from partnerships.models import Partnership

NEIGHBOURS = 40  # towns beside those in which something is
DRAWN = 250  # boundaries
KINDS = {
    PartnerRole.PROVIDER: "provider",
    PartnerRole.EMPLOYER: "employer",
    PartnerRole.MINE_OPERATOR: "employer",
    PartnerRole.MUNICIPALITY: "municipality",
}


@dataclass(slots=True)
class Spot:
    """A place with what stands there and how many people live there."""

    territory: Territory
    marks: list[PlaceMark] = field(default_factory=list)
    number: PlaceNumber | None = None
    covered: bool = False

    @property
    def point(self) -> Point | None:
        """Longitude and latitude, None where they are not known."""
        if self.territory.latitude is None or self.territory.longitude is None:
            return None
        return float(self.territory.longitude), float(self.territory.latitude)

    @property
    def listed(self) -> bool:
        """Whether it belongs to the partnership: covered by it, or something of it is there."""
        return bool(self.covered or self.marks or self.number)

    @property
    def size(self) -> int:
        """How many people are shown here."""
        return self.number.value or 0 if self.number else 0


@dataclass(slots=True)
class Ground:
    """The whole territory of a partnership: its places, most people first, and partners without one."""

    spots: list[Spot]
    figures: PlaceFigures
    placeless: list[Partner]

    @property
    def covered(self) -> list[Spot]:
        """The places that the partnership says it covers."""
        return [spot for spot in self.spots if spot.covered]


def partners_today(actor: Actor, partnership: Partnership) -> list[Partner]:
    """Return the partners of today by name, with organisation and place."""
    rows = Partner.objects.visible_to(actor).in_force(partnership.today()).filter(partnership=partnership)
    return list(rows.select_related("organisation", "territory").order_by("organisation__name", "role"))


def ground(actor: Actor, partnership: Partnership) -> Ground:
    """Return the partnership's places."""
    figures = next((found for plug in PLACE_FIGURES if (found := plug(actor, partnership))), PlaceFigures())
    partners = partners_today(actor, partnership)
    marks = [mark for plug in PLACE_MARKS for mark in plug(actor, partnership)]
    marks += [
        PlaceMark(
            KINDS.get(PartnerRole(row.role), "other"),
            str(row.organisation),
            row.territory_id,
            row.get_role_display(),
        )
        for row in partners
        if row.territory_id
    ]
    covered = set(partnership.territories.values_list("pk", flat=True))
    wanted = {mark.territory for mark in marks} | {key for key in figures.places if key} | covered
    spots = {
        row.pk: Spot(row, number=figures.places.get(row.pk), covered=row.pk in covered)
        for row in towns(wanted)
    }
    for mark in marks:
        spots[mark.territory].marks.append(mark)
    ordered = sorted(
        spots.values(),
        key=lambda spot: (
            -spot.size,
            spot.number is None,
            not spot.marks,
            not spot.covered,
            spot.territory.label(),
        ),
    )
    return Ground(ordered, figures, [row for row in partners if row.territory_id is None])


def towns(wanted: set[int]) -> list[Territory]:
    """Return these places, and some towns beside them that share their parent."""
    near = Territory.objects.filter(pk__in=wanted, parent__isnull=False).exclude(
        parent__level=TerritoryLevel.COUNTRY
    )
    beside = Territory.objects.filter(
        parent__in=near.values("parent"), level=TerritoryLevel.MUNICIPALITY, latitude__isnull=False
    ).exclude(pk__in=wanted)
    keys = beside.order_by("pk").values("pk")[:NEIGHBOURS]
    return list(
        Territory.objects.filter(Q(pk__in=wanted) | Q(pk__in=keys)).select_related("parent").order_by("pk")
    )


def choices(partnership: Partnership) -> list[Territory]:
    """Return the places one may tick as covered: those covered, those with something in them, their neighbours."""
    wanted = set(partnership.territories.values_list("pk", flat=True))
    wanted |= set(
        Partner.objects.in_force(partnership.today())
        .filter(partnership=partnership, territory__isnull=False)
        .values_list("territory_id", flat=True)
    )
    return sorted(towns(wanted), key=lambda row: row.label())


def without_boundary(spots: list[Spot]) -> int:
    """Return of how many of these places no boundary is known."""
    keys = [spot.territory.pk for spot in spots]
    return len(keys) - Boundary.objects.filter(territory__in=keys).count()


def sources(actor: Actor, country: str) -> list[str]:
    """Return whose data a country's places come from, in the order of loading."""
    return list(
        TerritorySource.objects.visible_to(actor).filter(country=country).values_list("text", flat=True)
    )


def areas(actor: Actor, box: Box, covered: set[int] | frozenset[int] = frozenset()) -> list[Area]:
    """Return the boundaries that can be seen in a rectangle, the wider ones first, those of `covered` last."""
    rows = Boundary.objects.visible_to(actor).within(box.west, box.south, box.east, box.north)
    rank = list(TerritoryLevel.values)
    found = [
        Area(
            row.territory.label(),
            row.territory.level,
            row.geometry["coordinates"],
            key=row.territory_id,
            covered=row.territory_id in covered,
        )
        for row in rows.select_related("territory").order_by("territory_id")[:DRAWN]
    ]
    return sorted(found, key=lambda area: (area.covered, rank.index(area.level)))


def places_named(country: str, said: str) -> list[Territory]:
    """Return the places of a country that have this code or bear this name, in whatever script; at most 12."""
    rows = Territory.objects.filter(country=country).select_related("parent")
    if exact := list(rows.filter(code__iexact=said)):
        return exact
    for word in query_words(said):
        rows = rows.filter(search__contains=word)
    found = list(rows.order_by("level", "name", "pk")[:200])
    same = [row for row in found if key(said) in keys((row.name, *row.names.values()))]
    return (same or found)[:12]
