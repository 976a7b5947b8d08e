"""Decisions on proposals: invited or not, visited in the field, funded or not."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from partnerships.actions import appraisal
from partnerships.enums import CONFIRMING, DECIDING, DECISIONS, CallStage, CallState, ProposalState
from partnerships.models import Appraiser, FieldVisit, Proposal
from partnerships.queries import calls as reads

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from jtportal.kernel.actor import Actor
    from partnerships.models import Call

VISITING = (CallState.FULL_APPRAISAL, CallState.VERIFICATION)


@transaction.atomic
def decide(
    *,
    call: Call,
    stage: str,
    proposals: Sequence[Proposal],
    yes: bool,
    reason: str,
    by: Actor,
    granted: Mapping[int, Decimal] | None = None,
) -> int:
    """Invite (a note) or fund (a full proposal), or do not, with a reason; return how many.

    `granted` by proposal, in the call's currency; what it does not name gets what it asked for. Raises Refused.
    """
    row = appraisal.hold(call.pk)
    if row.state != DECIDING[stage]:  # type: ignore[index]
        raise Refused(_("This stage is not decided now."))
    if not reason.strip():
        raise Refused(_("Say why: the reason stands in the letter."), field="reason")
    named = Appraiser.objects.filter(call=row, stage=stage, released_at=None).exists()
    if named and not row.scores_opened_at(stage):
        raise Refused(_("Scores are still coming in: decide when all are in or the scoring is closed."))
    found = list(
        reads.with_verdict(
            Proposal.objects.filter(call=row, stage=stage, pk__in=[one.pk for one in proposals])
        )
    )
    undecided = [one for one in found if one.state == ProposalState.ELIGIBLE]
    if len(undecided) < len(proposals) or not proposals:
        raise Refused(_("Only eligible proposals without a decision can be decided."))
    to = DECISIONS[CallStage(stage)][0 if yes else 1]
    for one in undecided:
        one.state, one.decision_reason, one.decided_on = to, reason, row.partnership.today()
        if to == ProposalState.FUNDED:
            one.granted = (granted or {}).get(one.pk, one.amount)
    if to == ProposalState.FUNDED:
        check_grants(row, undecided)
    Proposal.objects.bulk_update(undecided, ["state", "decision_reason", "decided_on", "granted"])
    entries = [
        audit.Entry(
            "proposal.decided",
            audit.label(one),
            str(one.pk),
            {
                "before": {"state": str(ProposalState.ELIGIBLE)},
                "after": {"state": str(to), **({"granted": str(one.granted)} if one.granted else {})},
                "reason": reason,
            },
        )
        for one in undecided
    ]
    audit.record_many(entries, by=by)
    return len(undecided)


def check_grants(call: Call, funded: Sequence[Proposal]) -> None:
    """A grant needs a confirmed visit, the call's range, and the call's money. Raises Refused."""
    for one in funded:
        if one.verdict not in CONFIRMING:  # type: ignore[attr-defined]  # annotated by with_verdict
            raise Refused(
                _("%(reference)s is not confirmed by a visit in the field yet.")
                % {"reference": one.reference}
            )
        if not call.grant_min <= (one.granted or 0) <= call.grant_max:
            raise Refused(_("The grant lies outside the range of the call."), field="granted")
    before = Proposal.objects.filter(call=call).aggregate(sum=Sum("granted"))["sum"] or Decimal(0)
    total = before + sum((one.granted or Decimal(0) for one in funded), Decimal(0))
    if call.budget is not None and total > call.budget:
        raise Refused(_("That is more than the money of the call."), field="granted")


@transaction.atomic
def visit(
    *, proposal: Proposal, on: date, findings: str, verdict: str, by: Actor, place: str = ""
) -> FieldVisit:
    """Record what a visit found; the latest visit counts. Raises Refused."""
    return visit_many(proposals=[proposal], on=on, findings=findings, verdict=verdict, place=place, by=by)[0]


@transaction.atomic
def visit_many(
    *,
    proposals: Sequence[Proposal],
    on: date,
    findings: str,
    verdict: str,
    by: Actor,
    place: str = "",
) -> list[FieldVisit]:
    """Record the same finding for several full proposals of one call. Raises Refused."""
    call = appraisal.hold(proposals[0].call_id)
    if call.state not in VISITING or any(
        one.stage != CallStage.FULL or one.call_id != call.pk for one in proposals
    ):
        raise Refused(_("Full proposals are verified once they are appraised."))
    if on > call.partnership.today():
        raise Refused(_("This day is still to come."), field="on")
    if any(
        one.state != ProposalState.ELIGIBLE
        for one in Proposal.objects.filter(pk__in=[p.pk for p in proposals])
    ):
        raise Refused(_("Only eligible proposals without a decision are verified."))
    made = FieldVisit.objects.bulk_create(
        FieldVisit(proposal=one, on=on, place=place, findings=findings, verdict=verdict, by=by.user)
        for one in proposals
    )
    entries = [
        audit.Entry(
            "proposal.visited",
            audit.label(one.proposal),
            str(one.proposal_id),
            {"after": {"on": on.isoformat(), "verdict": str(verdict)}},
        )
        for one in made
    ]
    audit.record_many(entries, by=by)
    return made
