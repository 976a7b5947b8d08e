"""Versions of a tree: a draft begun from the published one, published with a reason, or set aside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from jtportal.kernel.transitions import move
from partnerships.actions.merging import altered
from partnerships.enums import VERSION_MOVES, NodeKind, VersionState
from partnerships.models import Tree, TreeEdge, TreeNode, TreeVersion
from partnerships.queries.trees import seen_of_version

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership


def locked_draft(version: TreeVersion) -> TreeVersion:
    """Hold a draft until the transaction ends. Raises Refused when it is no draft any more."""
    held = TreeVersion.objects.select_for_update(of=("self",)).select_related("tree").get(pk=version.pk)
    if not held.is_draft:
        raise Refused(
            _(
                "This draft was published or set aside meanwhile. Begin a new one to go on; your words stand below."
            )
        )
    return held


@transaction.atomic
def begin_draft(*, partnership: Partnership, by: Actor) -> TreeVersion:
    """Begin a draft as a copy of the published version. Raises Refused when there is one, or no tree."""
    tree = Tree.objects.select_for_update().filter(partnership=partnership).first()
    published = tree.versions.filter(state=VersionState.PUBLISHED).first() if tree else None
    if tree is None or published is None:
        raise Refused(_("This partnership has no tree yet."))
    if tree.versions.filter(state=VersionState.DRAFT).exists():
        raise Refused(_("There is a draft already: work on in it together."))
    number = tree.versions.order_by("-number").values_list("number", flat=True)[0] + 1
    version = TreeVersion.objects.create(
        tree=tree, number=number, begun_from=published, created_by=by.user, state=VersionState.DRAFT
    )
    _copy(published, version)
    audit.record(
        version,
        verb="tree_version.begun",
        by=by,
        after={"partnership": partnership.pk, "number": number, "from": published.number},
    )
    return version


def _copy(old: TreeVersion, new: TreeVersion) -> None:
    """Copy nodes and edges, with who changed them last."""
    changed = ("revision", "changed_at", "changed_by_id")
    said = ("kind", "texts", "leads", "assumptions", "risks", "position", "key", *changed)
    nodes = {
        node.pk: TreeNode(version=new, **{name: getattr(node, name) for name in said})
        for node in old.nodes.all()
    }
    TreeNode.objects.bulk_create(nodes.values())
    told = ("kind", "ground", "strength", "standing", "reason", *changed)
    TreeEdge.objects.bulk_create(
        TreeEdge(
            version=new,
            source=nodes[edge.source_id],
            target=nodes[edge.target_id],
            **{name: getattr(edge, name) for name in told},
        )
        for edge in old.edges.all()
    )


@transaction.atomic
def publish_draft(*, version: TreeVersion, reason: str, by: Actor, seen: str | None = None) -> TreeVersion:
    """Publish a draft; the version that was published before is retired in the same moment.

    Indicators, comments and evidence hang on keys of nodes and go along. Raises Refused without a reason, without an
    impact or a main problem, or when the draft is none any more. `seen`: queries.trees.seen_of_version as the reader
    saw it; raises Clash when anything was changed since.
    """
    if not reason.strip():
        raise Refused(_("Say why this version replaces the former one."), field="reason")
    held = locked_draft(version)
    if seen is not None and seen != seen_of_version(held):
        raise altered(held)
    tree = Tree.objects.select_for_update().get(pk=version.tree_id)
    kinds = set(held.nodes.values_list("kind", flat=True))
    if not kinds >= {NodeKind.IMPACT, NodeKind.MAIN_PROBLEM}:
        raise Refused(_("A tree needs its impact and its main problem before it can be published."))
    now = timezone.now()
    former = tree.versions.filter(state=VersionState.PUBLISHED).first()
    if former is not None:
        _step(former, VersionState.RETIRED, by=by, verb="tree_version.retired", retired_at=now)
    more: dict[str, Any] = {"published_at": now, "published_by": by.user, "reason": reason.strip()}
    _step(held, VersionState.PUBLISHED, by=by, verb="tree_version.published", **more)
    return held


@transaction.atomic
def drop_draft(*, version: TreeVersion, reason: str, by: Actor) -> None:
    """Set a draft aside: it stays to be read, and another can be begun. Raises Refused without a reason."""
    if not reason.strip():
        raise Refused(_("Say why the draft is set aside."), field="reason")
    held = locked_draft(version)
    more: dict[str, Any] = {"reason": reason.strip(), "retired_at": timezone.now()}
    _step(held, VersionState.DROPPED, by=by, verb="tree_version.dropped", **more)


def _step(version: TreeVersion, to: str, *, by: Actor, verb: str, reason: str = "", **changes: Any) -> None:
    def record(row: TreeVersion, **told: Any) -> None:
        audit.record(row, verb=verb, **told)

    if reason:
        version.reason = reason
        version.save(update_fields=["reason"])
    move(version, to=to, by=by, table=VERSION_MOVES, record=record, reason=reason, **changes)
