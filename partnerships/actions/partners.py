"""Organisations in their written roles of a partnership, from a day until another."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import ProtectedError, Q
from django.utils.translation import gettext as _

from accounts.actions import audit
from accounts.actions.changing import set_changed
from jtportal.kernel.doors import Refused
from partnerships.actions import leads
from partnerships.actions.stale import refuse_stale
from partnerships.models import Partner

if TYPE_CHECKING:
    from datetime import date

    from accounts.models import Organisation
    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership, Territory


def refuse_overlap(row: Partner) -> None:
    """Raise Refused when the organisation holds the same role on one of these days already."""
    same = Partner.objects.filter(
        partnership=row.partnership_id, organisation=row.organisation_id, role=row.role
    )
    meets = same.filter(Q(valid_until=None) | Q(valid_until__gte=row.valid_from)).exclude(pk=row.pk)
    if row.valid_until is not None:
        meets = meets.filter(valid_from__lte=row.valid_until)
    if meets.exists():
        raise Refused(_("This organisation holds that role on some of those days already."), field="role")


@transaction.atomic
def add(
    *,
    partnership: Partnership,
    organisation: Organisation,
    role: str,
    by: Actor,
    valid_from: date | None = None,
    valid_until: date | None = None,
    responsibilities: str = "",
    territory: Territory | None = None,
) -> Partner:
    """Take an organisation in, from today (in the partnership's time zone) unless said otherwise.

    Both days are included. Raises Refused when it holds the role on one of these days already.
    """
    row = Partner(partnership=partnership, organisation=organisation, role=role, valid_until=valid_until)
    row.territory = territory
    row.valid_from = valid_from or partnership.today()
    row.responsibilities = responsibilities
    refuse_overlap(row)
    row.save()
    after = {"partnership": partnership.pk, "organisation": organisation.pk, "role": str(role)}
    after |= {"valid_from": row.valid_from, "valid_until": valid_until}
    after |= {"territory": row.territory_id} if territory else {}
    audit.record(row, verb="partner.added", by=by, after=after)
    return row


@transaction.atomic
def change(*, partner: Partner, by: Actor, seen: int | None = None, **values: Any) -> None:
    """Change role, territory, valid_from, valid_until or responsibilities. Raises Refused when that meets the same role,
    or when somebody changed the row since this person saw its revision `seen`.

    A lead that would outlast the role ends with it.
    """
    row = Partner.objects.select_for_update().get(pk=partner.pk)
    refuse_stale(row, seen)
    before, after = set_changed(row, values)
    if not after:
        return
    refuse_overlap(row)
    row.revision += 1
    row.save(update_fields=[*after, "revision"])
    if "valid_until" in after:
        leads.shorten(partner=row, by=by)
    audit.record(row, verb="partner.changed", by=by, before=before, after=after)


@transaction.atomic
def end(*, partner: Partner, on: date, by: Actor) -> None:
    """Let a role end with a day, its last. Raises Refused when it ended before or had not begun."""
    if on < partner.valid_from:
        raise Refused(_("The last day cannot lie before the first."), field="valid_until")
    change(partner=partner, by=by, valid_until=on)


@transaction.atomic
def withdraw(*, partner: Partner, by: Actor) -> None:
    """End a role yesterday, so that it holds no longer; one that has not begun is removed."""
    row = Partner.objects.select_for_update().get(pk=partner.pk)
    last = row.partnership.today() - timedelta(days=1)
    if row.valid_from <= last:
        change(partner=row, by=by, valid_until=min(last, row.valid_until or last))
        return
    before = {"partnership": row.partnership_id, "organisation": row.organisation_id, "role": row.role}
    audit.record(row, verb="partner.removed", by=by, before=before)
    try:
        row.delete()
    except ProtectedError as error:
        raise Refused(_("Contacts or contributions hang on this role. Let it end instead.")) from error
