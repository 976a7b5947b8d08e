"""Edges of a draft: proposed, confirmed or rejected with a reason, removed. No edge may close a circle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from partnerships.actions.merging import altered, gone, merged
from partnerships.actions.tree_drafts import locked_draft
from partnerships.calculations.tree.content import way
from partnerships.enums import EdgeKind, NodeKind, Standing, Strength
from partnerships.models import TreeEdge
from partnerships.queries.trees import edge_said, seen_of_edge

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jtportal.kernel.actor import Actor
    from partnerships.models import TreeNode, TreeVersion

    Fields = Mapping[str, str]

ONE_WAY = (EdgeKind.CAUSES, EdgeKind.CONTRIBUTES_TO, EdgeKind.PART_OF)
PROBLEMS = frozenset({NodeKind.MAIN_PROBLEM, NodeKind.ROOT_CAUSE_1, NodeKind.ROOT_CAUSE_2, NodeKind.EFFECT})
SOLUTIONS = frozenset(
    {NodeKind.IMPACT, NodeKind.OUTCOME, NodeKind.OUTCOME_PART, NodeKind.OUTPUT, NodeKind.INPUT}
)
ENDS = {
    EdgeKind.CAUSES: (PROBLEMS, PROBLEMS),
    EdgeKind.CONTRIBUTES_TO: (SOLUTIONS, SOLUTIONS),
    EdgeKind.PART_OF: (frozenset({NodeKind.OUTCOME_PART}), frozenset({NodeKind.OUTCOME})),
    EdgeKind.ANSWERS: (SOLUTIONS - {NodeKind.INPUT}, PROBLEMS),
}


def fits(kind: str, source: str, target: str) -> bool:
    """Say whether an edge of this kind may lead from one kind of node to another."""
    starts, ends = ENDS[EdgeKind(kind)]
    return source in starts and target in ends


def refuse_misfit(field: str) -> Refused:
    """Return the refusal of an edge between nodes that it does not go with."""
    return Refused(
        _(
            "Causes lead from problem to problem, contributions from solution to solution, answers from a solution to"
            " a problem, and parts from a part of the outcome to the outcome."
        ),
        field=field,
    )


@transaction.atomic
def add_edge(
    *, version: TreeVersion, kind: str, source: str, target: str, fields: Fields, by: Actor
) -> TreeEdge:
    """Add an edge between two keys of a draft. `fields`: ground, strength, standing, reason; all may be left out.

    Raises Refused for nodes it does not go with, for one that is there, and for one that closes a circle.
    """
    draft = locked_draft(version)
    ends: dict[str, TreeNode] = {node.key: node for node in draft.nodes.filter(key__in=(source, target))}
    for name, key in (("source", source), ("target", target)):
        if key not in ends:
            raise Refused(_("This node is not in the draft any more."), field=name)
    if source == target:
        raise Refused(_("An edge leads from one node to another."), field="target")
    if not fits(kind, ends[source].kind, ends[target].kind):
        raise refuse_misfit("target")
    if draft.edges.filter(kind=kind, source=ends[source], target=ends[target]).exists():
        raise Refused(_("This edge is there already."), field="target")
    edge = TreeEdge(version=draft, kind=kind, source=ends[source], target=ends[target])
    said = {"strength": Strength.MEDIUM, "standing": Standing.PROPOSED, **fields}
    _check(said, before="")
    if said["standing"] != Standing.REJECTED:
        _refuse_circle(draft, edge, "target")
    _say(edge, said, by=by)
    edge.save(force_insert=True)
    audit.record(edge, verb="tree_edge.added", by=by, after={**_ends(edge), **edge_said(edge)})
    return edge


@transaction.atomic
def change_edge(*, edge: TreeEdge, fields: Fields, seen: Fields, by: Actor) -> TreeEdge:
    """Change what an edge says, confirm it or reject it. `seen` and clashes as with nodes.

    Raises Refused when it is confirmed or rejected without a reason, or when it would close a circle.
    """
    draft = locked_draft(edge.version)
    rows = TreeEdge.objects.select_for_update(of=("self",)).select_related("source", "target")
    held = rows.filter(version=draft, pk=edge.pk).first()
    if held is None:
        raise gone()
    now = edge_said(held)
    changes = merged(row=held, typed=fields, seen=seen, now=now)
    if not changes:
        return held
    after = {**now, **changes}
    _check(after, before=now["standing"])
    if now["standing"] == Standing.REJECTED != after["standing"]:
        _refuse_circle(draft, held, "standing")
    _say(held, after, by=by)
    held.revision += 1
    held.save()
    before = {**_ends(held), **{name: now.get(name, "") for name in changes}}
    audit.record(
        held, verb="tree_edge.changed", by=by, before=before, after=changes, reason=after.get("reason", "")
    )
    return held


def _ends(edge: TreeEdge) -> dict[str, str]:
    return {"kind": str(edge.kind), "source": edge.source.key, "target": edge.target.key}


def _say(edge: TreeEdge, fields: Fields, *, by: Actor) -> None:
    edge.ground, edge.strength = fields.get("ground", "")[:200], fields["strength"]
    edge.standing, edge.reason = fields["standing"], fields.get("reason", "")
    edge.changed_at, edge.changed_by = timezone.now(), by.user


def _check(fields: Fields, *, before: str) -> None:
    """Refuse a decision without its reason."""
    if fields["standing"] not in Standing.values or fields["strength"] not in Strength.values:
        raise Refused(_("Choose one of the words."), field="standing")
    decided = fields["standing"] in (Standing.CONFIRMED, Standing.REJECTED)
    if decided and fields["standing"] != before and not fields.get("reason", "").strip():
        raise Refused(_("Say why it is confirmed or rejected."), field="reason")


def _refuse_circle(draft: TreeVersion, edge: TreeEdge, field: str) -> None:
    if edge.kind not in ONE_WAY:
        return
    rows = draft.edges.filter(kind__in=ONE_WAY).exclude(standing=Standing.REJECTED).exclude(pk=edge.pk)
    known = rows.values_list("source__key", "target__key")
    if circle := way(known, edge.target.key, edge.source.key):
        steps = " → ".join([*circle, edge.target.key])
        raise Refused(
            _("This would close a circle: %(steps)s. A cause cannot be its own effect.") % {"steps": steps},
            field=field,
        )


@transaction.atomic
def remove_edge(*, edge: TreeEdge, by: Actor, seen: str | None = None) -> None:
    """Remove an edge from a draft; one removed by somebody else already is gone all the same.

    `seen`: queries.trees.seen_of_edge as the reader saw it; raises Clash when it was changed since.
    """
    draft = locked_draft(edge.version)
    held = draft.edges.select_related("source", "target").filter(pk=edge.pk).first()
    if held is None:
        return
    if seen is not None and seen != seen_of_edge(held):
        raise altered(held)
    audit.record(held, verb="tree_edge.removed", by=by, before={**_ends(held), **edge_said(held)})
    held.delete()
