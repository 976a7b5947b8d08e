"""What the affected communities gained: totals for every partner, and the way to the records for case roles."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from indicators.queries import communities
from jtportal.kernel.doors import PageDoor
from partnerships.rules import may_read_plan
from partnerships.views.plan import OfPlace
from workforce import rules
from workforce.enums import BeneficiaryKind, OutcomeKind

WORDS = dict([*OutcomeKind.choices, *BeneficiaryKind.choices])


class CommunityTotals(OfPlace, PageDoor):
    """Jobs, firms and beneficiaries; small counts are withheld from whoever may not see persons."""

    tab, access, template = "communities", may_read_plan, "indicators/community_totals.html"

    def context(self) -> dict[str, Any]:
        """Count what is verified."""
        persons = rules.may_see_cases(self.request.actor, self.row)
        threshold = 0 if persons else settings.SMALL_CELL_THRESHOLD
        tables = communities.totals(self.row, threshold=threshold)
        for lines in tables.values():
            for line in lines:
                line["label"] = WORDS.get(line["key"]) or _("together")
        return {
            **tables,
            "jobs_together": tables["jobs"][-1]["cells"][0],
            "persons": persons,
            "threshold": threshold,
        }
