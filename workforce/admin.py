"""The administration of the workforce floor: sites and occupations. Persons and cases never stand here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from accounts.admin.base import ActionAdmin
from accounts.admin.forms import IN_LANGUAGES, InLanguagesForm
from workforce.actions import occupations, sites
from workforce.models import Occupation, Site

if TYPE_CHECKING:
    from django.http import HttpRequest


@admin.register(Site)
class SiteAdmin(ActionAdmin):
    """Mines and other workplaces."""

    order = 10
    about = _("The mines of the partnerships, who runs them and where they stand.")
    form = InLanguagesForm
    list_display = ("name", "code", "partnership", "operator", "territory")
    list_filter = ("partnership",)
    list_select_related = ("partnership", "operator", "territory")
    search_fields = ("name", "code")
    fields = ("partnership", "code", "name", *IN_LANGUAGES, "operator", "territory")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """People are registered under partnership and code."""
        return ("partnership", "code") if obj else ()

    def create(self, request: HttpRequest, values: dict[str, Any]) -> Site:
        """Add it."""
        return sites.add_site(by=request.actor, **values)

    def change(self, request: HttpRequest, row: Site, values: dict[str, Any]) -> None:
        """Change it."""
        sites.change_site(site=row, by=request.actor, **values)


class OccupationForm(InLanguagesForm):
    """A group's labels; the English one is the classification's."""

    column = "labels"
    in_en = None


@admin.register(Occupation)
class OccupationAdmin(ActionAdmin):
    """The groups of ISCO-08: their codes are the classification's, their labels may be bettered."""

    order = 20
    about = _("The groups of ISCO-08 with their labels in the portal's languages.")
    form = OccupationForm
    list_display = ("code", "label")
    search_fields = ("code", "label", "labels")
    fields = ("label", "in_uk", "in_pl")

    def change(self, request: HttpRequest, row: Occupation, values: dict[str, Any]) -> None:
        """Change a label."""
        occupations.change(occupation=row, by=request.actor, **values)
