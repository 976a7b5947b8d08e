"""Whom one reaches at a partner: office contacts, in nobody's private life."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import audit
from accounts.actions.changing import set_changed
from jtportal.kernel.doors import Refused
from partnerships.models import PartnerContact

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor
    from partnerships.models import Partner


def refuse_unreachable(row: PartnerContact) -> None:
    """Raise Refused when there is neither an address nor a number."""
    if not row.email and not row.phone:
        raise Refused(_("Give an e-mail address or a telephone number."), field="email")


def only_main(row: PartnerContact) -> None:
    """Let nobody else of the organisation be the first to ask."""
    if row.main:
        others = PartnerContact.objects.filter(
            partner__partnership=row.partner.partnership_id, partner__organisation=row.partner.organisation_id
        )
        others.exclude(pk=row.pk).filter(main=True).update(main=False)


@transaction.atomic
def add(*, partner: Partner, name: str, by: Actor, **more: Any) -> PartnerContact:
    """Add a contact; `more`: position, email, phone, main. Raises Refused when it cannot be reached."""
    row = PartnerContact(partner=partner, name=name, **more)
    refuse_unreachable(row)
    row.save()
    only_main(row)
    audit.record(row, verb="contact.added", by=by, after={"partner": partner.pk, "name": name, **more})
    return row


@transaction.atomic
def change(*, contact: PartnerContact, by: Actor, **values: Any) -> None:
    """Change a contact. Raises Refused when it could no longer be reached."""
    row = PartnerContact.objects.select_for_update().get(pk=contact.pk)
    before, after = set_changed(row, values)
    if not after:
        return
    refuse_unreachable(row)
    row.save(update_fields=list(after))
    only_main(row)
    audit.record(row, verb="contact.changed", by=by, before=before, after=after)


@transaction.atomic
def remove(*, contact: PartnerContact, by: Actor) -> None:
    """Take a contact away."""
    before = {"partner": contact.partner_id, "name": contact.name}
    audit.record(contact, verb="contact.removed", by=by, before=before)
    contact.delete()
