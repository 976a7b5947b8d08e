"""The paper that decides most, and what wages a partnership's workers are owed."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from jtportal.kernel.doors import PageDoor
from partnerships.enums import Fact
from partnerships.models import Partnership
from workforce import rules
from workforce.models import Case
from workforce.queries import intake, papers

SHOWN = 100


class PaperList(PageDoor):
    """Which fact, once certified, settles most answers of the agreement, and for whom."""

    model, lookup, access = Partnership, {"partnership": "code"}, rules.may_see_cases
    template, section = "workforce/paper_list.html", "people"

    def context(self) -> dict[str, Any]:
        """Rank the papers; of the one asked for, list the people."""
        today = self.row.today()
        measures = papers.measures_in_force(self.row)
        found = papers.papers(self.row, measures, today)
        path = reverse("workforce:paper_list", kwargs={"partnership": self.row.code})
        asked = self.request.GET.get("fact", "")
        facts = [one.fact for one in found]
        chosen = asked if asked in facts else (facts[0] if facts else "")
        return {
            "papers": [
                {"row": one, "label": Fact(one.fact).label, "url": f"{path}?fact={one.fact}#people",
                 "current": one.fact == chosen}
                for one in found
            ],
            "first": next(({"row": one, "label": Fact(one.fact).label} for one in found if one.answers), None),
            "chosen": Fact(chosen).label if chosen else "",
            "people": self.people(measures, chosen) if chosen else [],
            "measures": measures,
            "shown": SHOWN,
            "today": today,
            "may_work": rules.may_work_here(self.request.actor, self.row),
        }  # fmt: skip

    def people(self, measures: Any, fact: str) -> list[Case]:
        """Return the open cases of those for whom the paper would settle something, those it settles most first."""
        keys = papers.waiting_for(self.row, measures, fact, self.row.today())[: 4 * SHOWN]
        rows = (
            Case.objects.visible_to(self.request.actor).open().filter(partnership=self.row, worker__in=keys)
        )
        place = {key: at for at, key in enumerate(keys)}
        found = rows.select_related("person", "officer", "worker__current", "site")
        return sorted(found, key=lambda case: place[case.worker_id])[:SHOWN]


class ArrearsList(PageDoor):
    """What wages are owed, month by month: figures for negotiation."""

    model, lookup, access = Partnership, {"partnership": "code"}, rules.may_see_cases
    template, section = "workforce/arrears_list.html", "people"

    def context(self) -> dict[str, Any]:
        """Add up the ledger."""
        actor = self.request.actor
        months = intake.owed_months(self.row, actor)
        return {
            "totals": list(intake.owed_in(self.row, actor).items()),
            "months": [(month, code, balance) for (month, code), balance in months.items()],
            "today": self.row.today(),
        }
