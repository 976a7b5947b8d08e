"""What the affected communities gained: totals for every partner, and the way to the records for case roles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from indicators.calculations.suppression import ALL
from indicators.queries import communities
from jtportal.kernel.doors import PageDoor
from partnerships.rules import may_read_plan
from partnerships.sockets import JobsReached
from partnerships.views.plan import OfPlace
from workforce import rules
from workforce.enums import BeneficiaryKind, OutcomeKind

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership

WORDS = dict([*OutcomeKind.choices, *BeneficiaryKind.choices])


def threshold_for(actor: Actor, partnership: Partnership) -> int:
    """Return below which count this reader is shown nothing; 0: everything is shown."""
    return 0 if rules.may_see_cases(actor, partnership) else settings.SMALL_CELL_THRESHOLD


def jobs_reached(actor: Actor, partnership: Partnership) -> JobsReached:
    """Return the jobs that count, as the table of communities tells them; fits partnerships.sockets.JOBS_REACHED."""
    jobs = communities.totals(partnership, threshold=threshold_for(actor, partnership))["jobs"]
    number = {line["key"]: line["cells"][0] for line in jobs}
    return JobsReached(
        created=number[OutcomeKind.JOB_CREATED],
        formalised=number[OutcomeKind.JOB_FORMALISED],
        together=number[ALL],
        url=reverse("indicators:community_totals", kwargs={"partnership": partnership.code}),
    )


class CommunityTotals(OfPlace, PageDoor):
    """Jobs, firms and beneficiaries; small counts are withheld from whoever may not see persons."""

    tab, access, template = "communities", may_read_plan, "indicators/community_totals.html"

    def context(self) -> dict[str, Any]:
        """Count what is verified."""
        threshold = threshold_for(self.request.actor, self.row)
        tables = communities.totals(self.row, threshold=threshold)
        for lines in tables.values():
            for line in lines:
                line["label"] = WORDS.get(line["key"]) or _("together")
        return {
            **tables,
            "jobs_together": tables["jobs"][-1]["cells"][0],
            "persons": rules.may_see_cases(self.request.actor, self.row),
            "threshold": threshold,
        }
