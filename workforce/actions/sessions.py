"""Information sessions at the mine: planned, workers spread over them, called off, attendance recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from workforce.actions import ledger, notices
from workforce.actions.placements import plain
from workforce.calculations import spreading
from workforce.enums import SESSION_MOVES, Attended, ContactResult, ContactWay, SessionState
from workforce.models import Contact, InfoSession, Invitation
from workforce.queries import notices as reads

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, time

    from jtportal.kernel.actor import Actor
    from workforce.models import RedundancyNotice


@transaction.atomic
def plan(
    *, notice: RedundancyNotice, place: str, on: date, begins: time, seats: int, language: str, by: Actor
) -> InfoSession:
    """Book a session. Raises Refused."""
    row = notices.locked(notice)
    if on < ledger.today(row.site.partnership):
        raise Refused(_("A session cannot be planned for a day that is over."), field="on")
    session = InfoSession.objects.create(
        notice=row, place=place.strip(), on=on, begins=begins, seats=seats, language=language,
        recorded_by_id=by.user_id, recorded_at=ledger.now(),
    )  # fmt: skip
    after = plain({"place": session.place, "on": on, "seats": seats, "language": language})
    audit.record(session, verb="session.planned", by=by, after=after)
    return session


def _locked(session: InfoSession, to: SessionState) -> InfoSession:
    """Return the session with its row locked, if it may go there. Raises Refused."""
    rows = InfoSession.objects.select_for_update(of=("self",)).select_related("notice__site__partnership")
    row = rows.get(pk=session.pk)
    if to not in SESSION_MOVES[SessionState(row.state)]:
        state = SessionState(row.state).label
        raise Refused(_("This session is %(state)s: it stays as it was.") % {"state": state})
    return row


@transaction.atomic
def invite(*, notice: RedundancyNotice, seen: str, by: Actor) -> int:
    """Spread the workers whom the person saw (`seen`: packed keys of those without a seat) over the sessions to come.

    Sessions are filled in their order; who finds no seat waits for another session. Return how many are invited.
    Raises Refused when others wait by now.
    """
    row = notices.locked(notice)
    waiting = list(reads.uninvited(row).values_list("pk", flat=True))
    notices.refuse_other(set(notices.unpacked(seen)), set(waiting))
    keys = list(reads.with_seats(row).values_list("pk", flat=True))
    held = (
        InfoSession.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("on", "begins", "pk")
    )
    sessions = [one for one in held if one.state == SessionState.PLANNED]
    given = spreading.seated({one.pk: one.free for one in sessions}, len(waiting))
    taken = sum(given.values())
    if not taken:
        raise Refused(_("No session to come has a free seat: plan one first."))
    rest = iter(waiting)
    Invitation.objects.bulk_create(
        (
            Invitation(session_id=key, named_id=next(rest))
            for key, number in given.items()
            for _n in range(number)
        ),
        batch_size=2000,
    )
    for key, number in given.items():
        InfoSession.objects.filter(pk=key).update(taken=F("taken") + number)
    after = {"invited": taken, "without_seat": len(waiting) - taken}
    audit.record(row, verb="session.invited", by=by, after=after)
    return taken


@transaction.atomic
def call_off(*, session: InfoSession, reason: str, by: Actor) -> None:
    """Call a session off; whoever was invited waits for another one. Raises Refused."""
    notices.locked(session.notice)
    row = _locked(session, SessionState.CALLED_OFF)
    freed, _rows = Invitation.objects.filter(session=row).delete()
    row.state, row.why, row.taken = SessionState.CALLED_OFF, reason.strip(), 0
    row.save(update_fields=("state", "why", "taken"))
    audit.record(row, verb="session.called_off", by=by, reason=row.why, after={"freed": freed})


@transaction.atomic
def attendance(*, session: InfoSession, came: Collection[int], seen: str, by: Actor) -> int:
    """Record who came (keys of invitations); everybody else of those invited did not. Return how many came.

    It goes into the journal of each worker's case. `seen`: the packed keys of the invitations on the list that was
    ticked. Raises Refused when it is another list by now.
    """
    partnership = session.notice.site.partnership
    ledger.join(partnership.pk)
    row = _locked(session, SessionState.HELD)
    if row.on > ledger.today(partnership):
        raise Refused(_("This session is still to come: attendance is recorded on its day or later."))
    invited = list(reads.invited(row).select_for_update(of=("self",)))
    notices.refuse_other(set(notices.unpacked(seen)), {one.pk for one in invited})
    if not invited:
        raise Refused(_("Nobody is invited to this session: call it off."))
    for one in invited:
        one.attended = Attended.CAME if one.pk in came else Attended.NO_SHOW
    Invitation.objects.bulk_update(invited, ("attended",))
    row.state = SessionState.HELD
    row.save(update_fields=("state",))
    there = sum(one.attended == Attended.CAME for one in invited)
    audit.record(row, verb="session.held", by=by, after={"invited": len(invited), "came": there})
    _journal(row, invited, by)
    return there


def _journal(session: InfoSession, invited: list[Invitation], by: Actor) -> None:
    """Write a line into the journal of each case."""
    at, results = ledger.now(), {Attended.CAME: ContactResult.MET, Attended.NO_SHOW: ContactResult.NO_SHOW}
    lines = Contact.objects.bulk_create(
        Contact(
            case_id=one.named.case_id, on=session.on, at=session.begins, way=ContactWay.GROUP,
            result=results[Attended(one.attended)], note=session.place, recorded_at=at, recorded_by_id=by.user_id,
        )
        for one in invited
        if one.named.case_id
    )  # fmt: skip
    subjects = {one.named.case_id: one.named.worker.person.subject for one in invited}
    secrets = audit.secrets_of([subjects[line.case_id] for line in lines])
    entries = [
        audit.Entry(
            "contact.recorded", audit.label(Contact), str(line.pk), {"before": {}, "after": {}},
            subjects[line.case_id], secrets[subjects[line.case_id]],
            {"before": {}, "after": plain({"on": line.on, "way": line.way, "result": line.result})},
        )
        for line in lines
    ]  # fmt: skip
    if entries:
        audit.record_many(entries, by=by)
