"""A funded proposal's grant becomes a commitment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from jtportal.kernel.doors import Refused
from partnerships.actions import ledger
from partnerships.enums import ProposalState
from partnerships.models import Commitment, Proposal

if TYPE_CHECKING:
    from decimal import Decimal

    from jtportal.kernel.actor import Actor
    from partnerships.models import BudgetLine


@transaction.atomic
def commit(*, proposal: Proposal, line: BudgetLine, amount: Decimal, by: Actor, **more: Any) -> Commitment:
    """Commit a grant, or a part of it, on a line of its partnership and currency. `more`: as ledger.commit takes it.

    Raises Refused for a proposal that is not funded, another currency, and beyond what is granted.
    """
    held = Proposal.objects.select_for_update(of=("self",)).select_related("call").get(pk=proposal.pk)
    if held.state != ProposalState.FUNDED or held.granted is None:
        raise Refused(_("Only a proposal that is funded has a grant to commit."))
    if line.partnership_id != held.call.partnership_id or line.currency != held.call.currency:
        raise Refused(
            _("The grant is in %(currency)s: choose a line of this currency.")
            % {"currency": held.call.currency},
            field="line",
        )
    done = Commitment.objects.filter(proposal=held).aggregate(done=Sum("committed"))["done"] or 0
    if amount > held.granted - done:
        raise Refused(
            _("Only %(left)s of this grant are not committed yet.")
            % {"left": f"{held.granted - done} {held.call.currency}"},
            field="amount",
        )
    return ledger.commit(line=line, amount=amount, proposal=held, by=by, **more)
