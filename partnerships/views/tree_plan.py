"""The tree under construction: what hangs loose, what waits for a decision, every node in its layer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404

from jtportal.kernel.doors import PageDoor, anyone
from partnerships import rules
from partnerships.calculations.tree.comparing import compare, shelve
from partnerships.calculations.tree.drawing import KINDS
from partnerships.calculations.tree.layout import draw
from partnerships.enums import EdgeKind, Standing, VersionState
from partnerships.queries import diagnosis, trees, working_tree
from partnerships.sockets import TreeFigures
from partnerships.views import tree_nodes
from partnerships.views.plan import OfPlace
from partnerships.views.tree_parts import (
    WORKING,
    asked_version,
    edge_lines,
    node_url,
    tree_url,
    version_query,
    version_words,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from partnerships.models import Finding, TreeEdge, TreeNode, TreeVersion
    from partnerships.queries.trees import Talk

WIDTH = 1180.0
UNDECIDED = (Standing.PROPOSED, Standing.SUGGESTED)


class TreePlan(OfPlace, PageDoor):
    """The draft, else what is published; ?version=N any other, to be read."""

    access = anyone
    template = "partnerships/tree_plan.html"
    tab = "tree"
    query = ""

    def context(self) -> dict[str, Any]:
        """Return the version, its gaps, its open edges, the drawing, and the nodes by layer."""
        version = self.version()
        if version is None:
            return {"version": None}
        nodes, edges = list(version.nodes.all()), list(version.edges.all())
        undecided = [edge for edge in edges if edge.standing in UNDECIDED]
        self.query = "" if version.state in WORKING else version_query(version.number)
        may_build = rules.may_take_part(self.request.actor, self.row) and not self.query
        talk, found = trees.talk_of(self.row), diagnosis.findings_of_nodes(self.row)
        evident = {*found, *(key for key, said in talk.items() if said.evidence)}
        gaps = self.gaps(nodes, edges, evident)
        return {
            "version": version,
            "version_words": version_words(version),
            "query": self.query,
            "published": self.published(version),
            "may_build": may_build,
            "may_publish": rules.may_coordinate(self.request.actor, self.row),
            "gaps": gaps,
            "gap_count": sum(len(gap["texts"]) for gap in gaps),
            "bare": sum(bool(gap["attach_url"]) for gap in gaps),
            "undecided": len(undecided),
            "groups": self.groups(undecided),
            "drawing": self.drawing(nodes, edges),
            "layers": self.layers(nodes, talk, found, may_move=may_build and version.is_draft),
        }

    def version(self) -> TreeVersion | None:
        """Return the version that is shown. 404 for a number that none has."""
        number = asked_version(self.request)
        if number is None:
            return working_tree(self.row)
        found = trees.tree_version(self.row, number)
        if found is None:
            raise Http404
        return found

    def url_of(self, node: TreeNode, name: str = "tree_node") -> str:
        """Return a node's address in the version that is shown."""
        return node_url(node, self.row, name) + (self.query if name == "tree_node" else "")

    def published(self, version: TreeVersion) -> dict[str, Any] | None:
        """Return, beside a draft, what is published and how much differs from it."""
        if not version.is_draft:
            return None
        known = trees.versions_of(self.row)
        former = next((one for one in known if one.state == VersionState.PUBLISHED), None)
        if former is None:
            return None
        found = compare(trees.shelved(former), shelve(trees.content_of(version)))
        url = f"{tree_url('tree_compare', self.row)}?from={former.number}&to={version.number}"
        return {"version": former, "changes": len(found.nodes) + len(found.edges), "url": url}

    def gaps(
        self, nodes: Sequence[TreeNode], edges: Sequence[TreeEdge], evident: set[str]
    ) -> list[dict[str, Any]]:
        """Return what hangs loose: each with what to do about it."""
        loose = tree_nodes.gaps_in(nodes, edges, evident)
        acts = {"cause": "tree_node_mirror", "evidence": "tree_finding_attach"}
        found = []
        for node in nodes:
            if lacks := loose.get(node.key):
                urls = {gap: self.url_of(node, name) for gap, name in acts.items() if gap in lacks}
                found.append(
                    {
                        "node": node,
                        "texts": list(lacks.values()),
                        "url": self.url_of(node),
                        "mirror_url": urls.get("cause", ""),
                        "attach_url": urls.get("evidence", ""),
                    }
                )
        return found

    def groups(self, undecided: Sequence[TreeEdge]) -> list[dict[str, Any]]:
        """Return the edges that wait by what they say, those only suggested first."""
        rows = sorted(undecided, key=lambda edge: edge.standing != Standing.SUGGESTED)
        lines = edge_lines(rows, self.row)
        found = [
            {"label": kind.label, "lines": [line for line in lines if line["edge"].kind == kind]}
            for kind in (EdgeKind.ANSWERS, EdgeKind.CAUSES, EdgeKind.CONTRIBUTES_TO, EdgeKind.PART_OF)
        ]
        return [group for group in found if group["lines"]]

    def drawing(self, nodes: Sequence[TreeNode], edges: Sequence[TreeEdge]) -> Any:
        """Return the drawing; each card leads to its node's page."""
        stand = [edge for edge in edges if edge.standing != Standing.REJECTED]
        cards = tree_nodes.nodes_in(
            nodes, stand, TreeFigures(), lambda key: tree_url("tree_node", self.row, key=key) + self.query
        )
        return draw(cards, tree_nodes.edges_in(stand), width=WIDTH, words=tree_nodes.words())

    def layers(
        self,
        nodes: Sequence[TreeNode],
        talk: Mapping[str, Talk],
        evidence: Mapping[str, Sequence[Finding]],
        *,
        may_move: bool,
    ) -> list[dict[str, Any]]:
        """Return the layers from the crown to the roots with their nodes in order, and what is said about each."""
        names = tree_nodes.words().layers
        found = []
        for kind in KINDS:
            rows = [node for node in nodes if node.kind == kind]
            lines = [
                {
                    "node": node,
                    "url": self.url_of(node),
                    "talk": talk.get(node.key),
                    "findings": len(evidence.get(node.key, ())),
                    "move_url": node_url(node, self.row, "tree_node_move") if may_move else "",
                    "up": place - 1 if place else None,
                    "down": place + 1 if place + 1 < len(rows) else None,
                }
                for place, node in enumerate(rows)
            ]
            if lines:
                label = rows[0].get_kind_display() if kind == "outcome_part" else names[kind]
                found.append({"kind": kind, "label": label, "nodes": lines})
        return found
