"""The tree to take away: as SVG, and as PDF with its table; any version by ?version=N."""

from __future__ import annotations

import base64
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jtportal.kernel import papers
from jtportal.kernel.doors import Door, anyone
from partnerships.calculations.tree.layout import draw
from partnerships.queries import trees
from partnerships.sockets import TreeFigures
from partnerships.views import tree_nodes
from partnerships.views.tree_parts import WORKING, OfVersion, standing, version_words
from partnerships.views.tree_table import details_of, lines_of

if TYPE_CHECKING:
    from partnerships.calculations.tree.drawing import Drawing
    from partnerships.models import TreeVersion

WIDTH = 1180.0


class Export(OfVersion, Door):
    """The version that was asked for, else the draft, else what is published, as a download."""

    abstract = True
    access = anyone
    any_version = True
    states: ClassVar[tuple[str, ...]] = WORKING
    http_method_names = ("get", "head", "options")
    content_type: ClassVar[str] = ""
    ending: ClassVar[str] = ""

    def get(self, _request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make the file and give it out."""
        version = trees.in_full(self.row)
        response = HttpResponse(self.made(version), content_type=self.content_type)
        name = f"{self.row.partnership.code}-tree-v{version.number}.{self.ending}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    def made(self, version: TreeVersion) -> bytes:
        """Return the file's content."""
        raise TypeError(f"{type(self).__name__} has no made()")


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
        return papers.pdf("tree", paper_of(version), language=get_language() or "en")


def paper_of(version: TreeVersion) -> dict[str, Any]:
    """Return what the paper says: the drawing, the table of layers, every node in detail."""
    place = version.partnership
    nodes, edges = list(version.nodes.all()), standing(version)
    return {
        "title": _("Problem and solution tree"),
        "place": str(place),
        "version": version_words(version),
        "foot": f"{place} · {version_words(version)}",
        "svg": svg_of(version, typeface=False),
        "alt": _("The tree as a drawing; the table after it says the same in words."),
        "table_title": _("The tree as a table"),
        "lines": [
            [line["label"], [cell_data(cell) for cell in line["cells"]]] for line in lines_of(nodes, edges)
        ],
        "causes": sum(line["kind"].startswith("root_cause") for line in lines_of(nodes, edges)),
        "details_title": _("Every node in detail"),
        "heads": [_("Text"), _("Tied to"), _("Assumptions"), _("Risks"), _("Evidence")],
        "layers": [
            [layer["label"], [detail_data(line) for line in layer["nodes"]]]
            for layer in details_of(version, nodes, edges)
        ],
    }


def cell_data(cell: dict[str, Any]) -> list[Any]:
    """Return a cell of the table for the paper: columns, letter of its box, texts."""
    return [cell["span"], cell["letter"], [node.text() for node in cell["nodes"]]]


def detail_data(line: dict[str, Any]) -> list[str]:
    """Return a node's line for the paper."""
    ties = "; ".join(filter(None, [line["ties"], line["unanswered"]]))
    evidence = "\n".join(line["evidence"]) or line["bare"]
    return [line["text"], ties, line["assumptions"], line["risks"], evidence]


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
