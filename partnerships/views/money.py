"""Money as it stands: the whole plan, one line, one commitment, the ledger."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.templatetags.portal import number
from jtportal.kernel import paging
from jtportal.kernel.doors import PageDoor
from partnerships import rules
from partnerships.calculations import money as sums
from partnerships.enums import EntryKind, PaymentState
from partnerships.models import BudgetLine, Commitment, LedgerEntry, Proposal
from partnerships.queries import money as reads
from partnerships.queries.people import approvers_of
from partnerships.views import lists
from partnerships.views.plan import InPlan, OfPlace

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from partnerships.models import Partnership

SHOWN = 20  # payments and late tranches that are named on the page


def percent(part: Decimal, whole: Decimal) -> str:
    """Return a width for a drawing: 0 to 100, with a point whatever the language."""
    return f"{min(100, max(0, part * 100 / whole)):.1f}" if whole else "0"


def bar(line: BudgetLine) -> dict[str, str]:
    """Return the widths of a line's bar."""
    return {
        "committed": percent(line.committed, line.allocated),
        "paid": percent(line.paid, line.allocated),
    }


def with_second(orders: list, actor: Any, place: Partnership) -> list[tuple[Any, bool]]:
    """Return payments with whether this reader may release each."""
    second = rules.may_approve(actor, place)
    return [(order, second and order.entered_by_id != actor.user_id) for order in orders]


def quarter_word(quarter: tuple[int, int]) -> str:
    """Return a quarter as people write it."""
    return _("Q%(quarter)s %(year)s") % {"quarter": quarter[1], "year": quarter[0]}


def moves(total: sums.Total) -> bool:
    """Say whether a total holds anything."""
    return bool(total.amount or total.apart)


class MoneyDetail(OfPlace, PageDoor):
    """What is there, what it is promised for, what is paid, what is still to come."""

    access, template, tab = rules.may_read_plan, "partnerships/money_detail.html", "money"

    def context(self) -> dict[str, Any]:
        """Read lines, rates, what is owed and what waits; everything else is arithmetic."""
        actor, place = self.request.actor, self.row
        today, coordinates = place.today(), rules.may_coordinate(actor, place)
        lines, worth = reads.lines_of(actor, place), reads.rate_rows(actor, place)
        rates = reads.rates_of(worth)
        sources = reads.sources_of(actor, place)
        orders = list(reads.orders_waiting(actor, place)[:SHOWN])
        totals = reads.sums(lines, place.currency, rates, today)
        books, loose = reads.beside(actor, place, lines)
        return {
            "today": today,
            "currency": place.currency,
            "coordinates": coordinates,
            "sources": self.by_source(sources, lines),
            "sums": totals,
            "cuts": reads.cuts(lines, place.currency, rates, today),
            "forecast": self.forecast(place, lines, totals, rates, today),
            "books": books,
            "loose": loose,
            "glance": self.glance(totals),
            "orders": with_second(orders, actor, place),
            "late": list(reads.tranches_late(actor, place, today)[:SHOWN]),
            "rates": reads.in_force(worth)[:SHOWN],
        }

    def glance(self, totals: reads.Sums) -> list[dict[str, Any]]:
        """Return the balances one after the other, with what they are to one another."""
        received, paid = totals.received_share, totals.paid_share
        committed = totals.committed_share
        rows = [
            (_("pledged"), "pledged", ""),
            (
                _("received"),
                "received",
                "" if received is None else _("%(share)s%% of what is pledged") % {"share": number(received)},
            ),
            (_("available"), "allocated", ""),
            (
                _("committed"),
                "committed",
                ""
                if committed is None
                else _("%(share)s%% of what is available") % {"share": number(committed)},
            ),
            (
                _("paid"),
                "paid",
                "" if paid is None else _("%(share)s%% of what is available") % {"share": number(paid)},
            ),
            (_("free"), "free", _("available and not yet committed")),
        ]
        return [{"label": label, "total": totals[name], "words": words} for label, name, words in rows]

    def by_source(self, sources: list, lines: list) -> list[dict[str, Any]]:
        """Put lines with their bars under their sources; sources without lines come too."""
        found = {key: list(rows) for key, rows in groupby(lines, key=lambda line: line.source_id)}
        return [
            {"source": source, "lines": [(line, bar(line)) for line in found.get(source.pk, ())]}
            for source in sources
        ]

    def forecast(
        self, place: Partnership, lines: list, totals: reads.Sums, rates: list, today: date
    ) -> dict[str, Any]:
        """Return what comes in, goes out and is left by quarter, with bars against the largest; what has no day."""

        def convert(amounts: Any) -> sums.Total:
            return sums.total(amounts, place.currency, rates, today)

        incoming = sums.forecast(reads.expected_of(lines), today)
        outgoing = sums.forecast(reads.owed_of(self.request.actor, place), today)
        opening = totals["received"].amount - totals["paid"].amount
        quarters = sums.cash_flow(opening, incoming, outgoing, convert)
        most = max(max(one.inflow.amount, one.outflow.amount) for one in quarters)
        undated, late = (
            {"inflow": convert(getattr(incoming, name)), "outflow": convert(getattr(outgoing, name))}
            for name in ("undated", "late")
        )
        return {
            "opening": opening,
            "rows": [
                {
                    "label": quarter_word(one.quarter),
                    "row": one,
                    "inflow": percent(one.inflow.amount, most),
                    "outflow": percent(one.outflow.amount, most),
                }
                for one in quarters
            ],
            "short": next((one for one in quarters if one.balance < 0), None),
            "short_in": next((quarter_word(one.quarter) for one in quarters if one.balance < 0), ""),
            "undated": undated if any(moves(one) for one in undated.values()) else None,
            "late": late if any(moves(one) for one in late.values()) else None,
            "any": any(moves(one.inflow) or moves(one.outflow) for one in quarters) or opening,
        }


class LineDetail(InPlan, PageDoor):
    """A line with its commitments."""

    model, access, template, tab = BudgetLine, rules.may_read_plan, "partnerships/line_detail.html", "money"
    related: ClassVar[tuple[str, ...]] = ("partnership", "source")

    def context(self) -> dict[str, Any]:
        """Show a page of commitments, the newest first."""
        rows = Commitment.objects.visible_to(self.request.actor).filter(line=self.row)
        page = paging.page(
            [paging.Segment(rows.order_by(), "-made_on")],
            size=lists.SIZE,
            **lists.turned_page(self.request.GET),
        )
        found = {one.pk: one for one in rows.filter(pk__in=page.ids).select_related("payee")}
        total = paging.capped_counts({"all": rows})["all"]
        address = lists.Address(self.request.path, {})
        return {
            "commitments": [found[pk] for pk in page.ids],
            "bar": bar(self.row),
            "free_share": sums.share(self.row.free, self.row.allocated),
            "coordinates": rules.may_coordinate(self.request.actor, self.row),
            "pager": lists.pager(page, address, total=total, order=_("newest first")),
        }


class CommitmentDetail(InPlan, PageDoor):
    """A commitment with its tranches, payments and entries."""

    model, access, tab = Commitment, rules.may_read_plan, "money"
    template = "partnerships/commitment_detail.html"
    related: ClassVar[tuple[str, ...]] = (
        "line__partnership", "line__source", "payee",
    )  # fmt: skip

    def context(self) -> dict[str, Any]:
        """Read what hangs on it."""
        actor, row = self.request.actor, self.row
        orders = list(row.orders.select_related(*reads.ORDERED).order_by("-entered_at", "-pk")[:100])
        entries = row.entries.select_related("line__partnership", "recorded_by", "counter", "tranche")
        tranches = list(row.tranches.select_related("evidence"))
        waiting = [one for one in orders if one.state == PaymentState.ENTERED]
        approvers = approvers_of(row.partnership) if waiting else set()
        return {
            "line": row.line,
            "proposal": Proposal.objects.visible_to(actor).filter(pk=row.proposal_id).first(),
            "tranches": tranches,
            "alone": any(approvers <= {one.entered_by_id} for one in waiting),
            "payable": not tranches or any(one.open and one.owed for one in tranches),
            "orders": [(one, False) for one in orders]
            if row.keeper
            else with_second(orders, actor, row.partnership),
            "entries": list(entries.order_by("-pk")[:100]),
            "coordinates": rules.may_coordinate(actor, row) and not row.keeper,
            "today": row.partnership.today(),
            "paid_width": percent(row.paid, row.committed),
        }


class MoneyLedger(OfPlace, PageDoor):
    """Every movement, newest first; what is filtered stands in the address."""

    access, template, tab = rules.may_read_plan, "partnerships/money_ledger.html", "money"
    heading = gettext_lazy("Ledger")

    def context(self) -> dict[str, Any]:
        """Show a page of entries."""
        place, actor = self.row, self.request.actor
        address = lists.Address.of(self.request.path, self.request.GET, ("kind", "line"))
        lines = reads.lines_of(actor, place)
        rows = LedgerEntry.objects.visible_to(actor).filter(line__partnership=place)
        kind, line = address.asked.get("kind"), lists.number_or_none(address.asked.get("line"))
        if kind in EntryKind.values:
            rows = rows.filter(kind=kind)
        if line in {one.pk for one in lines}:
            rows = rows.filter(line=line)
        page = paging.page(
            [paging.Segment(rows.order_by(), "-on")], size=lists.SIZE, **lists.turned_page(self.request.GET)
        )
        related = ("line__source", "commitment", "tranche", "recorded_by", "counter")
        found = {one.pk: one for one in rows.filter(pk__in=page.ids).select_related(*related)}
        total = paging.capped_counts({"all": rows})["all"]
        return {
            "entries": [found[pk] for pk in page.ids],
            "total": total,
            "coordinates": rules.may_coordinate(actor, place),
            "lines": [(one, one.pk == line) for one in lines],
            "address": address,
            "chips": [
                lists.chip(
                    one.label,
                    address.to(kind="" if kind == one.value else one.value),
                    active=kind == one.value,
                )
                for one in EntryKind
            ],
            "pager": lists.pager(page, address, total=total, order=_("newest first")),
            "money_url": reverse("partnerships:money_detail", kwargs={"partnership": place.code}),
        }
