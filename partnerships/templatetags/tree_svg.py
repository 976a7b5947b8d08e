"""What the tree's drawing has by the thousand: markup made at once, without a node of a template for each value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from partnerships.enums import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partnerships.calculations.tree.drawing import EdgePath, Relation, TextLine

register = template.Library()
NOTHING = SafeString()


@register.filter
def svg_lines(lines: Iterable[TextLine]) -> SafeString:
    """Return set lines as <text>; what is bold in them as <tspan class="b">."""
    return format_html_join("", "{}", ((_line(line),) for line in lines))


@register.filter
def svg_edges(edges: Iterable[EdgePath]) -> SafeString:
    """Return edges as groups that say which nodes they join: ribbon or line, seam, core."""
    return format_html_join("", "{}", ((_edge(edge),) for edge in edges))


@register.filter
def svg_relations(relations: Iterable[Relation]) -> SafeString:
    """Return a node's relations as sentences, one after the other; what is not agreed says how it stands."""
    return format_html_join(
        "", "{} {}{}. ", ((one.lead, one.other.text, _standing(one)) for one in relations)
    )


def _standing(relation: Relation) -> SafeString:
    if relation.standing == Standing.CONFIRMED:
        return NOTHING
    return format_html(" ({})", Standing(relation.standing).label)


def _line(line: TextLine) -> SafeString:
    words = NOTHING
    for run in line.runs:
        words += format_html('<tspan class="b">{}</tspan>' if run.bold else "{}", run.text)
    anchor = NOTHING if line.anchor == "start" else format_html(' text-anchor="{}"', line.anchor)
    return format_html(
        '<text class="t-{}" x="{}" y="{}"{}>{}</text>', line.style, line.x, line.y, anchor, words
    )


def _edge(edge: EdgePath) -> SafeString:
    return format_html(
        '<g class="t-edge {}{}" data-from="{}" data-to="{}"><path d="{}"{}/>{}{}</g>',
        edge.css,
        " filled" if edge.filled else "",
        " ".join(edge.sources),
        edge.target,
        edge.d,
        NOTHING if edge.filled else format_html(' stroke-width="{}"', edge.width),
        format_html('<path class="t-seam" d="{}"/>', edge.seam) if edge.seam else NOTHING,
        format_html('<path class="t-core" d="{}"/>', edge.core) if edge.core else NOTHING,
    )
