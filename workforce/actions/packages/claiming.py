"""Claiming back: how much, what came in, and waiving by a second person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F, Sum
from django.utils.translation import gettext as _

from jtportal.kernel.doors import Refused
from jtportal.kernel.money import written
from partnerships.actions import ledger as money
from workforce.actions.packages import KEEPER
from workforce.actions.packages.asking import hold, record
from workforce.actions.packages.deciding import APPROVING
from workforce.actions.packages.paying import unpay
from workforce.models import GrantClaim, GrantPayment, PackageGrant
from workforce.package_enums import CLAIM_MOVES, GRANTED, ClaimKind, ClaimState, PayoutState
from workforce.queries import packages as reads
from workforce.rules import serves

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from jtportal.kernel.actor import Actor


def claimable(grant: PackageGrant) -> Decimal:
    """Return what was paid, was not given back, and is not claimed yet. What was overpaid is claimed by itself."""
    paid = GrantPayment.objects.filter(grant=grant, state=PayoutState.PAID).aggregate(sum=Sum("net"))["sum"]
    open_claims = GrantClaim.objects.filter(grant=grant, state=ClaimState.CLAIMED)
    claimed = open_claims.exclude(kind=ClaimKind.OVERPAID).aggregate(sum=Sum(F("amount") - F("repaid")))[
        "sum"
    ]
    return (paid or grant.amount * 0) - (claimed or 0)


def held_claim(claim: GrantClaim, to: str) -> GrantClaim:
    """Lock a claim below its package. Raises Refused when it was settled before."""
    grant = hold(claim.grant)
    held = GrantClaim.objects.select_for_update().get(pk=claim.pk)
    if to not in CLAIM_MOVES[ClaimState(held.state)]:
        raise Refused(_("This claim was settled before: %(state)s.") % {"state": held.get_state_display()})
    held.grant = grant
    return held


@transaction.atomic
def claim(
    *, grant: PackageGrant, kind: str, amount: Decimal, due_on: date, reason: str, by: Actor
) -> GrantClaim:
    """Claim money back of what was paid. Raises Refused beyond that."""
    held = hold(grant)
    if held.state not in GRANTED or kind == ClaimKind.OVERPAID:
        raise Refused(_("Nothing of this package was paid."))
    most = claimable(held)
    if amount > most:
        raise Refused(
            _("Only %(most)s were paid and are not claimed back yet.")
            % {"most": written(most, held.currency)},
            field="amount",
        )
    row = GrantClaim.objects.create(
        grant=held, kind=kind, amount=amount, due_on=due_on, reason=reason, claimed_by=by.user
    )
    record(held, "package.claimed", by, reason=reason, kind=kind, amount=str(amount), due_on=due_on)
    return row


@transaction.atomic
def repay(*, claim: GrantClaim, amount: Decimal, by: Actor) -> GrantClaim:
    """Record what came back: the ledger gives it to the line. Raises Refused beyond the claim."""
    held = held_claim(claim, ClaimState.REPAID)
    if amount > held.left:
        raise Refused(
            _("Only %(left)s of this claim are open.") % {"left": written(held.left, held.grant.currency)},
            field="amount",
        )
    if held.kind != ClaimKind.OVERPAID:
        give_back(held.grant, amount, held.reason, by)
    held.repaid += amount
    held.state = ClaimState.CLAIMED if held.left else ClaimState.REPAID
    held.save(update_fields=["repaid", "state"])
    record(held.grant, "package.repaid", by, claim=held.pk, amount=str(amount))
    return held


def give_back(grant: PackageGrant, amount: Decimal, reason: str, by: Actor) -> None:
    """Take an amount out of what the ledger counts as paid, the last payment first, and free it on the line."""
    rows = GrantPayment.objects.select_for_update(of=("self",)).filter(grant=grant, net__gt=0)
    paid = rows.filter(state=PayoutState.PAID).select_related("order__commitment", "entry")
    left = amount
    for payment in paid.order_by("-pk"):
        part = min(payment.net, left)
        if not part:
            break
        for name, value in unpay(payment, part, reason, by).items():
            setattr(payment, name, value)
        payment.save(update_fields=["net", "entry_id"])
        left -= part
    if grant.commitment is not None:
        money.release(commitment=grant.commitment, amount=amount, reason=reason, by=by, keeper=KEEPER)


@transaction.atomic
def waive(*, claim: GrantClaim, reason: str, by: Actor) -> GrantClaim:
    """Let the rest of a claim go: another person than who claimed it, who does not benefit. Raises Refused."""
    held = held_claim(claim, ClaimState.WAIVED)
    if by.user_id is None or by.user_id == held.claimed_by_id:
        raise Refused(_("You claimed this: another person waives it."))
    if not by.has_role(*APPROVING) or not serves(by, held.grant.partnership):
        raise Refused(_("A second approver or coordinator of the employment service decides this."))
    against = reads.interest(held.grant, by)
    if against:
        raise Refused(against)
    held.state, held.waived_by, held.waived_why = ClaimState.WAIVED, by.user, reason
    held.save(update_fields=["state", "waived_by", "waived_why"])
    record(held.grant, "package.waived", by, reason=reason, claim=held.pk, amount=str(held.left))
    return held
