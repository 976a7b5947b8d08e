"""Negotiation rounds: meetings linked to the version they negotiate, with the amendments on their agenda."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from partnerships.actions import framework
from partnerships.actions.stale import refuse_stale
from partnerships.models import Amendment, FrameworkVersion, Meeting, NegotiationRound

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor


@transaction.atomic
def hold(
    *, version: FrameworkVersion, meeting: Meeting, amendments: Iterable[Amendment], by: Actor
) -> NegotiationRound:
    """Make a meeting the next round of a negotiation.

    Raises Refused for a meeting elsewhere or that is a round already, and for amendments that were never tabled.
    """
    row = framework.lock(version)
    if meeting.partnership_id != row.agreement.partnership_id:
        raise Refused(_("That meeting is another partnership's."), field="meeting")
    if NegotiationRound.objects.filter(meeting=meeting).exists():
        raise Refused(_("That meeting is a round already."), field="meeting")
    last = row.agreement.rounds.order_by("-number").first()
    made = NegotiationRound.objects.create(
        agreement=row.agreement, version=row, number=last.number + 1 if last else 1, meeting=meeting
    )
    chosen = on_agenda(made, amendments)
    after = {"round": made.number, "meeting": meeting.pk, "amendments": chosen}
    audit.record(made, verb="negotiation_round.held", by=by, after=after)
    return made


@transaction.atomic
def set_agenda(
    *,
    negotiation_round: NegotiationRound,
    amendments: Iterable[Amendment],
    by: Actor,
    seen: int | None = None,
) -> None:
    """Say which amendments are on a round's agenda.

    Raises Refused for amendments that were never tabled, and when somebody changed the agenda since revision `seen`.
    """
    rows = NegotiationRound.objects.select_for_update(of=("self",)).select_related("version")
    row = rows.get(pk=negotiation_round.pk)
    refuse_stale(row, seen)
    row.revision += 1
    row.save(update_fields=["revision"])
    before = sorted(row.amendments.order_by("pk").values_list("pk", flat=True))
    after = on_agenda(row, amendments)
    audit.record(
        row,
        verb="negotiation_round.agenda_set",
        by=by,
        before={"amendments": before},
        after={"amendments": after},
    )


def on_agenda(row: NegotiationRound, amendments: Iterable[Amendment]) -> list[int]:
    """Put amendments on a round's agenda and return their keys."""
    chosen = sorted({one.pk for one in amendments})
    tabled = row.version.amendments.filter(pk__in=chosen).exclude(tabled_at=None)
    if tabled.count() < len(chosen):
        raise Refused(_("Only amendments that were put on the table are negotiated."), field="amendments")
    row.amendments.set(chosen)
    return chosen
