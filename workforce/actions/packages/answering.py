"""What the paying office answers: paid as ordered, paid less or more, returned."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import audit
from partnerships.actions import ledger as money
from workforce.actions import ledger
from workforce.actions.packages.asking import hold
from workforce.actions.packages.paying import book, step, unpay
from workforce.models import GrantClaim, GrantPayment
from workforce.package_enums import ClaimKind, PayoutState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jtportal.kernel.actor import Actor
    from workforce.calculations.packages.answers import Answer
    from workforce.models import PaymentList

REPAY_DAYS = 30  # what was paid too much is due back after so many days


@dataclass(slots=True)
class Taken:
    """What became of a file of answers: numbers, and references that could not be used."""

    paid: int = 0
    returned: int = 0
    less: list[str] = field(default_factory=list)
    more: list[str] = field(default_factory=list)
    before: list[str] = field(default_factory=list)  # answered before
    unknown: list[str] = field(default_factory=list)  # not on this list


@transaction.atomic
def take(*, made: PaymentList, answers: Iterable[Answer], by: Actor) -> Taken:
    """Record the answers to a payment list. An answer that was taken before changes nothing."""
    said = {one.reference: one for one in answers}
    rows = {one.reference: one for one in GrantPayment.objects.filter(list=made).select_related("grant")}
    held = _hold(rows[reference] for reference in said if reference in rows)
    taken = Taken(unknown=sorted(set(said) - set(rows)))
    for reference, answer in said.items():
        payment = held.get(rows[reference].pk) if reference in rows else None
        if payment is None:
            continue
        if payment.state != PayoutState.LISTED:
            taken.before.append(reference)
        elif answer.paid:
            _paid(payment, answer, by, taken)
        else:
            _returned(payment, answer, by)
            taken.returned += 1
    numbers = {"paid": taken.paid, "returned": taken.returned, "unknown": len(taken.unknown)}
    audit.record(made, verb="package.list_answered", by=by, after=numbers)
    return taken


def _hold(payments: Iterable[GrantPayment]) -> dict[int, GrantPayment]:
    """Lock packages, then lines, each in the order of their keys, so that nobody waits in a circle."""
    given = list(payments)
    grants = {key: hold(grant) for key, grant in sorted({one.grant_id: one.grant for one in given}.items())}
    for line in sorted({one.line_id for one in grants.values()}):
        money.hold_line(line)
    rows = GrantPayment.objects.filter(pk__in=[one.pk for one in given]).order_by("pk")
    found = {}
    for one in rows.select_for_update(of=("self",)).select_related("order__commitment", "entry", "list"):
        one.grant = grants[one.grant_id]
        found[one.pk] = one
    return found


def _paid(payment: GrantPayment, answer: Answer, by: Actor, taken: Taken) -> None:
    """Record a payment as paid; what was paid less may be paid anew, what was paid more is claimed back."""
    amount = payment.amount if answer.amount is None else answer.amount
    changes = {"answered_on": answer.on, "paid_amount": amount, "why": answer.reason}
    if not amount:
        _returned(payment, answer, by)
        taken.returned += 1
        return
    if amount < payment.amount:
        missing = payment.amount - amount
        changes |= unpay(payment, missing, _("The paying office paid less."), by)
        book(payment.instalment_id, -missing)
        taken.less.append(payment.reference)
    elif amount > payment.amount:
        _claim_overpaid(payment, amount, by)
        taken.more.append(payment.reference)
    step(payment, PayoutState.PAID, by, "package.payment_answered", **changes)
    taken.paid += 1


def _claim_overpaid(payment: GrantPayment, amount: object, by: Actor) -> None:
    today = ledger.today(payment.grant.partnership)
    GrantClaim.objects.create(
        grant=payment.grant,
        kind=ClaimKind.OVERPAID,
        amount=amount - payment.amount,  # type: ignore[operator]
        due_on=today + timedelta(days=REPAY_DAYS),
        reason=payment.reference,
        claimed_by=by.user,
    )


def _returned(payment: GrantPayment, answer: Answer, by: Actor) -> None:
    """Record that nothing was paid: the ledger takes it back, the part may be paid anew."""
    reason = answer.reason or _("The paying office paid nothing.")
    changes = unpay(payment, payment.net, reason, by)
    book(payment.instalment_id, -payment.amount)
    step(
        payment,
        PayoutState.RETURNED,
        by,
        "package.payment_answered",
        why=reason,
        answered_on=answer.on,
        **changes,
    )
