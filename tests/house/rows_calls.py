"""Rows behind the addresses of calls: see rows.py."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import Membership
from jtportal.kernel.actor import CLI
from partnerships.actions import appraisal, proposals
from partnerships.actions import calls as call_actions
from partnerships.models import Appraiser, Call, CallCondition, CallCriterion, Proposal, ProposalFile
from tests.factories import calls


def a_call(world: Any) -> Call:
    """A call with a criterion and a line on its checklist, whose one eligible note is being appraised."""
    call = calls.a_call(world.cast.partnership, CLI)
    call_actions.add_condition(call=call, text="A legal body", by=CLI)
    call = call_actions.move(call=call, to="open", by=CLI)
    upload = SimpleUploadedFile("note.txt", b"what we propose")
    proposals.receive(call=call, stage="note", handed=calls.handed(eligible=True), upload=upload, by=CLI)
    for state in ("closed", "note_appraisal"):
        call = call_actions.move(call=call, to=state, by=CLI)
    return call


def a_proposal(world: Any) -> Proposal:
    """The call's concept note; every coordinator is named to judge it."""
    call = world.row(Call)
    coordinators = Membership.objects.filter(
        role="coordinator", organisation__partners__partnership=call.partnership
    )
    for one in coordinators.select_related("user"):
        appraisal.name(call=call, stage="note", user=one.user, by=CLI)
    return call.proposals.get()


def an_appraiser(world: Any) -> Appraiser:
    """The union's person judges full proposals."""
    user = world.cast.partner.user
    return appraisal.name(call=world.row(Call), stage="full", user=user, by=CLI)


CALL_ROWS = {
    Call: a_call,
    CallCriterion: lambda world: world.row(Call).criteria.first(),
    CallCondition: lambda world: world.row(Call).conditions.first(),
    Proposal: a_proposal,
    ProposalFile: lambda world: world.row(Proposal).files.get(),
    Appraiser: an_appraiser,
}
