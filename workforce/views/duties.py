"""Whom a duty of a framework agreement counts: the list behind 'counted 240 of 300'."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import get_language

from jtportal.kernel import paging
from jtportal.kernel.doors import PageDoor
from partnerships.enums import OF_PERSONS, Countable
from partnerships.views import lists
from partnerships.views.duties import OfDuty
from partnerships.views.duty_lines import counted_words
from workforce import rules
from workforce.queries import duties as reads


class DutyPeople(OfDuty, PageDoor):
    """The workers or cases behind the number, for whoever may see them."""

    access, template = rules.may_see_duty_people, "workforce/duty_people.html"

    def context(self) -> dict[str, Any]:
        """Return a page of the list; what is not counted from persons has none."""
        actor, asked = self.request.actor, self.bound.asked
        partnership = self.row.version.agreement.partnership
        by_roster = asked.count == Countable.ON_ROSTER
        seen = asked.count in OF_PERSONS and (by_roster or rules.may_see_cases(actor, partnership))
        rows = (reads.workers if by_roster else reads.cases)(actor, partnership, asked)
        rows = rows if seen else rows.none()
        order = "person__sort_key" if by_roster else "sort_key"
        path = reverse("workforce:duty_people", kwargs={"pk": self.row.pk, "duty": self.key})
        address = lists.Address.of(path, self.request.GET, lists.TURNS)
        page = paging.page(
            reads.in_order(rows, order), size=lists.SIZE, **lists.turned_page(self.request.GET)
        )
        total = paging.capped_counts({"found": rows})["found"]
        leading = self.row.version.agreement.leading
        names = dict(reads.sites(partnership))
        return {
            "bound": self.bound,
            "what": counted_words(self.bound.duty, names, get_language() or leading, leading),
            "sentence": self.above(),
            "back_url": self.back_url(),
            "by_roster": by_roster,
            "rows": reads.for_lines(rows, page.ids),
            "total": total,
            "limit": paging.COUNTED,
            "pager": lists.pager(page, address, total=total, order=""),
        }
