"""Letters to applicants: that a proposal came in, what was decided and why, in their language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from jtportal.kernel import papers
from partnerships.enums import ProposalState
from partnerships.queries import calls as reads
from partnerships.views import call_words as words

if TYPE_CHECKING:
    from partnerships.models import Proposal

WAITING = (ProposalState.RECEIVED, ProposalState.ELIGIBLE)


def letter(proposal: Proposal) -> bytes:
    """Return the letter as PDF in the proposal's language."""
    with override(proposal.language):
        return papers.pdf("decision", data_of(proposal), language=proposal.language)


def data_of(proposal: Proposal) -> dict[str, Any]:
    """Return the letter's words, in the language in force."""
    call = proposal.call
    day = proposal.decided_on or timezone.localdate()
    facts = [
        [_("Call"), call.title],
        [_("Proposal"), f"{proposal.reference} · {proposal.title}"],
        [_("Applicant"), proposal.applicant_name],
        [_("Received"), words.moment(proposal.received_at)],
        [_("Amount asked"), words.money(proposal.amount, call.currency)],
    ]
    if proposal.granted:
        facts.append([_("Grant"), words.money(proposal.granted, call.currency)])
    reasons = [proposal.decision_reason] if proposal.decision_reason else []
    if proposal.state == ProposalState.INELIGIBLE:
        reasons = reads.reasons_against(proposal)
    return {
        "title": title(proposal),
        "to": proposal.applicant_name,
        "place": str(call.partnership),
        "day": date_format(day, "DATE_FORMAT"),
        "decision": sentence(proposal),
        "reasons_heading": _("Reasons"),
        "reasons": reasons,
        "facts_heading": _("What it is about"),
        "facts": facts,
        "next_heading": _("What comes next"),
        "next": next_step(proposal),
        "greeting": _("For the partnership"),
        "foot": f"{call.partnership} · {proposal.reference}",
    }


def title(proposal: Proposal) -> str:
    """Return the letter's heading: a receipt until something is decided."""
    return _("Your proposal has come in") if proposal.state in WAITING else _("Decision on your proposal")


def sentence(proposal: Proposal) -> str:
    """Return the decision in one sentence."""
    call = proposal.call
    amount = words.money(proposal.granted, call.currency)
    received = _("We have received your proposal; it is being looked at.")
    return {
        ProposalState.RECEIVED: received,
        ProposalState.ELIGIBLE: received,
        ProposalState.LATE: _("Your proposal came after the deadline and was not taken in."),
        ProposalState.INELIGIBLE: _("Your proposal does not meet the conditions of the call."),
        ProposalState.INVITED: _("You are invited to hand in a full proposal."),
        ProposalState.NOT_INVITED: _("You are not invited to hand in a full proposal."),
        ProposalState.FUNDED: _("Your proposal is funded with %(amount)s.") % {"amount": amount},
        ProposalState.NOT_FUNDED: _("Your proposal is not funded."),
        ProposalState.WITHDRAWN: _("You have withdrawn your proposal."),
    }[ProposalState(proposal.state)]


def next_step(proposal: Proposal) -> str:
    """Return what the applicant does now."""
    if proposal.state == ProposalState.INVITED and proposal.call.full_deadline:
        return _("The full proposal is due by %(moment)s.") % {
            "moment": words.moment(proposal.call.full_deadline)
        }
    if proposal.state == ProposalState.FUNDED:
        return _("The coordinator will write to you about the partnership agreement.")
    return _("You will hear from us once it is decided.") if proposal.state in WAITING else ""
