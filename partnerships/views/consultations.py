"""The consultation log."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jtportal.kernel import paging
from jtportal.kernel.doors import ActionDoor, PageDoor
from partnerships import rules
from partnerships.actions import consultations
from partnerships.forms.diagnosis import ConsultationForm
from partnerships.models import Consultation, Finding, Partnership
from partnerships.queries import diagnosis as reads
from partnerships.views import lists
from partnerships.views.plan import InPlan, OfPlace


class ConsultationList(OfPlace, PageDoor):
    """Who was heard, what they said, what it changed."""

    tab, access, template = "diagnosis", rules.may_read_plan, "partnerships/consultation_list.html"

    def context(self) -> dict[str, Any]:
        """Return one page of the log, newest first."""
        actor = self.request.actor
        rows = Consultation.objects.visible_to(actor).filter(partnership=self.row)
        page = paging.page(
            [paging.Segment(rows.order_by(), "-held_on")],
            size=lists.SIZE,
            **lists.turned_page(self.request.GET),
        )
        shown = rows.filter(pk__in=page.ids).select_related("organisation", "partnership")
        found = {row.pk: row for row in shown.prefetch_related("findings", "documents")}
        lines = [found[pk] for pk in page.ids if pk in found]
        path = reverse("partnerships:consultation_list", kwargs={"partnership": self.row.code})
        heard = reads.heard(self.row)
        return {
            "lines": [(row, rules.may_change_consultation(actor, self.with_place(row))) for row in lines],
            "heard": heard,
            "without_answer": rows.filter(changed="").count(),
            "pager": lists.pager(
                page, lists.Address(path, {}), total=heard["meetings"], order=_("newest first")
            ),
            "may_add": rules.may_take_part(actor, self.row),
        }

    def with_place(self, row: Consultation) -> Consultation:
        """Return the entry with the page's own partnership, which remembers who its partners are."""
        row.partnership = self.row
        return row


class ConsultationForms(InPlan, ActionDoor):
    """A form about an entry; back to the log."""

    abstract = True
    tab, form_class = "diagnosis", ConsultationForm

    def findings(self, partnership: Partnership) -> dict[int, Finding]:
        """Return the findings that can be linked."""
        rows = Finding.objects.visible_to(self.request.actor).filter(partnership=partnership)
        self.known = {row.pk: row for row in rows.standing().defer("text")}
        return self.known

    def choices(self, partnership: Partnership) -> list[tuple[int, str]]:
        """Return them as choices."""
        found = self.findings(partnership).values()
        return [(row.pk, f"{row.number}. {Truncator(row.title).chars(110)}") for row in found]

    def given(self, form: Any) -> dict[str, Any]:
        """Return what was typed, as the actions take it."""
        given = dict(form.cleaned_data)
        given["upload"] = given.pop("file")
        given["findings"] = [self.known[pk] for pk in given.get("findings", ())]
        return given


class ConsultationNew(OfPlace, ConsultationForms):
    """Record a consultation."""

    access, template = rules.may_take_part, "partnerships/consultation_new.html"
    done = gettext_lazy("The consultation is in the log.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the findings."""
        return {"findings": self.choices(self.row), "initial": {"held_on": self.row.today()}}

    def act(self, row: Partnership, form: Any) -> Consultation:
        """Record it."""
        return consultations.record(partnership=row, by=self.request.actor, **self.given(form))

    def next_url(self, result: Any) -> str:
        """Go to the log."""
        return reverse("partnerships:consultation_list", kwargs={"partnership": self.row.code})


class ConsultationChange(ConsultationForms):
    """Mend an entry, or say what it changed since."""

    model, related = Consultation, ("partnership",)
    access, template = rules.may_change_consultation, "partnerships/consultation_change.html"
    done = gettext_lazy("The entry is changed.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with what stands there."""
        initial = {name: getattr(self.row, name) for name in consultations.FIELDS}
        initial["findings"] = [row.pk for row in self.row.findings.visible_to(self.request.actor)]
        return {"findings": self.choices(self.row.partnership), "initial": initial}

    def act(self, row: Consultation, form: Any) -> None:
        """Change it, if it is still what the reader saw."""
        seen = lists.number_or_none(self.request.POST.get("seen"))
        consultations.change(consultation=row, seen=seen, by=self.request.actor, **self.given(form))

    def next_url(self, result: Any) -> str:
        """Go to the log."""
        return reverse("partnerships:consultation_list", kwargs={"partnership": self.row.partnership.code})
