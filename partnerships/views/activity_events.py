"""What a calendar shows of a plan: everything that has a day, and nobody's name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.calculations import ics
from partnerships.enums import CallState
from partnerships.queries import activities as reads

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor
    from partnerships.models import Call, Partnership


def events_of(actor: Actor, place: Partnership, request: Any, *, mine: bool) -> list[ics.Event]:
    """Return the ends of activities, milestones, meetings, decisions, tranches and deadlines of calls."""
    activities, milestones = reads.for_calendar(actor, place, mine=mine)

    def address(name: str, key: int) -> str:
        return str(request.build_absolute_uri(reverse(f"partnerships:{name}", kwargs={"pk": key})))

    ends = [
        ics.Event(
            f"activity-{one.pk}", one.due_on, _("%(title)s: last day") % {"title": one.title},
            f"{one.intervention} · {one.body}", address("activity_detail", one.pk),
        )
        for one in activities
    ]  # fmt: skip
    points = [
        ics.Event(
            f"milestone-{one.pk}", one.due_on, one.title, str(one.activity),
            address("activity_detail", one.activity_id),
        )
        for one in milestones
    ]  # fmt: skip
    return [*ends, *points, *others(reads.dates_for(actor, place, mine=mine), place, address)]


def others(dates: reads.Dates, place: Partnership, address: Any) -> list[ics.Event]:
    """Return what comes from meetings, money and calls. A decision's words stay in the portal: they may name somebody."""
    meetings = [
        ics.Event(
            f"meeting-{one.pk}", one.starts_at.astimezone(place.zone).date(), one.title,
            f"{one.get_kind_display()} · {one.starts_at.astimezone(place.zone):%H:%M} · {one.place}",
            address("meeting_detail", one.pk),
        )
        for one in dates.meetings
    ]  # fmt: skip
    decisions = [
        ics.Event(
            f"decision-{one.pk}", one.due_on, _("A decision of “%(meeting)s” is due") % {"meeting": one.meeting},
            "", address("meeting_detail", one.meeting_id),
        )
        for one in dates.decisions
    ]  # fmt: skip
    tranches = [
        ics.Event(
            f"tranche-{one.pk}", one.due_on,
            _("Tranche %(number)s is expected: %(title)s") % {"number": one.position, "title": one.commitment},
            one.condition, address("commitment_detail", one.commitment_id),
        )
        for one in dates.tranches
        if one.due_on
    ]  # fmt: skip
    return [*meetings, *decisions, *tranches, *(deadline(one, place, address) for one in dates.calls)]


def deadline(call: Call, place: Partnership, address: Any) -> ics.Event:
    """Return the deadline that a call has now."""
    notes = call.state == CallState.OPEN or call.full_deadline is None
    moment = (call.note_deadline if notes else call.full_deadline).astimezone(place.zone)  # type: ignore[union-attr]
    title = _("Deadline for concept notes: %(call)s") if notes else _("Deadline for full proposals: %(call)s")
    return ics.Event(
        f"call-{call.pk}",
        moment.date(),
        title % {"call": call},
        f"{moment:%H:%M}",
        address("call_detail", call.pk),
    )
