"""The course of phases that a partnership walks: each course with its phases and the partners it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from partnerships import rules
from partnerships.actions import phases
from partnerships.calculations.course import course_for, courses, missing_kinds
from partnerships.enums import Phase
from partnerships.forms.phases import CourseForm
from partnerships.queries.partner_checks import in_force
from partnerships.views.plan import OfPlace
from partnerships.views.plan_forms import PlanForm, given

if TYPE_CHECKING:
    from partnerships.models import Partnership


class CourseChoose(OfPlace, PlanForm):
    """Choose the course."""

    access, tab = rules.may_coordinate, "overview"
    template, form_class = "partnerships/course_choose.html", CourseForm
    heading, submit = (
        gettext_lazy("Which course does the partnership walk?"),
        gettext_lazy("Take this course"),
    )
    intro = gettext_lazy(
        "A course says which phases there are, whether a call stands among them, and which kinds of partners are needed."
    )
    done = gettext_lazy("The course is chosen.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer every course; the one that is walked stands chosen."""
        now, language = self.row.its_course().key, get_language() or "en"
        return {
            "courses": [(one.key, one.name(language)) for one in courses().values()],
            "initial": {"seen": now, "course": now},
        }

    def context(self) -> dict[str, Any]:
        """Return what each course asks for, beside what is there."""
        return {**super().context(), "courses": course_lines(self.row)}

    def act(self, row: Partnership, form: Any) -> Any:
        """Choose it."""
        return phases.choose_course(partnership=row, by=self.request.actor, **given(form))

    def above(self) -> str:
        """Name the page."""
        return _("Overview")

    def back_url(self) -> str:
        """Return to the overview."""
        return reverse("partnerships:plan_detail", kwargs={"partnership": self.row.code})


def course_lines(place: Partnership) -> dict[str, dict[str, Any]]:
    """Return each course as the page shows it, by its key: phases, kinds of partners and which of them are absent."""
    language = get_language() or "en"
    roles = [(row.organisation_id, row.role) for row in in_force([place])[place.pk]]
    usual, now = course_for("", place.country).key, place.its_course().key
    found = {}
    for key, course in courses().items():
        absent = missing_kinds(course, roles)
        found[key] = {
            "name": course.name(language),
            "now": key == now,
            "usual": key == usual,
            "fits": place.phase in {step.phase for step in course.line},
            "steps": [
                {
                    "word": Phase(step.phase).label,
                    "optional": step.optional,
                    "beside": [Phase(phase).label for phase in course.beside(step.phase)],
                    "here": step.phase == place.phase,
                }
                for step in course.line
            ],
            "kinds": [{"name": kind.name(language), "met": kind not in absent} for kind in course.kinds],
        }
    return found
