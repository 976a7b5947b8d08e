"""Duties of a version: what each party owes, how far it has come, what it answered, what the committee found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jtportal.kernel.doors import PageDoor
from partnerships import rules
from partnerships.actions import duties
from partnerships.actions.duties import BINDS, Answered
from partnerships.forms import duties as forms
from partnerships.models import Breach, ClausePlace, FrameworkVersion
from partnerships.queries import duties as reads
from partnerships.views import duty_lines
from partnerships.views.accords import AccordForm, InAccord, in_words, language_of

if TYPE_CHECKING:
    from partnerships.queries.duties import Bound

PLACE = ("version__agreement__partnership", "clause", "text")


class DutyList(InAccord, PageDoor):
    """What the parties owe by a version, what asks for attention first."""

    model, access, related = FrameworkVersion, rules.may_read_plan, ("agreement__partnership",)
    template = "partnerships/duty_list.html"

    def context(self) -> dict[str, Any]:
        """Return the duties as they stand today."""
        agreement, actor = self.row.agreement, self.request.actor
        language = language_of(agreement, self.request.GET.get("language"))
        drawn = duty_lines.lines(self.row, actor, language)
        return {
            "agreement": agreement,
            "language": language,
            "lines": drawn,
            "tally": duty_lines.tally(drawn),
            "breaches": sum(len(one["breaches"]) for one in drawn),
            "binds": self.row.state in BINDS,
            "may_coordinate": rules.may_coordinate(actor, self.row),
        }


class OfDuty(InAccord):
    """Mix into a door about one duty of a clause: `framework/places/<pk>/duties/<duty>/…`."""

    model, related = ClausePlace, PLACE
    row: Any
    request: Any

    def find_row(self, request: Any, kwargs: dict[str, Any]) -> Any:
        """Return the place with its duty; 404 where the clause lays no such duty."""
        row = super().find_row(request, kwargs)  # type: ignore[misc]
        row.bound = reads.one(row, kwargs["duty"])
        if row.bound is None:
            raise Http404
        return row

    @property
    def bound(self) -> Bound:
        """The duty."""
        return self.row.bound

    @property
    def key(self) -> str:
        """Its key."""
        return self.bound.duty.key

    def above(self) -> str:
        """Name the duty."""
        return duty_lines.sentence(self.bound.duty, self.bound.party)

    def back_url(self) -> str:
        """Return to the duty."""
        return reverse("partnerships:duty_detail", kwargs={"pk": self.row.pk, "duty": self.key})

    def next_url(self, _result: Any) -> str:
        """Return to the duty."""
        return self.back_url()


class DutyDetail(OfDuty, PageDoor):
    """One duty: counted and answered side by side, its history, what the committee found."""

    access, template = rules.may_read_plan, "partnerships/duty_detail.html"

    def context(self) -> dict[str, Any]:
        """Return how it stands."""
        version, actor = self.row.version, self.request.actor
        agreement = version.agreement
        language = language_of(agreement, self.request.GET.get("language"))
        counted = reads.counted(actor, agreement.partnership, [self.bound])
        names = dict(reads.sites(agreement.partnership))
        binds = version.state in BINDS
        answers = [
            {"row": one, "number": duty_lines.plain(one.number)} for one in reversed(self.bound.answers)
        ]
        return {
            "agreement": agreement,
            "version": version,
            "heading": in_words(self.row.text.heading, language, agreement.leading)[0],
            "line": duty_lines.line(self.bound, version, counted, names, language),
            "answers": answers,
            "binds": binds,
            "may_answer": binds and rules.may_answer_duty(actor, self.row),
            "is_bound": rules.is_bound(actor, self.bound.party),
            "may_record": binds and rules.may_record_breach(actor, self.row),
            "may_write": rules.may_write_duty(actor, self.row),
            "shows_people": rules.is_at_the_table(actor, self.row)
            or rules.may_record_breach(actor, self.row),
        }


class DutyAnswerGive(OfDuty, AccordForm):
    """Say how many there are."""

    access, form_class = rules.may_answer_duty, forms.DutyAnswerForm
    heading, submit = gettext_lazy("How far has it come?"), gettext_lazy("Record the answer")
    intro = gettext_lazy("Your answer stands beside what is counted. Earlier answers stay as they are.")
    done = gettext_lazy("Your answer is recorded.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with today."""
        return {"initial": {"on_day": self.row.version.agreement.partnership.today()}}

    def act(self, row: ClausePlace, form: Any) -> Any:
        """Record it."""
        return duties.answer(
            place=row, key=self.key, given=Answered(**form.cleaned_data), by=self.request.actor
        )


class BreachRecord(OfDuty, AccordForm):
    """Record what the oversight committee found."""

    access, form_class = rules.may_record_breach, forms.BreachForm
    heading, submit = gettext_lazy("What did the committee find?"), gettext_lazy("Record the breach")
    intro = gettext_lazy("It stays as it is. The party is told and may answer.")
    done = gettext_lazy("The breach is recorded and the party is told.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with today."""
        return {"initial": {"found_on": self.row.version.agreement.partnership.today()}}

    def act(self, row: ClausePlace, form: Any) -> Any:
        """Record it."""
        return duties.record_breach(place=row, key=self.key, by=self.request.actor, **form.cleaned_data)


class BreachAnswerGive(AccordForm):
    """Answer to a breach."""

    model, access = Breach, rules.may_answer_breach
    related = ("version__agreement__partnership", "party__organisation", "party__agreement")
    form_class, submit = forms.BreachAnswerForm, gettext_lazy("Record the answer")
    heading = gettext_lazy("What does your organisation answer?")
    intro = gettext_lazy("Your answer stands beside what the committee found.")
    done = gettext_lazy("Your answer is recorded.")

    def above(self) -> str:
        """Name the agreement."""
        return _("Duties of %(name)s") % {"name": self.row.version.agreement}

    def act(self, row: Breach, form: Any) -> Any:
        """Record it."""
        return duties.answer_breach(breach=row, by=self.request.actor, **form.cleaned_data)

    def back_url(self) -> str:
        """Return to the duties."""
        return reverse("partnerships:duty_list", kwargs={"pk": self.row.version_id})
