"""Decisions of a meeting: taken, done, dropped, taken up again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel import transitions
from jtportal.kernel.doors import Refused
from partnerships.enums import FOLLOW_UP_TRANSITIONS, FollowUp, MeetingState
from partnerships.models import AgendaItem, Decision, DecisionMove, Meeting
from partnerships.queries.meetings import check_owner

if TYPE_CHECKING:
    from datetime import date

    from accounts.models import Organisation, User
    from jtportal.kernel.actor import Actor


@transaction.atomic
def take(
    *,
    meeting: Meeting,
    text: str,
    organisation: Organisation,
    due_on: date,
    by: Actor,
    item: AgendaItem | None = None,
    owner: User | None = None,
) -> Decision:
    """Write down what a meeting decided, who does it and until when. Raises Refused before it is held and once its
    minutes are agreed.
    """
    locked = Meeting.objects.select_for_update(of=("self",)).select_related("partnership").get(pk=meeting.pk)
    if locked.state == MeetingState.AGREED:
        raise Refused(_("These minutes are agreed. What was decided since belongs to another meeting."))
    if locked.state != MeetingState.HELD:
        raise Refused(_("The meeting was not held yet."))
    if item is not None and item.meeting_id != locked.pk:
        raise Refused(_("This item stands on another agenda."), field="item")
    check_owner(locked.partnership, organisation, owner)
    decision = Decision.objects.create(
        partnership=locked.partnership, meeting=locked, item=item, text=text,
        organisation=organisation, owner=owner, due_on=due_on,
    )  # fmt: skip
    after = {
        "text": text,
        "organisation": organisation.pk,
        "owner": owner.pk if owner else None,
        "due_on": due_on.isoformat(),
    }
    audit.record(decision, verb="decision.taken", by=by, after=after)
    return decision


@transaction.atomic
def move(*, decision: Decision, to: str, reason: str, by: Actor) -> None:
    """Say what became of a decision. Dropping it and taking it up again need a reason. Raises Refused."""
    if to in (FollowUp.DROPPED, FollowUp.OPEN) and not reason.strip():
        raise Refused(_("Say why."), field="reason")
    locked = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    before = locked.state
    record = partial(audit.record, verb="decision.moved")
    try:
        transitions.move(decision, to=to, by=by, table=FOLLOW_UP_TRANSITIONS, record=record, reason=reason)
    except transitions.MoveRefused as refusal:
        raise Refused(_("Somebody was quicker. Look at it again."), field="to") from refusal
    DecisionMove.objects.create(
        decision=decision, before=before, after=to, reason=reason, at=timezone.now(), by=by.user
    )
