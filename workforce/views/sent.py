"""People taken on by hand, and people whom partners send: the list, the short form, the answer."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from accounts.views.drafts import KeepsDrafts
from jtportal.kernel.doors import PageDoor
from partnerships.models import Partnership
from workforce import rules
from workforce.actions import sent
from workforce.calculations.retention import SENT_MONTHS
from workforce.forms.sent import AcceptForm, HandForm, RefuseForm, SendForm
from workforce.models import Case, SentPerson
from workforce.queries import sent as reads

OF_PLACE = {"partnership": "code"}


class PersonNew(KeepsDrafts):
    """Take somebody on whom no roster names."""

    model, lookup, access, form_class = Partnership, OF_PLACE, rules.may_work_here, HandForm
    template, section = "workforce/person_new.html", "people"
    done = gettext_lazy("The case is open. Record what you were told.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer today."""
        return {"initial": {"on": self.row.today()}}

    def act(self, row: Partnership, form: Any) -> Case:
        """Open the case."""
        by = self.request.actor
        return sent.take_on(partnership=row, officer=by.user, by=by, **form.cleaned_data)

    def next_url(self, result: Any) -> str:
        """Go on with the intake."""
        return reverse("workforce:case_intake", kwargs={"pk": result.pk})


class SentList(PageDoor):
    """Who was sent and what became of it: all for the employment service, its own for a partner."""

    model, lookup, access = Partnership, OF_PLACE, rules.may_see_sent
    template, section = "workforce/sent_list.html", "sent"

    def context(self) -> dict[str, Any]:
        """Ask."""
        waiting, answered = reads.listed(self.row, self.request.actor)
        return {
            "waiting": waiting,
            "answered": answered,
            "today": self.row.today(),
            "late": sum(one.due_on < self.row.today() for one in waiting),
            "serving": rules.may_see_cases(self.request.actor, self.row),
            "may_send": rules.may_send(self.request.actor, self.row),
        }


class SentNew(KeepsDrafts):
    """Send somebody to the employment service."""

    model, lookup, access, form_class = Partnership, OF_PLACE, rules.may_send, SendForm
    template, section = "workforce/sent_new.html", "sent"
    done = gettext_lazy("It is sent. You read the answer here.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer today."""
        return {"initial": {"consent_on": self.row.today()}}

    def context(self) -> dict[str, Any]:
        """Say by when there is an answer, and how long it is kept who is not taken on."""
        return {"days": sent.ANSWER_DAYS, "months": SENT_MONTHS}

    def act(self, row: Partnership, form: Any) -> SentPerson:
        """Send."""
        return sent.send(partnership=row, by=self.request.actor, **form.cleaned_data)

    def next_url(self, result: Any) -> str:
        """Go back to the list."""
        return reverse("workforce:sent_list", kwargs={"partnership": self.row.code})


class SentDetail(PageDoor):
    """One person who was sent, and the answer."""

    model, access, related = SentPerson, rules.may_read_sent, ("partnership", "partner", "answered_by")
    template, section = "workforce/sent_detail.html", "sent"

    def context(self) -> dict[str, Any]:
        """Say who may answer."""
        actor, row = self.request.actor, self.row
        return {
            "serving": rules.may_see_cases(actor, row.partnership),
            "may_answer": row.state == "sent" and rules.may_answer_sent(actor, row),
            "today": row.partnership.today(),
        }


class SentAnswer(KeepsDrafts):
    """Answer a partner who sent somebody."""

    abstract = True
    model, related = SentPerson, ("partnership", "partner")
    template, section = "workforce/sent_answer.html", "sent"
    lead: Any = ""

    def context(self) -> dict[str, Any]:
        """Say what is asked."""
        return {"heading": self.lead}


class SentAccept(SentAnswer):
    """Take the person on."""

    access, form_class = rules.may_answer_sent, AcceptForm
    lead, done = (
        gettext_lazy("Take this person on"),
        gettext_lazy("The person is taken on; the partner reads your answer."),
    )

    def form_kwargs(self) -> dict[str, Any]:
        """Offer open cases of people with much the same name."""
        return {"cases": reads.choices(self.row, self.request.actor), "initial": {"case": "new"}}

    def act(self, row: SentPerson, form: Any) -> Case:
        """Take on."""
        actor, said = self.request.actor, form.cleaned_data
        case = None
        if said["case"] != "new":
            case = Case.objects.visible_to(actor).select_related("person").get(pk=said["case"])
        return sent.accept(sent=row, case=case, answer=said["answer"], by=actor)

    def next_url(self, result: Any) -> str:
        """Go on with the intake."""
        return reverse("workforce:case_intake", kwargs={"pk": result.pk})


class SentRefuse(SentAnswer):
    """Do not take the person on."""

    access, form_class = rules.may_answer_sent, RefuseForm
    lead, done = (
        gettext_lazy("Answer that this person is not taken on"),
        gettext_lazy("The partner reads your answer."),
    )

    def act(self, row: SentPerson, form: Any) -> None:
        """Answer."""
        sent.refuse(sent=row, by=self.request.actor, **form.cleaned_data)

    def next_url(self, result: Any) -> str:
        """Go back to the list."""
        return reverse("workforce:sent_list", kwargs={"partnership": self.row.partnership.code})
