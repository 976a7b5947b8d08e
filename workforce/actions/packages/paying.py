"""Paying a package: one person enters on evidence, another releases, a list goes out, answers come back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from jtportal.kernel.money import written
from jtportal.kernel.transitions import MoveRefused, move
from partnerships.actions import ledger as money
from partnerships.actions import payments
from workforce.actions.packages import KEEPER
from workforce.actions.packages.asking import hold, record
from workforce.actions.packages.deciding import APPROVING
from workforce.calculations.packages.language import When
from workforce.calculations.packages.working import ADVANCE
from workforce.models import GrantInstalment, GrantPayment, PackageGrant, PaymentList
from workforce.package_enums import PAYOUT_MOVES, GrantState, PayoutState
from workforce.queries import packages as reads
from workforce.rules import serves

if TYPE_CHECKING:
    from decimal import Decimal

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership


def missing_evidence(instalment: GrantInstalment, seen: set[tuple[str, int]] | None = None) -> list[str]:
    """Return the keys of evidence that has to be seen before a part is paid; an advance needs none.

    `seen`: (key, period) of what was seen, where the caller knows it.
    """
    if instalment.component == ADVANCE:
        return []
    grant = instalment.grant
    known = set(grant.evidence.values_list("key", "period")) if seen is None else seen
    missing = []
    for one in grant.version.package.evidence:
        period = instalment.period if one.when is When.MONTH else 0
        if one.when in (When.PAYMENT, When.MONTH) and (one.key, period) not in known:
            missing.append(one.key)
    return missing


def hold_instalment(grant: PackageGrant, instalment: GrantInstalment) -> GrantInstalment:
    """Lock a part of a package that is held."""
    part = GrantInstalment.objects.select_for_update().get(pk=instalment.pk, grant=grant)
    part.grant = grant
    return part


def step(payment: GrantPayment, to: str, by: Actor, verb: str, **changes: Any) -> None:
    """Move a payment whose package is held, and record it. Raises Refused where the table has no such move."""
    grant = payment.grant

    def write(_row: Any, *, before: Any, after: Any, by: Actor, reason: str = "") -> None:
        after = {**after, "payment": payment.pk, "amount": str(payment.amount)}
        said = {"subject": grant.case.person.subject, "personal_before": before, "personal_after": after}
        audit.record(grant, verb=verb, by=by, reason=reason, **said)

    try:
        move(
            payment, to=to, by=by, table=PAYOUT_MOVES, record=write, reason=changes.get("why", ""), **changes
        )
    except MoveRefused as refusal:
        raise Refused(
            _("This payment was decided before: %(state)s.") % {"state": payment.get_state_display()}
        ) from refusal


def book(instalment_id: int, amount: Decimal) -> None:
    """Count an amount in, or out, of a part of a package that is held."""
    part = GrantInstalment.objects.select_for_update().get(pk=instalment_id)
    part.booked += amount
    part.save(update_fields=["booked"])


def held_payment(payment: GrantPayment) -> GrantPayment:
    """Lock a payment below its package."""
    grant = hold(payment.grant)
    rows = GrantPayment.objects.select_for_update(of=("self",)).select_related("order__commitment", "entry")
    held = rows.get(pk=payment.pk)
    held.grant = grant
    return held


@transaction.atomic
def enter(*, grant: PackageGrant, instalment: GrantInstalment, amount: Decimal, by: Actor) -> GrantPayment:
    """Ask for a payment of a part, on its evidence. Raises Refused: not approved, suspended, too much, no evidence."""
    held = hold(grant)
    part = hold_instalment(held, instalment)
    if held.state != GrantState.APPROVED or held.commitment is None:
        raise Refused(
            _("Nothing is paid while this package is in the state “%(state)s”.")
            % {"state": held.get_state_display()}
        )
    if missing_evidence(part):
        raise Refused(_("First record the evidence that has to be there before this is paid."))
    if amount > part.left:
        raise Refused(
            _("Only %(free)s are left to be paid.") % {"free": written(part.left, held.currency)},
            field="amount",
        )
    order = payments.enter(
        commitment=held.commitment, amount=amount, note=held.reference, by=by, keeper=KEEPER
    )
    book(part.pk, amount)
    payment = GrantPayment.objects.create(grant=held, instalment=part, order=order, amount=amount)
    about: dict[str, Any] = {"component": part.component, "period": part.period, "amount": str(amount)}
    record(held, "package.payment_entered", by, payment=payment.pk, **about)
    return payment


def refuse_releaser(payment: GrantPayment, by: Actor) -> None:
    """Raise Refused for whoever benefits or may not decide; the ledger refuses who entered it."""
    if not by.has_role(*APPROVING) or not serves(by, payment.grant.partnership):
        raise Refused(_("A second approver or coordinator of the employment service decides this."))
    against = reads.interest(payment.grant, by)
    if against:
        raise Refused(against)


@transaction.atomic
def release(*, payment: GrantPayment, by: Actor) -> GrantPayment:
    """Release a payment: the second person's decision; the ledger counts it as paid. Raises Refused."""
    held = held_payment(payment)
    refuse_releaser(held, by)
    if held.grant.state != GrantState.APPROVED:
        raise Refused(
            _("Nothing is paid while this package is in the state “%(state)s”.")
            % {"state": held.grant.get_state_display()}
        )
    order = payments.release(order=held.order, by=by, keeper=KEEPER)
    step(held, PayoutState.RELEASED, by, "package.payment_released", entry_id=order.entry_id, net=held.amount)
    return held


@transaction.atomic
def refuse(*, payment: GrantPayment, reason: str, by: Actor) -> GrantPayment:
    """Refuse a payment, with the reason: another person than who entered it. Raises Refused."""
    held = held_payment(payment)
    refuse_releaser(held, by)
    payments.refuse(order=held.order, reason=reason, by=by, keeper=KEEPER)
    book(held.instalment_id, -held.amount)
    step(held, PayoutState.REFUSED, by, "package.payment_refused", why=reason[:300])
    return held


@transaction.atomic
def withdraw(*, payment: GrantPayment, by: Actor) -> GrantPayment:
    """Take a payment back that nobody decided on yet. Raises Refused."""
    held = held_payment(payment)
    payments.withdraw(order=held.order, by=by, keeper=KEEPER)
    book(held.instalment_id, -held.amount)
    step(held, PayoutState.WITHDRAWN, by, "package.payment_withdrawn")
    return held


def unpay(payment: GrantPayment, amount: Decimal, reason: str, by: Actor) -> dict[str, Any]:
    """Take a part of a payment, or all of it, out of the ledger: a counter-entry, and the rest entered anew.

    The package is held. Return what changes on the payment.
    """
    if payment.entry is None:
        raise ValueError(f"{payment.reference} does not stand in the ledger")
    left = payment.net - amount
    money.correct(entry=payment.entry, reason=reason, by=by, keeper=KEEPER)
    entry_id = payment.entry_id
    if left:
        commitment = money.hold(payment.order.commitment)
        again = money.post(
            line=commitment.line, commitment=commitment, kind="payment", amount=left,
            on=commitment.line.partnership.today(), by=by, note=payment.reference,
        )  # fmt: skip
        audit.record(again, verb="payment.released", by=by, after=money.told(again))
        entry_id = again.pk
    return {"net": left, "entry_id": entry_id}


@transaction.atomic
def take_back(*, payment: GrantPayment, reason: str, by: Actor) -> GrantPayment:
    """Take a released payment back before it is sent; its part may be paid anew. Raises Refused."""
    held = held_payment(payment)
    if held.state != PayoutState.RELEASED:
        raise Refused(_("This payment was decided before: %(state)s.") % {"state": held.get_state_display()})
    changes = unpay(held, held.net, reason, by)
    book(held.instalment_id, -held.amount)
    step(held, PayoutState.RETURNED, by, "package.payment_taken_back", why=reason[:300], **changes)
    return held


@transaction.atomic
def make_list(*, partnership: Partnership, by: Actor) -> PaymentList:
    """Put everything released, of packages not suspended, on a new list for the paying office. Raises Refused."""
    type(partnership).objects.select_for_update(no_key=True).get(pk=partnership.pk)  # one list at a time
    grants = PackageGrant.objects.filter(partnership=partnership, state=GrantState.APPROVED)
    waiting = GrantPayment.objects.filter(grant__in=grants, state=PayoutState.RELEASED)
    for key in sorted(set(waiting.values_list("grant", flat=True))):
        PackageGrant.objects.select_for_update().get(pk=key)
    rows = list(waiting.select_for_update(of=("self",)).select_related("grant__case__person").order_by("pk"))
    if not rows:
        raise Refused(_("Nothing that is released waits for a payment list."))
    last = PaymentList.objects.filter(partnership=partnership).aggregate(last=Max("number"))["last"] or 0
    made = PaymentList.objects.create(partnership=partnership, number=last + 1, made_by=by.user)
    for payment in rows:
        step(payment, PayoutState.LISTED, by, "package.list_made", list=made)
    return made


@transaction.atomic
def note_taken(*, made: PaymentList, ending: str, by: Actor) -> None:
    """Record that somebody took a payment list away: it names persons and their accounts."""
    audit.record(made, verb="package.list_taken", by=by, after={"number": made.number, "file": ending})
