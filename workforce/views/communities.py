"""Affected communities: the records, for those who may see persons."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Organisation
from jtportal.kernel import paging
from jtportal.kernel.doors import ActionDoor, PageDoor, PostDoor
from partnerships.models import Territory
from partnerships.views import lists
from partnerships.views.plan import InPlan, OfPlace
from workforce import rules
from workforce.actions import communities
from workforce.forms.communities import BeneficiaryForm, JobEndForm, OutcomeForm, SupportForm, TakeBackForm
from workforce.models import Beneficiary, Outcome, Support
from workforce.queries.communities import totals

COUNTING = Count("outcomes", filter=Q(outcomes__retracted_at=None))


class CommunityList(OfPlace, PageDoor):
    """Whom the mine's end strikes beside its roster."""

    tab, access, template = "communities", rules.may_see_cases, "workforce/community_list.html"

    def context(self) -> dict[str, Any]:
        """Return one page of the records."""
        rows = Beneficiary.objects.visible_to(self.request.actor).filter(partnership=self.row)
        page = paging.page(
            [paging.Segment(rows.order_by(), "name")], size=lists.SIZE, **lists.turned_page(self.request.GET)
        )
        found = {row.pk: row for row in rows.filter(pk__in=page.ids).annotate(came=COUNTING)}
        sums = totals(rows)
        total = sums["households"] + sums["businesses"] + sums["persons"]
        path = reverse("workforce:community_list", kwargs={"partnership": self.row.code})
        return {
            "lines": [found[pk] for pk in page.ids if pk in found],
            "total": total,
            "sums": sums,
            "pager": lists.pager(page, lists.Address(path, {}), total=total, order=_("by name")),
            "may_work": rules.may_work_here(self.request.actor, self.row),
        }


class CommunityDetail(InPlan, PageDoor):
    """One household, business or person."""

    model, access, tab = Beneficiary, rules.may_read_case, "communities"
    related, template = ("partnership", "residence"), "workforce/community_detail.html"

    def context(self) -> dict[str, Any]:
        """Return what was given and what came of it."""
        actor = self.request.actor
        outcomes = Outcome.objects.visible_to(actor).filter(beneficiary=self.row)
        support = Support.objects.visible_to(actor).filter(beneficiary=self.row)
        return {
            "support": support.select_related("partner"),
            "outcomes": outcomes.select_related("verified_by", "recorded_by"),
            "may_work": rules.may_work(actor),
        }


def towns_for(request: Any, partnership: Any) -> Any:
    """Return the municipalities to choose from: those of the country."""
    rows = Territory.objects.visible_to(request.actor)
    return rows.filter(country=partnership.country, level="municipality").order_by("name")


class CommunityNew(OfPlace, ActionDoor):
    """Add a beneficiary."""

    tab, access, form_class = "communities", rules.may_work_here, BeneficiaryForm
    template, done = "workforce/community_new.html", gettext_lazy("The record is kept.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the municipalities."""
        return {"towns": towns_for(self.request, self.row)}

    def act(self, row: Any, form: Any) -> Beneficiary:
        """Add it."""
        return communities.add(partnership=row, by=self.request.actor, **form.cleaned_data)

    def next_url(self, result: Beneficiary) -> str:
        """Go to it."""
        return reverse("workforce:community_detail", kwargs={"pk": result.pk})


class OfBeneficiary(InPlan, ActionDoor):
    """A form about one beneficiary; back to it."""

    abstract = True
    model, access, tab = Beneficiary, rules.may_work, "communities"
    related, template = ("partnership",), "workforce/community_form.html"

    def next_url(self, result: Any) -> str:
        """Go back."""
        return reverse("workforce:community_detail", kwargs={"pk": self.row.pk})


class CommunityChange(OfBeneficiary):
    """Change facts."""

    form_class, done = BeneficiaryForm, gettext_lazy("The facts are changed.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with what stands there."""
        initial = {name: getattr(self.row, name) for name in communities.FIELDS}
        return {"initial": initial, "towns": towns_for(self.request, self.row.partnership)}

    def act(self, row: Beneficiary, form: Any) -> None:
        """Change them."""
        communities.change(beneficiary=row, by=self.request.actor, **form.cleaned_data)


class CommunitySupport(OfBeneficiary):
    """Record support."""

    form_class, done = SupportForm, gettext_lazy("The support is recorded.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the partners."""
        rows = Organisation.objects.visible_to(self.request.actor)
        found = rows.filter(partners__partnership=self.row.partnership).distinct().order_by("name")
        self.partners = {row.pk: row for row in found}
        return {"partners": [(pk, str(row)) for pk, row in self.partners.items()]}

    def act(self, row: Beneficiary, form: Any) -> Support:
        """Record it."""
        given = dict(form.cleaned_data)
        partner = self.partners[given.pop("partner")]
        return communities.give(beneficiary=row, partner=partner, by=self.request.actor, **given)


class CommunityOutcome(OfBeneficiary):
    """Record an outcome."""

    form_class, done = OutcomeForm, gettext_lazy("The outcome is recorded. Somebody else verifies it.")

    def act(self, row: Beneficiary, form: Any) -> Outcome:
        """Record it."""
        return communities.record_outcome(beneficiary=row, by=self.request.actor, **form.cleaned_data)


class CommunityJobEnd(InPlan, ActionDoor):
    """Record that a job has ended."""

    model, access, tab = Outcome, rules.may_work, "communities"
    related, template = ("beneficiary__partnership",), "workforce/community_job_end.html"
    form_class, done = JobEndForm, gettext_lazy("The end of the job is recorded.")

    def act(self, row: Outcome, form: Any) -> None:
        """End it."""
        communities.end_job(outcome=row, by=self.request.actor, **form.cleaned_data)

    def next_url(self, result: Any) -> str:
        """Go back to the beneficiary."""
        return reverse("workforce:community_detail", kwargs={"pk": self.row.beneficiary_id})


class CommunityVerify(PostDoor):
    """Verify what somebody else recorded."""

    model, access, related = Outcome, rules.may_read_case, ("beneficiary__partnership",)
    section, done = "plan", gettext_lazy("The outcome is verified.")

    def act(self, row: Outcome, data: Any) -> None:
        """Verify it."""
        communities.verify(outcome=row, by=self.request.actor)

    def next_url(self, result: Any) -> str:
        """Go back to the beneficiary."""
        return reverse("workforce:community_detail", kwargs={"pk": self.row.beneficiary_id})


class TakeBack(InPlan, ActionDoor):
    """Take back what was recorded by mistake."""

    abstract = True
    access, related, tab = rules.may_work, ("beneficiary__partnership",), "communities"
    form_class, template = TakeBackForm, "workforce/community_take_back.html"
    done = gettext_lazy("It is taken back and counts no more.")

    def act(self, row: Any, form: Any) -> None:
        """Take it back."""
        communities.take_back(given=row, by=self.request.actor, **form.cleaned_data)

    def next_url(self, result: Any) -> str:
        """Go back to the beneficiary."""
        return reverse("workforce:community_detail", kwargs={"pk": self.row.beneficiary_id})


class CommunitySupportBack(TakeBack):
    """Take support back."""

    model = Support


class CommunityOutcomeBack(TakeBack):
    """Take an outcome back."""

    model = Outcome
