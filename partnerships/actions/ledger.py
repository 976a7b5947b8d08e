"""The ledger: money made available, committed, reduced, received; corrected only by counter-entries.

Whoever moves money holds the line's row until the transaction ends, then the commitment's, then its tranches: always in
this order, and before anything is recorded in the trail (which has a lock of its own). What is refused here in words,
the database's own checks refuse too. An entry moves the balances by itself, by a trigger: nothing else may.
Upper floors commit with `commit` and pay through `actions.payments`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from jtportal.kernel.money import written
from partnerships.enums import BALANCE_OF, Balance, EntryKind
from partnerships.models import BudgetLine, Commitment, ContributionEntry, LedgerEntry, PaymentOrder, Tranche

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from accounts.models import Organisation
    from jtportal.kernel.actor import Actor
    from partnerships.calculations.money import Part
    from partnerships.models import Proposal


def hold_line(line_id: int) -> BudgetLine:
    """Lock a line until the transaction ends and return it as it stands."""
    rows = BudgetLine.objects.select_for_update(of=("self",))
    return rows.select_related("partnership").get(pk=line_id)


def hold(commitment: Commitment) -> Commitment:
    """Lock a commitment's line, then the commitment; return it as it stands, with its line."""
    line = hold_line(commitment.line_id)
    held = Commitment.objects.select_for_update().get(pk=commitment.pk)
    held.line = line
    return held


def refuse_kept(commitment: Commitment | None, keeper: str) -> None:
    """Raise Refused when another floor keeps this commitment than the one that wants to change it."""
    if commitment is not None and commitment.keeper != keeper:
        raise Refused(
            _("This commitment stands for a package granted to a worker: it is paid and changed there.")
        )


def post(
    *,
    line: BudgetLine,
    kind: str,
    amount: Decimal,
    on: date,
    by: Actor,
    commitment: Commitment | None = None,
    tranche: Tranche | None = None,
    corrects: LedgerEntry | None = None,
    note: str = "",
) -> LedgerEntry:
    """Add an entry; the database moves the balances of the rows it names. The caller holds them, and they follow."""
    balance = corrects.balance if corrects else BALANCE_OF[EntryKind(kind)]
    entry = LedgerEntry.objects.create(
        line=line,
        commitment=commitment,
        tranche=tranche,
        kind=kind,
        balance=balance,
        amount=amount,
        currency=line.currency,
        on=on,
        note=note,
        corrects=corrects,
        recorded_by=by.user,
        recorded_for=by.organisation,
    )
    for row in (line, commitment, tranche):
        if row is not None:
            setattr(row, balance, getattr(row, balance) + amount)
    return entry


def told(entry: LedgerEntry) -> dict[str, Any]:
    """Return what the trail says of an entry."""
    return {
        "line": entry.line_id,
        "commitment": entry.commitment_id,
        "kind": str(entry.kind),
        "amount": str(entry.amount),
        "currency": entry.currency,
        "on": entry.on,
    }


@transaction.atomic
def allocate(
    *, line: BudgetLine, amount: Decimal, by: Actor, on: date | None = None, note: str = ""
) -> LedgerEntry:
    """Make money of a line available; a negative amount takes some back that is not committed. Raises Refused."""
    held = hold_line(line.pk)
    if held.allocated + amount < held.committed:
        raise Refused(
            _("%(amount)s of this line are committed already: less cannot be available.")
            % {"amount": f"{held.committed} {held.currency}"},
            field="amount",
        )
    entry = post(
        line=held,
        kind=EntryKind.ALLOCATION,
        amount=amount,
        on=on or held.partnership.today(),
        by=by,
        note=note,
    )
    audit.record(entry, verb="ledger.allocated", by=by, after=told(entry))
    return entry


@transaction.atomic
def receive(
    *, line: BudgetLine, amount: Decimal, by: Actor, on: date | None = None, note: str = ""
) -> LedgerEntry:
    """Record co-funding that came in from the line's source."""
    held = hold_line(line.pk)
    entry = post(
        line=held, kind=EntryKind.RECEIPT, amount=amount, on=on or held.partnership.today(), by=by, note=note
    )
    audit.record(entry, verb="ledger.received", by=by, after=told(entry))
    return entry


@transaction.atomic
def commit(
    *,
    line: BudgetLine,
    amount: Decimal,
    title: str,
    by: Actor,
    on: date | None = None,
    payee: Organisation | None = None,
    payee_name: str = "",
    reference: str = "",
    proposal: Proposal | None = None,
    parts: Sequence[Part] = (),
    keeper: str = "",
) -> Commitment:
    """Promise money of a line, as a whole or in parts that add up to it. Raises Refused beyond what is free.

    `keeper`: the upper floor that alone pays and changes it, by the same word. Call it before anything else of the
    transaction is recorded: it waits for the line.
    """
    held = hold_line(line.pk)
    if amount > held.free:
        raise Refused(
            _("Only %(free)s of this line are free.") % {"free": written(held.free, held.currency)},
            field="amount",
        )
    if parts and sum(part.amount for part in parts) != amount:
        raise Refused(_("The parts do not add up to the amount."), field="amount")
    day = on or held.partnership.today()
    commitment = Commitment.objects.create(
        line=held, title=title, payee=payee, payee_name=payee_name, reference=reference, proposal=proposal,
        made_on=day, keeper=keeper,
    )  # fmt: skip
    Tranche.objects.bulk_create(
        Tranche(
            commitment=commitment,
            position=place,
            amount=part.amount,
            due_on=part.due_on,
            condition=part.condition,
        )
        for place, part in enumerate(parts, 1)
    )
    entry = post(
        line=held, commitment=commitment, kind=EntryKind.COMMITMENT, amount=amount, on=day, by=by, note=title
    )
    audit.record(entry, verb="ledger.committed", by=by, after=told(entry) | {"title": title})
    return commitment


def waiting(commitment: Commitment, tranche: Tranche | None = None) -> Decimal:
    """Return what payment orders that wait for a second person ask of a commitment, or of one of its tranches."""
    rows = PaymentOrder.objects.filter(commitment=commitment, state="entered")
    if tranche is not None:
        rows = rows.filter(tranche=tranche)
    return sum(rows.values_list("amount", flat=True), start=commitment.paid * 0)


def stretch(commitment: Commitment, amount: Decimal) -> None:
    """Let the parts follow the commitment: less comes off the last unpaid ones, more goes onto the last one."""
    tranches = list(commitment.tranches.select_for_update().order_by("-position"))
    for tranche in tranches:
        step = amount if amount > 0 else max(amount, -tranche.owed)
        if step:
            tranche.amount += step
            tranche.save(update_fields=["amount"])
        amount -= step
        if not amount:
            return


@transaction.atomic
def release(
    *,
    commitment: Commitment,
    amount: Decimal,
    reason: str,
    by: Actor,
    on: date | None = None,
    keeper: str = "",
) -> LedgerEntry:
    """Give back a part of a commitment that is neither paid nor about to be. Raises Refused."""
    held = hold(commitment)
    refuse_kept(held, keeper)
    bound = held.owed - waiting(held)
    if amount > bound:
        raise Refused(
            _("Only %(free)s of this commitment are neither paid nor asked for.")
            % {"free": f"{bound} {held.line.currency}"},
            field="amount",
        )
    day = on or held.line.partnership.today()
    stretch(held, -amount)
    entry = post(
        line=held.line, commitment=held, kind=EntryKind.RELEASE, amount=-amount, on=day, by=by, note=reason
    )
    audit.record(entry, verb="ledger.reduced", by=by, after=told(entry), reason=reason)
    return entry


@transaction.atomic
def correct(
    *, entry: LedgerEntry, reason: str, by: Actor, booked: bool = False, keeper: str = ""
) -> LedgerEntry:
    """Take an entry back by one of the opposite amount; once, and never a counter-entry itself. Raises Refused.

    `booked`: the caller takes the line of a partner's book back with it; otherwise such an entry is refused.
    """
    line = hold_line(entry.line_id)
    commitment = (
        Commitment.objects.select_for_update().get(pk=entry.commitment_id) if entry.commitment_id else None
    )
    refuse_kept(commitment, keeper)
    if entry.kind == EntryKind.COUNTER:
        raise Refused(_("A counter-entry is not corrected: enter the movement anew."))
    if LedgerEntry.objects.filter(corrects=entry).exists():
        raise Refused(_("This entry was corrected before."))
    if not booked and ContributionEntry.objects.filter(ledger_entry=entry).exists():
        raise Refused(_("This came in as a partner's contribution: take it back in the partner's book."))
    refuse_uncovered(line, commitment, entry)
    if commitment is not None and entry.balance == Balance.COMMITTED:
        stretch(commitment, -entry.amount)
    tranche = Tranche.objects.select_for_update().get(pk=entry.tranche_id) if entry.tranche_id else None
    counter = post(
        line=line,
        commitment=commitment,
        tranche=tranche,
        kind=EntryKind.COUNTER,
        amount=-entry.amount,
        on=timezone.now().astimezone(line.partnership.zone).date(),
        by=by,
        corrects=entry,
        note=reason,
    )
    audit.record(counter, verb="ledger.corrected", by=by, after=told(counter), reason=reason)
    return counter


def refuse_uncovered(line: BudgetLine, commitment: Commitment | None, entry: LedgerEntry) -> None:
    """Raise Refused when something that came later stands on this entry."""
    after = getattr(line, entry.balance) - entry.amount
    if entry.balance == Balance.ALLOCATED and after < line.committed:
        raise Refused(_("Money of this entry is committed: reduce the commitments first."))
    if entry.balance == Balance.COMMITTED and after > line.allocated:
        raise Refused(_("The line no longer has that much free money."))
    if commitment is None:
        return
    if entry.balance == Balance.COMMITTED and commitment.committed - entry.amount < commitment.paid + waiting(
        commitment
    ):
        raise Refused(_("A part of this commitment is paid or asked for: take that back first."))
