"""What people say about a node: comments in threads, evidence, and a solution drawn as the mirror of a problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from partnerships.actions import documents
from partnerships.actions.tree_edges import PROBLEMS, add_edge
from partnerships.actions.tree_nodes import add_node
from partnerships.enums import EdgeKind, NodeKind
from partnerships.models import NodeComment, NodeEvidence, TreeNode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.core.files.base import File

    from jtportal.kernel.actor import Actor
    from partnerships.models import Tree, TreeEdge

MIRRORS = {NodeKind.MAIN_PROBLEM: NodeKind.OUTCOME}


@transaction.atomic
def comment(
    *, tree: Tree, node_key: str, text: str, by: Actor, thread: NodeComment | None = None
) -> NodeComment:
    """Say something about a node, or answer in a thread; an answer opens a resolved thread again."""
    if not text.strip():
        raise Refused(_("Write what you want to say."), field="text")
    if thread is not None:
        thread = NodeComment.objects.select_for_update().get(pk=thread.thread_id or thread.pk)
        node_key = thread.node_key
        if thread.resolved_at:
            thread.resolved_at = thread.resolved_by = None
            thread.save(update_fields=["resolved_at", "resolved_by"])
    said = NodeComment.objects.create(
        tree=tree,
        node_key=node_key,
        thread=thread,
        text=text.strip(),
        by=by.user,
        organisation_id=by.organisation_id,
    )
    after = {"node": node_key, "thread": thread and thread.pk, "text": said.text}
    audit.record(said, verb="tree_comment.written", by=by, after=after)
    return said


@transaction.atomic
def resolve(*, comment: NodeComment, resolved: bool, by: Actor) -> None:
    """Mark a thread as resolved, or open it again."""
    held = NodeComment.objects.select_for_update().get(pk=comment.thread_id or comment.pk)
    if bool(held.resolved_at) == resolved:
        return
    held.resolved_at = timezone.now() if resolved else None
    held.resolved_by = by.user if resolved else None
    held.save(update_fields=["resolved_at", "resolved_by"])
    audit.record(held, verb="tree_comment.resolved", by=by, after={"resolved": resolved})


@transaction.atomic
def add_evidence(
    *, tree: Tree, node_key: str, kind: str, note: str, by: Actor, upload: File | None = None
) -> NodeEvidence:
    """Put down what speaks for a node, with the file it stands in where there is one."""
    if not note.strip():
        raise Refused(_("Say what it shows."), field="note")
    kept = documents.keep(partnership=tree.partnership, upload=upload, by=by) if upload else None
    found = NodeEvidence.objects.create(
        tree=tree, node_key=node_key, kind=kind, note=note.strip(), document=kept, by=by.user
    )
    after = {"node": node_key, "kind": str(kind), "note": found.note, "document": kept and str(kept.pk)}
    audit.record(found, verb="tree_evidence.added", by=by, after=after)
    return found


@transaction.atomic
def remove_evidence(*, evidence: NodeEvidence, by: Actor) -> None:
    """Take evidence off a node; its file stays among the partnership's files."""
    before = {"node": evidence.node_key, "kind": evidence.kind, "note": evidence.note}
    audit.record(evidence, verb="tree_evidence.removed", by=by, before=before)
    evidence.delete()


def mirror_kind(kind: str) -> str:
    """Return the kind of the solution that mirrors a problem: the outcome for the main problem, else an output."""
    return MIRRORS.get(NodeKind(kind), NodeKind.OUTPUT)


@transaction.atomic
def add_mirror(
    *, node: TreeNode, fields: Mapping[str, str], edge: Mapping[str, str], by: Actor, solution: str = ""
) -> TreeEdge:
    """Put a solution opposite a problem: a new one saying `fields`, or that of key `solution`, with its answer.

    Raises Refused when the node is no problem, and what adding a node and an edge may.
    """
    if node.kind not in PROBLEMS:
        raise Refused(_("Only a problem has a mirror."))
    made = (
        solution
        or add_node(version=node.version, fields={**fields, "kind": mirror_kind(node.kind)}, by=by).key
    )
    return add_edge(
        version=node.version, kind=EdgeKind.ANSWERS, source=made, target=node.key, fields=edge, by=by
    )
