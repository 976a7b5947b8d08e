"""An evaluation's recommendations, with the answers that management gives and what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy

from jtportal.kernel.doors import ActionDoor, PageDoor
from partnerships import rules
from partnerships.actions import recommendations
from partnerships.enums import PROGRESS_TRANSITIONS, EvaluationKind, Progress, Response
from partnerships.forms.followup import AnswerForm, MoveForm, RecommendationForm
from partnerships.models import Recommendation
from partnerships.models.recommendation import NEEDS_ACTION
from partnerships.queries import meetings as reads
from partnerships.views.followup import recommendation_line
from partnerships.views.lists import Address
from partnerships.views.meetings import MeetingAsked
from partnerships.views.plan import InPlan, OfPlace

if TYPE_CHECKING:
    from partnerships.models import Partnership

KNOWN = ("evaluation", "status")


class RecommendationList(OfPlace, PageDoor):
    """All recommendations, narrowed by evaluation and status in the address."""

    access, tab = rules.may_read_plan, "meetings"
    template = "partnerships/recommendation_list.html"

    def context(self) -> dict[str, Any]:
        """Return the rows asked for, and how many of all are answered and overdue."""
        actor, today = self.request.actor, self.row.today()
        rows = [(one, recommendation_line(one, today)) for one in reads.recommendations_of(actor, self.row)]
        address = Address.of(self.request.path, self.request.GET, KNOWN)
        return {
            "partnership": self.row,
            "total": len(rows),
            "answered": sum(line["answered"] for _one, line in rows),
            "overdue": sum(line["overdue"] for _one, line in rows),
            "lines": [line for one, line in rows if self.fits(one, line, address.asked)],
            "chips": self.chips(rows, address),
            "may_recommend": rules.may_recommend(actor, self.row),
        }

    def fits(self, one: Recommendation, line: dict[str, Any], asked: Any) -> bool:
        """Say whether a row is asked for."""
        if asked.get("evaluation", one.evaluation) != one.evaluation:
            return False
        status = asked.get("status", "")
        special = {"": True, "overdue": line["overdue"], "unanswered": not line["answered"]}
        return special[status] if status in special else line["answered"] and one.progress == status

    def chips(self, rows: list[Any], address: Address) -> list[dict[str, Any]]:
        """Return the filters; each says how many it leaves by itself."""
        words = [
            ("status", "unanswered", gettext_lazy("not answered")),
            ("status", "overdue", gettext_lazy("overdue")),
            *(("status", one.value, one.label) for one in Progress),
            *(("evaluation", one.value, one.label) for one in EvaluationKind),
        ]
        found = []
        for name, key, label in words:
            count = sum(self.fits(one, line, {name: key}) for one, line in rows)
            active = address.asked.get(name) == key
            if count or active:
                url = address.to(**{name: "" if active else key})
                found.append({"label": label, "count": str(count), "url": url, "active": active})
        return found


class RecommendationNew(OfPlace, MeetingAsked):
    """Take in what an evaluation recommends."""

    access, tab, form_class = rules.may_recommend, "meetings", RecommendationForm
    question, done = gettext_lazy("What does the evaluation recommend?"), gettext_lazy("Taken in.")

    def back_url(self) -> str:
        """Return the list."""
        return reverse("partnerships:recommendation_list", kwargs={"partnership": self.row.code})

    def act(self, row: Partnership, form: Any) -> Recommendation:
        """Take it in."""
        given = dict(form.cleaned_data)
        return recommendations.make(partnership=row, upload=given.pop("file"), by=self.request.actor, **given)


class RecommendationDetail(InPlan, ActionDoor):
    """A recommendation, its answer, its history, and for those who may the next step."""

    model, access, tab = Recommendation, rules.may_read_plan, "meetings"
    related = ("partnership", "organisation", "owner", "source")
    template, done = "partnerships/recommendation_detail.html", gettext_lazy("Recorded.")

    def form(self, data: Any = None, files: Any = None) -> MoveForm:
        """Offer the states it may go to."""
        ways = sorted(PROGRESS_TRANSITIONS[Progress(self.row.progress)], key=list(Progress).index)
        return MoveForm(data, files, ways=ways)

    def context(self) -> dict[str, Any]:
        """Return the recommendation with its history."""
        actor, zone = self.request.actor, self.row.partnership.zone
        words = {"response": dict(Response.choices), "progress": dict(Progress.choices)}
        return {
            "line": recommendation_line(self.row, self.row.partnership.today()),
            "may_answer": rules.may_coordinate(actor, self.row),
            "may_move": self.may_move(),
            "moves": [
                {
                    "at": date_format(one.at.astimezone(zone), "DATETIME_FORMAT"),
                    "to": words[one.kind].get(one.after, one.after),
                    "reason": one.reason,
                    "by": one.by,
                }
                for one in self.row.moves.select_related("by")
            ],
        }

    def may_move(self) -> bool:
        """Say whether this person says how far it is."""
        return self.row.response in NEEDS_ACTION and rules.may_follow_up(self.request.actor, self.row)

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Show it, with the form for those who may."""
        return self.page({"form": self.form()} if self.may_move() else {})

    def post(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Only its owner and the coordinator say how far it is."""
        if not self.may_move():
            raise PermissionDenied
        return super().post(request, *args, **kwargs)

    def act(self, row: Recommendation, form: Any) -> Any:
        """Move it."""
        return recommendations.move(recommendation=row, by=self.request.actor, **form.cleaned_data)

    def next_url(self, result: Any) -> str:
        """Stay here."""
        return reverse("partnerships:recommendation_detail", kwargs={"pk": self.row.pk})


class RecommendationAnswer(InPlan, MeetingAsked):
    """Give the management response."""

    model, access, related, tab = Recommendation, rules.may_coordinate, ("partnership",), "meetings"
    form_class, template = AnswerForm, "partnerships/recommendation_answer.html"
    question = gettext_lazy("What does management answer?")
    done = gettext_lazy("The answer is recorded.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the partners and who speaks for them, and the answer that stands."""
        place, row = self.row.partnership, self.row
        initial = {
            "response": row.response, "reason": row.reason, "action": row.action,
            "organisation": row.organisation_id, "owner": row.owner_id, "due_on": row.due_on,
        }  # fmt: skip
        return {
            "partners": reads.organisations_of(place),
            "speakers": reads.speakers_of(place),
            "initial": initial,
        }

    def act(self, row: Recommendation, form: Any) -> Any:
        """Answer."""
        return recommendations.answer(recommendation=row, by=self.request.actor, **form.given())

    def back_url(self) -> str:
        """Return the recommendation."""
        return reverse("partnerships:recommendation_detail", kwargs={"pk": self.row.pk})
