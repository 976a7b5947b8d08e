"""The tree as a table for printing: first a row for each layer as its source shows it, then every node in detail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from jtportal.kernel.doors import PageDoor, anyone
from partnerships.calculations.tree.drawing import KINDS
from partnerships.calculations.tree.table import table
from partnerships.enums import Standing
from partnerships.queries import diagnosis, trees
from partnerships.views import tree_nodes
from partnerships.views.tree_parts import WORKING, OfVersion, standing, version_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from partnerships.models import TreeEdge, TreeNode, TreeVersion


class TreeTable(OfVersion, PageDoor):
    """The table that the tree's source shows, and below it every node with what belongs to it; ?version=N."""

    access = anyone
    any_version = True
    states: ClassVar[tuple[str, ...]] = WORKING
    template = "partnerships/tree_table.html"

    def context(self) -> dict[str, Any]:
        """Return the layers."""
        version = trees.in_full(self.row)
        nodes, edges = list(version.nodes.all()), standing(version)
        return {
            "version": version,
            "version_words": version_words(version),
            "query": self.query(),
            "lines": lines_of(nodes, edges),
            "layers": details_of(version, nodes, edges),
            "count": len(nodes),
        }


def lines_of(nodes: Sequence[TreeNode], edges: Sequence[TreeEdge]) -> list[dict[str, Any]]:
    """Return the table's lines: the layer's name and its cells, each with its nodes in words."""
    names, by_key = tree_nodes.words().layers, {node.key: node for node in nodes}
    told = [(edge.kind, edge.source.key, edge.target.key, edge.standing) for edge in edges]
    return [
        {
            "kind": line.kind,
            "label": names[line.kind],
            "cells": [
                {
                    "span": cell.span,
                    "letter": cell.letter,
                    "nodes": cell_nodes([by_key[key] for key in cell.keys]),
                }
                for cell in line.cells
            ],
        }
        for line in table({node.key: node.kind for node in nodes}, told)
    ]


def cell_nodes(nodes: Sequence[TreeNode]) -> list[TreeNode]:
    """Return the nodes of a cell; a part that its outcome's sentence says, in whichever language, is said already."""
    if len(nodes) < 2 or nodes[0].kind != "outcome":
        return list(nodes)
    sentences = nodes[0].texts

    def is_said(part: TreeNode) -> bool:
        words = [(text, sentences.get(language, "")) for language, text in part.texts.items() if text]
        return any(text.casefold() in sentence.casefold() for text, sentence in words)

    return [nodes[0], *(part for part in nodes[1:] if not is_said(part))]


def details_of(
    version: TreeVersion, nodes: Sequence[TreeNode], edges: Sequence[TreeEdge]
) -> list[dict[str, Any]]:
    """Return the layers from the impact down to the root causes, every node with what belongs to it, in words."""
    names, ties = tree_nodes.words().layers, ties_of(edges)
    spoken = evidence_of(version)
    loose = tree_nodes.gaps_in(nodes, edges, spoken)
    found = []
    for kind in KINDS:
        lines = []
        for node in nodes:
            if node.kind == kind:
                lacks = loose.get(node.key, {})
                line = {
                    "node": node,
                    "text": f"{node.key} · {node.text()}",
                    "ties": ties.get(node.key, ""),
                    "unanswered": "; ".join(words for gap, words in lacks.items() if gap != "evidence"),
                    "assumptions": node.assumptions,
                    "risks": node.risks,
                    "evidence": spoken.get(node.key, []),
                    "bare": lacks.get("evidence", ""),
                }
                lines.append(line)
        if lines:
            found.append({"kind": kind, "label": names[kind], "nodes": lines})
    return found


def evidence_of(version: TreeVersion) -> Mapping[str, list[str]]:
    """Return what speaks for each node, in words by its key: agreed findings, then what was put down at the node."""
    found: dict[str, list[str]] = {}
    for key, rows in diagnosis.findings_of_nodes(version.partnership).items():
        for row in rows:
            said = {"title": row.title, "source": row.source, "day": date_format(row.observed_on)}
            found.setdefault(key, []).append(_("%(title)s (%(source)s, %(day)s)") % said)
    for one in trees.all_evidence(version.partnership):
        found.setdefault(one.node_key, []).append(f"{one.get_kind_display()}: {one.note}")
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
