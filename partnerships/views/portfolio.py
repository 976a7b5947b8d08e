"""All partnerships that somebody sees, one line each."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from jtportal.kernel.doors import PageDoor, anyone
from partnerships.models import Partnership
from partnerships.queries import portfolio as reads


class PlanList(PageDoor):
    """Where is each partnership, who leads it, what is due."""

    access, template, section = anyone, "partnerships/plan_list.html", "plan"

    def context(self) -> dict[str, Any]:
        """Return a line per partnership: those with something late first."""
        places = list(Partnership.objects.visible_to(self.request.actor).order_by("name"))
        lines = [
            {**line, "url": reverse("partnerships:plan_detail", kwargs={"partnership": line["place"].code})}
            for line in reads.portfolio(places)
        ]
        return {"lines": lines, "late": sum(bool(line["risks"]) for line in lines)}
