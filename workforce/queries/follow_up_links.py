"""Which follow-up a secret address means."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.utils import timezone

from workforce.models import FollowUpLink

if TYPE_CHECKING:
    from workforce.models import FollowUp


def digest_of(token: str) -> str:
    """Return what is kept of a secret: SHA-256 in hexadecimal digits. It is random enough to need no salt."""
    return hashlib.sha256(token.encode()).hexdigest()


def open_link(token: str) -> FollowUpLink | None:
    """Return the link of a secret that can be answered by now, else None."""
    rows = FollowUpLink.objects.filter(
        digest=digest_of(token),
        used_at=None,
        revoked_at=None,
        expires_at__gt=timezone.now(),
        follow_up__retracted_at=None,
        follow_up__case__retracted_at=None,
    )
    return rows.select_related("follow_up__case__partnership").first()


def open_of(follow_up: FollowUp) -> FollowUpLink | None:
    """Return the follow-up's link that can be answered by now, else None."""
    rows = follow_up.links.filter(used_at=None, revoked_at=None, expires_at__gt=timezone.now())
    return rows.first()
