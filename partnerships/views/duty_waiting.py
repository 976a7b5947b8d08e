"""What of the duties waits for a person: a number to answer, a breach to answer to; and what they were told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from partnerships import rules
from partnerships.queries import duties as reads
from partnerships.sockets import Waiting
from partnerships.views.duty_lines import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership

MOST = 50


def numbers(actor: Actor, partnership: Partnership) -> Iterator[Waiting]:
    """Yield duties of the actor's organisation whose day is near and that it has not answered since it was asked."""
    if actor.organisation_id is None or not rules.may_take_part(actor, partnership):
        return
    today = partnership.today()
    rows = [
        row
        for row in reads.owed(actor, partnership)
        if today >= row.duty.asked_from
        and not (row.latest and row.latest.on_day >= min(row.duty.asked_from, row.duty.day))
    ]
    for row in sorted(rows, key=lambda one: one.duty.day)[:MOST]:
        yield Waiting(
            kind="duty",
            label=_("A duty of your organisation is due: say how far it has come"),
            title=sentence(row.duty, row.party),
            url=reverse("partnerships:duty_detail", kwargs={"pk": row.place.pk, "duty": row.duty.key}),
            due=row.duty.day,
            about=str(row.place.text),
        )


def breaches(actor: Actor, partnership: Partnership) -> Iterator[Waiting]:
    """Yield breaches found with the actor's organisation that it has said nothing to."""
    if actor.organisation_id is None or not rules.may_take_part(actor, partnership):
        return
    for row in reads.unanswered(actor, partnership)[:MOST]:
        yield Waiting(
            kind="breach",
            label=_("The oversight committee has recorded a breach: your organisation may answer"),
            title=str(row.version.agreement),
            url=reverse("partnerships:breach_answer", kwargs={"pk": row.pk}),
            about=date_format(row.found_on),
        )


def breach_words(params: dict[str, Any]) -> str:
    """Say that a breach was recorded."""
    day = date_format(date.fromisoformat(params["day"]))
    return _(
        "The oversight committee has recorded a breach of %(day)s with your organisation. You may answer."
    ) % {"day": day}
