"""The map of a partnership's territory, and the same as a list."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from jtportal.kernel.doors import ActionDoor, PageDoor, anyone
from partnerships import rules
from partnerships.actions import coverage, partners
from partnerships.calculations.places.drawing import (
    CLOSEST,
    Mark,
    Town,
    View,
    draw,
    looked_at,
    projection,
    whole,
)
from partnerships.forms.places import PartnerPlaceForm, TerritoryForm
from partnerships.models import Partner
from partnerships.queries import area
from partnerships.views.plan import InPlan, OfPlace

if TYPE_CHECKING:
    from django.http import QueryDict

    from partnerships.calculations.places.geometry import Box
    from partnerships.queries.area import Ground, Spot

SHEETS = {"wide": (960.0, 620.0), "narrow": (358.0, 460.0)}  # pixels of a desk's and a phone's map
KINDS = ("site", "provider", "employer", "municipality", "other")
FARTHEST = 64  # quarters of a view that one may go from the middle


def kind_label(kind: str) -> str:
    """Return what a symbol stands for."""
    return {
        "site": _("mine"),
        "provider": _("education and training provider"),
        "employer": _("employer or mine operator"),
        "municipality": _("municipality"),
        "other": _("another partner"),
    }[kind]


def view_of(query: QueryDict) -> View:
    """Return which part the address asks for; nonsense shows the whole."""

    def number(name: str, most: int) -> int:
        try:
            return max(-most, min(int(query.get(name, "0")), most))
        except ValueError:
            return 0

    zoom = max(0, number("z", CLOSEST))
    return View(zoom, number("x", FARTHEST), number("y", FARTHEST)) if zoom else View()


class PlaceMap(OfPlace, PageDoor):
    """Where people live, and what stands there."""

    access, template, tab = anyone, "partnerships/place_map.html", "place"

    def context(self) -> dict[str, Any]:
        """Return the drawings for a desk and a phone, the list, the symbols and the ways about."""
        found = area.ground(self.request.actor, self.row)
        view = view_of(self.request.GET)
        box = whole([spot.point for spot in found.spots if spot.point and spot.listed])
        pointlike = area.without_boundary(found.covered) if found.covered else 0
        return {
            "drawings": self.drawings(found, box, view) if box else [],
            "lines": [self.line(spot, box) for spot in found.spots if spot.listed],
            "covered": len(found.covered),
            "pointlike": pointlike,
            "outlined": len(found.covered) > pointlike,
            "sources": area.sources(self.request.actor, self.row.country),
            "figures": found.figures,
            "unknown": found.figures.places.get(None),
            "lead": lead(found),
            "key": [
                {"kind": kind, "label": kind_label(kind)}
                for kind in KINDS
                if any(mark.kind == kind for spot in found.spots for mark in spot.marks)
            ],
            "ways": ways(view) if box else {},
            "placeless": found.placeless,
            "may_place": rules.may_coordinate(self.request.actor, self.row),
            "view": view,
        }

    def drawings(self, found: Ground, box: Box, view: View) -> list[dict[str, Any]]:
        """Return the map for either width; boundaries are read once, for both."""
        plans = {name: projection(box, view, *size) for name, size in SHEETS.items()}
        wide, narrow = (plan.seen() for plan in plans.values())
        covered = {spot.territory.pk for spot in found.covered}
        areas = area.areas(self.request.actor, wide.around(narrow), covered)
        outlined = {one.key for one in areas}
        towns = [town(spot, found, outlined) for spot in found.spots if spot.point]
        return [{"css": name, "map": draw(plan, areas, towns)} for name, plan in plans.items()]

    def line(self, spot: Spot, box: Box | None) -> dict[str, Any]:
        """Return a place as a row of the list."""
        return {
            "spot": spot,
            "name": spot.territory.label(),
            "parent": spot.territory.parent,
            "marks": sorted(spot.marks, key=lambda mark: (KINDS.index(mark.kind), mark.label)),
            "url": show_url(spot, box),
        }


def show_url(spot: Spot, box: Box | None) -> str:
    """Return the address of the map with a place in its middle."""
    if box is None or spot.point is None:
        return ""
    seen = looked_at(box, View(2))
    x, y = (box.west + box.east) / 2, (box.south + box.north) / 2
    east = round((spot.point[0] - x) / (seen.east - seen.west) * 4)
    south = round((y - spot.point[1]) / (seen.north - seen.south) * 4)
    return address(View(2, east, south))


def address(view: View) -> str:
    """Return the query of a view; the whole has none."""
    parts = {"z": view.zoom, "x": view.east, "y": view.south}
    query = urlencode({name: value for name, value in parts.items() if value})
    return f"?{query}#map" if query else "?#map"


def ways(view: View) -> dict[str, str]:
    """Return the addresses of the views beside this one; '' where there is none."""
    moved = {
        "north": view.moved(0, -1),
        "south": view.moved(0, 1),
        "west": view.moved(-1, 0),
        "east": view.moved(1, 0),
    }
    found = {name: address(one) if view.zoom else "" for name, one in moved.items()}
    found["nearer"] = address(view.nearer()) if view.zoom < CLOSEST else ""
    found["farther"] = address(view.farther()) if view.zoom else ""
    found["whole"] = address(View()) if view.zoom else ""
    return found


def town(spot: Spot, found: Ground, outlined: set[int]) -> Town:
    """Return a place as the drawing takes it; `outlined`: places whose boundary is drawn."""
    most = max((one.size for one in found.spots), default=0)
    counts = Counter(mark.kind for mark in spot.marks)
    marks = tuple(Mark(kind, kind_label(kind), counts[kind]) for kind in KINDS if counts[kind])
    shown = spot.number is not None and spot.number.value is not None
    return Town(
        key=spot.territory.pk,
        name=spot.territory.label(),
        point=spot.point or (0.0, 0.0),
        weight=spot.size / most if shown and most else None,
        number=str(spot.size) if shown else "",
        said=said(spot),
        withheld=spot.number is not None and not shown,
        marks=marks,
        covered=spot.covered,
        ringed=spot.covered and spot.territory.pk not in outlined,
    )


def said(spot: Spot) -> str:
    """Return a place as a sentence: people first, then what stands there."""
    parts = []
    if spot.number is not None:
        parts.append(
            _("too few people to show the number")
            if spot.number.value is None
            else ngettext("%(count)s open case", "%(count)s open cases", spot.number.value)
            % {"count": spot.number.value}
        )
    parts += [f"{mark.label} ({mark.role})" if mark.role else mark.label for mark in spot.marks]
    if spot.covered:
        parts.append(_("in the partnership's territory"))
    return f"{spot.territory.label()}: {', '.join(parts)}" if parts else spot.territory.label()


def lead(found: Ground) -> dict[str, Any]:
    """Return what the page's answer is made of: the largest place, the whole, and how many places."""
    counted = [spot for spot in found.spots if spot.size]
    total = found.figures.total.value if found.figures.total else None
    return {
        "top": counted[0].territory.label() if counted else "",
        "size": counted[0].size if counted else 0,
        "url": counted[0].number.url if counted and counted[0].number else "",
        "total": total,
        "towns": len([spot for spot in found.spots if spot.number]),
        "held": len([spot for spot in found.spots if spot.marks]),
        "empty": len([spot for spot in found.covered if spot.number is None and not spot.marks]),
    }


class PlaceTerritory(OfPlace, ActionDoor):
    """Which places the partnership covers."""

    access, tab = rules.may_coordinate, "place"
    form_class, template = TerritoryForm, "partnerships/place_territory.html"
    done = gettext_lazy("Saved. The map outlines the territory.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer what is covered, what has a partner in it, and the neighbours."""
        return {"country": self.row.country, "offered": area.choices(self.row), "known": self.known()}

    def known(self) -> list[int]:
        """Return the keys of what is covered now."""
        return list(self.row.territories.values_list("pk", flat=True))

    def context(self) -> dict[str, Any]:
        """Say how many there are."""
        return {"covered": len(self.known())}

    def act(self, row: Any, form: TerritoryForm) -> Any:
        """Keep the territory."""
        return coverage.cover(partnership=row, territories=form.territories, by=self.request.actor)

    def next_url(self, _result: Any) -> str:
        """Return to the map."""
        return reverse("partnerships:place_map", kwargs={"partnership": self.row.code})


class PartnerPlace(InPlan, ActionDoor):
    """Where a partner stands."""

    model, access, tab = Partner, rules.may_coordinate, "place"
    related = ("partnership", "organisation", "territory")
    form_class, template = PartnerPlaceForm, "partnerships/place_partner.html"
    done = gettext_lazy("Saved. The map shows it.")

    def form_kwargs(self) -> dict[str, Any]:
        """Look in the partnership's country, and begin with what is known."""
        now = self.row.territory
        return {
            "country": self.row.partnership.country,
            "initial": {"territory": now.label() if now else ""},
        }

    def act(self, row: Partner, form: PartnerPlaceForm) -> None:
        """Keep the place."""
        partners.change(partner=row, territory=form.cleaned_data["territory"], by=self.request.actor)

    def next_url(self, _result: Any) -> str:
        """Return to the map."""
        return reverse("partnerships:place_map", kwargs={"partnership": self.row.partnership.code})
