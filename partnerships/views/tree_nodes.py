"""The tree's rows put into the words and values that the drawing sets."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partnerships.calculations.tree.cards import MARKS
from partnerships.calculations.tree.drawing import STATES, BadgeIn, EdgeIn, NodeIn, Words
from partnerships.calculations.tree.gaps import gaps
from partnerships.enums import EdgeKind, NodeKind, Standing, Strength
from partnerships.sockets import NodeFigures

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from partnerships.models import TreeEdge, TreeNode
    from partnerships.sockets import TreeFigures

CAUSES = (NodeKind.ROOT_CAUSE_1, NodeKind.ROOT_CAUSE_2, NodeKind.EFFECT)


def gaps_in(
    nodes: Sequence[TreeNode], edges: Sequence[TreeEdge], evident: Collection[str] | None = None
) -> dict[str, dict[str, str]]:
    """Return what hangs loose by key: each gap (calculations.tree.gaps) in words."""
    told = [(edge.kind, edge.source.key, edge.target.key, edge.standing) for edge in edges]
    words_of = {
        "cause": _("No output answers this"),
        "output": _("This answers no cause"),
        "evidence": _("No evidence speaks for this"),
    }
    found = gaps({node.key: node.kind for node in nodes}, told, evident)
    return {key: {gap: words_of[gap] for gap in names} for key, names in found.items()}


def words() -> Words:
    """Return the few words that the drawing sets itself, in the reader's language."""
    return Words(
        layers={
            NodeKind.IMPACT: _("Impact"),
            NodeKind.OUTCOME: _("Outcome"),
            NodeKind.OUTCOME_PART: _("Outcome"),
            NodeKind.OUTPUT: _("Outputs"),
            NodeKind.INPUT: _("Inputs"),
            NodeKind.MAIN_PROBLEM: _("Problem"),
            NodeKind.EFFECT: _("Effects"),
            NodeKind.ROOT_CAUSE_1: _("Root causes, 1st level"),
            NodeKind.ROOT_CAUSE_2: _("Root causes, 2nd level"),
        },
        target=pgettext("beside a value", "target"),
        above=_("what the partners do"),
        below=_("why it is needed"),
        relations={
            (EdgeKind.CAUSES, True): _("Leads to:"),
            (EdgeKind.CAUSES, False): _("Caused by:"),
            (EdgeKind.CONTRIBUTES_TO, True): _("Contributes to:"),
            (EdgeKind.CONTRIBUTES_TO, False): _("Fed by:"),
            (EdgeKind.ANSWERS, True): _("Answers:"),
            (EdgeKind.ANSWERS, False): _("Answered by:"),
            (EdgeKind.PART_OF, True): _("Part of:"),
            (EdgeKind.PART_OF, False): _("Has as a part:"),
        },
    )


def nodes_in(
    nodes: Sequence[TreeNode], edges: Sequence[TreeEdge], told: TreeFigures, url_of: Callable[[str], str]
) -> list[NodeIn]:
    """Return every node with its state, figures, the outputs that answer it, and the gap where none does."""
    labels = told.state_labels
    answers = answers_by_target(edges)
    loose = gaps_in(nodes, edges)
    found = []
    for node in nodes:
        known = told.nodes.get(node.key, NodeFigures())
        badges = tuple(
            BadgeIn(
                edge.source.key.removeprefix("O"),
                told.nodes.get(edge.source.key, NodeFigures()).state,
                proposed=edge.standing == Standing.SUGGESTED,
            )
            for edge in answers.get(node.key, ())
        )
        found.append(
            NodeIn(
                key=node.key,
                kind=node.kind,
                text=node.text(),
                lead=node.lead(),
                state=known.state,
                state_label=str(labels.get(known.state, "")),
                figures=known.figures,
                n_text=known.n_text,
                badges=badges,
                gap_text=next(iter(loose.get(node.key, {}).values()), ""),
                url=url_of(node.key),
                weight=known.weight,
            )
        )
    return found


def answers_by_target(edges: Sequence[TreeEdge]) -> dict[str, list[TreeEdge]]:
    """Return the outputs' answers by the root they answer, outputs in their order."""
    found: dict[str, list[TreeEdge]] = {}
    for edge in sorted(edges, key=lambda edge: edge.source.position):
        if (
            edge.kind == EdgeKind.ANSWERS
            and edge.source.kind == NodeKind.OUTPUT
            and edge.target.kind in CAUSES
        ):
            found.setdefault(edge.target.key, []).append(edge)
    return found


def edges_in(edges: Sequence[TreeEdge]) -> list[EdgeIn]:
    """Return the edges to draw. Suggestions that nobody confirmed show as answers on selection only."""
    return [
        EdgeIn(
            key=f"{edge.kind}:{edge.source.key}:{edge.target.key}",
            kind=edge.kind,
            source=edge.source.key,
            target=edge.target.key,
            dashed=edge.strength == Strength.WEAK,
            standing=edge.standing,
        )
        for edge in edges
        if edge.standing != Standing.SUGGESTED or edge.kind == EdgeKind.ANSWERS
    ]


def state_lines(nodes: Sequence[NodeIn], told: TreeFigures) -> list[dict[str, Any]]:
    """Return the key's lines: each state with its shape, word and how many nodes are in it."""
    counts = Counter(node.state for node in nodes)
    return [
        {
            "state": state,
            "label": told.state_labels.get(state, state),
            "mark": MARKS[state],
            "count": counts[state],
        }
        for state in STATES
    ]
