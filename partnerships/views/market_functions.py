"""Functions and rules of a market: their forms."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from jtportal.kernel.doors import PostDoor
from partnerships.actions import markets
from partnerships.enums import FunctionKind
from partnerships.forms.markets import FunctionForm
from partnerships.models import MarketFunction, MarketSystem
from partnerships.queries import roots_of
from partnerships.rules import may_take_part
from partnerships.views.markets import MarketForms, filled, unseen
from partnerships.views.plan import InPlan


class MarketFunctionNew(MarketForms):
    """Add a function or a rule."""

    model, access, form_class = MarketSystem, may_take_part, FunctionForm
    heading, submit, done = _("Add a function or a rule"), _("Add"), _("Added.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the tree's problems, and the kind that the link named."""
        kind = self.request.GET.get("kind")
        initial = {"kind": kind if kind in FunctionKind.values else FunctionKind.SUPPORTING}
        return {"causes": roots_of(self.row.partnership), "initial": initial}

    def act(self, row: Any, form: Any) -> MarketFunction:
        """Add it."""
        return markets.add_function(market=row, by=self.request.actor, **unseen(form))

    def next_url(self, result: MarketFunction) -> str:
        """Go to its line."""
        return f"{self.back()}#f{result.pk}"


class MarketFunctionChange(MarketForms):
    """Change a function."""

    model, access, form_class = MarketFunction, may_take_part, FunctionForm
    related = ("market__partnership",)
    heading, done = _("Change a function or a rule"), _("Saved.")

    def context(self) -> dict[str, Any]:
        """Offer to take the function out."""
        return {**super().context(), "function": self.row if self.row.market.is_draft else None}

    def market(self) -> Any:
        """Return the function's market."""
        return self.row.market

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the tree's problems, and begin with what stands there."""
        return {"causes": roots_of(self.row.partnership), "initial": filled(self.row, FunctionForm)}

    def act(self, row: Any, form: Any) -> None:
        """Change it."""
        markets.change_function(function=row, by=self.request.actor, **form.cleaned_data)

    def next_url(self, result: Any) -> str:
        """Go to its line."""
        return f"{self.back()}#f{self.row.pk}"


class MarketFunctionRemove(InPlan, PostDoor):
    """Take a function out."""

    model, access = MarketFunction, may_take_part
    related = ("market__partnership",)
    done = _("Taken out. The history keeps what it said.")

    def act(self, row: Any, data: Any) -> None:
        """Take it out."""
        markets.remove_function(function=row, by=self.request.actor)

    def next_url(self, result: Any) -> str:
        """Go back to the market."""
        return MarketForms.market_url(self.row.market)
