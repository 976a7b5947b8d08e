"""Partnerships: begun and changed. They end with their last partner; nothing is deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import audit
from accounts.actions.changing import set_changed
from jtportal.kernel.doors import Refused
from partnerships.models import Partnership

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor


@transaction.atomic
def create(
    *,
    code: str,
    name: str,
    country: str,
    currency: str,
    time_zone: str,
    language: str,
    by: Actor,
    **more: Any,
) -> Partnership:
    """Begin a partnership. `more`: names ({language: name}), started_on, course. Its tree is begun by actions.trees.

    Raises Refused when the code is taken.
    """
    if Partnership.objects.filter(code=code).exists():
        raise Refused(_("There is a partnership of that code already."), field="code")
    fixed = {
        "code": code,
        "country": country,
        "currency": currency,
        "time_zone": time_zone,
        "language": language,
    }
    row = Partnership.objects.create(name=name, **fixed, **more)
    after = {"name": name, **fixed, "started_on": row.started_on, "course": row.course}
    audit.record(row, verb="partnership.begun", by=by, after=after)
    return row


@transaction.atomic
def change(*, partnership: Partnership, by: Actor, **values: Any) -> None:
    """Change what the partnership is called and how it counts days and money; the code stays for ever.

    Raises Refused when the currency is to change while people are registered in it.
    """
    row = Partnership.objects.select_for_update().get(pk=partnership.pk)
    if values.get("currency", row.currency) != row.currency and row.sites.exists():
        raise Refused(_("Wages are kept in this currency already, so it stays."), field="currency")
    if values.get("code", row.code) != row.code:
        raise Refused(_("The code stands in addresses and stays as it is."), field="code")
    before, after = set_changed(row, values)
    if after:
        row.save(update_fields=list(after))
        audit.record(row, verb="partnership.changed", by=by, before=before, after=after)
