"""Who leads a partnership, one partner at a time."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from partnerships.models import LeadTerm, Partnership

if TYPE_CHECKING:
    from datetime import date

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partner


@transaction.atomic
def hand_over(*, partner: Partner, on: date, by: Actor) -> LeadTerm:
    """Let a partner lead from a day on, as long as its role holds; whoever leads until then ends the day before.

    Raises Refused when the partner is no partner on that day, leads already, or a lead begins later.
    """
    place = Partnership.objects.select_for_update().get(pk=partner.partnership_id)
    if on < partner.valid_from or (partner.valid_until and on > partner.valid_until):
        raise Refused(_("On that day this organisation is not in its role."), field="on")
    last = LeadTerm.objects.filter(place=place).first()  # ordered by their beginning, the last first
    if last and last.valid_from >= on:
        raise Refused(_("A lead that begins on that day or later is recorded already."), field="on")
    if last and (last.valid_until is None or last.valid_until >= on):
        if last.partner_id == partner.pk:
            raise Refused(_("This partner leads on that day already."), field="on")
        end(last, on - timedelta(days=1), by)
    row = LeadTerm.objects.create(
        partner=partner, place=place, valid_from=on, valid_until=partner.valid_until
    )
    after = {"partner": partner.pk, "valid_from": on, "valid_until": partner.valid_until}
    audit.record(row, verb="lead.taken", by=by, after=after)
    return row


def end(term: LeadTerm, on: date, by: Actor) -> None:
    """Let a term end with a day; one that would then never have begun goes away."""
    before = {"partner": term.partner_id, "valid_until": term.valid_until}
    if on < term.valid_from:
        audit.record(term, verb="lead.ended", by=by, before=before)
        term.delete()
        return
    term.valid_until = on
    term.save(update_fields=["valid_until"])
    audit.record(term, verb="lead.ended", by=by, before=before, after={"valid_until": on})


@transaction.atomic
def shorten(*, partner: Partner, by: Actor) -> None:
    """End the terms of a partner that would outlast its role."""
    if partner.valid_until is None:
        return
    for term in LeadTerm.objects.select_for_update().filter(partner=partner):
        if term.valid_until is None or term.valid_until > partner.valid_until:
            end(term, partner.valid_until, by)
