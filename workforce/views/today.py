"""Today: the first thing due, one click away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.rules import may_administer
from jtportal.kernel.doors import Door, PageDoor, anyone
from jtportal.kernel.paging import COUNTED, capped_counts
from jtportal.kernel.sockets import NAV
from partnerships.models import Partnership
from partnerships.queries.waiting import waiting_for
from partnerships.views import lists
from workforce import rules
from workforce.models import Case, Task
from workforce.queries import case_list, tasks
from workforce.queries.case_list import Wanted
from workforce.views import spells, wording

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

# What stands open to somebody who sees no persons, and what it is for. The key is a word of the navigation.
SHOWN = 6  # of what waits in the plan; the rest is a page away
ORDER = ("today", "overdue", "unowned", "coming", "others")


class Home(Door):
    """The address without a place: on to the partnership last used."""

    access, template, section = anyone, "workforce/home.html", "today"
    http_method_names = ("get", "head", "options")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Go to Today, or say that there is no partnership yet and whom to ask."""
        place = request.partnership
        if place is None:
            return render(
                request, self.template, {"actor": request.actor, "administers": may_administer(request.actor)}
            )
        return redirect("workforce:today", partnership=place.code)


class Today(PageDoor):
    """What waits, first due first; for those who see no persons, the ways to the results."""

    model, lookup, access = Partnership, {"partnership": "code"}, anyone
    template, section = "workforce/today.html", "today"

    def context(self) -> dict[str, Any]:
        """Ask what waits for this person."""
        now = timezone.now().astimezone(self.row.zone)
        common = {"now": now, "limit": COUNTED, **self.plan()}
        if not rules.may_see_cases(self.request.actor, self.row):
            return common | {"doors": self.doors(), "roster": self.roster()}
        rows = Task.objects.visible_to(self.request.actor)
        found = tasks.sections(rows, partnership=self.row, user_id=self.request.actor.user_id)
        today = self.row.today()
        lines = {key: [spells.task_line(task, today) for task in found[key].tasks] for key in ORDER}
        first = next((lines[key][0] for key in ORDER[:2] if lines[key]), None)
        return common | {
            "persons": True,
            "first": first,
            "sections": [self.section_of(key, found[key].count, lines[key], first) for key in ORDER],
            "counts": {key: found[key].count for key in ORDER},
            "counted": {key: wording.counted(found[key].count) for key in ORDER},
            "questions": tasks.questions(rows, self.row),
            **self.people(),
        }

    def plan(self) -> dict[str, Any]:
        """Return what of the plan waits for this person: the first few, and how many."""
        items = waiting_for(self.request.actor, self.row)
        today = self.row.today()
        late = [item for item in items if item.due and item.due < today]
        return {"plan": items[:SHOWN], "plan_count": len(items), "plan_late": len(late), "today": today}

    def people(self) -> dict[str, Any]:
        """Count the cases that are mine and those of the whole partnership, with the ways to them."""
        actor, path = (
            self.request.actor,
            reverse("workforce:case_list", kwargs={"partnership": self.row.code}),
        )
        about = {"partnership": self.row, "user_id": actor.user_id}
        asked = {
            "mine": {"mine": "1"},
            "mine_none": {"mine": "1", "pathway": "none"},
            "open": {},
            "late": {"due": "overdue"},
            "none": {"pathway": "none"},
        }
        visible = Case.objects.visible_to(actor)
        counts = capped_counts(
            {
                name: case_list.narrowed(visible, Wanted(**{**answer, "mine": "mine" in answer}), **about)
                for name, answer in asked.items()
            }
        )
        address = lists.Address(path, {})
        lines = {
            name: {"url": address.to(**answer), "count": counts[name], "words": wording.counted(counts[name])}
            for name, answer in asked.items()
        }
        return {"people_url": path, "people": lines}

    def section_of(self, key: str, count: int, lines: list[Any], first: Any) -> dict[str, Any]:
        """Return a section as the page shows it; what stands on top is not repeated."""
        titles = {
            "today": _("Also due today"),
            "overdue": _("Overdue"),
            "unowned": _("In nobody's hands yet"),
            "coming": _("Coming up"),
            "others": _("Waiting for others"),
        }
        rest = [line for line in lines if line is not first]
        more = reverse("workforce:task_list", kwargs={"partnership": self.row.code}) + f"?section={key}"
        return {
            "key": key,
            "title": titles[key],
            "lines": rest,
            "count": wording.counted(count - (key == "today" and len(rest) < len(lines))),
            "all": wording.counted(count),
            "more": more if count > len(lines) else "",
            "shown": bool(rest),
        }

    def doors(self) -> list[dict[str, Any]]:
        """Return the other words of the navigation as ways on."""
        actor = self.request.actor
        items = (item for item in NAV if item.key != "today" and item.may(actor, self.row))
        return [{"label": item.label, "url": item.url(self.row), "key": item.key} for item in items]

    def roster(self) -> str:
        """Return the way to the mine's own roster for its personnel officer."""
        if not rules.may_see_roster(self.request.actor, self.row):
            return ""
        return reverse("workforce:worker_list", kwargs={"partnership": self.row.code})
