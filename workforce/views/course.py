"""Plan and journal of a case: contacts, goals with steps, referrals, hand-overs."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from accounts.models import Organisation
from jtportal.kernel.doors import PageDoor
from partnerships.models import Partnership
from workforce import rules
from workforce.actions import course, tasks
from workforce.enums import GOAL_MOVES, REFERRAL_MOVES, GoalState, ReferralState
from workforce.forms.communities import TakeBackForm
from workforce.forms.course import (
    ContactForm,
    GoalForm,
    HandOverForm,
    MoveForm,
    NoteForm,
    ReferralForm,
)
from workforce.forms.tasks import PlanForm
from workforce.models import Case, Contact, Goal, HandOver, Referral
from workforce.queries import course as reads
from workforce.queries import officers
from workforce.views.placements import BEHIND, OF_CASE, WorkForm

ANSWER_DAYS = 14  # offered as the time that a partner has to answer
SHOWN = 100


class CaseCourse(PageDoor):
    """Where a case is going: its goals and steps, who was asked, what was said."""

    model, access, related = Case, rules.may_read_case, OF_CASE
    template, section = "workforce/case_course.html", "people"

    def context(self) -> dict[str, Any]:
        """Collect it."""
        case, actor = self.row, self.request.actor
        return {
            "told": reads.of_case(case, actor),
            "today": case.partnership.today(),
            "may_work": rules.may_work(actor, case) and case.closed_on is None,
            "may_note": rules.may_work(actor, case),
        }


class CourseForm(WorkForm):
    """A form of plan and journal; back to its page."""

    abstract = True
    template = "workforce/course_form.html"

    def next_url(self, result: Any) -> str:
        """Go back."""
        return reverse("workforce:case_course", kwargs={"pk": self.case.pk})


class ContactNew(CourseForm):
    """Write a line of the journal."""

    model, related, form_class = Case, OF_CASE, ContactForm
    lead, done = gettext_lazy("Write into the journal"), gettext_lazy("The contact is recorded.")

    def act(self, row: Case, form: Any) -> Contact:
        """Record it."""
        return course.contact(case=row, by=self.request.actor, **form.cleaned_data)


class ContactBack(CourseForm):
    """Take a line back."""

    model, related, form_class = Contact, BEHIND, TakeBackForm
    lead, done = gettext_lazy("Take it back"), gettext_lazy("It is taken back and counts no more.")

    def act(self, row: Contact, form: Any) -> None:
        """Take it back."""
        course.take_contact_back(contact=row, by=self.request.actor, **form.cleaned_data)


class GoalNew(CourseForm):
    """Agree on a goal."""

    model, related, form_class = Case, OF_CASE, GoalForm
    lead, done = gettext_lazy("Agree on a goal"), gettext_lazy("The goal is set. Plan its first step.")

    def act(self, row: Case, form: Any) -> Goal:
        """Set it."""
        return course.set_goal(case=row, by=self.request.actor, **form.cleaned_data)


class Moving(CourseForm):
    """Say what became of something, by its table of moves."""

    abstract = True
    form_class = MoveForm
    table: Any = {}
    words: Any = None

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the moves that the table allows from here."""
        allowed = self.table[self.words(self.row.state)]
        return {"moves": [(one.value, one.label) for one in self.words if one in allowed]}


class GoalMove(Moving):
    """Reach a goal, give it up, take it up again."""

    model, related, table, words = Goal, BEHIND, GOAL_MOVES, GoalState
    lead, done = gettext_lazy("What became of the goal?"), gettext_lazy("It is recorded.")

    def act(self, row: Goal, form: Any) -> None:
        """Move it."""
        course.move_goal(goal=row, by=self.request.actor, **form.cleaned_data)


class GoalStep(CourseForm):
    """Plan a step towards a goal."""

    model, related, form_class = Goal, BEHIND, PlanForm
    lead, done = gettext_lazy("Plan a step towards the goal"), gettext_lazy("The step is planned.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the officers, and today."""
        self.people = officers.of_partnership(self.case.partnership)
        names = {pk: str(user) for pk, user in self.people.items()}
        return {"officers": names, "initial": {"due_on": self.case.partnership.today()}}

    def act(self, row: Goal, form: Any) -> Any:
        """Plan it."""
        given = form.cleaned_data
        owner = self.people.get(given.pop("owner"))
        return tasks.plan(cases=[row.case], goal=row, owner=owner, by=self.request.actor, **given)


class ReferralNew(CourseForm):
    """Refer the worker to a partner."""

    model, related, form_class = Case, OF_CASE, ReferralForm
    lead, done = (
        gettext_lazy("Refer to a partner"),
        gettext_lazy("The referral is recorded, with its deadline."),
    )

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the partners, today, and a usual deadline."""
        rows = Organisation.objects.visible_to(self.request.actor)
        found = rows.filter(partners__partnership=self.row.partnership).distinct().order_by("name")
        self.partners = {row.pk: row for row in found}
        today = self.row.partnership.today()
        return {
            "partners": [(pk, str(row)) for pk, row in self.partners.items()],
            "initial": {"asked_on": today, "due_on": today + timedelta(days=ANSWER_DAYS)},
        }

    def act(self, row: Case, form: Any) -> Referral:
        """Refer."""
        given = dict(form.cleaned_data)
        partner = self.partners[given.pop("partner")]
        return course.refer(case=row, partner=partner, by=self.request.actor, **given)


class ReferralMove(Moving):
    """Record the partner's answer, or the end."""

    model, table, words = Referral, REFERRAL_MOVES, ReferralState
    related = (*BEHIND, "partner")
    lead, done = gettext_lazy("What did the partner answer?"), gettext_lazy("It is recorded.")

    def act(self, row: Referral, form: Any) -> None:
        """Move it."""
        given = form.cleaned_data
        course.move_referral(referral=row, to=given["to"], answer=given["reason"], by=self.request.actor)


class HandOverNew(CourseForm):
    """Hand a case to a colleague."""

    model, related, form_class = Case, OF_CASE, HandOverForm
    lead, done = gettext_lazy("Hand the case over"), gettext_lazy("The case is handed over.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the other officers."""
        self.people = officers.of_partnership(self.row.partnership)
        others = {pk: str(user) for pk, user in self.people.items() if pk != self.row.officer_id}
        return {"officers": others}

    def act(self, row: Case, form: Any) -> HandOver:
        """Hand it over."""
        given = dict(form.cleaned_data)
        officer = self.people[given.pop("officer")]
        return course.hand_over(case=row, officer=officer, by=self.request.actor, **given)


class HandOverNoteDoor(CourseForm):
    """Add a note to a hand-over."""

    model, related, form_class = HandOver, BEHIND, NoteForm
    lead, done = gettext_lazy("Add a note to the hand-over"), gettext_lazy("The note is added.")

    def act(self, row: HandOver, form: Any) -> Any:
        """Add it."""
        return course.add_note(hand_over=row, by=self.request.actor, **form.cleaned_data)


class HandOverList(PageDoor):
    """What became of the cases that I handed over."""

    model, lookup, access = Partnership, {"partnership": "code"}, rules.may_see_cases
    template, section = "workforce/hand_over_list.html", "people"

    def context(self) -> dict[str, Any]:
        """Return them, latest first."""
        found = reads.handed_over_by(self.row, self.request.actor)
        return {"lines": list(found[:SHOWN]), "total": found.count()}
