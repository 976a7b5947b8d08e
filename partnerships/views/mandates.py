"""Who may sign for which party, from when until when; mandates that ended stand below."""

from __future__ import annotations

from typing import Any

from jtportal.kernel.doors import PageDoor
from partnerships import rules
from partnerships.models import FrameworkAgreement
from partnerships.queries import mandates as reads
from partnerships.views.accords import InAccord


class AccordMandates(InAccord, PageDoor):
    """The mandates of an agreement."""

    model, access, related = FrameworkAgreement, rules.may_read_plan, ("partnership",)
    template = "partnerships/accord_mandates.html"

    def context(self) -> dict[str, Any]:
        """Return those that hold, those that ended, and parties for which nobody may sign today."""
        today = self.row.partnership.today()
        held, ended = reads.mandates_of(self.request.actor, self.row)
        signs = {row.party_id for row in held if row.from_on <= today}
        seats = self.row.parties.on(today).select_related("organisation")
        return {
            "held": held,
            "ended": ended,
            "without": [party for party in seats if party.pk not in signs],
            "today": today,
            "holding": sum(row.from_on <= today for row in held),
            "may_coordinate": rules.may_coordinate(self.request.actor, self.row),
        }
