"""The money of a partnership as its pages show it: lines with their balances, what is owed, what waits."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db.models import F, Sum
from django.utils.translation import gettext as _

from accounts.enums import Role
from partnerships.calculations import money
from partnerships.calculations.money import Rate, Total
from partnerships.enums import ContributionKind, FundingKind, InputKind, Instrument, Origin
from partnerships.models import (
    BudgetLine,
    Commitment,
    Contribution,
    ExchangeRate,
    FundingSource,
    PaymentOrder,
    Tranche,
)
from partnerships.rules import is_partner

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from django.db.models import QuerySet

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership

BALANCES = ("pledged", "received", "allocated", "committed", "paid", "free")


@dataclass(frozen=True, slots=True)
class Sums:
    """Balances of several lines in one currency: totals by the names of BALANCES."""

    totals: dict[str, Total]

    def __getitem__(self, name: str) -> Total:
        return self.totals[name]

    @property
    def shown(self) -> list[Total]:
        """The balances that a row of a table shows."""
        return [self[name] for name in ("pledged", "received", "allocated", "committed", "paid")]

    @property
    def committed_share(self) -> Decimal | None:
        """Committed of available, per cent."""
        return money.share(self["committed"].amount, self["allocated"].amount)

    @property
    def paid_share(self) -> Decimal | None:
        """Paid of available, per cent."""
        return money.share(self["paid"].amount, self["allocated"].amount)

    @property
    def received_share(self) -> Decimal | None:
        """Received of pledged, per cent."""
        return money.share(self["received"].amount, self["pledged"].amount)


def lines_of(actor: Actor, partnership: Partnership) -> list[BudgetLine]:
    """Return the budget lines by source, with their sources."""
    rows = BudgetLine.objects.visible_to(actor).filter(partnership=partnership)
    return list(rows.select_related("source"))


def sources_of(actor: Actor, partnership: Partnership) -> list[FundingSource]:
    """Return the funding sources by name."""
    return list(FundingSource.objects.visible_to(actor).filter(partnership=partnership))


def rate_rows(actor: Actor, partnership: Partnership) -> list[ExchangeRate]:
    """Return all rates, those that were corrected too, per currency the newest day first."""
    rows = ExchangeRate.objects.visible_to(actor).filter(partnership=partnership)
    return list(rows.select_related("recorded_by"))


def in_force(rows: Iterable[ExchangeRate]) -> list[tuple[ExchangeRate, list[ExchangeRate]]]:
    """Return the rates that no correction took the place of, each with those it did, the last first."""
    known = {row.pk: row for row in rows}
    gone = {row.supersedes_id for row in known.values()}
    found = []
    for row in known.values():
        if row.pk not in gone:
            former, at = [], row
            while at.supersedes_id in known:
                at = known[at.supersedes_id]
                former.append(at)
            found.append((row, former))
    return found


def rates_of(rows: Iterable[ExchangeRate]) -> list[Rate]:
    """Return the rates in force as the arithmetic takes them."""
    return [Rate(row.currency, row.on, row.rate, row.source) for row, _former in in_force(rows)]


def cuts(
    lines: Iterable[BudgetLine], currency: str, rates: list[Rate], day: date
) -> list[tuple[Any, list[tuple[str, Sums]]]]:
    """Return the same lines added up by input, kind of source, terms, origin and territorial plan."""
    rows = list(lines)
    plans = sorted({row.source.plan for row in rows if row.source.plan})
    asked: list[tuple[Any, Any, list[tuple[str, Any]]]] = [
        (_("Input of the tree"), lambda row: row.input_kind, InputKind.choices),
        (_("Kind of source"), lambda row: row.source.kind, FundingKind.choices),
        (_("Terms"), lambda row: row.source.instrument, Instrument.choices),
        (_("Origin"), lambda row: row.source.origin, Origin.choices),
        (
            _("Territorial plan"),
            lambda row: row.source.plan,
            [*((one, one) for one in plans), ("", _("no plan named"))],
        ),
    ]
    found = []
    for heading, key, choices in asked:
        of: dict[str, list[BudgetLine]] = {}
        for row in rows:
            of.setdefault(key(row), []).append(row)
        named = [(label, sums(of[value], currency, rates, day)) for value, label in choices if value in of]
        found.append((heading, named))
    return found


def sums(lines: Iterable[BudgetLine], currency: str, rates: list[Rate], day: date) -> Sums:
    """Add the balances of lines up in one currency at the rates of a day."""
    rows = list(lines)
    return Sums(
        {
            name: money.total(
                money.by_currency((line.currency, getattr(line, name)) for line in rows), currency, rates, day
            )
            for name in BALANCES
        }
    )


def expected_of(lines: Iterable[BudgetLine]) -> list[tuple[date | None, str, Decimal]]:
    """Return (day expected, currency, amount) of everything pledged that has not come in."""
    return [(line.pledge_due_on, line.currency, line.to_come) for line in lines if line.to_come]


@dataclass(frozen=True, slots=True)
class Beside:
    """A line's pledge and receipts beside what the partners' books say of the contributions that stand on it."""

    line: BudgetLine
    contributions: list[Contribution]
    pledged: Decimal
    received: Decimal

    @property
    def pledged_apart(self) -> Decimal:
        """What the line says more than the books."""
        return self.line.pledged - self.pledged

    @property
    def received_apart(self) -> Decimal:
        """What the ledger says more than the books."""
        return self.line.received - self.received


def beside(
    actor: Actor, partnership: Partnership, lines: Iterable[BudgetLine]
) -> tuple[list[Beside], list[Contribution]]:
    """Return the lines on which partners' money stands, beside the books; and the money that stands on none."""
    rows = Contribution.objects.visible_to(actor).filter(
        partner__partnership=partnership, kind=ContributionKind.MONEY
    )
    of: dict[int | None, list[Any]] = {}
    for row in rows.with_sums().select_related("partner__organisation").order_by("partner_id", "pk"):
        of.setdefault(row.line_id, []).append(row)
    found = [
        Beside(
            line,
            of[line.pk],
            sum(one.pledged for one in of[line.pk]),
            sum(one.received for one in of[line.pk]),
        )
        for line in lines
        if line.pk in of
    ]
    return found, of.get(None, [])


def of_line(actor: Actor, line: BudgetLine) -> list[Contribution]:
    """Return the partners' contributions that stand on a line."""
    rows = Contribution.objects.visible_to(actor).filter(line=line)
    return list(rows.select_related("partner__organisation", "partner__partnership", "line"))


def committed_of(**grants: Any) -> Decimal:
    """Return how much of grants is committed; `grants`: which commitments, such as proposal=."""
    return Commitment.objects.filter(**grants).aggregate(done=Sum("committed"))["done"] or Decimal(0)


def owed_of(actor: Actor, partnership: Partnership) -> list[tuple[date | None, str, Decimal]]:
    """Return (day expected, currency, amount) of everything committed and not paid."""
    parts = Tranche.objects.visible_to(actor).filter(
        commitment__line__partnership=partnership, paid__lt=F("amount")
    )
    found: list[tuple[Any, str, Decimal]] = list(
        parts.values_list("due_on", "commitment__line__currency")
        .annotate(left=Sum(F("amount") - F("paid")))
        .order_by("due_on", "commitment__line__currency")
    )
    whole = Commitment.objects.visible_to(actor).filter(
        line__partnership=partnership, tranches=None, paid__lt=F("committed")
    )
    found += [
        (None, code, owed)
        for code, owed in whole.values_list("line__currency")
        .annotate(left=Sum(F("committed") - F("paid")))
        .order_by("line__currency")
    ]
    return found


ORDERED = (
    "commitment__line__partnership",
    "commitment__payee",
    "tranche",
    "entered_by",
    "decided_by",
    "document",
)


def orders_waiting(actor: Actor, partnership: Partnership) -> QuerySet[PaymentOrder]:
    """Return the payments that wait for a second person here, oldest first; upper floors show their own."""
    rows = PaymentOrder.objects.visible_to(actor).filter(
        commitment__line__partnership=partnership, commitment__keeper="", state="entered"
    )
    return rows.select_related(*ORDERED).order_by("entered_at", "pk")


def orders_for(actor: Actor, partnership: Partnership) -> QuerySet[PaymentOrder]:
    """Return the payments that this person may release or refuse."""
    rows = orders_waiting(actor, partnership)
    if not actor.has_role(Role.COORDINATOR, Role.SECOND_APPROVER) or not is_partner(actor, partnership):
        return rows.none()
    return rows.exclude(entered_by=actor.user_id)


def tranches_late(actor: Actor, partnership: Partnership, day: date) -> QuerySet[Tranche]:
    """Return the tranches expected before a day whose condition is not met, longest late first."""
    rows = Tranche.objects.visible_to(actor).filter(
        commitment__line__partnership=partnership, due_on__lt=day, met_on=None, paid__lt=F("amount")
    )
    return rows.exclude(condition="").select_related("commitment__line").order_by("due_on", "pk")
