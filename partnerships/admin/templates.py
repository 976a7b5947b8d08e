"""Tree templates in the administration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from accounts.admin.base import ActionAdmin
from accounts.admin.forms import IN_LANGUAGES, FixedFieldsForm, InLanguagesForm
from partnerships.actions import templates
from partnerships.models import TemplateEdge, TemplateNode, TreeTemplate

if TYPE_CHECKING:
    from django.http import HttpRequest


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
