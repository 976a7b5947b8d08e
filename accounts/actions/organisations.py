"""Organisations: added, changed, removed while nothing hangs on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from accounts.actions import audit
from accounts.actions.changing import set_changed
from accounts.models import Organisation
from jtportal.kernel.doors import Refused

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor


@transaction.atomic
def create(*, name: str, kind: str, country: str, by: Actor, short_name: str = "") -> Organisation:
    """Add an organisation. `kind` is a word of OrganisationKind, `country` two capital letters."""
    row = Organisation.objects.create(name=name, kind=kind, country=country, short_name=short_name)
    after = {"name": name, "short_name": short_name, "kind": kind, "country": country}
    audit.record(row, verb="organisation.added", by=by, after=after)
    return row


@transaction.atomic
def change(*, organisation: Organisation, by: Actor, **values: Any) -> None:
    """Change name, short_name, kind or country; nothing is recorded when nothing differs."""
    row = Organisation.objects.select_for_update().get(pk=organisation.pk)
    before, after = set_changed(row, values)
    if after:
        row.save(update_fields=list(after))
        audit.record(row, verb="organisation.changed", by=by, before=before, after=after)


@transaction.atomic
def remove(*, organisation: Organisation, by: Actor) -> None:
    """Remove an organisation in which nobody ever acted. Raises Refused when anything hangs on it."""
    row = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if row.memberships.exists():
        raise Refused(_("People act for this organisation. End their memberships instead."))
    audit.record(row, verb="organisation.removed", by=by, before={"name": row.name, "country": row.country})
    try:
        row.delete()
    except ProtectedError as error:
        raise Refused(_("A partnership or a site names this organisation, so it stays.")) from error
