"""What the affected communities gained: totals for every partner, and the way to the records for case roles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from indicators.calculations.suppression import ALL
from indicators.queries import communities
from jtportal.kernel.doors import PageDoor
from partnerships.calculations.sheets import COUNT, Cell, Section, Table, capital
from partnerships.rules import may_read_plan
from partnerships.sockets import JobsReached
from partnerships.views.plan import OfPlace
from workforce import rules
from workforce.enums import BeneficiaryKind, OutcomeKind

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership
    from partnerships.sockets import PlanAsked

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


def told(actor: Actor, partnership: Partnership) -> dict[str, Any]:
    """Return jobs, firms and beneficiaries as this reader may see them, each line with its `label`."""
    persons = rules.may_see_cases(actor, partnership)
    threshold = 0 if persons else settings.SMALL_CELL_THRESHOLD
    tables = communities.totals(partnership, threshold=threshold)
    for lines in tables.values():
        for line in lines:
            line["label"] = WORDS.get(line["key"]) or _("together")
    return {**tables, "persons": persons, "threshold": threshold}


class CommunityTotals(OfPlace, PageDoor):
    """Jobs, firms and beneficiaries; small counts are withheld from whoever may not see persons."""

    tab, access, template = "communities", may_read_plan, "indicators/community_totals.html"

    def context(self) -> dict[str, Any]:
        """Count what is verified."""
        found = told(self.request.actor, self.row)
        return {**found, "jobs_together": found["jobs"][-1]["cells"][0]}


def section(asked: PlanAsked) -> Section:
    """Return the communities' totals for the partnership's report, withheld as on the page."""
    found = told(asked.actor, asked.partnership)
    number, who = _("Number"), pgettext("people", "All")
    tables = (
        ("jobs", _("Jobs"), (_("Outcome"), who, _("Women"), _("Men"), _("Sex not recorded"))),
        ("firms", _("Firms"), (_("Outcome"), number)),
        ("beneficiaries", _("Whom the records are about"), (_("Kind"), number)),
    )
    notes = [_("Counted is what somebody else than whoever recorded it has verified.")]
    if found["threshold"]:
        notes.append(_("Small numbers are withheld, and whatever would give them away."))
    made = [
        Table(
            title,
            heads,
            [[Cell(capital(line["label"])), *map(counted, line["cells"])] for line in found[key]],
            tuple(range(1, len(heads))),
        )
        for key, title, heads in tables
    ]
    return Section("communities", _("Affected communities"), notes, made)


def counted(cell: int | None) -> Cell:
    """Return a count, or that it is withheld."""
    return Cell(_("too few")) if cell is None else Cell(str(cell), float(cell), COUNT)
