"""What is asked for in the diagnosis: findings, figures, reasons, consultations."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.enums import BASELINES, PROMPTS, Forgotten
from partnerships.forms.fields import REASON_HELP, Day, Number, Words
from partnerships.forms.files import DocumentField

DIMENSIONS = [
    ("", "—"),
    (_("Baselines of the main problem"), [(one.value, one.label) for one in BASELINES]),
    (_("What the plan has to look into"), [(one.value, one.label) for one in PROMPTS]),
]
SOURCE_HELP = _("So that somebody else finds it: the body, the title, the year; or whose observation it is.")


class FindingForm(forms.Form):
    """A finding with its source. `nodes`: (key, text) of the tree's nodes that it may be evidence for."""

    dimension = forms.ChoiceField(label=_("What it is about"), choices=DIMENSIONS)
    title = forms.CharField(
        label=_("The finding in one sentence"),
        max_length=200,
        help_text=_("What is the case, for whom, where; a number if there is one."),
    )
    text = forms.CharField(label=_("In more words"), max_length=10_000, widget=Words(6))
    source = forms.CharField(label=_("Source"), max_length=300, help_text=SOURCE_HELP)
    observed_on = forms.DateField(
        label=_("As of"), widget=Day(), help_text=_("The day that the finding speaks of.")
    )
    also = forms.MultipleChoiceField(
        label=_("It also says something about"),
        choices=Forgotten.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("These are easily forgotten. Tick one only where the finding really speaks of it."),
    )
    nodes = forms.MultipleChoiceField(
        label=_("Evidence for these problems of the tree"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self, data: Any = None, files: Any = None, *, nodes: list[tuple[str, str]], **more: Any
    ) -> None:
        super().__init__(data, files, **more)
        self.fields["nodes"].choices = nodes  # type: ignore[attr-defined]
        if not nodes:
            del self.fields["nodes"]


class NewFindingForm(FindingForm):
    """A new finding may bring its evidence along."""

    file = DocumentField(label=_("Evidence"), required=False)


class EvidenceForm(forms.Form):
    """One more file."""

    file = DocumentField()


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label=_("Reason"), max_length=2000, widget=Words(), help_text=REASON_HELP)


class FigureForm(forms.Form):
    """A figure of a baseline."""

    dimension = forms.ChoiceField(label=_("Baseline"), choices=[(one.value, one.label) for one in BASELINES])
    title = forms.CharField(
        label=_("What is measured"), max_length=160, help_text=_("For example: wages owed at the mine.")
    )
    value = Number(label=_("Value"), max_digits=20, decimal_places=4)
    unit = forms.CharField(
        label=_("Unit"), max_length=60, help_text=_("For example: %, persons, million UAH, tonnes a year.")
    )
    observed_on = forms.DateField(label=_("As of"), widget=Day(), help_text=_("The day it was measured."))
    source = forms.CharField(label=_("Source"), max_length=300, help_text=SOURCE_HELP)


class ConsultationForm(forms.Form):
    """An entry of the consultation log. `findings`: (key, words) of those it may have changed."""

    held_on = forms.DateField(label=_("When"), widget=Day())
    who = forms.CharField(
        label=_("Who was heard"),
        max_length=200,
        help_text=_("Organisations or kinds of people. Never write the name of a private person here."),
    )
    women = forms.IntegerField(label=_("Women"), min_value=0, max_value=100_000, initial=0)
    men = forms.IntegerField(label=_("Men"), min_value=0, max_value=100_000, initial=0)
    unstated = forms.IntegerField(
        label=_("Sex not recorded"), min_value=0, max_value=100_000, initial=0, required=False
    )
    heard = forms.CharField(label=_("What was heard"), max_length=10_000, widget=Words(5))
    changed = forms.CharField(
        label=_("What it changed"),
        max_length=10_000,
        required=False,
        widget=Words(),
        help_text=_("People ask what came of it. Leave it empty only as long as nothing did."),
    )
    findings = forms.TypedMultipleChoiceField(
        label=_("Findings that came from it or were changed"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    file = DocumentField(label=_("Minutes"), required=False)

    def __init__(
        self, data: Any = None, files: Any = None, *, findings: list[tuple[int, str]], **more: Any
    ) -> None:
        super().__init__(data, files, **more)
        self.fields["findings"].choices = findings  # type: ignore[attr-defined]
        if not findings:
            del self.fields["findings"]

    def clean_unstated(self) -> int:
        """Nothing typed is nobody."""
        return self.cleaned_data["unstated"] or 0
