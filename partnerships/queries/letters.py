"""Letters of a stage: which decisions have none yet, which are not sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, F, OuterRef

from partnerships.enums import ProposalState
from partnerships.models import DecisionLetter, Proposal

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from partnerships.models import Call

WAITING = (ProposalState.RECEIVED, ProposalState.ELIGIBLE)


def decided(call: Call, stage: str) -> QuerySet[Proposal]:
    """Return the proposals of a stage with something to tell: decided, not eligible, or late."""
    return Proposal.objects.filter(call=call, stage=stage).exclude(state__in=WAITING)


def unwritten(call: Call, stage: str) -> QuerySet[Proposal]:
    """Return those whose letter is still to be written."""
    written = DecisionLetter.objects.filter(proposal=OuterRef("pk"), state=OuterRef("state"))
    return decided(call, stage).filter(~Exists(written))


def letters_of(call: Call, stage: str) -> QuerySet[DecisionLetter]:
    """Return the letters of a stage that say what stands now."""
    rows = DecisionLetter.objects.filter(proposal__call=call, proposal__stage=stage)
    return rows.filter(state=F("proposal__state")).select_related("document", "proposal")
