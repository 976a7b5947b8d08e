"""What surrounds the numbers of one node: municipalities, and the tasks about the people in them."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from django.db.models import Q

from indicators.definitions import REGISTRY
from indicators.definitions.facts import CASE_FACTS
from indicators.models import Reading
from partnerships.enums import Pathway

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnerships.models import Partnership

Towns = dict[tuple[str, str], list[Reading]]
# Whose waiting tasks stand between a number and its target: those without a way on yet, unless a way is
# asked about.
STILL_WAITING = {"agreed_pathway_share", "median_days_to_pathway", "workers_registered", "women_share"}


def by_town(partnership: Partnership, period: str, wanted: Sequence[tuple[str, str]]) -> Towns:
    """Return the numbers by municipality of (indicator, category) in a period, everybody together; one
    query.
    """
    if not wanted:
        return {}
    places = any_of([Q(indicator=indicator, category=category) for indicator, category in wanted])
    rows = Reading.objects.current().filter(
        places, partnership=partnership, period=period, sex=None, by_residence=True
    )
    found: Towns = {}
    for reading in rows.select_related("residence"):
        found.setdefault((reading.indicator, reading.category), []).append(reading)
    return found


def waiting_for(indicator: str, category: str) -> Q:
    """Return the condition on tasks that concern the people of an indicator."""
    if REGISTRY[indicator].rows is not CASE_FACTS:
        return Q(pk__in=())  # tasks are about cases
    if indicator == "open_cases_by_pathway" and category:
        return Q(case__pathway=category, case__closed_on=None)
    if indicator in STILL_WAITING:
        return Q(case__pathway=Pathway.NONE, case__closed_on=None)
    if indicator == "wage_arrears":
        return Q(worker__current__arrears__gt=0, worker__current__currency=category)
    return Q(case__isnull=False)


def any_of(conditions: Sequence[Q]) -> Q:
    """Return the condition that one of several holds."""
    return reduce(or_, conditions)
