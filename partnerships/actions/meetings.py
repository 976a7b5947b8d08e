"""Review meetings: called, published, held, minuted, agreed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel import transitions
from jtportal.kernel.doors import Refused
from partnerships.actions import documents
from partnerships.actions.stale import refuse_stale
from partnerships.enums import MEETING_TRANSITIONS, MeetingState
from partnerships.models import AgendaItem, Attendance, Erratum, Meeting
from partnerships.queries.meetings import organisations_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime

    from django.core.files.base import File

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership

MOST_ITEMS = 40
BEFORE_HELD = (MeetingState.DRAFT, MeetingState.PUBLISHED)


@transaction.atomic
def call(
    *,
    partnership: Partnership,
    kind: str,
    title: str,
    starts_at: datetime,
    place: str,
    agenda: Sequence[str],
    by: Actor,
) -> Meeting:
    """Begin a meeting with its agenda; partners see it once the agenda is published."""
    meeting = Meeting.objects.create(
        partnership=partnership, kind=kind, title=title, starts_at=starts_at, place=place
    )
    _set_agenda(meeting, agenda)
    audit.record(meeting, verb="meeting.called", by=by, after=_told(meeting, agenda))
    return meeting


@transaction.atomic
def change(
    *,
    meeting: Meeting,
    kind: str,
    title: str,
    starts_at: datetime,
    place: str,
    agenda: Sequence[str],
    by: Actor,
    seen: int | None = None,
) -> Meeting:
    """Change a meeting that was not held yet, and that nobody changed since revision `seen`. Raises Refused otherwise."""
    locked = _locked(meeting)
    if locked.state not in BEFORE_HELD:
        raise Refused(_("The meeting was held: its agenda stands."))
    refuse_stale(locked, seen)
    before = _told(locked, [item.title for item in locked.items.all()])
    locked.kind, locked.title, locked.starts_at, locked.place = kind, title, starts_at, place
    locked.revision += 1
    locked.save(update_fields=["kind", "title", "starts_at", "place", "revision"])
    locked.items.all().delete()
    _set_agenda(locked, agenda)
    audit.record(locked, verb="meeting.changed", by=by, before=before, after=_told(locked, agenda))
    return locked


@transaction.atomic
def publish(*, meeting: Meeting, by: Actor) -> None:
    """Show the agenda to all partners. Raises Refused when it has no item."""
    if not meeting.items.exists():
        raise Refused(_("An agenda needs at least one item."))
    _move(meeting, MeetingState.PUBLISHED, "meeting.published", by)


@transaction.atomic
def write_minutes(
    *,
    meeting: Meeting,
    minutes: Mapping[int, str],
    present: Mapping[int, str],
    upload: File | None,
    by: Actor,
    excused: Collection[int] = (),
    guests: str = "",
    seen: int | None = None,
) -> None:
    """Write what was said per agenda item and who was there; the first time says that the meeting was held.

    `minutes`: text by key of the agenda item; `present`: who came, by organisation, for the partners that were there;
    `excused`: organisations of partners that sent their excuse; `guests`: who came besides, office contacts only.
    Raises Refused before the agenda is published, once the minutes are agreed, and when somebody wrote since revision
    `seen`.
    """
    locked = _locked(meeting)
    if locked.state != MeetingState.AGREED:
        refuse_stale(locked, seen)
    if locked.state == MeetingState.PUBLISHED:
        if locked.starts_at > timezone.now():
            raise Refused(_("The meeting has not begun yet."))
        _move(locked, MeetingState.HELD, "meeting.held", by)
    elif locked.state == MeetingState.DRAFT:
        raise Refused(_("Publish the agenda first: partners must have seen it."))
    elif locked.state == MeetingState.AGREED:
        raise Refused(_("These minutes are agreed. Add a correction instead."))
    for item in locked.items.all():
        item.minutes = minutes.get(item.pk, item.minutes)
        item.save(update_fields=["minutes"])
    _set_attendance(locked, present, excused)
    locked.guests, locked.revision = guests.strip(), locked.revision + 1
    locked.save(update_fields=["guests", "revision"])
    if upload:
        locked.minutes_file = documents.keep(
            partnership=locked.partnership, upload=upload, by=by, field="file"
        )
        locked.save(update_fields=["minutes_file"])
    # Names of office contacts and what was said stay out of the trail; they stand in the minutes.
    after = {
        "present": sorted(present),
        "excused": sorted(excused),
        "items": len(minutes),
        "file": str(locked.minutes_file_id or ""),
    }
    audit.record(locked, verb="meeting.minuted", by=by, after=after)


@transaction.atomic
def agree(*, meeting: Meeting, by: Actor) -> None:
    """Close the minutes: from now on nobody changes them. Raises Refused while nothing is written or nobody was there."""
    locked = _locked(meeting)
    if not locked.attendance.filter(excused=False).exists():
        raise Refused(_("Say who was there before the minutes are agreed."))
    if not locked.minutes_file_id and not locked.items.exclude(minutes="").exists():
        raise Refused(_("Nothing is written yet: write minutes for an item, or add the file."))
    _move(locked, MeetingState.AGREED, "meeting.agreed", by, agreed_at=timezone.now())


@transaction.atomic
def correct(*, meeting: Meeting, text: str, by: Actor) -> Erratum:
    """Add a correction below agreed minutes. Raises Refused before they are agreed."""
    if _locked(meeting).state != MeetingState.AGREED:
        raise Refused(_("The minutes are not agreed yet: change them."))
    erratum = Erratum.objects.create(meeting=meeting, text=text, at=timezone.now(), by=by.user)
    audit.record(meeting, verb="meeting.corrected", by=by, after={"erratum": erratum.pk})
    return erratum


def _locked(meeting: Meeting) -> Meeting:
    return Meeting.objects.select_for_update(of=("self",)).select_related("partnership").get(pk=meeting.pk)


def _move(meeting: Meeting, to: str, verb: str, by: Actor, **changes: Any) -> None:
    record = partial(audit.record, verb=verb)
    try:
        transitions.move(meeting, to=to, by=by, table=MEETING_TRANSITIONS, record=record, **changes)
    except transitions.MoveRefused as refusal:
        raise Refused(_("The meeting has gone on in the meantime. Look at it again.")) from refusal


def _told(meeting: Meeting, agenda: Sequence[str]) -> dict[str, Any]:
    return {
        "kind": str(meeting.kind),
        "title": meeting.title,
        "starts_at": meeting.starts_at.isoformat(),
        "place": meeting.place,
        "agenda": list(agenda),
    }


def _set_agenda(meeting: Meeting, agenda: Sequence[str]) -> None:
    if len(agenda) > MOST_ITEMS:
        raise Refused(_("An agenda holds at most %(most)s items.") % {"most": MOST_ITEMS}, field="agenda")
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, position=place, title=title) for place, title in enumerate(agenda, 1)
    )


def _set_attendance(meeting: Meeting, present: Mapping[int, str], excused: Collection[int]) -> None:
    partners = {one.pk for one in organisations_of(meeting.partnership)}
    there = set(meeting.attendance.values_list("organisation", flat=True))
    if not {*present, *excused} <= partners | there:
        raise Refused(_("Only partners attend."))
    if not set(present).isdisjoint(excused):
        raise Refused(_("A partner was there or is excused, not both."))
    meeting.attendance.exclude(organisation__in=[*present, *excused]).delete()
    told = {key: {"persons": persons, "excused": False} for key, persons in present.items()}
    told |= {key: {"persons": "", "excused": True} for key in excused}
    for organisation, values in told.items():
        Attendance.objects.update_or_create(meeting=meeting, organisation_id=organisation, defaults=values)
