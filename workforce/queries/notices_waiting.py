"""What of notices and information sessions waits for an officer, for 'My work' and the digest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.sockets import Waiting
from workforce import rules
from workforce.queries import notices

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership

SHOWN = 10


def waiting(actor: Actor, partnership: Partnership) -> list[Waiting]:
    """Return the notices whose cases are not open, and the sessions whose attendance nobody recorded."""
    if not rules.may_work_here(actor, partnership):
        return []
    found = [
        Waiting(
            kind="notice",
            label=_("open the cases of a notice of redundancies"),
            title=str(one.site),
            url=reverse("workforce:notice_detail", kwargs={"pk": one.pk}),
            due=one.first_day,
        )
        for one in notices.unopened(actor, partnership)[:SHOWN]
    ]
    return found + [
        Waiting(
            kind="session",
            label=_("record who came to the information session"),
            title=one.place,
            url=reverse("workforce:session_detail", kwargs={"pk": one.pk}),
            due=one.on,
        )
        for one in notices.unrecorded(actor, partnership)[:SHOWN]
    ]
