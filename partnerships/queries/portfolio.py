"""Many partnerships at a glance, with a fixed number of queries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnerships.models import LeadTerm
from partnerships.queries import phases
from partnerships.queries.partner_checks import in_force
from partnerships.queries.partners import holds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnerships.models import Partnership


def portfolio(places: Sequence[Partnership]) -> list[dict[str, Any]]:
    """Return a line per partnership: {place, since, place_in_course, of, lead, partners, lacking, risks, due}.

    Those with something at risk come first. The number of queries hangs on the checks plugged in, never on how many
    partnerships there are.
    """
    partners, points, since = in_force(places, evaluators=True), phases.points(places), phases.since(places)
    checklists = phases.current(places)
    today = {place.pk: place.today() for place in places}
    terms = LeadTerm.objects.filter(place__in=places).select_related("partner__organisation")
    leading = {term.place_id: term.partner for term in terms if holds(term, today[term.place_id])}
    lines = []
    for place in places:
        course, said = place.its_course(), points.get(place.pk, [])
        lines.append(
            {
                "place": place,
                "since": since[place.pk],
                "place_in_course": course.place(place.phase) + 1,
                "of": len(course.line),
                "lead": leading.get(place.pk),
                "partners": len({row.organisation_id for row in partners[place.pk]}),
                "lacking": sum(len(one.lacking) for one in checklists[place.pk]),
                "risks": [point for point in said if point.risk],
                "due": next((point for point in said if not point.risk), None),
            }
        )
    return sorted(lines, key=lambda line: not line["risks"])
