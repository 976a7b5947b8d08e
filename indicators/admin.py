"""The administration of the indicators floor: targets, and which indicator stands on which node."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from accounts.admin.base import ActionAdmin
from accounts.admin.forms import FixedFieldsForm
from indicators.actions import targets
from indicators.definitions import REGISTRY
from indicators.models import Binding, Target

if TYPE_CHECKING:
    from django.http import HttpRequest


def indicator_choices() -> list[tuple[str, Any]]:
    """Return (key, title) of every declared indicator."""
    return [(key, definition.title) for key, definition in REGISTRY.items()]


class IndicatorForm(FixedFieldsForm):
    """A record that names an indicator, chosen from those declared."""

    fixed = ("partnership",)
    indicator = forms.ChoiceField(label=_("Indicator"), choices=indicator_choices)


def title_of(row: Any) -> str:
    """Return the indicator's title; its key when it is declared no longer."""
    definition = REGISTRY.get(row.indicator)
    return str(definition.title) if definition else row.indicator


@admin.register(Target)
class TargetAdmin(ActionAdmin):
    """Targets."""

    order = 10
    about = _("What each indicator is to reach, from which baseline, by which day.")
    form = IndicatorForm
    list_display = ("name", "category", "value", "due_on", "partnership")
    list_filter = ("partnership",)
    list_select_related = ("partnership",)
    fields = ("partnership", "indicator", "category", "baseline", "baseline_on", "value", "due_on")

    @admin.display(description=_("indicator"), ordering="indicator")
    def name(self, row: Target) -> str:
        """The indicator's title."""
        return title_of(row)

    def create(self, request: HttpRequest, values: dict[str, Any]) -> Target:
        """Set it."""
        return targets.set_target(by=request.actor, **values)

    def change(self, request: HttpRequest, row: Target, values: dict[str, Any]) -> None:
        """Change it."""
        targets.change_target(target=row, by=request.actor, **values)

    def remove(self, request: HttpRequest, row: Target) -> None:
        """Give it up."""
        targets.drop_target(target=row, by=request.actor)


@admin.register(Binding)
class BindingAdmin(ActionAdmin):
    """Indicators on nodes."""

    order = 20
    about = _("Which indicator shows on which node of a partnership's tree.")
    form = IndicatorForm
    list_display = ("name", "category", "node_key", "partnership")
    list_filter = ("partnership", "node_key")
    list_select_related = ("partnership",)
    fields = ("partnership", "node_key", "indicator", "category", "position")

    @admin.display(description=_("indicator"), ordering="indicator")
    def name(self, row: Binding) -> str:
        """The indicator's title."""
        return title_of(row)

    def create(self, request: HttpRequest, values: dict[str, Any]) -> Binding:
        """Bind it."""
        return targets.bind(by=request.actor, **values)

    def change(self, request: HttpRequest, row: Binding, values: dict[str, Any]) -> None:
        """Change it."""
        targets.change_binding(binding=row, by=request.actor, **values)

    def remove(self, request: HttpRequest, row: Binding) -> None:
        """Take it off the node."""
        targets.unbind(binding=row, by=request.actor)
