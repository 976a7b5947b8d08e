"""Payments by four eyes: one person enters, another one releases; conditions of tranches are met with evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from jtportal.kernel.money import written
from partnerships.actions import documents
from partnerships.actions.ledger import hold, post, refuse_kept, told, waiting
from partnerships.enums import PAYMENT_MOVES, EntryKind, PaymentState
from partnerships.models import PaymentOrder, Tranche

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from django.core.files.base import File

    from jtportal.kernel.actor import Actor
    from partnerships.models import Commitment, LedgerEntry


def hold_tranche(commitment: Commitment, tranche: Tranche | None) -> Tranche | None:
    """Lock a tranche of a commitment that is held; Refused when one must be named, or another's is."""
    if tranche is None:
        if commitment.tranches.exists():
            raise Refused(_("Say which tranche is paid."), field="tranche")
        return None
    return commitment.tranches.select_for_update().get(pk=tranche.pk)


def refuse_beyond(commitment: Commitment, tranche: Tranche | None, amount: Decimal, asked: bool) -> None:
    """Raise Refused when a payment goes beyond what is owed; `asked`: this order's own amount waits already."""
    row = tranche or commitment
    if tranche is not None and not tranche.open:
        raise Refused(
            _("The condition of this tranche is not met yet: %(condition)s")
            % {"condition": tranche.condition},
            field="tranche",
        )
    free = row.owed - waiting(commitment, tranche) + (amount if asked else 0)
    if amount > free:
        raise Refused(
            _("Only %(free)s are left to be paid.") % {"free": written(free, commitment.line.currency)},
            field="amount",
        )


@transaction.atomic
def enter(
    *,
    commitment: Commitment,
    amount: Decimal,
    by: Actor,
    tranche: Tranche | None = None,
    note: str = "",
    upload: File | None = None,
    keeper: str = "",
) -> PaymentOrder:
    """Ask for a payment that somebody else releases. Raises Refused beyond the commitment or its tranche."""
    held = hold(commitment)
    refuse_kept(held, keeper)
    part = hold_tranche(held, tranche)
    refuse_beyond(held, part, amount, asked=False)
    document = None
    if upload:
        document = documents.keep(partnership=held.line.partnership, upload=upload, by=by, field="document")
    order = PaymentOrder.objects.create(
        commitment=held, tranche=part, amount=amount, note=note, document=document, entered_by=by.user
    )
    after = {"commitment": held.pk, "amount": str(amount), "currency": held.line.currency}
    audit.record(order, verb="payment.entered", by=by, after=after)
    return order


def hold_order(order: PaymentOrder, to: str, keeper: str = "") -> tuple[PaymentOrder, Commitment]:
    """Lock an order below its line and commitment; Refused when it was decided before, or another floor keeps it."""
    commitment = hold(order.commitment)
    refuse_kept(commitment, keeper)
    held = PaymentOrder.objects.select_for_update(of=("self",)).get(pk=order.pk)
    if to not in PAYMENT_MOVES.get(PaymentState(held.state), frozenset()):
        raise Refused(_("This payment was decided before: %(state)s.") % {"state": held.get_state_display()})
    return held, commitment


def decide(
    order: PaymentOrder, state: str, by: Actor, reason: str = "", entry: LedgerEntry | None = None
) -> None:
    """Write a decision on an order that is held."""
    order.state, order.decided_at, order.decided_by = state, timezone.now(), by.user
    order.reason, order.entry = reason, entry
    order.save(update_fields=["state", "decided_at", "decided_by", "reason", "entry"])


def refuse_same_person(order: PaymentOrder, by: Actor) -> None:
    """Raise Refused when the person who entered a payment decides on it."""
    if by.user_id is None or by.user_id == order.entered_by_id:
        raise Refused(_("You entered this payment: another person releases or refuses it."))


@transaction.atomic
def release(*, order: PaymentOrder, by: Actor, on: date | None = None, keeper: str = "") -> PaymentOrder:
    """Pay: the second person's decision. Raises Refused for the same person and beyond what is owed."""
    held, commitment = hold_order(order, PaymentState.RELEASED, keeper)
    refuse_same_person(held, by)
    tranche = hold_tranche(commitment, held.tranche)
    refuse_beyond(commitment, tranche, held.amount, asked=True)
    entry = post(
        line=commitment.line,
        commitment=commitment,
        tranche=tranche,
        kind=EntryKind.PAYMENT,
        amount=held.amount,
        on=on or commitment.line.partnership.today(),
        by=by,
        note=held.note,
    )
    decide(held, PaymentState.RELEASED, by, entry=entry)
    audit.record(held, verb="payment.released", by=by, after=told(entry))
    return held


@transaction.atomic
def refuse(*, order: PaymentOrder, reason: str, by: Actor, keeper: str = "") -> PaymentOrder:
    """Refuse a payment, with the reason. Raises Refused for the person who entered it."""
    held, _commitment = hold_order(order, PaymentState.REFUSED, keeper)
    refuse_same_person(held, by)
    decide(held, PaymentState.REFUSED, by, reason)
    audit.record(held, verb="payment.refused", by=by, reason=reason)
    return held


@transaction.atomic
def withdraw(*, order: PaymentOrder, by: Actor, keeper: str = "") -> PaymentOrder:
    """Take a payment back that nobody decided on yet."""
    held, _commitment = hold_order(order, PaymentState.WITHDRAWN, keeper)
    decide(held, PaymentState.WITHDRAWN, by)
    audit.record(held, verb="payment.withdrawn", by=by)
    return held


@transaction.atomic
def meet(*, tranche: Tranche, on: date, upload: File, by: Actor) -> Tranche:
    """Say that a tranche's condition is met, since when, with the evidence. Raises Refused."""
    commitment = hold(tranche.commitment)
    held = commitment.tranches.select_for_update().get(pk=tranche.pk)
    if held.open:
        raise Refused(_("This tranche waits for no condition."))
    if on > commitment.line.partnership.today():
        raise Refused(_("The day lies in the future."), field="on")
    held.evidence = documents.keep(
        partnership=commitment.line.partnership, upload=upload, by=by, field="evidence"
    )
    held.met_on = on
    held.save(update_fields=["met_on", "evidence"])
    audit.record(held, verb="tranche.met", by=by, after={"met_on": on, "evidence": held.evidence_id})
    return held
