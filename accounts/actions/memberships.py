"""Who acts for which organisation in which role: granted, changed, taken back; and for which one now."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions import audit, notices
from accounts.actions.changing import set_changed, written
from accounts.models import Membership
from accounts.queries import actor_for
from jtportal.kernel.doors import Refused

if TYPE_CHECKING:
    from datetime import date

    from accounts.models import Organisation, User
    from jtportal.kernel.actor import Actor


@transaction.atomic
def grant(
    *,
    user: User,
    organisation: Organisation,
    role: str,
    by: Actor,
    valid_from: date | None = None,
    valid_until: date | None = None,
) -> Membership:
    """Give somebody a role in an organisation, from today unless said otherwise, and tell them.

    A role that was held before and has ended begins anew. Raises Refused when the role is held already.
    """
    start = valid_from or timezone.localdate()
    row = (
        Membership.objects.select_for_update().filter(user=user, organisation=organisation, role=role).first()
    )
    if row and (row.valid_until is None or row.valid_until >= start):
        raise Refused(_("This person holds that role in this organisation already."), field="role")
    before = {"valid_from": row.valid_from, "valid_until": row.valid_until} if row else {}
    row = row or Membership(user=user, organisation=organisation, role=role)
    row.valid_from, row.valid_until = start, valid_until
    row.save()
    after = {"user": user.pk, "organisation": organisation.pk, "role": str(role)}
    after |= {"valid_from": start, "valid_until": valid_until}
    audit.record(row, verb="membership.granted", by=by, before=before, after=after)
    notices.tell(
        user=user,
        kind="membership_granted",
        params={"organisation": str(organisation), "role": str(role)},
        by=by,
    )
    return row


@transaction.atomic
def change(*, membership: Membership, by: Actor, **values: Any) -> None:
    """Change role, valid_from or valid_until. Raises Refused when the role is held already."""
    row = Membership.objects.select_for_update().get(pk=membership.pk)
    before, after = set_changed(row, values)
    if not after:
        return
    same = Membership.objects.filter(user=row.user_id, organisation=row.organisation_id, role=row.role)
    if same.exclude(pk=row.pk).exists():
        raise Refused(_("This person holds that role in this organisation already."), field="role")
    row.save(update_fields=list(after))
    audit.record(row, verb="membership.changed", by=by, before=before, after=after)


@transaction.atomic
def revoke(*, membership: Membership, by: Actor) -> None:
    """Take a role back from today on: yesterday is its last day. One that has not begun is removed."""
    row = Membership.objects.select_for_update().get(pk=membership.pk)
    last = timezone.localdate() - timedelta(days=1)
    before = {"user": row.user_id, "organisation": row.organisation_id, "role": row.role}
    before |= {"valid_from": row.valid_from, "valid_until": written(row.valid_until)}
    if row.valid_from > last:
        audit.record(row, verb="membership.removed", by=by, before=before)
        row.delete()
        return
    row.valid_until = min(last, row.valid_until or last)
    row.save(update_fields=["valid_until"])
    audit.record(row, verb="membership.ended", by=by, before=before, after={"valid_until": row.valid_until})


@transaction.atomic
def act_for(*, organisation_id: int, by: Actor) -> Actor:
    """Record that a person now acts for another of their organisations; return them in the roles held there.

    Raises Refused when they belong to no such organisation today. The caller keeps the choice in the session.
    """
    chosen = actor_for(by.user, organisation_id)
    if chosen.organisation_id != organisation_id:
        raise Refused(_("You do not act for this organisation."))
    if chosen.organisation_id != by.organisation_id:
        audit.record(
            chosen.organisation,
            verb="organisation.switched",
            by=chosen,
            before={"organisation": by.organisation_id},
            after={"organisation": organisation_id},
        )
    return chosen
