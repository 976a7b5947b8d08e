"""What people ask for about their own data: received, extended within the first month, answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import audit
from accounts.enums import ErasureGround
from jtportal.kernel.doors import Refused
from jtportal.kernel.transitions import MoveRefused, move
from workforce.actions import cases, ledger, restricted, retention
from workforce.actions.placements import plain, refuse_future
from workforce.actions.pseudonymising import pseudonymise
from workforce.calculations.retention import answer_by
from workforce.enums import REQUEST_MOVES, HoldKind, LookReason, RefusalGround, RequestKind, RequestState
from workforce.models import DataRequest, RestrictedFact, RetentionHold
from workforce.queries.access_copy import Copy, copy_of

if TYPE_CHECKING:
    from datetime import date

    from jtportal.kernel.actor import Actor
    from workforce.models import Case

COPIED = (RequestKind.ACCESS, RequestKind.PORTABILITY)


@transaction.atomic
def receive(*, case: Case, kind: str, received_on: date, by: Actor, about: str = "") -> DataRequest:
    """Record a request; it is to be answered within a month. Raises Refused."""
    case = cases.locked(case)
    if kind not in RequestKind.values:
        raise ValueError(f"no request: {kind}")
    refuse_future(case.partnership, received_on, field="received_on")
    row = DataRequest.objects.create(
        case=case, kind=kind, about=about.strip(), received_on=received_on, due_on=answer_by(received_on),
        recorded_at=ledger.now(), recorded_by_id=by.user_id,
    )  # fmt: skip
    after = plain({"kind": kind, "about": row.about, "received_on": received_on})
    audit.record(row, verb="data_request.received", by=by, subject=case.person.subject, personal_after=after)
    return row


@transaction.atomic
def extend(*, request: DataRequest, reason: str, by: Actor) -> None:
    """Take two months more, with the reason the person is told within the first month. Raises Refused."""
    case = cases.locked(request.case)
    row = DataRequest.objects.select_for_update().get(pk=request.pk)
    if row.state != RequestState.RECEIVED:
        raise Refused(_("This request was answered already."))
    if row.extended_on is not None:
        raise Refused(_("The time was extended already: it can be extended once."))
    today = ledger.today(case.partnership)
    if today > row.due_on:
        raise Refused(_("The month is over: the person had to be told before. Answer now."))
    if not reason.strip():
        raise Refused(_("Say why: the person is told this reason."), field="reason")
    row.extended_on, row.extension_reason = today, reason.strip()
    row.due_on = answer_by(row.received_on, extended=True)
    row.save(update_fields=["extended_on", "extension_reason", "due_on"])
    said = plain({"due_on": row.due_on, "reason": row.extension_reason})
    audit.record(row, verb="data_request.extended", by=by, subject=case.person.subject, personal_after=said)


@transaction.atomic
def answer(*, request: DataRequest, to: str, text: str, by: Actor, ground: str = "") -> None:
    """Answer a request: carried out, refused with a ground, or withdrawn. Raises Refused.

    Erasure that is carried out pseudonymises the person; restriction places a hold.
    """
    case = cases.locked(request.case)
    row = DataRequest.objects.select_for_update().get(pk=request.pk)
    if not text.strip():
        raise Refused(_("Write the answer as the person gets it."), field="text")
    if (to == RequestState.REFUSED) != bool(ground):
        raise Refused(_("A refusal names its ground, and nothing else does."), field="ground")
    if ground not in RefusalGround.values:
        raise ValueError(f"no ground: {ground}")
    said: dict[str, Any] = {"answered_on": ledger.today(case.partnership), "answered_by_id": by.user_id}
    said |= {"ground": ground, "answer": text.strip()}

    def record(target: Any, *, before: Any, after: Any, by: Actor, reason: str = "") -> None:
        told = plain({**after, "ground": ground, "answer": text.strip()})
        subject = case.person.subject
        audit.record(
            target, verb="data_request.answered", by=by, after={"state": after["state"]}, reason=reason,
            subject=subject, personal_before=before, personal_after=told,
        )  # fmt: skip

    try:
        move(row, to=to, by=by, table=REQUEST_MOVES, record=record, **said)
    except MoveRefused as refused:
        raise Refused(str(refused), field="to") from refused
    if to == RequestState.GRANTED:
        _carry_out(row, case, text, by)


def _carry_out(row: DataRequest, case: Case, text: str, by: Actor) -> None:
    if row.kind == RequestKind.RESTRICTION:
        since = ledger.today(case.partnership)
        retention.hold(case=case, kind=HoldKind.RESTRICTION, reason=text.strip()[:300], since=since, by=by)
    if row.kind != RequestKind.ERASURE:
        return
    kept = RetentionHold.objects.filter(case__person=case.person_id, lifted_on=None).first()
    if kept is not None:
        raise Refused(
            _("The data are held: %(why)s. Lift the hold first, or refuse.") % {"why": kept}, field="to"
        )
    pseudonymise(
        person=case.person, ground=ErasureGround.REQUEST, due_on=ledger.today(case.partnership),
        partnership=case.partnership, by=by,
    )  # fmt: skip


@transaction.atomic
def copy(*, request: DataRequest, by: Actor) -> Copy:
    """Return everything held of the person, for access or portability. Raises Refused.

    Restricted facts among it are looked at for this: each look is recorded before.
    """
    case = cases.locked(request.case)
    if request.kind not in COPIED:
        raise Refused(_("A copy is made for access or portability."))
    opened = {}
    facts = RestrictedFact.objects.visible_to(by).filter(case__person=case.person_id, destroyed_at=None)
    for fact in facts.order_by("pk"):
        opened[fact.pk] = restricted.look(fact=fact, reason=LookReason.REQUEST, by=by)
    made = copy_of(case.person, opened=opened)
    after = {"records": made.records}
    audit.record(request, verb="data_request.copied", by=by, after=after, subject=case.person.subject)
    return made
