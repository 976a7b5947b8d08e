"""What of the action plan waits for a person."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.queries import activities as reads
from partnerships.sockets import Waiting

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership

MOST = 50
AHEAD = timedelta(days=14)


def milestones(actor: Actor, partnership: Partnership) -> list[Waiting]:
    """Milestones due within two weeks that are this person's to reach, first due first."""
    until = partnership.today() + AHEAD
    return [
        Waiting(
            kind="milestone",
            label=_("Reach a milestone"),
            title=one.title,
            url=reverse("partnerships:activity_detail", kwargs={"pk": one.activity_id}),
            due=one.due_on,
            about=one.activity.title,
        )
        for one in reads.milestones_for(actor, partnership, until)[:MOST]
    ]
