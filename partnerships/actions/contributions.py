"""The book of contributions: pledged, received, corrected by counter-entries. Nothing in it is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from partnerships.actions import documents, ledger
from partnerships.enums import ContributionKind, Side
from partnerships.models import Contribution, ContributionEntry

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from jtportal.kernel.actor import Actor
    from partnerships.models import BudgetLine, LedgerEntry, Partner, Partnership


@transaction.atomic
def pledge(
    *,
    partner: Partner,
    kind: str,
    title: str,
    amount: Decimal,
    on: date,
    by: Actor,
    currency: str = "",
    due_on: date | None = None,
    **more: Any,
) -> Contribution:
    """Write down what a partner pledged on a day. `amount`: of `currency`, or days of work of staff.

    `more`: note, upload (the paper). Raises Refused for a currency that is missing, a day to come or an end before it.
    """
    days = kind == ContributionKind.STAFF_TIME
    if not days and not currency:
        raise Refused(_("Say in which currency."), field="currency")
    if due_on and due_on < on:
        raise Refused(_("It cannot be expected before it was pledged."), field="due_on")
    row = Contribution.objects.create(
        partner=partner, kind=kind, title=title, currency="" if days else currency, due_on=due_on
    )
    after = {"partner": partner.pk, "kind": str(kind), "title": title, "due_on": due_on}
    audit.record(row, verb="contribution.pledged", by=by, after=after)
    enter(row, side=Side.PLEDGED, amount=amount, on=on, by=by, **more)
    return row


@transaction.atomic
def receive(
    *, contribution: Contribution, amount: Decimal, on: date, by: Actor, **more: Any
) -> ContributionEntry:
    """Write down what came in of a contribution on a day. `more`: note, upload. Raises Refused for a day to come.

    What stands on a budget line is received there too: one receipt, in the book and in the ledger.
    """
    refuse_odd(contribution.partner.partnership, amount, on)
    if contribution.line is not None:
        more["ledger_entry"] = ledger.receive(
            line=contribution.line, amount=amount, on=on, by=by, note=more.get("note") or contribution.title
        )
    return enter(contribution, side=Side.RECEIVED, amount=amount, on=on, by=by, **more)


@transaction.atomic
def add_to_pledge(
    *, contribution: Contribution, amount: Decimal, on: date, by: Actor, **more: Any
) -> ContributionEntry:
    """Write down that a partner pledged more of the same. Raises Refused for a day to come."""
    return enter(contribution, side=Side.PLEDGED, amount=amount, on=on, by=by, **more)


def refuse_odd(place: Partnership, amount: Decimal, on: date) -> None:
    """Raise Refused for a day to come and for nothing at all."""
    if on > place.today():
        raise Refused(_("That day is still to come."), field="on")
    if amount <= 0:
        raise Refused(_("An amount is more than nothing."), field="amount")


@transaction.atomic
def put_on_line(*, contribution: Contribution, line: BudgetLine | None, by: Actor) -> None:
    """Say on which budget line a contribution of money stands, so that its receipts are written once.

    What came in before stays as it was written. Raises Refused for what is not money, for another currency, and once
    a receipt stands in the book and in the ledger.
    """
    row = (
        Contribution.objects.select_for_update(of=("self",)).select_related("partner").get(pk=contribution.pk)
    )
    if row.kind != ContributionKind.MONEY:
        raise Refused(_("Only money stands on a budget line."))
    same = line is None or (line.partnership_id, line.currency) == (row.partner.partnership_id, row.currency)
    if not same:
        raise Refused(_("The line must be of the contribution's currency."), field="line")
    if row.line_id == (line.pk if line else None):
        return
    if row.entries.filter(ledger_entry__isnull=False).exists():
        raise Refused(
            _("Receipts of this contribution stand in the ledger of its line already."), field="line"
        )
    before, row.line = row.line_id, line
    row.save(update_fields=["line"])
    after = {"line": row.line_id}
    audit.record(row, verb="contribution.put_on_line", by=by, before={"line": before}, after=after)


def enter(
    contribution: Contribution,
    *,
    side: str,
    amount: Decimal,
    on: date,
    by: Actor,
    note: str = "",
    upload: Any = None,
    ledger_entry: LedgerEntry | None = None,
) -> ContributionEntry:
    """Write a line into the book, with its paper where there is one."""
    place = contribution.partner.partnership
    refuse_odd(place, amount, on)
    document = documents.keep(partnership=place, upload=upload, by=by, field="upload") if upload else None
    row = ContributionEntry.objects.create(
        contribution=contribution,
        side=side,
        amount=amount,
        on=on,
        note=note,
        document=document,
        ledger_entry=ledger_entry,
        recorded_by=by.user,
    )
    after = {"contribution": contribution.pk, "side": str(side), "amount": amount, "on": on, "note": note}
    audit.record(row, verb="contribution.entered", by=by, after=after)
    return row


@transaction.atomic
def correct(
    *, entry: ContributionEntry, reason: str, by: Actor, amount: Decimal | None = None
) -> ContributionEntry:
    """Take a line back whole by its counter-entry, once. `amount`: what is right, entered anew for the same day.

    Raises Refused for a counter-entry, a line that was taken back already, and without a reason.
    """
    row = ContributionEntry.objects.select_for_update().get(pk=entry.pk)
    if row.corrects_id:
        raise Refused(_("This line is itself a correction."))
    if ContributionEntry.objects.filter(corrects=row).exists():
        raise Refused(_("This line was taken back already."))
    if not reason.strip():
        raise Refused(_("Say what was wrong with it."), field="reason")
    undone = None
    if row.ledger_entry is not None:
        undone = ledger.correct(entry=row.ledger_entry, reason=reason.strip(), by=by, booked=True)
    counter = ContributionEntry.objects.create(
        contribution_id=row.contribution_id,
        side=row.side,
        amount=-row.amount,
        on=entry.contribution.partner.partnership.today(),
        note=reason.strip(),
        corrects=row,
        ledger_entry=undone,
        recorded_by=by.user,
    )
    after = {"corrects": row.pk, "amount": counter.amount}
    audit.record(counter, verb="contribution.corrected", by=by, after=after, reason=reason.strip())
    if amount is not None:
        given: dict[str, Any] = {"amount": amount, "on": row.on, "by": by, "note": row.note}
        if row.ledger_entry_id:
            receive(contribution=entry.contribution, **given)
        else:
            enter(entry.contribution, side=row.side, **given)
    return counter
