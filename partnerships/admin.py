"""The administration of the partnerships floor: partnerships and partners, places, tree templates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from accounts.admin.base import ActionAdmin, ActionInline, cleaned
from accounts.admin.forms import IN_LANGUAGES, FixedFieldsForm, InLanguagesForm
from partnerships.actions import partners, partnerships, templates, territories, trees
from partnerships.models import Partner, Partnership, TemplateEdge, TemplateNode, Territory, TreeTemplate

if TYPE_CHECKING:
    from django.http import HttpRequest


class PartnershipForm(InLanguagesForm):
    """A partnership, and the tree it starts from while it is new."""

    template = forms.ModelChoiceField(
        TreeTemplate.objects.all(),
        label=_("Tree that it starts from"),
        required=False,
        help_text=_("A copy becomes the partnership's own; nothing is asked of the template later."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None:
            del self.fields["template"]
        else:
            self.fields["template"].initial = TreeTemplate.objects.first()


class PartnerForm(FixedFieldsForm):
    """A partner: an organisation in a role."""

    fixed = ("organisation",)


class PartnersInline(ActionInline):
    """The partners of one partnership."""

    model = Partner
    form = PartnerForm
    fields = ("organisation", "role", "valid_from", "valid_until")
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
    fields = ("name", *IN_LANGUAGES, "code", "country", "currency", "time_zone", "language", "started_on")
    inlines = (PartnersInline,)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """The code stands in addresses."""
        return ("code",) if obj else ()

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Ask for the tree's template only while there is no tree."""
        return self.fields if obj else (*self.fields, "template")

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


@admin.register(TreeTemplate)
class TreeTemplateAdmin(ActionAdmin):
    """Templates come with the portal; their words can be changed."""

    order = 30
    about = _("The problem and solution tree that a new partnership starts from.")
    list_display = ("title", "key", "source")
    fields = ("title", "source")

    def change(self, request: HttpRequest, row: TreeTemplate, values: dict[str, Any]) -> None:
        """Change title or source."""
        templates.change(row=row, by=request.actor, **values)


class NodeForm(InLanguagesForm):
    """A node's texts in the portal's languages."""

    column = "texts"
    fixed = ("template", "key")
    in_en = forms.CharField(label=_("In English"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    in_uk = forms.CharField(label=_("In Ukrainian"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    in_pl = forms.CharField(label=_("In Polish"), required=False, widget=forms.Textarea(attrs={"rows": 2}))


@admin.register(TemplateNode)
class TemplateNodeAdmin(ActionAdmin):
    """Nodes of templates."""

    order = 40
    about = _("The nodes of the tree templates with their exact texts.")
    form = NodeForm
    list_display = ("key", "kind", "text", "template")
    list_filter = ("template", "kind")
    list_select_related = ("template",)
    search_fields = ("key", "texts")
    fields = ("template", "key", "kind", *IN_LANGUAGES, "note", "position")

    @admin.display(description=_("text"))
    def text(self, row: TemplateNode) -> str:
        """The text in the source's language."""
        return row.texts.get("en", "")

    def create(self, request: HttpRequest, values: dict[str, Any]) -> TemplateNode:
        """Add it."""
        return templates.add_node(by=request.actor, **values)

    def change(self, request: HttpRequest, row: TemplateNode, values: dict[str, Any]) -> None:
        """Change it."""
        templates.change(row=row, by=request.actor, **values)

    def remove(self, request: HttpRequest, row: TemplateNode) -> None:
        """Remove it, if no edge touches it."""
        templates.remove_node(node=row, by=request.actor)


class EdgeForm(FixedFieldsForm):
    """An edge between two nodes, which stay those."""

    fixed = ("template", "kind", "source", "target")


@admin.register(TemplateEdge)
class TemplateEdgeAdmin(ActionAdmin):
    """Edges of templates."""

    order = 50
    about = _("What one node is to another, on what ground, and how well grounded that is.")
    form = EdgeForm
    list_display = ("edge", "kind", "strength", "suggestion_word", "template")
    list_filter = ("template", "kind", "strength")
    list_select_related = ("template", "source", "target")
    fields = ("template", "kind", "source", "target", "ground", "strength", "suggestion")

    @admin.display(description=_("edge"))
    def edge(self, row: TemplateEdge) -> str:
        """From where to where."""
        return f"{row.source.key} → {row.target.key}"

    @admin.display(description=_("standing"), ordering="suggestion")
    def suggestion_word(self, row: TemplateEdge) -> str:
        """Whether a partnership's tree gets it or is only offered it."""
        return _("only suggested") if row.suggestion else _("in the tree")

    def create(self, request: HttpRequest, values: dict[str, Any]) -> TemplateEdge:
        """Add it."""
        return templates.add_edge(by=request.actor, **values)

    def change(self, request: HttpRequest, row: TemplateEdge, values: dict[str, Any]) -> None:
        """Change its ground or strength."""
        templates.change(row=row, by=request.actor, **values)

    def remove(self, request: HttpRequest, row: TemplateEdge) -> None:
        """Remove it."""
        templates.remove_edge(edge=row, by=request.actor)
