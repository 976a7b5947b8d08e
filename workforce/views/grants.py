"""Packages asked for: the list with what waits, and one package with its checks, parts and payments."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from jtportal.kernel import paging
from jtportal.kernel.doors import PageDoor
from partnerships.models import Partnership
from partnerships.sockets import Waiting
from partnerships.views import lists
from workforce import rules
from workforce.actions.packages.claiming import claimable
from workforce.calculations.packages.figures import FIGURES, OWN
from workforce.calculations.packages.language import asked
from workforce.models import Case, PackageGrant, PaymentList
from workforce.package_enums import STANDING, GrantState
from workforce.queries import packages as reads
from workforce.queries import payouts
from workforce.views import grant_words as words
from workforce.views.package_words import figure_words, first_up
from workforce.views.packages import offer_line

GRANT = ("partnership", "case__person", "version__type", "payee", "line__source", "asked_by", "commitment")
LINE = ("case__person", "version", "payee", "asked_by")


class GrantList(PageDoor):
    """What waits for whom, and every package asked for."""

    model, lookup, access = Partnership, {"partnership": "code"}, rules.may_see_cases
    template, section = "workforce/grant_list.html", "people"

    def context(self) -> dict[str, Any]:
        """Return what waits, and one page of all."""
        actor, place = self.request.actor, self.row
        address = lists.Address.of(self.request.path, self.request.GET, ("state",))
        rows = PackageGrant.objects.visible_to(actor).filter(partnership=place)
        state = address.asked.get("state")
        rows = rows.filter(state=state) if state in GrantState.values else rows
        page = paging.page(
            [paging.Segment(rows.order_by(), "-asked_at")],
            size=lists.SIZE,
            **lists.turned_page(self.request.GET),
        )
        found = {one.pk: one for one in rows.filter(pk__in=page.ids).select_related(*LINE)}
        total = paging.capped_counts({"all": rows})["all"]
        decides = rules.may_decide_package(actor, _At(place))
        return {
            "lines": [found[pk] for pk in page.ids if pk in found],
            "calm": words.CALM,
            "waiting": list(reads.waiting_for(actor, place)[:50]) if decides else [],
            "releasing": list(payouts.to_release(actor, place)[:50]) if decides else [],
            "ready": payouts.ready(actor, place).count(),
            "sent": list(PaymentList.objects.visible_to(actor).filter(partnership=place).with_counts()[:20]),
            "chips": [
                lists.chip(
                    first_up(str(one.label)),
                    address.to(state="" if state == one.value else one.value),
                    active=state == one.value,
                )
                for one in GrantState
            ],
            "pager": lists.pager(page, address, total=total, order=_("newest first")),
            "total": total,
            "may_work": rules.may_work_here(actor, place),
        }


class _At:
    """A row of a partnership, for a rule that asks a row where it stands."""

    def __init__(self, partnership: Partnership) -> None:
        self.partnership = partnership


class GrantDetail(PageDoor):
    """One package: what it appears like, what it pays, what is next."""

    model, access, related = PackageGrant, rules.may_read_case, GRANT
    template, section = "workforce/grant_detail.html", "people"

    def context(self) -> dict[str, Any]:
        """Collect the checks, the parts, the payments, the papers, the claims."""
        grant, actor = self.row, self.request.actor
        today, package = grant.partnership.today(), grant.version.package
        figures = reads.figures_of(grant, today=today)
        told = reads.told_of(grant, today=today)
        works, decides = rules.may_work(actor, grant.case), rules.may_decide_package(actor, grant)
        approved = grant.state == GrantState.APPROVED
        parts = list(grant.instalments.all())
        return {
            "name": grant.version.name,
            "told": words.told_sentence(told) if grant.state == GrantState.REQUESTED else "",
            "ready": told.outcome == "met",
            "checks": [words.check_line(one, package) for one in told.checks],
            "worked": words.worked_lines(reads.worked_of(grant, today=today), grant.currency),
            "calm": words.CALM[GrantState(grant.state)],
            "approvals": list(grant.approvals.select_related("user")),
            "against": reads.conflict(grant, actor) if decides else "",
            "parts": words.part_lines(grant, parts, may_pay=works and approved),
            "payments": payouts.of_grant(grant),
            "papers": words.paper_lines(grant, figures, today),
            "kept": words.kept_line(grant, figures),
            "claims": list(grant.claims.select_related("claimed_by", "waived_by")),
            "claimable": claimable(grant) if grant.commitment_id else 0,
            "days": missing_days(grant),
            "own": grant.asked_by_id == actor.user_id,
            "standing": grant.state in STANDING,
            "works": works,
            "decides": decides,
            "today": today,
        }


def missing_days(grant: PackageGrant) -> list[tuple[str, str]]:
    """Return the days that the package asks for and nobody told."""
    names = [name for name in asked(grant.version.package) if name not in OWN and name not in grant.figures]
    return [(name, first_up(figure_words(name))) for name in names if FIGURES[name].kind == "date"]


class GrantChoose(PageDoor):
    """Which package may be asked for, for this worker."""

    model, access, related = Case, rules.may_work, ("partnership", "person")
    template, section = "workforce/grant_choose.html", "people"

    def context(self) -> dict[str, Any]:
        """Return what is on offer today, and what the person received."""
        place = self.row.partnership
        received = reads.received(self.row)
        offers = [offer_line(one) for one in reads.on_offer(self.request.actor, place, place.today())]
        for line in offers:
            line["received"] = line["version"].type.key in received
        return {"offers": offers}


def panel(request: Any, case: Case) -> dict[str, Any]:
    """Return the packages of a case for its page."""
    rows = PackageGrant.objects.visible_to(request.actor).filter(case=case).select_related("version")
    return {
        "template": "workforce/_grants.html",
        "lines": list(rows),
        "case": case,
        "calm": words.CALM,
        "may_ask": rules.may_work(request.actor, case) and case.closed_on is None,
    }


def waiting(actor: Any, partnership: Partnership) -> list[Any]:
    """Return what of packages waits for this person: approvals and releases."""
    if not rules.may_decide_package(actor, _At(partnership)):
        return []
    found = [
        Waiting(
            kind="package_approval",
            label=_("Decide on a package asked for"),
            title=one.version.name,
            url=reverse("workforce:grant_detail", kwargs={"pk": one.pk}),
            about=one.reference,
        )
        for one in reads.waiting_for(actor, partnership)[:25]
    ]
    found += [
        Waiting(
            kind="package_payment",
            label=_("Release a payment of a package"),
            title=one.grant.version.name,
            url=reverse("workforce:grant_detail", kwargs={"pk": one.grant_id}),
            about=one.reference,
        )
        for one in payouts.to_release(actor, partnership)[:25]
    ]
    return found
