"""The territorial diagnosis: the baselines, the questions that it has to answer, and what is not relevant here."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy

from jtportal.kernel.doors import ActionDoor, PageDoor, PostDoor
from partnerships import rules
from partnerships.actions import diagnosis
from partnerships.enums import (
    ASKS,
    BASELINES,
    MAY_BE_SET_ASIDE,
    PROMPTS,
    AnswerState,
    Dimension,
    FindingState,
    Forgotten,
)
from partnerships.forms.diagnosis import FigureForm, ReasonForm
from partnerships.models import BaselineFigure, Consultation, Partnership, SetAside
from partnerships.queries import diagnosis as reads
from partnerships.views.plan import InPlan, OfPlace

SHOWN = 3  # findings under a question; the list has them all
MARKS = {  # class and icon of a verdict
    AnswerState.ANSWERED: ("yes", "yes"),
    AnswerState.BEGUN: ("lapsed", "half"),
    AnswerState.OPEN: ("unknown", "unknown"),
    AnswerState.ASIDE: ("no", "abstain"),
}


def shown_value(value: Decimal) -> str:
    """Return a figure without idle zeros, as the reader's language writes numbers."""
    plain = f"{value:f}"
    return number_format(
        Decimal(plain.rstrip("0").rstrip(".") if "." in plain else plain), force_grouping=True
    )


def diagnosis_url(partnership: Partnership) -> str:
    """Return the address of a partnership's diagnosis."""
    return reverse("partnerships:diagnosis_detail", kwargs={"partnership": partnership.code})


class DiagnosisDetail(OfPlace, PageDoor):
    """Where the diagnosis stands."""

    tab, access, template = "diagnosis", rules.may_read_plan, "partnerships/diagnosis_detail.html"

    def context(self) -> dict[str, Any]:
        """Return the baselines, the questions, and who was heard."""
        board, actor = reads.board(self.row), self.request.actor
        counts = reads.counts_of_findings(self.row)
        consultations = Consultation.objects.visible_to(actor).filter(partnership=self.row)
        return {
            "open": board.open,
            "total": len(board.standing),
            "baselines": [self.line(board, key) for key in BASELINES],
            "prompts": [self.line(board, key) for key in PROMPTS],
            "forgotten": [self.line(board, key) for key in Forgotten],
            "counts": counts,
            "drafts": counts[FindingState.DRAFT],
            "written": sum(counts.values()),
            "heard": reads.heard(self.row),
            "latest": consultations[:3],
            "may_add": rules.may_take_part(actor, self.row),
            "may_coordinate": rules.may_coordinate(actor, self.row),
            "today": self.row.today(),
        }

    def line(self, board: reads.Board, key: Dimension | Forgotten) -> dict[str, Any]:
        """Return one question with what is known about it."""
        found = board.findings.get(key.value, [])
        state = AnswerState(board.standing[key.value])
        kwargs = {"partnership": self.row.code}
        return {
            "key": key.value,
            "label": key.label,
            "asks": ASKS[key],
            "state": state,
            "mark": MARKS[state],
            "figures": [(one, shown_value(one.value)) for one in board.figures.get(key.value, [])],
            "findings": found[:SHOWN],
            "more": len(found) - SHOWN,
            "count": len(found),
            "aside": board.aside.get(key.value) if state == AnswerState.ASIDE else None,
            "list_url": f"{reverse('partnerships:finding_list', kwargs=kwargs)}?about={key.value}",
            "add_url": f"{reverse('partnerships:finding_new', kwargs=kwargs)}?about={key.value}",
            "aside_url": reverse("partnerships:diagnosis_set_aside", kwargs={**kwargs, "question": key.value})
            if key not in BASELINES
            else "",
        }


class DiagnosisSetAside(OfPlace, ActionDoor):
    """Say that a question is not relevant here."""

    tab, access, form_class = "diagnosis", rules.may_coordinate, ReasonForm
    template = "partnerships/diagnosis_set_aside.html"
    done = gettext_lazy("The question is set aside with your reason.")

    def context(self) -> dict[str, Any]:
        """Name the question; one that cannot be set aside is no page."""
        labels = dict(MAY_BE_SET_ASIDE)
        key = self.kwargs["question"]
        if key not in labels:
            raise Http404
        asks = {one.value: words for one, words in ASKS.items()}
        return {"question": labels[key], "asks": asks[key], "back_url": diagnosis_url(self.row)}

    def act(self, row: Partnership, form: Any) -> SetAside:
        """Set it aside."""
        self.context()
        question = self.kwargs["question"]
        return diagnosis.set_aside(
            partnership=row, question=question, by=self.request.actor, **form.cleaned_data
        )

    def next_url(self, result: Any) -> str:
        """Go back to the diagnosis."""
        return diagnosis_url(self.row)


class DiagnosisTakeUp(PostDoor):
    """Ask a question again."""

    model, access, related = SetAside, rules.may_coordinate, ("partnership",)
    section, done = "plan", gettext_lazy("The question is asked again.")

    def act(self, row: SetAside, data: Any) -> None:
        """Take it up."""
        diagnosis.take_up(aside=row, by=self.request.actor)

    def next_url(self, result: Any) -> str:
        """Go back to the diagnosis."""
        return diagnosis_url(self.row.partnership)


class BaselineNew(OfPlace, ActionDoor):
    """Record a figure of a baseline."""

    tab, access, form_class = "diagnosis", rules.may_coordinate, FigureForm
    template, done = "partnerships/baseline_new.html", gettext_lazy("The figure is recorded.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with the baseline that the reader came from."""
        return {"initial": {"dimension": self.request.GET.get("about", "")}}

    def act(self, row: Partnership, form: Any) -> BaselineFigure:
        """Record it."""
        return diagnosis.record_figure(partnership=row, by=self.request.actor, **form.cleaned_data)

    def next_url(self, result: Any) -> str:
        """Go back to the diagnosis."""
        return diagnosis_url(self.row)


class BaselineWithdraw(InPlan, ActionDoor):
    """Withdraw a wrong figure."""

    model, tab, related = BaselineFigure, "diagnosis", ("partnership",)
    access, form_class = rules.may_coordinate, ReasonForm
    template = "partnerships/baseline_withdraw.html"
    done = gettext_lazy("The figure is withdrawn; that it was there stays known.")

    def context(self) -> dict[str, Any]:
        """Show the figure."""
        return {"value": shown_value(self.row.value)}

    def act(self, row: BaselineFigure, form: Any) -> None:
        """Withdraw it."""
        diagnosis.withdraw_figure(figure=row, by=self.request.actor, **form.cleaned_data)

    def next_url(self, result: Any) -> str:
        """Go back to the diagnosis."""
        return diagnosis_url(self.row.partnership)
