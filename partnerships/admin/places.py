"""Partnerships, partners and places in the administration."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.admin.base import ActionAdmin, ActionInline, chosen, cleaned
from accounts.admin.forms import IN_LANGUAGES, FixedFieldsForm, InLanguagesForm
from accounts.queries import world
from partnerships.actions import partners, partnerships, territories, trees
from partnerships.calculations.course import courses
from partnerships.models import Partner, Partnership, Territory, TreeTemplate

if TYPE_CHECKING:
    from django.http import HttpRequest


class PartnershipForm(InLanguagesForm):
    """A partnership, and the tree it starts from while it is new."""

    language = forms.ChoiceField(
        label=_("Language of names"),
        choices=partial(chosen, world.languages),
        help_text=_("Orders the lists of people"),
    )
    template = forms.ModelChoiceField(
        TreeTemplate.objects.all(),
        label=_("Tree that it starts from"),
        required=False,
        help_text=_("A copy becomes the partnership's own; nothing is asked of the template later."),
    )

    course = forms.ChoiceField(
        label=_("Course of phases"),
        required=False,
        help_text=_(
            "Later the coordinator chooses another one on the partnership's overview, with a reason."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None:
            del self.fields["template"], self.fields["course"]
        else:
            names = [(key, one.name(get_language() or "en")) for key, one in courses().items()]
            self.fields["course"].choices = [("", _("as usual in the country")), *names]  # type: ignore[attr-defined]
            self.fields["template"].initial = TreeTemplate.objects.first()


class PartnerForm(FixedFieldsForm):
    """A partner: an organisation in a role."""

    fixed = ("organisation",)


class PartnersInline(ActionInline):
    """The partners of one partnership."""

    model = Partner
    form = PartnerForm
    fields = ("organisation", "role", "territory", "valid_from", "valid_until")
    verbose_name_plural = _("Partners and their roles")
    about = _("Both days are included. Taking a partner away ends the role yesterday; what was done stays.")

    def add_row(self, request: HttpRequest, parent: Partnership, form: PartnerForm) -> None:
        """Take the organisation in."""
        values = cleaned(form, changed_only=False)
        partners.add(by=request.actor, **{**values, "partnership": parent})

    def change_row(self, request: HttpRequest, row: Partner, form: PartnerForm) -> None:
        """Change role or days."""
        partners.change(partner=row, by=request.actor, **cleaned(form, changed_only=True))

    def remove_row(self, request: HttpRequest, row: Partner) -> None:
        """End the role."""
        partners.withdraw(partner=row, by=request.actor)


@admin.register(Partnership)
class PartnershipAdmin(ActionAdmin):
    """Partnerships are begun and changed, never removed."""

    order = 10
    about = _("A coal area's partners with their written roles, its currency and its clock.")
    form = PartnershipForm
    list_display = ("name", "code", "country", "currency", "started_on")
    search_fields = ("name", "code")
    fields = (
        "name",
        *IN_LANGUAGES,
        "code",
        "country",
        "currency",
        "time_zone",
        "language",
        "started_on",
    )
    inlines = (PartnersInline,)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """The code stands in addresses."""
        return ("code",) if obj else ()

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Ask for the course and the tree's template only when the partnership begins."""
        return self.fields if obj else (*self.fields, "course", "template")

    def save_model(self, request: HttpRequest, obj: Partnership, form: PartnershipForm, change: bool) -> None:
        """Begin the tree with the partnership."""
        super().save_model(request, obj, form, change)
        if template := form.cleaned_data.get("template"):
            trees.start_tree(partnership=obj, template=template, by=request.actor)

    def create(self, request: HttpRequest, values: dict[str, Any]) -> Partnership:
        """Begin it."""
        return partnerships.create(by=request.actor, **values)

    def change(self, request: HttpRequest, row: Partnership, values: dict[str, Any]) -> None:
        """Change it."""
        partnerships.change(partnership=row, by=request.actor, **values)


@admin.register(Territory)
class TerritoryAdmin(ActionAdmin):
    """Places."""

    order = 20
    about = _("Countries, regions, districts and municipalities: where people live and mines stand.")
    form = InLanguagesForm
    list_display = ("label", "code", "level", "country", "parent")
    list_filter = ("country", "level")
    list_select_related = ("parent",)
    search_fields = ("name", "code", "search")
    fields = ("name", *IN_LANGUAGES, "code", "level", "country", "parent", "latitude", "longitude")

    def create(self, request: HttpRequest, values: dict[str, Any]) -> Territory:
        """Add it."""
        return territories.create(by=request.actor, **values)

    def change(self, request: HttpRequest, row: Territory, values: dict[str, Any]) -> None:
        """Change it."""
        territories.change(territory=row, by=request.actor, **values)

    def remove(self, request: HttpRequest, row: Territory) -> None:
        """Remove it, if nothing stands in it."""
        territories.remove(territory=row, by=request.actor)
