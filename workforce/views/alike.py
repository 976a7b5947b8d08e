"""Probable duplicates: the list, both side by side with a decision, and taking it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy

from accounts.templatetags.portal import money
from accounts.views.drafts import KeepsDrafts
from jtportal.kernel.doors import ActionDoor, PageDoor
from partnerships.models import Partnership
from workforce import rules
from workforce.actions import alike
from workforce.enums import SameOrNot
from workforce.forms.alike import DIFFERENT, LEFT, DecisionForm
from workforce.forms.communities import TakeBackForm
from workforce.models import Alike
from workforce.queries import alike as reads
from workforce.views.facts import sex_words

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase

    from jtportal.kernel.doors import Request
    from workforce.models import Person, Worker


class AlikeList(PageDoor):
    """Who may be one, and what was decided before."""

    model, lookup, access = Partnership, {"partnership": "code"}, rules.may_see_cases
    template, section = "workforce/alike_list.html", "people"

    def context(self) -> dict[str, Any]:
        """Ask."""
        actor = self.request.actor
        return {
            "pairs": reads.pairs(self.row, actor),
            "most": reads.MOST,
            "decided": reads.decided(self.row, actor),
            "may_work": rules.may_work(actor),
        }


@dataclass(frozen=True, slots=True)
class Said:
    """A value with where it comes from and of which day it is."""

    value: Any
    source: str = ""
    on: Any = None


@dataclass(frozen=True, slots=True)
class Line:
    """A fact of both."""

    label: Any
    left: list[Said]
    right: list[Said]

    @property
    def differs(self) -> bool:
        """Whether both say something, and not the same."""
        sides = [{str(one.value) for one in side} for side in (self.left, self.right)]
        return bool(sides[0] and sides[1]) and sides[0] != sides[1]


OF_PERSON = (
    (gettext_lazy("Name"), lambda one: one.name),
    (gettext_lazy("Birth date"), lambda one: date_format(one.birth_date)),
    (gettext_lazy("Sex"), lambda one: sex_words(one.sex)),
    (gettext_lazy("Municipality"), lambda one: str(one.residence) if one.residence else ""),
)
OF_WORKER = (
    (gettext_lazy("Site"), lambda one, _told: str(one.site)),
    (gettext_lazy("Personnel number"), lambda one, _told: one.personnel_number),
    (gettext_lazy("Occupation"), lambda _one, told: told.occupation_title),
    (
        gettext_lazy("Start of service"),
        lambda _one, told: told.service_start and date_format(told.service_start),
    ),
    (gettext_lazy("Years underground"), lambda _one, told: told.underground_years),
    (
        gettext_lazy("Monthly wage"),
        lambda _one, told: told.wage is not None and money(told.wage, told.currency),
    ),
    (gettext_lazy("Left on"), lambda one, _told: one.left_on and date_format(one.left_on)),
)


def of_worker(rows: list[Worker], read: Any) -> list[Said]:
    """Return what the rosters say of a fact."""
    told = [(row, row.current, read(row, row.current)) for row in rows if row.current is not None]
    return [Said(value, facts.get_source_display(), facts.valid_from) for _row, facts, value in told if value]


class AlikePair(KeepsDrafts):
    """Both side by side, and the decision."""

    model, lookup, access = Partnership, {"partnership": "code"}, rules.may_work_here
    template, section, form_class = "workforce/alike_pair.html", "people", DecisionForm
    done = gettext_lazy("It is decided and remembered.")
    people: tuple[Person, Person]

    def dispatch(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find both among the people that the actor serves."""
        self.keys = kwargs["first"], kwargs["second"]
        return super().dispatch(request, *args, **kwargs)

    def find_row(self, request: Request, kwargs: dict[str, Any]) -> Any:
        """Find the partnership, and both people in it."""
        place = super().find_row(request, kwargs)
        found = reads.people(self.keys, request.actor, place)
        if len(found) != len(self.keys) or self.keys[0] == self.keys[1]:
            raise Http404
        self.people = found[self.keys[0]], found[self.keys[1]]
        return place

    def context(self) -> dict[str, Any]:
        """Lay both beside each other."""
        one, two = self.people
        workers, cases, other_workers, other_cases = reads.side_by_side(one, two, self.request.actor)
        lines = [Line(label, [Said(read(one))], [Said(read(two))]) for label, read in OF_PERSON]
        lines += [
            Line(label, of_worker(workers, read), of_worker(other_workers, read)) for label, read in OF_WORKER
        ]
        return {
            "one": one,
            "two": two,
            "lines": [line for line in lines if line.left or line.right],
            "cases": (cases, other_cases),
            "why": reads.likeness(one, two),
            "open_both": all(any(case.closed_on is None for case in some) for some in (cases, other_cases)),
        }

    def act(self, row: Partnership, form: Any) -> Alike:
        """Decide."""
        said, by = form.cleaned_data, self.request.actor
        one, two = self.people
        if said["decision"] == DIFFERENT:
            return alike.keep_apart(partnership=row, one=one, two=two, reason=said["reason"], by=by)
        kept, other = (one, two) if said["decision"] == LEFT else (two, one)
        return alike.merge(partnership=row, kept=kept, other=other, reason=said["reason"], by=by)

    def next_url(self, result: Any) -> str:
        """Go back to the list."""
        return reverse("workforce:alike_list", kwargs={"partnership": self.row.code})


class AlikeApart(ActionDoor):
    """Take a decision back: what was merged comes apart."""

    model, access, related = Alike, rules.may_work, ("partnership", "kept", "other")
    template, section, form_class = "workforce/alike_apart.html", "people", TakeBackForm
    done = gettext_lazy("It is taken back. What was moved is where it was.")

    def context(self) -> dict[str, Any]:
        """Say what comes apart."""
        return {"merged": self.row.decision == SameOrNot.SAME}

    def act(self, row: Alike, form: Any) -> None:
        """Take it back."""
        alike.take_apart(decision=row, by=self.request.actor, **form.cleaned_data)

    def next_url(self, result: Any) -> str:
        """Go back to the list."""
        return reverse("workforce:alike_list", kwargs={"partnership": self.row.partnership.code})
