"""Appeals and complaints of workers: received with a day, decided by somebody else than the case's officer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from jtportal.kernel.transitions import MoveRefused
from workforce.actions import cases, ledger
from workforce.actions.placements import refuse_future
from workforce.enums import APPEAL_MOVES, AppealState
from workforce.models import Appeal

if TYPE_CHECKING:
    from datetime import date

    from jtportal.kernel.actor import Actor
    from workforce.models import Case


@transaction.atomic
def receive(*, case: Case, kind: str, about: str, received_on: date, due_on: date, by: Actor) -> Appeal:
    """Record what a worker objects to, and by when it must be decided. Raises Refused."""
    case = cases.locked(case)
    refuse_future(case.partnership, received_on, field="received_on")
    if due_on < received_on:
        raise Refused(_("The deadline cannot lie before the receipt."), field="due_on")
    row = Appeal.objects.create(
        case=case,
        kind=kind,
        about=about.strip(),
        received_on=received_on,
        due_on=due_on,
        recorded_by_id=by.user_id,
        recorded_at=ledger.now(),
    )
    after = {"kind": kind, "about": row.about, "received_on": received_on, "due_on": due_on}
    audit.record(row, verb="appeal.received", by=by, subject=case.person.subject, personal_after=after)
    return row


@transaction.atomic
def decide(*, appeal: Appeal, state: str, decision: str, on: date, by: Actor) -> None:
    """Record the decision with its reasons, or that the worker withdrew. Raises Refused.

    Nobody judges their own work: neither the case's officer nor whoever recorded it decides; a withdrawal is the
    worker's, whoever writes it down.
    """
    case = cases.locked(appeal.case)
    row = Appeal.objects.select_for_update().get(pk=appeal.pk)
    if state not in APPEAL_MOVES[AppealState(row.state)]:
        raise Refused(str(MoveRefused(row.get_state_display(), str(AppealState(state).label))))
    if state != AppealState.WITHDRAWN and by.user_id in (case.officer_id, row.recorded_by_id):
        raise Refused(_("Somebody else than the case's officer, and than whoever recorded it, decides."))
    refuse_future(case.partnership, on, field="on")
    if on < row.received_on:
        raise Refused(_("The decision cannot lie before the receipt."), field="on")
    row.state, row.decision, row.decided_on, row.decided_by_id = state, decision.strip(), on, by.user_id
    row.save(update_fields=["state", "decision", "decided_on", "decided_by"])
    after = {"state": state, "decision": row.decision, "on": on}
    audit.record(row, verb="appeal.decided", by=by, subject=case.person.subject, personal_after=after)
