"""Appointments: booked, moved, called off, settled in the journal; and the address under which a calendar reads them."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.actions import audit
from accounts.models import User
from jtportal.kernel.doors import Refused
from jtportal.kernel.transitions import MoveRefused, move
from workforce.actions import cases, course, ledger
from workforce.actions.placements import plain
from workforce.enums import APPOINTMENT_MOVES, AppointmentState, ContactResult
from workforce.models import Appointment, OfficerCalendar
from workforce.queries import appointments as reads

if TYPE_CHECKING:
    from datetime import datetime

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership
    from workforce.models import Case

LONGEST = timedelta(hours=12)
RESULTS = {
    AppointmentState.KEPT.value: ContactResult.MET,
    AppointmentState.NO_SHOW.value: ContactResult.NO_SHOW,
}


@transaction.atomic
def book(
    *,
    case: Case,
    officer: User,
    begins: datetime,
    ends: datetime,
    way: str,
    by: Actor,
    place: str = "",
    topic: str = "",
    despite: bool = False,
) -> Appointment:
    """Book an appointment (aware moments). Raises Refused: no such time, in the past, or the officer is taken.

    `despite`: the officer's other appointments at that time were seen.
    """
    case = cases.locked(case)
    course.refuse_closed(case)
    _refuse_time(begins, ends)
    _refuse_taken(case.partnership, officer, begins, ends, despite=despite)
    row = Appointment.objects.create(
        case=case, officer=officer, begins=begins, ends=ends, way=way, place=place.strip(),
        topic=topic.strip(), recorded_at=ledger.now(), recorded_by_id=by.user_id,
    )  # fmt: skip
    after = plain({"begins": begins, "ends": ends, "way": way, "place": row.place, "topic": row.topic})
    audit.record(row, verb="appointment.booked", by=by, subject=case.person.subject, personal_after=after)
    return row


def _refuse_time(begins: datetime, ends: datetime) -> None:
    if ends <= begins:
        raise Refused(_("An appointment ends after it begins."), field="until")
    if ends - begins > LONGEST:
        raise Refused(_("An appointment lasts 12 hours at most."), field="until")
    if begins < ledger.now():
        raise Refused(_("This moment has passed. What took place belongs into the journal."), field="on")


def _refuse_taken(
    partnership: Partnership,
    officer: User,
    begins: datetime,
    ends: datetime,
    *,
    despite: bool,
    but: int | None = None,
) -> None:
    """Raise Refused where the officer has another appointment then; who books waits for who books the same officer."""
    User.objects.select_for_update(no_key=True).get(pk=officer.pk)
    if despite:
        return
    taken = reads.taken(officer.pk, begins, ends, but=but)
    if taken:
        times = ", ".join(
            f"{date_format(one.begins.astimezone(partnership.zone), 'H:i')}–"
            f"{date_format(one.ends.astimezone(partnership.zone), 'H:i')}"
            for one in taken
        )
        words = _(
            "%(officer)s has an appointment at that time: %(times)s. Choose another, or tick to book it still."
        )
        raise Refused(words % {"officer": officer, "times": times}, field="despite")


@transaction.atomic
def move_to(
    *,
    appointment: Appointment,
    begins: datetime,
    ends: datetime,
    by: Actor,
    place: str = "",
    seen: int | None = None,
    despite: bool = False,
) -> None:
    """Move an appointment to another time or place. `seen`: the sequence its mover saw. Raises Refused."""
    case = cases.locked(appointment.case)
    row = _locked(appointment)
    if seen is not None and row.sequence != seen:
        raise Refused(_("Somebody changed this appointment meanwhile: look at it, then send yours again."))
    if row.state != AppointmentState.PLANNED:
        raise Refused(_("This appointment is settled already."))
    _refuse_time(begins, ends)
    _refuse_taken(case.partnership, row.officer, begins, ends, despite=despite, but=row.pk)
    before = plain({"begins": row.begins, "ends": row.ends, "place": row.place})
    row.begins, row.ends, row.place = begins, ends, place.strip()
    row.sequence += 1
    row.recorded_at = ledger.now()
    row.save(update_fields=["begins", "ends", "place", "sequence", "recorded_at"])
    after = plain({"begins": begins, "ends": ends, "place": row.place})
    audit.record(
        row, verb="appointment.moved", by=by, subject=case.person.subject, personal_before=before,
        personal_after=after,
    )  # fmt: skip


@transaction.atomic
def call_off(*, appointment: Appointment, why: str, by: Actor) -> None:
    """Call an appointment off, with the reason; calendars show it as cancelled. Raises Refused."""
    case = cases.locked(appointment.case)
    row = _locked(appointment)
    _move(row, case, AppointmentState.CANCELLED, by, why=why.strip())


@transaction.atomic
def settle(*, appointment: Appointment, to: str, by: Actor, note: str = "") -> None:
    """Record whether it took place: a line of the journal says so, a no-show too. Raises Refused."""
    case = cases.locked(appointment.case)
    row = _locked(appointment)
    if to not in RESULTS:
        raise Refused(_("Say whether it took place."), field="to")
    begins = row.begins.astimezone(case.partnership.zone)
    if begins > ledger.now():
        raise Refused(_("This appointment is still to come."), field="to")
    if row.state != AppointmentState.PLANNED:
        raise Refused(_("This appointment is settled already."), field="to")
    line = course.contact(
        case=case, on=begins.date(), at=begins.time().replace(microsecond=0), way=row.way,
        result=RESULTS[to], note=note, by=by,
    )  # fmt: skip
    _move(row, case, to, by, contact=line)


def _locked(appointment: Appointment) -> Appointment:
    rows = Appointment.objects.select_for_update(of=("self",)).select_related("officer")
    return rows.get(pk=appointment.pk)


def _move(row: Appointment, case: Case, to: str, by: Actor, **changes: Any) -> None:
    """Move an appointment by its table, its sequence with it; a move that may not be is Refused."""

    def record(target: Any, *, before: Any, after: Any, by: Actor, reason: str = "") -> None:
        said = plain({**after, **({"why": reason} if reason else {})})
        audit.record(
            target, verb="appointment.moved", by=by, subject=case.person.subject, personal_before=before,
            personal_after=said,
        )  # fmt: skip

    told = {**changes, "sequence": row.sequence + 1, "recorded_at": ledger.now()}
    try:
        move(row, to=to, by=by, table=APPOINTMENT_MOVES, record=record, reason=changes.get("why", ""), **told)
    except MoveRefused as refused:
        raise Refused(str(refused)) from refused


@transaction.atomic
def open_calendar(*, partnership: Partnership, by: Actor, initials: bool = False) -> str:
    """Make an officer's secret address anew and return its token, which is kept nowhere. The former one is closed."""
    token = secrets.token_urlsafe(32)
    said = {
        "digest": reads.digest_of(token), "organisation": by.organisation, "initials": initials,
        "made_at": ledger.now(),
    }  # fmt: skip
    row, _made = OfficerCalendar.objects.update_or_create(
        user=by.user, partnership=partnership, defaults=said
    )
    audit.record(row, verb="officer_calendar.opened", by=by, after={"initials": initials})
    return token


@transaction.atomic
def close_calendar(*, partnership: Partnership, by: Actor) -> None:
    """Close an officer's secret address."""
    for row in OfficerCalendar.objects.filter(user=by.user, partnership=partnership):
        audit.record(row, verb="officer_calendar.closed", by=by)
        row.delete()
