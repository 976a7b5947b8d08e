"""A call's rows put into words: money, lines of the funnel, steps, the next thing to do."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.enums import CallState, ProposalState

if TYPE_CHECKING:
    from datetime import datetime

    from partnerships.models import Call, Proposal
    from partnerships.queries.calls import Funnel

STEP_WORDS = {
    "notes": gettext_lazy("Concept notes received"),
    "eligible": gettext_lazy("Eligible"),
    "invited": gettext_lazy("Invited"),
    "full": gettext_lazy("Full proposals received"),
    "verified": gettext_lazy("Verified in the field"),
    "funded": gettext_lazy("Funded"),
    "late": gettext_lazy("Late, not taken in"),
}
# shape of a state: components/status.html's words for on track, stalled, off track, not measured
SHAPES = {
    ProposalState.LATE: "off",
    ProposalState.RECEIVED: "unmeasured",
    ProposalState.INELIGIBLE: "off",
    ProposalState.ELIGIBLE: "ok",
    ProposalState.INVITED: "ok",
    ProposalState.NOT_INVITED: "off",
    ProposalState.FUNDED: "ok",
    ProposalState.NOT_FUNDED: "off",
    ProposalState.WITHDRAWN: "off",
}
WIDTH = 100  # of the funnel's drawing


def money(amount: Decimal | None, currency: str) -> str:
    """Return an amount as its reader writes it, with its currency; cents only where there are some."""
    if amount is None:
        return "–"
    places = 0 if amount == amount.to_integral_value() else 2
    return f"{number_format(amount, places, force_grouping=True)}\u00a0{currency}"


def moment(value: datetime | None) -> str:
    """Return a day and a minute on the clock in force."""
    return date_format(localtime(value), "DATETIME_FORMAT") if value else "–"


def address(name: str, row: Any) -> str:
    """Return the address of a page about a row."""
    return reverse(f"partnerships:{name}", kwargs={"pk": row.pk})


def funnel_lines(call: Call, funnel: Funnel, *, links: bool) -> list[dict[str, Any]]:
    """Return the steps with count, money, share of the step before, and the bar's place in WIDTH."""
    top = max(step.count for step in funnel.steps) or 1
    lines, before = [], None
    for step in funnel.steps:
        width = WIDTH * step.count / top
        lines.append(
            {
                "key": step.key,
                "label": STEP_WORDS[step.key],
                "count": step.count,
                "asked": money(step.asked, call.currency) if step.count else "–",
                "share": percent(step.count, before) if before else "",
                "x": f"{(WIDTH - width) / 2:.2f}",
                "width": f"{width:.2f}",
                "url": f"{address('proposal_list', call)}?step={step.key}" if links and step.count else "",
            }
        )
        before = step.count
    return lines


def percent(part: int, whole: int) -> str:
    """Return a share in whole per cent, rounded half up: number_format by itself cuts off."""
    share = (Decimal(100 * part) / whole).quantize(Decimal(1), ROUND_HALF_UP)
    return f"{number_format(share, 0)}\u00a0%"


def steps(call: Call) -> list[dict[str, Any]]:
    """Return the states of a call as the stepper shows them."""
    order = list(CallState)
    here = order.index(CallState(call.state))
    ended = call.state == CallState.DECIDED
    return [
        {
            "label": state.label,
            "state": "done" if place < here or ended else "current" if place == here else "todo",
        }
        for place, state in enumerate(order)
    ]


def proposal_line(proposal: Proposal) -> dict[str, Any]:
    """Return what a list says of a proposal."""
    return {
        "proposal": proposal,
        "url": address("proposal_detail", proposal),
        "amount": money(proposal.amount, proposal.call.currency),
        "granted": money(proposal.granted, proposal.call.currency) if proposal.granted else "",
        "state": proposal.get_state_display(),
        "shape": SHAPES[ProposalState(proposal.state)],
        "received": moment(proposal.received_at),
    }


def call_range(call: Call) -> str:
    """Return the range of the grants as a phrase."""
    if call.grant_min == call.grant_max:
        return money(call.grant_min, call.currency)
    return _("%(least)s to %(most)s") % {
        "least": money(call.grant_min, call.currency),
        "most": money(call.grant_max, call.currency),
    }
