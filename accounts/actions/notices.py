"""What people are told, and that they have read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from accounts.actions import audit
from accounts.models import Notice

if TYPE_CHECKING:
    from accounts.models import User
    from jtportal.kernel.actor import Actor


@transaction.atomic
def tell(*, user: User, kind: str, by: Actor, params: dict[str, Any] | None = None, url: str = "") -> Notice:
    """Tell a person something. `kind` is plugged into accounts.sockets.NOTICES, which puts it into words.

    `params` name no other person: they are shown as they are, and only to this one.
    """
    row = Notice.objects.create(user=user, kind=kind, params=params or {}, url=url)
    audit.record(row, verb="notice.told", by=by, after={"user": user.pk, "kind": kind})
    return row


@transaction.atomic
def read(*, by: Actor) -> int:
    """Mark everything the person was told as read; return how many notices that were."""
    unread = Notice.objects.filter(user=by.user_id, read_at=None)
    latest = unread.order_by("-id").first()
    if latest is None:
        return 0
    count = unread.update(read_at=timezone.now())
    audit.record(latest, verb="notice.read", by=by, after={"notices": count})
    return count
