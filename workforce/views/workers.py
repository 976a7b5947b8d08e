"""Workers: the mine's own roster, one worker's record, facts changed by hand."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.enums import CASE_ROLES
from jtportal.kernel import paging
from jtportal.kernel.doors import ActionDoor, PageDoor
from partnerships.models import Partnership, Territory
from partnerships.views import lists
from workforce import rules
from workforce.actions import workers
from workforce.enums import Source
from workforce.forms.workers import FactsForm
from workforce.models import Case, Worker
from workforce.queries import worker_list
from workforce.queries import workers as reads
from workforce.views import facts, wording

ASKED = ("q", "state", "sort", "after", "before")
STATES = ("active", "left", "all")


class WorkerList(PageDoor):
    """The roster for the mine's personnel officer: no case, no pathway."""

    model, lookup, access = Partnership, {"partnership": "code"}, rules.may_see_roster
    template, partial, section = "workforce/worker_list.html", "list", "roster"

    def context(self) -> dict[str, Any]:
        """Ask the roster what the address says."""
        path = reverse("workforce:worker_list", kwargs={"partnership": self.row.code})
        address, wanted = lists.Address.of(path, self.request.GET, ASKED), self.wanted()
        visible = Worker.objects.visible_to(self.request.actor)
        rows = worker_list.narrowed(visible, wanted, partnership=self.row)
        page = paging.page(
            worker_list.in_order(rows, wanted), size=lists.SIZE, **lists.turned_page(self.request.GET)
        )
        everyone = worker_list.narrowed(visible, worker_list.Wanted(), partnership=self.row)
        counts = paging.capped_counts({"found": rows, "active": everyone})
        today = self.row.today()
        found = worker_list.for_lines(visible, page.ids)
        return {
            "wanted": wanted,
            "address": address,
            "lines": [(worker, wording.age_on(worker.person.birth_date, today)) for worker in found],
            "chips": self.chips(address, wanted),
            "headings": self.headings(address, wanted),
            "pager": lists.pager(page, address, total=counts["found"], order=""),
            "counts": counts,
            "counted": {name: wording.counted(number) for name, number in counts.items()},
            "limit": paging.COUNTED,
        }

    def wanted(self) -> worker_list.Wanted:
        """Read the address; what makes no sense there is no condition."""
        given = self.request.GET
        state = given.get("state", "") if given.get("state") in STATES else "active"
        sort = given.get("sort", "")
        known = sort if sort.removeprefix("-") in worker_list.ORDERS else "name"
        return worker_list.Wanted(q=given.get("q", "")[:200], state=state, sort=known)

    def chips(self, address: lists.Address, wanted: worker_list.Wanted) -> list[dict[str, Any]]:
        """Return the states as filters."""
        labels = {"active": _("On the roster"), "left": _("Left"), "all": _("All")}
        return [
            lists.chip(
                labels[state],
                address.to(state="" if state == "active" else state),
                active=wanted.state == state,
            )
            for state in STATES
        ]

    def headings(self, address: lists.Address, wanted: worker_list.Wanted) -> dict[str, dict[str, str]]:
        """Return the headings that sort."""
        return {
            "name": lists.sort_heading(_("Name"), "name", address, wanted.sort, css="col-name"),
            "age": lists.sort_heading(_("Age"), "age", address, wanted.sort, css="n"),
            "number": lists.sort_heading(_("Personnel no."), "number", address, wanted.sort),
        }


class WorkerDetail(PageDoor):
    """One worker's record: the facts and how they were before."""

    model, access = Worker, rules.may_read_worker
    template, related = "workforce/worker_detail.html", ("site__partnership", "person", "current")

    @property
    def section(self) -> str:  # type: ignore[override]
        """The word of the navigation that this reader came by."""
        return "people" if self.request.actor.has_role(*CASE_ROLES) else "roster"

    def context(self) -> dict[str, Any]:
        """Collect the facts; the employment service also finds the way to the case."""
        versions, person = reads.versions(self.row), self.row.person
        return {
            "facts": facts.lines(versions),
            "versions": facts.history(versions),
            "latin": wording.latin_name(person.family_name, person.given_name, person.patronymic),
            "age": wording.age_on(person.birth_date, self.row.partnership.today()),
            "case": Case.objects.visible_to(self.request.actor)
            .filter(worker=self.row)
            .order_by("-opened_on")
            .first(),
            "may_change": rules.may_change_worker(self.request.actor, self.row),
        }


class WorkerFacts(ActionDoor):
    """Change facts by hand: what differs is written as a new version."""

    model, access, section = Worker, rules.may_change_worker, "people"
    form_class, template = FactsForm, "workforce/worker_facts.html"
    related = ("site__partnership", "person", "current__residence")
    done = gettext_lazy("The facts are recorded. What stood before is kept.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer what holds now, the towns of the country, and today."""
        towns = Territory.objects.visible_to(self.request.actor)
        return {
            "current": self.row.current,
            "towns": towns.filter(country=self.row.partnership.country, level="municipality").order_by(
                "name"
            ),
            "initial": {"on": self.row.partnership.today()},
        }

    def context(self) -> dict[str, Any]:
        """Remember which version was in front of the reader."""
        return {
            "seen": self.request.POST.get("seen") or self.row.current_id,
            "currency": self.row.current.currency,
        }

    def act(self, row: Worker, form: Any) -> Any:
        """Write what differs."""
        given = form.cleaned_data
        return workers.change_facts(
            worker=row,
            on=given["on"],
            changes=form.changes(),
            source=Source.HAND,
            standing=given["standing"],
            by=self.request.actor,
            seen=lists.number_or_none(self.request.POST.get("seen")),
        )

    def next_url(self, result: Any) -> str:
        """Go back to the worker's case, or to the record."""
        case = (
            Case.objects.visible_to(self.request.actor).filter(worker=self.row).order_by("-opened_on").first()
        )
        if case:
            return reverse("workforce:case_detail", kwargs={"pk": case.pk})
        return reverse("workforce:worker_detail", kwargs={"pk": self.row.pk})
