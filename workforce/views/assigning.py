"""Many cases put into officers' hands: the rows that the person saw, a proposal, then exactly that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jtportal.kernel import paging
from jtportal.kernel.doors import ActionDoor, PostDoor
from partnerships.models import Partnership
from partnerships.views import lists
from workforce import rules
from workforce.actions import assigning
from workforce.calculations import chosen
from workforce.forms.cases import CaseListForm
from workforce.forms.notices import ShareForm
from workforce.models import Case, Site
from workforce.queries import case_list, loads, officers, towns

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

MOST = 20_000
NAMED = 30


class CaseAssignMany(ActionDoor):
    """Which cases, among whom: the page counts them and proposes who gets how many."""

    model, lookup, access = Partnership, {"partnership": "code"}, rules.may_assign_here
    form_class, template, section = ShareForm, "workforce/case_assign_many.html", "people"
    proposal: Any = None
    too_many = False

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the people who work on cases."""
        self.people = officers.of_partnership(self.row)
        return {"officers": {pk: str(user) for pk, user in self.people.items()}}

    def keys(self) -> list[int]:
        """Return the cases: those carried on, those ticked, or all of the list that stood in the address."""
        given = self.request.POST
        if "keys" in given:
            try:
                return chosen.unpack(given["keys"])
            except ValueError:
                return []
        if "all" in given:
            return self.all_of_list()
        ticked = (lists.number_or_none(key) for key in given.getlist("case")[: 4 * lists.SIZE])
        return [key for key in ticked if key]

    def all_of_list(self) -> list[int]:
        """Return every case of the list that the form describes."""
        actor, given = self.request.actor, self.request.POST
        sites = Site.objects.visible_to(actor).filter(partnership=self.row)
        form = CaseListForm(
            given,
            sites=[(site.pk, str(site)) for site in sites],
            towns=[(town.pk, town.label()) for town in towns.of_open_cases(self.row)],
        )
        wanted = form.wanted()
        rows = case_list.narrowed(
            Case.objects.visible_to(actor), wanted, partnership=self.row, user_id=actor.user_id
        )
        found = case_list.listed(rows, wanted, language=self.row.language)
        page = paging.page(found.runs, size=MOST)
        self.too_many = page.later
        return page.ids

    def cases(self) -> list[tuple[int, int | None]]:
        """Return the open ones of them that exist for the actor, in the list's order: (key, officer)."""
        if not hasattr(self, "_cases"):
            rows = Case.objects.visible_to(self.request.actor).filter(partnership=self.row, closed_on=None)
            found = rows.filter(pk__in=self.keys()).order_by("sort_key", "id")
            self._cases = list(found.values_list("pk", "officer"))
        return self._cases

    def context(self) -> dict[str, Any]:
        """Show which cases, and what the proposal means."""
        cases = self.cases()
        keys = [pk for pk, _officer in cases]
        rows = (
            Case.objects.visible_to(self.request.actor).filter(pk__in=keys[:NAMED]).select_related("person")
        )
        told = lists.number_or_none(self.request.POST.get("count"))
        more: dict[str, Any] = {}
        if self.proposal is not None:
            more = {
                "proposal": self.proposal,
                "shares": [(str(self.people[one.officer]), one) for one in self.proposal.shares],
                "plan": chosen.pack_groups(self.proposal.groups),
                "seen": chosen.pack_groups(loads.holders(cases)),
            }
        return more | {
            "number": len(cases),
            "names": list(rows.order_by("sort_key", "id")),
            "rest": max(0, len(keys) - NAMED),
            "keys": chosen.pack(keys),
            "told": told if told is not None and told != len(cases) and told <= paging.COUNTED else None,
            "too_many": self.too_many,
            "limit": MOST,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The list posts the rows first; then the officers are chosen and the proposal is shown."""
        if "propose" not in request.POST and "officers" not in request.POST:
            return self.page({"form": self.form()})
        form = self.form(request.POST)
        if not form.is_valid():
            return self.page({"form": form}, status=422)
        if not self.cases():
            form.add_error(None, _("No row was chosen. Go back to the list and tick some."))
            return self.page({"form": form}, status=422)
        self.proposal = loads.proposed(self.row, self.cases(), form.cleaned_data["officers"])
        return self.page({"form": form})


class CaseAssignDo(PostDoor):
    """Do what the proposal says."""

    model, lookup, access = Partnership, {"partnership": "code"}, rules.may_assign_here

    def act(self, row: Partnership, data: Any) -> int:
        """Give the cases, all of them or none."""
        number = assigning.assign_all(
            partnership=row, plan=data.get("plan", ""), seen=data.get("seen", ""), by=self.request.actor
        )
        self.done = ngettext("%(number)s case changed hands.", "%(number)s cases changed hands.", number) % {
            "number": number
        }
        return number

    def next_url(self, result: Any) -> str:
        """Go back to the list."""
        return reverse("workforce:case_list", kwargs={"partnership": self.row.code})
