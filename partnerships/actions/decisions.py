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
from partnerships.queries import interests

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
    despite: str = "",
) -> int:
    """Invite (a note) or fund (a full proposal), or do not, with a reason; return how many.

    `granted` by proposal, in the call's currency; what it does not name gets what it asked for. `despite`: why
    somebody decides who has an interest in one of them. Raises Refused.
    """
    row = appraisal.hold(call.pk)
    undecided = may_decide(row, stage, proposals, reason)
    own = without_interest(undecided, by, despite)
    to = DECISIONS[CallStage(stage)][0 if yes else 1]
    for one in undecided:
        one.state, one.decision_reason, one.decided_on = to, reason, row.partnership.today()
        one.decided_despite = despite if one.pk in own else ""
        if to == ProposalState.FUNDED:
            one.granted = (granted or {}).get(one.pk, one.amount)
    if to == ProposalState.FUNDED:
        check_grants(row, undecided)
    changed = ["state", "decision_reason", "decided_on", "decided_despite", "granted"]
    Proposal.objects.bulk_update(undecided, changed)
    audit.record_many([told(one, reason) for one in undecided], by=by)
    return len(undecided)


def may_decide(call: Call, stage: str, proposals: Sequence[Proposal], reason: str) -> list[Proposal]:
    """Return the proposals as they stand now, once the stage can be decided. Raises Refused."""
    if call.state != DECIDING[stage]:  # type: ignore[index]
        raise Refused(_("This stage is not decided now."))
    if not reason.strip():
        raise Refused(_("Say why: the reason stands in the letter."), field="reason")
    named = Appraiser.objects.filter(call=call, stage=stage, released_at=None).exists()
    if named and not call.scores_opened_at(stage):
        raise Refused(_("Scores are still coming in: decide when all are in or the scoring is closed."))
    found = Proposal.objects.filter(call=call, stage=stage, pk__in=[one.pk for one in proposals])
    undecided = list(reads.with_verdict(found).filter(state=ProposalState.ELIGIBLE))
    if len(undecided) < len(proposals) or not proposals:
        raise Refused(_("Only eligible proposals without a decision can be decided."))
    few = reads.few_sheets(call, stage, undecided)
    if few:
        raise Refused(few[0])
    return undecided


def without_interest(proposals: Sequence[Proposal], by: Actor, despite: str) -> set[int]:
    """Return which proposals the actor has an interest in; then only with a reason. Raises Refused."""
    own = interests.among(proposals, by.user_id)
    if own and not despite.strip():
        names = ", ".join(one.reference for one in proposals if one.pk in own)
        raise Refused(
            _(
                "You have an interest in %(references)s: let another coordinator decide, or say why you decide"
                " all the same."
            )
            % {"references": names},
            field="despite",
        )
    return own


def told(one: Proposal, reason: str) -> audit.Entry:
    """Return what the trail says of a decision."""
    after = {"state": str(one.state), **({"granted": str(one.granted)} if one.granted else {})}
    if one.decided_despite:
        after["decided_despite"] = one.decided_despite
    detail = {"before": {"state": str(ProposalState.ELIGIBLE)}, "after": after, "reason": reason}
    return audit.Entry("proposal.decided", audit.label(one), str(one.pk), detail)


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
