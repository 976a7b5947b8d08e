"""The body that carries a partnership, and what its partners brought."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import audit
from accounts.actions.changing import set_changed
from jtportal.kernel.doors import Refused
from partnerships.actions import documents
from partnerships.actions.stale import refuse_stale
from partnerships.models import Anchor, Brought, Partnership

if TYPE_CHECKING:
    from datetime import date

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partner


@transaction.atomic
def take_in(
    *, partnership: Partnership, by: Actor, upload: Any = None, seen: int | None = None, **values: Any
) -> Anchor:
    """Write down the body that carries the partnership, or change what is written of it.

    `values`: kind, name, since, mandate, mandated_on. `seen`: the revision that this person saw, 0: none was there.
    Raises Refused for a mandate older than the body or a day to come, and when somebody was quicker.
    """
    place = Partnership.objects.select_for_update().get(pk=partnership.pk)
    row = Anchor.objects.filter(partnership=place).first() or Anchor(partnership=place, revision=0)
    refuse_stale(row, seen)
    before, after = set_changed(row, values)
    if row.mandated_on > place.today():
        raise Refused(_("That day is still to come."), field="mandated_on")
    if row.mandated_on < row.since:
        raise Refused(_("A body cannot have its mandate before it is there."), field="mandated_on")
    if upload:
        row.document = documents.keep(partnership=place, upload=upload, by=by, field="upload")
        after["document"] = str(row.document.pk)
    is_new = row.pk is None
    if is_new or after:
        row.revision += 1
        row.save()
        audit.record(row, verb="anchor.taken_in", by=by, before={} if is_new else before, after=after)
    return row


@transaction.atomic
def bring(
    *, partner: Partner, what: str, baseline: str, since: date, by: Actor, now: str = "", upload: Any = None
) -> Brought:
    """Write down what a partner brought, against how it stood before. Raises Refused for a day to come."""
    place = partner.partnership
    if since > place.today():
        raise Refused(_("That day is still to come."), field="since")
    document = documents.keep(partnership=place, upload=upload, by=by, field="upload") if upload else None
    row = Brought.objects.create(
        partner=partner, what=what, baseline=baseline, now=now, since=since, document=document
    )
    after = {"partner": partner.pk, "what": what, "baseline": baseline, "now": now, "since": since}
    audit.record(row, verb="brought.recorded", by=by, after=after)
    return row
