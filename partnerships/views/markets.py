"""Markets: the list, one of them as doughnut and table, and its forms."""

from __future__ import annotations

from typing import Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.doors import ActionDoor, PageDoor
from partnerships.actions import markets
from partnerships.forms.markets import AgreeForm, MarketForm, ReopenForm
from partnerships.models import MarketSystem
from partnerships.queries import roots_of, unsaid
from partnerships.queries.markets import completeness, jobs_of, markets_of, whole_interventions
from partnerships.rules import may_coordinate, may_read_plan, may_take_part
from partnerships.views import market_wording as wording
from partnerships.views.plan import InPlan, OfPlace


class MarketList(OfPlace, PageDoor):
    """The partnership's markets, each with how far it is described."""

    access, tab, template = may_read_plan, "markets", "partnerships/market_list.html"

    def context(self) -> dict[str, Any]:
        """Every market with its counts, and sums over all."""
        rows = list(markets_of(self.row, self.request.actor))
        counted = jobs_of([one for row in rows for one in row.interventions.all()])
        return {
            "lines": [wording.market_line(row) for row in rows],
            "agreed": sum(not row.is_draft for row in rows),
            "told": completeness([one for row in rows for one in row.functions.all()]),
            "stated": wording.figures(counted.stated),
            "unstated": counted.unstated,
            "may_change": may_take_part(self.request.actor, self.row),
        }


class MarketForms(InPlan, ActionDoor):
    """What the forms of a market share: one template, words of their own."""

    abstract = True
    tab, template = "markets", "partnerships/market_form.html"
    heading: ClassVar[Any] = ""
    submit: ClassVar[Any] = _("Save")

    def context(self) -> dict[str, Any]:
        """The form's words, and the way back."""
        return {"heading": self.heading, "submit": self.submit, "market": self.market(), "back": self.back()}

    def market(self) -> Any:
        """Return the market that the form is about, or None."""
        return self.row

    def back(self) -> str:
        """Return the page to go back to."""
        return self.market_url(self.market())

    def next_url(self, result: Any) -> str:
        """Go back."""
        return self.back()

    @staticmethod
    def market_url(row: MarketSystem) -> str:
        """Return the market's address."""
        return reverse("partnerships:market_detail", kwargs={"pk": row.pk})


class MarketNew(OfPlace, MarketForms):
    """Describe a market."""

    access, form_class = may_take_part, MarketForm
    heading, submit = _("Describe a market"), _("Describe the market")
    done = _("The market is described. Now add its functions and rules.")

    def market(self) -> Any:
        """There is none yet."""
        return None

    def back(self) -> str:
        """Return to the list."""
        return reverse("partnerships:market_list", kwargs={"partnership": self.row.code})

    def act(self, row: Any, form: Any) -> MarketSystem:
        """Add it."""
        return markets.add(partnership=row, by=self.request.actor, **unseen(form))

    def next_url(self, result: MarketSystem) -> str:
        """Go to the new market."""
        return self.market_url(result)


def unseen(form: Any) -> dict[str, Any]:
    """Return what a form asks, without what its reader saw."""
    return {name: value for name, value in form.cleaned_data.items() if name != "seen"}


def filled(row: Any, form_class: Any) -> dict[str, Any]:
    """Return a row's values as a form's first ones, with the revision seen."""
    names = [name for name in form_class.base_fields if name != "seen"]
    return {"seen": row.revision, **{name: getattr(row, name) for name in names}}


class MarketDetail(InPlan, PageDoor):
    """One market: who sells what to whom, the ring around it, interventions with their jobs."""

    model, access, tab = MarketSystem, may_read_plan, "markets"
    related = ("partnership",)
    template = "partnerships/market_detail.html"

    def context(self) -> dict[str, Any]:
        """The drawing, the tables, the chains."""
        actor, market = self.request.actor, self.row
        functions = list(market.functions.all())
        lines = wording.function_lines(functions, dict(roots_of(market.partnership)))
        return {
            "market": market,
            "told": completeness(functions),
            "halves": wording.halves(lines),
            "drawing": wording.doughnut(market, lines),
            "chains": [wording.chain_line(row) for row in whole_interventions(market)],
            "may_change": may_take_part(actor, market),
            "may_edit": may_take_part(actor, market) and market.is_draft,
            "may_agree": may_coordinate(actor, market),
        }


class MarketChange(MarketForms):
    """Change a draft."""

    model, access, form_class = MarketSystem, may_take_part, MarketForm
    heading, done = _("Change what is said of this market"), _("Saved.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with what stands there."""
        return {"initial": filled(self.row, MarketForm)}

    def act(self, row: Any, form: Any) -> None:
        """Change it."""
        markets.change(market=row, by=self.request.actor, **form.cleaned_data)


class MarketAgree(MarketForms):
    """The partners agree; what is unsaid is listed and needs a reason."""

    model, access, form_class = MarketSystem, may_coordinate, AgreeForm
    template = "partnerships/market_agree.html"
    heading, submit = _("Do the partners agree on this market?"), _("Record that the partners agree")
    done = _("The market is agreed.")

    def form_kwargs(self) -> dict[str, Any]:
        """Ask for a reason while something is unsaid."""
        self.gaps = unsaid(self.row)
        return {"gaps": self.gaps}

    def context(self) -> dict[str, Any]:
        """List what is unsaid."""
        return {**super().context(), "gaps": self.gaps}

    def act(self, row: Any, form: Any) -> None:
        """Agree."""
        markets.agree(market=row, by=self.request.actor, reason=form.cleaned_data.get("reason", ""))


class MarketReopen(MarketForms):
    """Open an agreed market again."""

    model, access, form_class = MarketSystem, may_coordinate, ReopenForm
    heading, submit = _("Open this market again"), _("Open it again")
    done = _("The market is a draft again.")

    def act(self, row: Any, form: Any) -> None:
        """Open it."""
        markets.reopen(market=row, by=self.request.actor, **form.cleaned_data)
