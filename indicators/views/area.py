"""How many people with open cases live where, as the published numbers of the latest quarter say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from indicators import rules
from indicators.models import Run
from indicators.queries import area
from indicators.views import results
from partnerships.sockets import PlaceFigures, PlaceNumber

if TYPE_CHECKING:
    from indicators.models import Reading
    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership


def figures(actor: Actor, partnership: Partnership) -> PlaceFigures | None:
    """Return the numbers by municipality; small ones without their value for whoever may not see the persons."""
    run, readings = area.open_cases(partnership)
    if run is None:
        return None
    sees = rules.may_see_persons(actor, partnership)

    def number(reading: Reading) -> PlaceNumber:
        hidden = reading.value is None or (reading.withheld and not sees)
        return PlaceNumber(None if hidden else int(reading.value), results.reading_url(reading))

    whole = next((number(one) for one in readings if not one.by_residence), None)
    return PlaceFigures(
        label=_("open cases"),
        total=whole,
        places={one.residence_id: number(one) for one in readings if one.by_residence},
        meta=meta(run),
    )


def meta(run: Run) -> str:
    """Return as of when the numbers are."""
    return _("As of the end of %(day)s.") % {"day": date_format(run.as_of)}
