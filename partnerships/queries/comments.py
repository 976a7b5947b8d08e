"""Threads about the tree's nodes that wait for somebody's answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships import rules
from partnerships.enums import VersionState
from partnerships.models import NodeComment, TreeNode, TreeVersion
from partnerships.sockets import Waiting

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership

MOST = 50
SHORT = 120


def threads_for(actor: Actor, partnership: Partnership) -> QuerySet[Any]:
    """Return the open threads in which somebody else spoke last, oldest first, each with `last_text`.

    The coordinator gets all, others those in which they took part. Nodes that are gone are left out.
    """
    versions = TreeVersion.objects.visible_to(actor).filter(
        tree__partnership=partnership, state__in=(VersionState.DRAFT, VersionState.PUBLISHED)
    )
    said = NodeComment.objects.filter(Q(pk=OuterRef("pk")) | Q(thread=OuterRef("pk")))
    last = said.order_by("-written_at", "-pk")
    rows = (
        NodeComment.objects.visible_to(actor)
        .filter(tree__partnership=partnership, thread=None, resolved_at=None)
        .filter(
            # the page of a node shows the draft where there is one, else what is published
            node_key__in=TreeNode.objects.filter(version=versions.order_by("state").first()).values("key")
        )
        .annotate(last_by=Subquery(last.values("by")[:1]), last_text=Subquery(last.values("text")[:1]))
        .filter(~Q(last_by=actor.user_id) | Q(last_by=None))
    )
    if not rules.may_coordinate(actor, partnership):
        rows = rows.filter(Exists(said.filter(by=actor.user_id)))
    return rows.order_by("written_at", "pk")


def waiting(actor: Actor, partnership: Partnership) -> list[Waiting]:
    """Return the threads that wait for this person's answer, once each; fits partnerships.sockets.WAITING."""
    if not rules.may_take_part(actor, partnership):
        return []
    return [
        Waiting(
            kind="comment",
            label=_("Answer a comment on the tree, or mark it as resolved"),
            title=f"{row.node_key}: {row.last_text[:SHORT]}",
            url=reverse(
                "partnerships:tree_node", kwargs={"partnership": partnership.code, "key": row.node_key}
            )
            + f"#comment-{row.pk}",
        )
        for row in threads_for(actor, partnership)[:MOST]
    ]
