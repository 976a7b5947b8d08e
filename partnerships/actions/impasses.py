"""Impasses of a negotiation recorded: declared, mediated, ended. Nothing is decided by recording it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from partnerships.actions.stale import refuse_stale
from partnerships.models import (
    Amendment,
    Clause,
    FrameworkAgreement,
    FrameworkParty,
    Impasse,
)

if TYPE_CHECKING:
    from datetime import date

    from jtportal.kernel.actor import Actor


@transaction.atomic
def declare(
    *,
    agreement: FrameworkAgreement,
    party: FrameworkParty,
    since: date,
    reason: str,
    amendments: Iterable[Amendment],
    clauses: Iterable[Clause],
    by: Actor,
) -> Impasse:
    """Record that a party says the negotiation is stuck on amendments or clauses.

    Raises Refused without anything to be stuck on, without a reason, for a party that does not sit at the table, for a
    day to come, and for amendments that were never tabled.
    """
    stuck, places = {one.pk for one in amendments}, {one.pk for one in clauses}
    today = agreement.partnership.today()
    if not stuck and not places:
        raise Refused(_("Say which amendments or clauses are stuck."), field="amendments")
    if not reason.strip():
        raise Refused(_("Say what the parties are stuck on."), field="reason")
    if since > today:
        raise Refused(_("That day is still to come."), field="since")
    if not agreement.parties.on(today).filter(pk=party.pk).exists():
        raise Refused(_("That organisation does not sit at the table today."), field="party")
    tabled = Amendment.objects.filter(version__agreement=agreement, pk__in=stuck).exclude(tabled_at=None)
    if tabled.count() < len(stuck):
        raise Refused(_("Only amendments that were put on the table are negotiated."), field="amendments")
    row = Impasse.objects.create(
        agreement=agreement,
        declared_by_id=party.organisation_id,
        since=since,
        reason=reason.strip(),
        entered_by=by.user,
    )
    row.amendments.set(stuck)
    row.clauses.set(agreement.clauses.filter(pk__in=places))
    after = {"party": party.pk, "since": since, "amendments": sorted(stuck), "clauses": sorted(places)}
    audit.record(row, verb="impasse.declared", by=by, after=after)
    return row


@transaction.atomic
def mediate(
    *,
    impasse: Impasse,
    mediator: str,
    mediated_from: date,
    by: Actor,
    contact: str = "",
    mediated_until: date | None = None,
    seen: int | None = None,
) -> None:
    """Record who mediates, from when until when. Raises Refused for an impasse that ended and for days out of order."""
    row = held(impasse, seen)
    if not mediator.strip():
        raise Refused(_("Say who mediates."), field="mediator")
    if mediated_from < row.since:
        raise Refused(_("That is before the parties were stuck."), field="mediated_from")
    if mediated_until is not None and mediated_until < mediated_from:
        raise Refused(_("It ends before it begins."), field="mediated_until")
    before = {"from": row.mediated_from, "until": row.mediated_until}
    row.mediator, row.contact = mediator.strip(), contact.strip()
    row.mediated_from, row.mediated_until = mediated_from, mediated_until
    row.revision += 1
    row.save(update_fields=["mediator", "contact", "mediated_from", "mediated_until", "revision"])
    after = {"from": mediated_from, "until": mediated_until}
    audit.record(row, verb="impasse.mediated", by=by, before=before, after=after)


@transaction.atomic
def end(
    *, impasse: Impasse, outcome: str, ended_on: date, by: Actor, note: str = "", seen: int | None = None
) -> None:
    """Record how an impasse ended. Raises Refused for one that ended before, and for a day out of order."""
    row = held(impasse, seen)
    if ended_on < row.since:
        raise Refused(_("That is before the parties were stuck."), field="ended_on")
    if ended_on > row.agreement.partnership.today():
        raise Refused(_("That day is still to come."), field="ended_on")
    row.outcome, row.ended_on, row.note = outcome, ended_on, note.strip()
    row.revision += 1
    row.save(update_fields=["outcome", "ended_on", "note", "revision"])
    audit.record(row, verb="impasse.ended", by=by, after={"outcome": outcome, "ended_on": ended_on})


def held(impasse: Impasse, seen: int | None) -> Impasse:
    """Return an impasse that has not ended, locked. Raises Refused, and for one that changed since it was seen."""
    rows = Impasse.objects.select_for_update(of=("self",)).select_related("agreement__partnership")
    row = rows.get(pk=impasse.pk)
    refuse_stale(row, seen)
    if not row.open:
        raise Refused(_("This impasse has ended."))
    return row
