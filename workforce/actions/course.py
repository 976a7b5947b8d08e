"""What happens on the way of a case: contacts, goals, referrals, hand-overs. What is typed about people goes sealed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from jtportal.kernel.transitions import MoveRefused, move
from partnerships.models import Partner
from workforce.actions import cases, ledger
from workforce.actions.placements import plain, refuse_future
from workforce.enums import GOAL_MOVES, REFERRAL_MOVES
from workforce.models import Case, Contact, Goal, HandOver, HandOverNote, Referral, Task

if TYPE_CHECKING:
    from datetime import date, time

    from accounts.models import Organisation, User
    from jtportal.kernel.actor import Actor


def refuse_closed(case: Case) -> None:
    """Raise Refused for a closed case: it stays as it was."""
    if case.closed_on is not None:
        raise Refused(_("This case is closed: it stays as it was."))


@transaction.atomic
def contact(
    *, case: Case, on: date, way: str, result: str, by: Actor, at: time | None = None, note: str = ""
) -> Contact:
    """Record that officer and worker spoke, or that it did not come about. Raises Refused."""
    case = cases.locked(case)
    refuse_future(case.partnership, on, field="on")
    row = Contact.objects.create(
        case=case, on=on, at=at, way=way, result=result, note=note.strip(), recorded_at=ledger.now(),
        recorded_by_id=by.user_id,
    )  # fmt: skip
    after = plain({"on": on, "way": way, "result": result, "note": row.note})
    audit.record(row, verb="contact.recorded", by=by, subject=case.person.subject, personal_after=after)
    return row


@transaction.atomic
def take_contact_back(*, contact: Contact, reason: str, by: Actor) -> None:
    """Take back a line recorded by mistake: it is kept, struck out. Raises Refused."""
    case = cases.locked(contact.case)
    row = Contact.objects.select_for_update().get(pk=contact.pk)
    if row.retracted_at is not None:
        raise Refused(_("This was taken back already."))
    row.retracted_at, row.retract_reason = ledger.now(), reason.strip()
    row.save(update_fields=["retracted_at", "retract_reason"])
    said = {"reason": row.retract_reason}
    audit.record(row, verb="contact.taken_back", by=by, subject=case.person.subject, personal_after=said)


@transaction.atomic
def set_goal(*, case: Case, text: str, by: Actor, due_on: date | None = None) -> Goal:
    """Agree on a goal. Raises Refused."""
    case = cases.locked(case)
    refuse_closed(case)
    today = ledger.today(case.partnership)
    if due_on is not None and due_on < today:
        raise Refused(_("A goal cannot be due before today."), field="due_on")
    row = Goal.objects.create(
        case=case, text=text.strip(), set_on=today, due_on=due_on, recorded_at=ledger.now(),
        recorded_by_id=by.user_id,
    )  # fmt: skip
    after = plain({"text": row.text, "due_on": due_on})
    audit.record(row, verb="goal.set", by=by, subject=case.person.subject, personal_after=after)
    return row


@transaction.atomic
def move_goal(*, goal: Goal, to: str, reason: str, by: Actor) -> None:
    """Reach a goal, give it up, or take it up again, with a reason. Raises Refused."""
    case = cases.locked(goal.case)
    refuse_closed(case)
    if not reason.strip():
        raise Refused(_("Say why: the reason is read by those who come after you."), field="reason")
    _move(goal, case, to=to, by=by, table=GOAL_MOVES, verb="goal.moved", why=reason.strip())


@transaction.atomic
def refer(
    *, case: Case, partner: Organisation, what: str, asked_on: date, due_on: date, by: Actor
) -> Referral:
    """Refer a worker to a partner of the partnership, who answers by a day. Raises Refused."""
    case = cases.locked(case)
    refuse_closed(case)
    refuse_future(case.partnership, asked_on, field="asked_on")
    if due_on < asked_on:
        raise Refused(_("The answer cannot be due before the partner is asked."), field="due_on")
    if not Partner.objects.in_force().filter(partnership=case.partnership, organisation=partner).exists():
        raise Refused(_("This organisation is no partner."), field="partner")
    row = Referral.objects.create(
        case=case, partner=partner, what=what.strip(), asked_on=asked_on, due_on=due_on,
        recorded_at=ledger.now(), recorded_by_id=by.user_id,
    )  # fmt: skip
    after = plain({"partner": partner, "what": row.what, "due_on": due_on})
    audit.record(row, verb="referral.made", by=by, subject=case.person.subject, personal_after=after)
    return row


@transaction.atomic
def move_referral(*, referral: Referral, to: str, answer: str, by: Actor) -> None:
    """Record the partner's answer, or what became of the referral. Raises Refused."""
    case = cases.locked(referral.case)
    _move(referral, case, to=to, by=by, table=REFERRAL_MOVES, verb="referral.answered", answer=answer.strip())


def _move(row: Any, case: Case, *, to: str, by: Actor, table: Any, verb: str, **words: str) -> None:
    """Move a row by its table of states, with today and the words given; a move that may not be is Refused."""

    def record(target: Any, *, before: Any, after: Any, by: Actor, reason: str = "") -> None:
        said = plain({**after, **words, **({"reason": reason} if reason else {})})
        audit.record(
            target, verb=verb, by=by, subject=case.person.subject, personal_before=before, personal_after=said
        )

    try:
        changes: dict[str, Any] = {"moved_on": ledger.today(case.partnership), **words}
        move(row, to=to, by=by, table=table, record=record, **changes)
    except MoveRefused as refused:
        raise Refused(str(refused), field="to") from refused


@transaction.atomic
def hand_over(*, case: Case, officer: User, note: str, by: Actor, with_steps: bool = True) -> HandOver:
    """Hand a case to another officer with a note; what the former one had to do goes along. Raises Refused."""
    case = cases.locked(case)
    refuse_closed(case)
    former = case.officer
    if former == officer:
        raise Refused(_("The case lies with this officer already."), field="officer")
    cases.assign(cases=[case], officer=officer, by=by)
    at = ledger.now()
    row = HandOver.objects.create(
        case=case, former=former, officer=officer, on=ledger.today(case.partnership), recorded_at=at,
        recorded_by_id=by.user_id,
    )  # fmt: skip
    moved = 0
    if with_steps and former is not None:
        moved = Task.objects.filter(case=case, owner=former, done_at=None).update(owner=officer)
    if note.strip():
        _note(row, note, by)
    after = {"officer": officer.pk, "steps": moved}
    said = {"note": note.strip()}
    audit.record(
        row, verb="case.handed_over", by=by, after=after, subject=case.person.subject, personal_after=said
    )
    return row


@transaction.atomic
def add_note(*, hand_over: HandOver, text: str, by: Actor) -> HandOverNote:
    """Add a note to a hand-over: the former officer remembers something, the next one asks. Raises Refused."""
    case = cases.locked(hand_over.case)
    if by.user_id not in (hand_over.former_id, hand_over.officer_id, case.officer_id):
        raise Refused(_("Notes are added by those between whom the case changed hands."))
    row = _note(hand_over, text, by)
    said = {"note": row.text}
    audit.record(hand_over, verb="hand_over.noted", by=by, subject=case.person.subject, personal_after=said)
    return row


def _note(hand_over: HandOver, text: str, by: Actor) -> HandOverNote:
    return HandOverNote.objects.create(
        hand_over=hand_over, text=text.strip(), recorded_at=ledger.now(), recorded_by_id=by.user_id
    )
