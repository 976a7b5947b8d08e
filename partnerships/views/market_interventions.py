"""Interventions in a market: the chain to jobs, what is planned and reached, what of it is their own."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.doors import PageDoor, PostDoor
from partnerships.actions import market_interventions as interventions
from partnerships.forms.markets import AttributionForm, InterventionForm, JobsForm, StepForm
from partnerships.models import ChainStep, JobLine, MarketIntervention, MarketSystem
from partnerships.queries.markets import in_order
from partnerships.rules import may_read_plan, may_take_part
from partnerships.views import market_wording as wording
from partnerships.views.markets import MarketForms, filled, unseen
from partnerships.views.plan import InPlan


def address(row: MarketIntervention) -> str:
    """Return an intervention's page."""
    return reverse("partnerships:market_intervention", kwargs={"pk": row.pk})


class MarketInterventionPage(InPlan, PageDoor):
    """One intervention with its chain and its jobs."""

    model, access, tab = MarketIntervention, may_read_plan, "markets"
    related = ("market__partnership", "function")
    template = "partnerships/market_intervention.html"

    def context(self) -> dict[str, Any]:
        """The chain, the jobs line by line, and the sum."""
        line = wording.chain_line(self.row)
        return {
            "line": line,
            "jobs": self.row.jobs.all(),
            "market": self.row.market,
            "may_change": may_take_part(self.request.actor, self.row),
        }


class MarketInterventionNew(MarketForms):
    """Begin an intervention."""

    model, access, form_class = MarketSystem, may_take_part, InterventionForm
    heading, submit = _("Add an intervention"), _("Add")
    done = _("Added. Now say step by step what it changes.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the market's functions."""
        return {"functions": in_order(self.row.functions.all())}

    def act(self, row: Any, form: Any) -> MarketIntervention:
        """Begin it."""
        return interventions.add(market=row, by=self.request.actor, **unseen(form))

    def next_url(self, result: MarketIntervention) -> str:
        """Go to its page."""
        return address(result)


class InterventionForms(MarketForms):
    """What the forms of an intervention share."""

    abstract = True
    model, access = MarketIntervention, may_take_part
    related = ("market__partnership",)

    def market(self) -> Any:
        """Return the intervention's market."""
        return self.row.market

    def back(self) -> str:
        """Return to the intervention."""
        return address(self.row)


class MarketInterventionChange(InterventionForms):
    """Change name or function."""

    access, form_class = may_take_part, InterventionForm
    heading, done = _("Change this intervention"), _("Saved.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the market's functions, and begin with what stands there."""
        initial = {"seen": self.row.revision, "name": self.row.name, "function": self.row.function_id}
        return {"functions": in_order(self.row.market.functions.all()), "initial": initial}

    def act(self, row: Any, form: Any) -> None:
        """Change it."""
        interventions.change(intervention=row, by=self.request.actor, **form.cleaned_data)


class MarketAttribution(InterventionForms):
    """State attribution."""

    access, form_class = may_take_part, AttributionForm
    heading = _("What of the jobs is this intervention’s own?")
    done = _("Said. The net figure is shown from now on.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with what stands there."""
        return {"initial": filled(self.row, AttributionForm)}

    def act(self, row: Any, form: Any) -> None:
        """State it."""
        interventions.attribute(intervention=row, by=self.request.actor, **form.cleaned_data)


class MarketInterventionRemove(InPlan, PostDoor):
    """Take an intervention away."""

    model, access = MarketIntervention, may_take_part
    related = ("market__partnership",)
    done = _("Taken away. The history keeps what it said.")

    def act(self, row: Any, data: Any) -> bool:
        """Take it away."""
        interventions.remove(intervention=row, by=self.request.actor)
        return True

    def next_url(self, result: Any) -> str:
        """Go to the market, or back where it was refused."""
        return MarketForms.market_url(self.row.market) if result else address(self.row)


class MarketStepChange(MarketForms):
    """Say what a step changes and what it reached."""

    model, access, form_class = ChainStep, may_take_part, StepForm
    related = ("intervention__market__partnership",)
    done = _("Saved.")

    def context(self) -> dict[str, Any]:
        """The step's own word stands over the form."""
        return {**super().context(), "step": self.row}

    def market(self) -> Any:
        """Return the step's market."""
        return self.row.intervention.market

    def back(self) -> str:
        """Return to the intervention."""
        return address(self.row.intervention)

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with what stands there; the last step is counted."""
        return {"counted": self.row.is_jobs, "initial": filled(self.row, StepForm)}

    def act(self, row: Any, form: Any) -> None:
        """Change it."""
        interventions.change_step(step=row, by=self.request.actor, **form.cleaned_data)


class MarketJobsNew(InterventionForms):
    """Count jobs."""

    access, form_class = may_take_part, JobsForm
    heading, submit, done = _("Count jobs"), _("Count them"), _("Counted.")

    def act(self, row: Any, form: Any) -> JobLine:
        """Count them."""
        return interventions.add_jobs(intervention=row, by=self.request.actor, **form.cleaned_data)


class MarketJobsRemove(InPlan, PostDoor):
    """Take a line of jobs off."""

    model, access = JobLine, may_take_part
    related = ("intervention__market__partnership",)
    done = _("Taken off. The history keeps the line.")

    def act(self, row: Any, data: Any) -> None:
        """Take it off."""
        interventions.remove_jobs(line=row, by=self.request.actor)

    def next_url(self, result: Any) -> str:
        """Go back to the intervention."""
        return address(self.row.intervention)
