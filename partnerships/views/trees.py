"""The results page: the problem/solution tree of a partnership, alive with what was counted."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import Http404

from jtportal.kernel.doors import PageDoor, anyone
from partnerships import queries
from partnerships.calculations.tree.layout import draw
from partnerships.calculations.tree.outline import outline
from partnerships.models import Partnership
from partnerships.sockets import NODE_PANELS, TREE_FIGURES, TreeFigures
from partnerships.views import tree_nodes

WIDTH = 1010.0  # pixels that a 1366-pixel laptop leaves beside the panel
WIDE = 1180.0  # without a panel


class TreeDetail(PageDoor):
    """The tree, and beside it whatever is known about the node chosen with ?node=KEY."""

    model, lookup = Partnership, {"partnership": "code"}
    access = anyone
    template = "partnerships/tree_detail.html"
    section = "results"

    def context(self) -> dict[str, Any]:
        """Return the drawing, the same tree as a list, the key, and the chosen node's panel."""
        version = queries.published_tree(self.row)
        if version is None:
            return {"partnership": self.row, "version": None}
        rows, edges = list(version.nodes.all()), list(version.edges.all())
        told = self.told([node.key for node in rows])
        chosen = self.chosen(rows)
        nodes = tree_nodes.nodes_in(rows, edges, told, lambda key: self.address(told.period, key))
        drawn = tree_nodes.edges_in(edges)
        words = tree_nodes.words()
        width = WIDTH if chosen else WIDE
        return {
            "partnership": self.row,
            "version": version,
            "told": told,
            "periods": self.period_lines(told, chosen),
            "node": chosen,
            "node_in": next((node for node in nodes if chosen and node.key == chosen.key), None),
            "panels": self.panels(told, chosen),
            "close_url": self.address(told.period, None),
            "tree_states": tree_nodes.state_lines(nodes, told),
            "tree_rule_url": told.rule_url,
            "drawing": draw(nodes, drawn, width=width, words=words, selected=chosen.key if chosen else ""),
            "outline": outline(nodes, drawn, words=words),
        }

    def told(self, keys: list[str]) -> TreeFigures:
        """Ask the counting floor for the period in the address; without one the tree stands there uncounted."""
        period = self.request.GET.get("period", "")
        for plug in TREE_FIGURES:
            return plug(self.request, self.row, period, keys)
        return TreeFigures()

    def chosen(self, rows: list[Any]) -> Any:
        """Return the node that the address names; 404 for a key the tree does not have."""
        key = self.request.GET.get("node")
        if not key:
            return None
        found = next((node for node in rows if node.key == key), None)
        if found is None:
            raise Http404
        return found

    def panels(self, told: TreeFigures, chosen: Any) -> list[dict[str, Any]]:
        """Return what is plugged in about the chosen node."""
        if chosen is None:
            return []
        found = (plug(self.request, self.row, told.period, chosen) for plug in NODE_PANELS)
        return [panel for panel in found if panel]

    def address(self, period: str, key: str | None) -> str:
        """Return this page's address for a period and a node."""
        parts = {name: value for name, value in (("period", period), ("node", key)) if value}
        return f"{self.request.path}?{urlencode(parts)}" if parts else self.request.path

    def period_lines(self, told: TreeFigures, chosen: Any) -> dict[str, Any]:
        """Return the period shown, its neighbours and all there are."""
        key = chosen.key if chosen else None
        lines = [
            {"label": one.label, "url": self.address(one.key, key), "current": one.key == told.period}
            for one in told.periods
        ]
        here = next((place for place, line in enumerate(lines) if line["current"]), None)
        if here is None:
            return {"all": lines}
        return {
            "all": lines,
            "current": lines[here],
            "earlier": lines[here - 1] if here else None,
            "later": lines[here + 1] if here + 1 < len(lines) else None,
        }
