"""The same tree as a nested list: for a phone, for a reader by ear, for a print that is read and not looked
at.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .cards import MARKS
from .drawing import KINDS, EdgeIn, FigureIn, NodeIn, Relation, Run, Spark, Words
from .figures import any_known, sparkline
from .text import emphasise

SPARK_WIDTH, SPARK_HEIGHT = 96.0, 28.0
SHORT = 80
"""Texts of so many characters are set in bold where nothing else is."""


@dataclass(frozen=True, slots=True)
class OutlineFigure:
    """A figure and its sparkline, 96 by 28 pixels."""

    figure: FigureIn
    spark: Spark | None


@dataclass(frozen=True, slots=True)
class OutlineNode:
    """A node with its state's shape (a path 10 pixels square), figures and relations; under an outcome its
    parts.
    """

    node: NodeIn
    mark: str
    text: tuple[Run, ...]
    figures: tuple[OutlineFigure, ...]
    relations: tuple[Relation, ...]
    parts: tuple["OutlineNode", ...] = ()


@dataclass(frozen=True, slots=True)
class OutlineLayer:
    """A layer in the order of the drawing, its nodes in the order given. `roots`: it lies in the ground."""

    kind: str
    label: str
    roots: bool
    nodes: tuple[OutlineNode, ...]


def outline(
    nodes: Sequence[NodeIn], edges: Sequence[EdgeIn], *, words: Words | None = None
) -> tuple[OutlineLayer, ...]:
    """Layers from the crown to the roots with their nodes; parts stand under their outcome."""
    words = words or Words()
    relations = relations_of(nodes, edges, words)
    kind_of = {node.key: node.kind for node in nodes}
    whole: dict[str, str] = {}
    for edge in edges:
        if edge.kind == "part_of" and (kind_of.get(edge.source), kind_of.get(edge.target)) == (
            "outcome_part",
            "outcome",
        ):
            whole.setdefault(edge.source, edge.target)
    parts: dict[str, list[OutlineNode]] = {}
    for node in nodes:
        if node.key in whole:
            parts.setdefault(whole[node.key], []).append(_entry(node, relations))
    order = {kind: place for place, kind in enumerate(KINDS)}
    layers = []
    for kind in sorted(dict.fromkeys(kind_of.values()), key=lambda kind: order.get(kind, len(order))):
        entries = tuple(
            replace(_entry(node, relations), parts=tuple(parts.get(node.key, ())))
            for node in nodes
            if node.kind == kind and node.key not in whole
        )
        if entries:
            layers.append(OutlineLayer(kind, words.layers.get(kind, ""), _in_ground(kind), entries))
    return tuple(layers)


def _entry(node: NodeIn, relations: dict[str, tuple[Relation, ...]]) -> OutlineNode:
    figures = tuple(
        OutlineFigure(
            figure,
            sparkline(figure.spark, figure.target_value, 0, 0, SPARK_WIDTH, SPARK_HEIGHT)
            if any_known(figure)
            else None,
        )
        for figure in node.figures
    )
    mark = MARKS.get(node.state, MARKS["not_measured"])
    lead = node.lead or (node.text if len(node.text) <= SHORT else "")
    return OutlineNode(node, mark, tuple(emphasise(node.text, lead)), figures, relations[node.key])


def _in_ground(kind: str) -> bool:
    return kind in KINDS[KINDS.index("main_problem") :]


def relations_of(
    nodes: Sequence[NodeIn], edges: Sequence[EdgeIn], words: Words
) -> dict[str, tuple[Relation, ...]]:
    """Every edge from both of its ends, by key of the node."""
    by_key = {node.key: node for node in nodes}
    found: dict[str, list[Relation]] = {key: [] for key in by_key}
    for edge in edges:
        if edge.source in by_key and edge.target in by_key and edge.source != edge.target:
            for here, there, outward in (
                (edge.source, edge.target, True),
                (edge.target, edge.source, False),
            ):
                lead = words.relations.get((edge.kind, outward), "")
                found[here].append(
                    Relation(edge.kind, outward, by_key[there], edge.standing, edge.dashed, lead)
                )
    return {key: tuple(relations) for key, relations in found.items()}
