"""The plan at a glance: where are we, who is in, what is due, what is at risk; and decisions about phases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from jtportal.kernel.doors import PageDoor
from partnerships import rules
from partnerships.actions import phases
from partnerships.enums import PHASE_AIMS, Phase
from partnerships.forms.phases import PhaseForm
from partnerships.queries import partners as partner_reads
from partnerships.queries import phases as reads
from partnerships.queries.agreements import agreement_in_force
from partnerships.queries.waiting import waiting_for
from partnerships.sockets import PLAN_LINKS
from partnerships.views.agreement_targets import jobs_reached
from partnerships.views.plan import OfPlace
from partnerships.views.plan_forms import PlanForm, given

if TYPE_CHECKING:
    from partnerships.models import Partnership


class PlanDetail(OfPlace, PageDoor):
    """One page at a glance."""

    access, template, tab = rules.may_read_plan, "partnerships/plan_detail.html", "overview"

    def context(self) -> dict[str, Any]:
        """Return the stepper, the checklist of the phase, what is due and at risk, and who is in."""
        place, actor = self.row, self.request.actor
        course = place.its_course()
        decisions = reads.decisions(place)
        lists = reads.checklists([place], {place.pk: [step.phase for step in course.steps]})[place.pk]
        points = reads.points([place]).get(place.pk, [])
        agreement = agreement_in_force(place)
        here = [lists[phase] for phase in (place.phase, *course.beside(place.phase))]
        return {
            "steps": step_lines(place, lists, decisions),
            "course": course.name(get_language() or "en"),
            "aim": PHASE_AIMS[Phase(place.phase)],
            "since": reads.since([place])[place.pk],
            "checklists": [{"word": Phase(one.phase).label, "list": one} for one in here],
            "lacking": sum(len(one.lacking) for one in here),
            "decisions": [decision_line(one) for one in decisions],
            "risks": [point for point in points if point.risk],
            "due": [point for point in points if not point.risk],
            "jobs": jobs_reached(actor, agreement) if agreement else None,
            "agreement": agreement,
            "waiting": waiting_for(actor, place),
            "seats": [seat for seat in partner_reads.seats(place) if seat.now],
            "may_decide": rules.may_coordinate(actor, place),
            "next": (onward := course.onward(place.phase)[:1]),
            "onward": Phase(onward[0]).label if onward else "",
            "decide_url": reverse("partnerships:phase_decide", kwargs={"partnership": place.code}),
            "today": place.today(),
            "links": [plug(place) for plug in PLAN_LINKS],
        }


def step_lines(place: Partnership, lists: dict[str, Any], decisions: list[Any]) -> list[dict[str, Any]]:
    """Return the phases as the stepper draws them, those beside under theirs."""
    course = place.its_course()
    at = course.place(place.phase)
    walked = {one.from_phase for one in decisions} | {one.to_phase for one in decisions}
    left = {one.from_phase: one.decided_on for one in reversed(decisions)}
    lines = []
    for number, step in enumerate(course.line):
        state = "current" if number == at else "todo"
        if number < at:
            state = "done" if step.phase in walked else "skipped"
        beside = [
            {"word": Phase(phase).label, "list": lists[phase], "state": state}
            for phase in course.beside(step.phase)
        ]
        lines.append(
            {
                "number": number + 1,
                "word": Phase(step.phase).label,
                "state": state,
                "optional": step.optional,
                "list": lists[step.phase],
                "left": left.get(step.phase) if number < at else None,
                "beside": beside,
            }
        )
    return lines


def decision_line(one: Any) -> dict[str, Any]:
    """Return a decision as the page tells it."""
    return {
        "row": one,
        "from": one.get_from_phase_display(),
        "to": one.get_to_phase_display(),
        "lacking": reads.words_of(one.lacking),
    }


class PhaseDecide(OfPlace, PlanForm):
    """Move on, or reopen a phase."""

    access, tab = rules.may_coordinate, "overview"
    template, form_class = "partnerships/phase_decide.html", PhaseForm
    submit, done = gettext_lazy("Record the decision"), gettext_lazy("The decision is recorded.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the ways that the course has from here."""
        course, phase = self.row.its_course(), self.row.phase
        ways = [
            (to, _("Go on to “%(phase)s”") % {"phase": Phase(to).label}) for to in course.onward(phase)
        ] + [(to, _("Reopen “%(phase)s”") % {"phase": Phase(to).label}) for to in course.backward(phase)]
        first = self.request.GET.get("to") or (course.onward(phase) or course.backward(phase) or [""])[0]
        return {"ways": ways, "initial": {"at": phase, "to": first, "on": self.row.today()}}

    def context(self) -> dict[str, Any]:
        """Show what the phase still lacks."""
        here = reads.current([self.row])[self.row.pk]
        return {
            **super().context(),
            "checklists": [{"word": Phase(one.phase).label, "list": one} for one in here],
            "lacking": sum(len(one.lacking) for one in here),
            "onward": self.row.its_course().onward(self.row.phase),
        }

    def title(self) -> str:
        """Ask the question."""
        if not self.row.its_course().onward(self.row.phase):
            return _("Which phase is reopened?")
        return _("Is the phase “%(phase)s” done?") % {"phase": self.row.get_phase_display()}

    def act(self, row: Partnership, form: Any) -> Any:
        """Decide."""
        return phases.decide(partnership=row, by=self.request.actor, **given(form))

    def back_url(self) -> str:
        """Return to the overview."""
        return reverse("partnerships:plan_detail", kwargs={"partnership": self.row.code})
