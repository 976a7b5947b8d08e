"""The one-time link by which a worker answers a follow-up without an account."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.actor import NOBODY
from jtportal.kernel.doors import Refused
from workforce.actions import follow_ups, ledger
from workforce.enums import Channel
from workforce.models import FollowUpLink
from workforce.queries.follow_up_links import digest_of

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor
    from workforce.models import FollowUp, FollowUpAnswer

DAYS = 21  # how long a link can be answered by


@transaction.atomic
def make(*, follow_up: FollowUp, language: str, by: Actor) -> str:
    """Return a new secret for a follow-up's link; the one made before no longer opens. Raises Refused.

    Only its digest is kept: the secret can be shown this once.
    """
    if language not in dict(settings.LANGUAGES):
        raise Refused(_("The form does not exist in this language."), field="language")
    row = follow_ups.locked(follow_up)
    at = ledger.now()
    row.links.filter(used_at=None, revoked_at=None).update(revoked_at=at)
    token = secrets.token_urlsafe(24)
    link = FollowUpLink.objects.create(
        follow_up=row,
        digest=digest_of(token),
        language=language,
        made_by_id=by.user_id,
        made_at=at,
        expires_at=at + timedelta(days=DAYS),
    )
    after = {"point": row.point, "language": language}
    audit.record(
        link, verb="follow_up.link_made", by=by, subject=row.case.person.subject, personal_after=after
    )
    return token


@transaction.atomic
def use(*, token: str, status: str, by: Actor = NOBODY, **said: Any) -> FollowUpAnswer:
    """Record the worker's own answer, once. Raises Refused for a link that is none, used up, revoked or expired."""
    gone = Refused(_("This link no longer opens: it was used, replaced, or its days are over."))
    rows = FollowUpLink.objects.select_related("follow_up__case")
    known = rows.filter(digest=digest_of(token)).first()
    if known is None:
        raise gone
    ledger.join(known.follow_up.case.partnership_id)
    link = FollowUpLink.objects.select_for_update().get(pk=known.pk)
    at = ledger.now()
    if link.used_at is not None or link.revoked_at is not None or link.expires_at <= at:
        raise gone
    link.used_at = at
    link.save(update_fields=["used_at"])
    return follow_ups.answer(follow_up=known.follow_up, status=status, by=by, channel=Channel.LINK, **said)
