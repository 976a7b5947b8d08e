"""Work after the mine: a case's placements, follow-ups and appeals on one page, and what is recorded of placements."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from accounts.views.drafts import KeepsDrafts
from jtportal.kernel.doors import PageDoor
from workforce import rules
from workforce.actions import placements
from workforce.enums import Retention
from workforce.forms.communities import TakeBackForm
from workforce.forms.outcomes import CheckForm, EndForm, PlacementForm
from workforce.models import Case, Occupation, Placement
from workforce.models.placement import CHECKS
from workforce.queries import outcomes

OF_CASE = ("partnership", "person", "worker", "officer")
BEHIND = ("case__partnership", "case__person", "case__worker")


class CaseWork(PageDoor):
    """What became of one person: at work where, on which terms, asked when."""

    model, access, related = Case, rules.may_read_case, OF_CASE
    template, section = "workforce/case_work.html", "people"

    def context(self) -> dict[str, Any]:
        """Collect placements, follow-ups with what they say, appeals."""
        actor, case = self.request.actor, self.row
        rows = outcomes.placements_of(case, actor)
        asked = outcomes.follow_ups_of(case, actor, rows)
        told = [one for one in asked if one.answer]
        return {
            "placements": rows,
            "standing": [one for one in rows if one.retracted_at is None],
            "running": [one for one in rows if one.retracted_at is None and one.ended_on is None],
            "asked": [(one, Retention(one.lasted).label) for one in asked],
            "latest": told[-1] if told else None,
            "next": next((one for one in asked if one.state == "due"), None),
            "coming": next((one for one in asked if one.state == "coming"), None),
            "silent": sum(one.state == "silent" for one in asked),
            "appeals": outcomes.appeals_of(case, actor),
            "today": case.partnership.today(),
            "may_work": rules.may_work(actor, case),
        }


class WorkForm(KeepsDrafts):
    """A form about somebody's work on a page of its own; back to the page of that case."""

    abstract = True
    access, section, template = rules.may_work, "people", "workforce/work_form.html"
    lead: Any = ""
    hint: Any = ""

    @property
    def case(self) -> Case:
        """The case it is about."""
        return self.row if isinstance(self.row, Case) else self.row.case

    def context(self) -> dict[str, Any]:
        """Say whom and what it is about."""
        return {"case": self.case, "heading": self.lead, "hint": self.hint}

    def form_kwargs(self) -> dict[str, Any]:
        """Offer today."""
        return {"initial": {"on": self.case.partnership.today()}}

    def next_url(self, result: Any) -> str:
        """Go back to the page of work."""
        return reverse("workforce:case_work", kwargs={"pk": self.case.pk})


class PlacementNew(WorkForm):
    """Record work."""

    model, related, form_class = Case, OF_CASE, PlacementForm
    lead, done = gettext_lazy("Record a placement"), gettext_lazy("The placement is recorded.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the occupations and the partnership's currency."""
        return {
            "occupations": Occupation.objects.visible_to(self.request.actor),
            "initial": {"currency": self.row.partnership.currency},
        }

    def act(self, row: Case, form: Any) -> Placement:
        """Record it."""
        return placements.record(case=row, by=self.request.actor, **form.cleaned_data)


class OfPlacement(WorkForm):
    """A change of one placement."""

    abstract = True
    model, related = Placement, BEHIND


class PlacementCheck(OfPlacement):
    """Check whether work is decent."""

    form_class, lead = CheckForm, gettext_lazy("Check whether the work is decent")
    hint = gettext_lazy(
        "Leave open what nobody knows: work counts as decent when all five are known to be so."
    )
    done = gettext_lazy("The check is recorded.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with what was answered."""
        answers = {name: getattr(self.row, name) for name in CHECKS}
        return {"initial": {**answers, "on": self.case.partnership.today()}}

    def act(self, row: Placement, form: Any) -> None:
        """Record it."""
        placements.check(placement=row, by=self.request.actor, **form.cleaned_data)


class PlacementEnd(OfPlacement):
    """Record that work ended."""

    form_class, lead = EndForm, gettext_lazy("Record the end of the placement")
    done = gettext_lazy("The end of the placement is recorded.")

    def act(self, row: Placement, form: Any) -> None:
        """End it."""
        placements.end(placement=row, by=self.request.actor, **form.cleaned_data)


class PlacementBack(OfPlacement):
    """Take back what was recorded by mistake."""

    form_class, lead = TakeBackForm, gettext_lazy("Take a placement back")
    done = gettext_lazy("It is taken back and counts no more.")

    def act(self, row: Placement, form: Any) -> None:
        """Take it back."""
        placements.take_back(placement=row, by=self.request.actor, **form.cleaned_data)
