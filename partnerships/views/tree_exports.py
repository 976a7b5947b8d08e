"""The tree to take away: as SVG, as PDF, and as the table that is printed."""

from __future__ import annotations

import base64
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jtportal.kernel import papers
from jtportal.kernel.doors import Door, PageDoor, anyone
from partnerships.calculations.tree.drawing import KINDS
from partnerships.calculations.tree.layout import draw
from partnerships.enums import Standing
from partnerships.queries import working_tree
from partnerships.sockets import TreeFigures
from partnerships.views import tree_nodes
from partnerships.views.tree_parts import WORKING, OfVersion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnerships.calculations.tree.drawing import Drawing
    from partnerships.models import TreeEdge, TreeNode, TreeVersion

WIDTH = 1180.0


class Export(OfVersion, Door):
    """The draft, else what is published, as a download."""

    abstract = True
    access = anyone
    states: ClassVar[tuple[str, ...]] = WORKING
    http_method_names = ("get", "head", "options")
    content_type: ClassVar[str] = ""
    ending: ClassVar[str] = ""

    def get(self, _request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make the file and give it out."""
        version = working_tree(self.row.partnership)
        response = HttpResponse(self.made(version), content_type=self.content_type)
        name = f"{self.row.partnership.code}-tree-v{version.number}.{self.ending}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    def made(self, version: TreeVersion) -> bytes:
        """Return the file's content."""
        raise NotImplementedError


class TreeSvg(Export):
    """The drawing, with its own sheet of styles."""

    content_type, ending = "image/svg+xml", "svg"

    def made(self, version: TreeVersion) -> bytes:
        """Return the drawing."""
        return svg_of(version).encode()


class TreePdf(Export):
    """The drawing and the table on paper."""

    content_type, ending = "application/pdf", "pdf"

    def made(self, version: TreeVersion) -> bytes:
        """Return the paper."""
        place = version.partnership
        nodes, edges = list(version.nodes.all()), standing(version)
        data = {
            "title": _("Problem and solution tree"),
            "place": str(place),
            "version": version_words(version),
            "foot": f"{place} · {version_words(version)}",
            "svg": svg_of(version, typeface=False),
            "alt": _("The tree as a drawing; the table after it says the same in words."),
            "heads": [_("Layer"), _("Text"), _("Tied to")],
            "layers": [
                [layer["label"], [[line["text"], line["ties"]] for line in layer["nodes"]]]
                for layer in table_of(nodes, edges)
            ],
        }
        return papers.pdf("tree", data, language=get_language() or "en")


class TreeTable(OfVersion, PageDoor):
    """The table that the tree's source shows: from the roots to the crown, for printing."""

    access = anyone
    states: ClassVar[tuple[str, ...]] = WORKING
    template = "partnerships/tree_table.html"

    def context(self) -> dict[str, Any]:
        """Return the layers."""
        version = working_tree(self.row.partnership)
        if version is None:
            return {"version": None}
        nodes = list(version.nodes.all())
        return {
            "version": version,
            "version_words": version_words(version),
            "layers": table_of(nodes, standing(version)),
            "count": len(nodes),
        }


def version_words(version: TreeVersion) -> str:
    """Return which version it is, in words."""
    day = date_format(version.published_at or version.created_at, "DATE_FORMAT")
    said = {"number": version.number, "day": day}
    if version.is_draft:
        return _("Draft of version %(number)s, begun on %(day)s") % said
    return _("Version %(number)s, published on %(day)s") % said


def standing(version: TreeVersion) -> list[TreeEdge]:
    """Return the version's edges but those rejected."""
    return [edge for edge in version.edges.all() if edge.standing != Standing.REJECTED]


def drawing_of(version: TreeVersion) -> Drawing:
    """Return the version's drawing, without what was counted."""
    nodes, edges = list(version.nodes.all()), standing(version)
    cards = tree_nodes.nodes_in(nodes, edges, TreeFigures(), lambda _key: "")
    return draw(cards, tree_nodes.edges_in(edges), width=WIDTH, words=tree_nodes.words())


@cache
def faces() -> str:
    """Return the typeface that the drawing was measured in, as rules that need no other file."""
    sheet = Path(str(finders.find("css/fonts.css")))
    rules = re.findall(r"@font-face \{[^}]*source-sans[^}]*\}", sheet.read_text(encoding="utf-8"))
    return re.sub(
        r'url\("([^"]+)"\)',
        lambda found: f'url("data:font/woff2;base64,{_base64(sheet.parent / found[1])}")',
        "\n".join(rules),
    )


def _base64(path: Path) -> str:
    return base64.b64encode(path.resolve().read_bytes()).decode()


def svg_of(version: TreeVersion, *, typeface: bool = True) -> str:
    """Return the drawing as a file that stands by itself, on paper in the paper's own typeface."""
    title = f"{_('Problem and solution tree')}: {version.partnership}"
    given = {
        "drawing": drawing_of(version),
        "title": title,
        "about": version_words(version),
        "faces": faces() if typeface else "",
    }
    return render_to_string("partnerships/tree.svg", given)


def table_of(nodes: Sequence[TreeNode], edges: Sequence[TreeEdge]) -> list[dict[str, Any]]:
    """Return the layers from the impact down to the root causes, every node with what it is tied to, in words."""
    names = tree_nodes.words().layers
    ties = ties_of(edges)
    loose = tree_nodes.gaps_in(nodes, edges)
    found = []
    for kind in KINDS:
        lines = [
            {
                "node": node,
                "text": f"{node.key} · {node.text()}",
                "ties": "; ".join(filter(None, [ties.get(node.key), loose.get(node.key)])),
                "gap": loose.get(node.key, ""),
                "assumptions": node.assumptions,
                "risks": node.risks,
            }
            for node in nodes
            if node.kind == kind
        ]
        if lines:
            found.append({"kind": kind, "label": names[kind], "nodes": lines})
    return found


def ties_of(edges: Sequence[TreeEdge]) -> dict[str, str]:
    """Return what each node is to others, in words by its key: 'answers P1.2, P2.2; contributes to OC.1'."""
    found: dict[str, dict[str, list[str]]] = {}
    for edge in edges:
        if edge.standing != Standing.SUGGESTED:
            said = found.setdefault(edge.source.key, {})
            said.setdefault(edge.get_kind_display(), []).append(edge.target.key)
    return {
        key: "; ".join(f"{word} {', '.join(keys)}" for word, keys in said.items())
        for key, said in found.items()
    }
