"""Nodes of a draft: added, changed, moved, removed. The draft's row is held, so that none of these mix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from partnerships.actions.merging import altered, gone, merged
from partnerships.actions.tree_drafts import locked_draft
from partnerships.actions.tree_edges import fits, refuse_misfit
from partnerships.enums import NodeKind
from partnerships.models import Tree, TreeNode
from partnerships.queries.trees import node_said, seen_of_node

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jtportal.kernel.actor import Actor
    from partnerships.models import TreeVersion

    Fields = Mapping[str, str]

PREFIXES = {
    NodeKind.IMPACT: "IM.",
    NodeKind.OUTCOME: "OC.",
    NodeKind.OUTCOME_PART: "OC.",
    NodeKind.OUTPUT: "O",
    NodeKind.INPUT: "IN",
    NodeKind.MAIN_PROBLEM: "P0.",
    NodeKind.ROOT_CAUSE_1: "P1.",
    NodeKind.ROOT_CAUSE_2: "P2.",
    NodeKind.EFFECT: "E",
}


@transaction.atomic
def add_node(*, version: TreeVersion, fields: Fields, by: Actor, key: str = "") -> TreeNode:
    """Add a node as the last of its kind. `key`: that of a node removed from this draft, to put it back.

    Raises Refused without a text, or when the key is taken or was never given.
    """
    draft = locked_draft(version)
    given = {name: text for name, text in fields.items() if text}
    if key:
        languages = [name.partition(".")[2] for name in given if name.startswith("lead.")]
        unfit = {one for one in languages if given[f"lead.{one}"] not in given.get(f"text.{one}", "")}
        given = {name: text for name, text in given.items() if name not in {f"lead.{one}" for one in unfit}}
    _check(given)
    if key and (draft.nodes.filter(key=key).exists() or not _known(draft, key)):
        raise Refused(_("The tree has a node of that key already."), field="kind")
    last = draft.nodes.order_by("-position").values_list("position", flat=True).first()
    node = TreeNode(
        version=draft,
        key=key or _next_key(draft, NodeKind(given["kind"])),
        position=0 if last is None else last + 1,
        changed_at=timezone.now(),
        changed_by=by.user,
    )
    _say(node, given)
    node.save(force_insert=True)
    after = {"version": draft.pk, "key": node.key, **given}
    audit.record(node, verb="tree_node.added", by=by, after=after)
    return node


def _known(draft: TreeVersion, key: str) -> bool:
    """Whether the tree gave this key before."""
    prefix, number = _parts(key)
    given = draft.tree.keys_given.get(prefix, 0)
    return given >= number or TreeNode.objects.filter(version__tree=draft.tree_id, key=key).exists()


def _parts(key: str) -> tuple[str, int]:
    prefix = key.rstrip("0123456789")
    return prefix, int(key[len(prefix) :] or 0)


def _next_key(draft: TreeVersion, kind: NodeKind) -> str:
    """Return a key that no node of any version of this tree ever had."""
    tree = Tree.objects.select_for_update().get(pk=draft.tree_id)
    prefix = PREFIXES[kind]
    used = TreeNode.objects.filter(version__tree=tree, key__startswith=prefix).values_list("key", flat=True)
    numbers = [number for known, number in map(_parts, set(used)) if known == prefix]
    number = max([*numbers, tree.keys_given.get(prefix, 0)]) + 1
    tree.keys_given = {**tree.keys_given, prefix: number}
    tree.save(update_fields=["keys_given"])
    return f"{prefix}{number}"


@transaction.atomic
def change_node(*, node: TreeNode, fields: Fields, seen: Fields, by: Actor) -> TreeNode:
    """Change what a node says. `fields`: as typed; `seen`: as they stood when the writer began.

    What somebody else changed meanwhile stays where it does not touch; where it does, Clash is raised and nothing is
    written. Raises Refused where the words cannot stand.
    """
    draft = locked_draft(node.version)
    held = TreeNode.objects.select_for_update().filter(version=draft, key=node.key).first()
    if held is None:
        raise gone()
    now = node_said(held)
    changes = merged(row=held, typed=fields, seen=seen, now=now)
    if not changes:
        return held
    changes |= _loosened(now, changes)
    after = {name: text for name, text in {**now, **changes}.items() if text}
    _check(after)
    if "kind" in changes:
        _refuse_kind(held, changes["kind"])
    _say(held, after)
    held.revision += 1
    held.changed_at, held.changed_by = timezone.now(), by.user
    held.save()
    before = {"key": held.key, **{name: now.get(name, "") for name in changes}}
    audit.record(held, verb="tree_node.changed", by=by, before=before, after=changes)
    return held


def _loosened(now: Fields, changes: Fields) -> dict[str, str]:
    """Return the words in bold that nobody touched and that a new text does not hold any more: they go."""
    languages = [name.partition(".")[2] for name in changes if name.startswith("text.")]
    leads = {f"lead.{language}": changes[f"text.{language}"] for language in languages}
    return {name: "" for name, text in leads.items() if name not in changes and now.get(name, "") not in text}


def _say(node: TreeNode, fields: Fields) -> None:
    node.kind = fields["kind"]
    node.assumptions, node.risks = fields.get("assumptions", ""), fields.get("risks", "")
    for name, texts in (("text", "texts"), ("lead", "leads")):
        found = {key.partition(".")[2]: said for key, said in fields.items() if key.startswith(f"{name}.")}
        setattr(node, texts, found)


def _check(fields: Fields) -> None:
    """Refuse a node without words, and words in bold that the text does not hold."""
    if fields.get("kind") not in NodeKind.values:
        raise Refused(_("Choose what kind of node it is."), field="kind")
    if not any(name.startswith("text.") for name in fields):
        raise Refused(_("Write the text in at least one language."), field="text.en")
    for name, lead in fields.items():
        word, _dot, language = name.partition(".")
        if word == "lead" and lead not in fields.get(f"text.{language}", ""):
            raise Refused(
                _("The words in bold have to stand in the text as they are written here."), field=name
            )


def _refuse_kind(node: TreeNode, kind: str) -> None:
    """Refuse a kind that one of the node's edges does not go with."""
    for edge in node.edges_out.select_related("target"):
        if not fits(edge.kind, kind, edge.target.kind):
            raise refuse_misfit("kind")
    for edge in node.edges_in.select_related("source"):
        if not fits(edge.kind, edge.source.kind, kind):
            raise refuse_misfit("kind")


@transaction.atomic
def move_node(*, node: TreeNode, place: int, by: Actor) -> None:
    """Move a node to a place (from 0) among the nodes of its kind; beyond the last means last."""
    draft = locked_draft(node.version)
    rows = list(draft.nodes.select_for_update(of=("self",)).order_by("position"))
    held = next((row for row in rows if row.key == node.key), None)
    if held is None:
        raise gone()
    kind = [row for row in rows if row.kind == held.kind]
    places, before = [row.position for row in kind], kind.index(held)
    kind.remove(held)
    kind.insert(max(0, place), held)
    if (now := kind.index(held)) == before:
        return
    for row, position in zip(kind, places, strict=True):
        row.position = position
    TreeNode.objects.bulk_update(kind, ["position"])
    told = {"key": held.key, "place": before + 1}
    audit.record(held, verb="tree_node.moved", by=by, before=told, after={**told, "place": now + 1})


@transaction.atomic
def remove_node(*, node: TreeNode, by: Actor, seen: str | None = None) -> None:
    """Remove a node and its edges from a draft. What was said about its key stays, and it can be put back.

    `seen`: queries.trees.seen_of_node as the reader saw it; raises Clash when it or an edge of it was changed since.
    """
    draft = locked_draft(node.version)
    held = TreeNode.objects.select_for_update().filter(version=draft, key=node.key).first()
    if held is None:
        return
    if seen is not None and seen != seen_of_node(held):
        raise altered(held)
    edges = draft.edges.filter(source=held) | draft.edges.filter(target=held)
    lost = [
        f"{edge.source.key} {edge.kind} {edge.target.key}"
        for edge in edges.select_related("source", "target")
    ]
    before = {"version": draft.pk, "key": held.key, **node_said(held), "edges": lost}
    audit.record(held, verb="tree_node.removed", by=by, before=before)
    held.delete()
