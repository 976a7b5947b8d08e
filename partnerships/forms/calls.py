"""What is asked about a call: its dates and money, how it judges, its next step."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.enums import CallStage, CallState, MemberKind
from partnerships.forms.fields import CurrencyField, SeenForm


class Moment(forms.DateTimeInput):
    """A day and a minute, typed or picked; the clock of the place."""

    input_type = "datetime-local"

    def __init__(self, **attrs: Any) -> None:
        super().__init__(attrs={"class": "short", **attrs}, format="%Y-%m-%dT%H:%M")


class Day(forms.DateInput):
    """A day, typed or picked."""

    input_type = "date"

    def __init__(self, **attrs: Any) -> None:
        super().__init__(attrs={"class": "short", **attrs}, format="%Y-%m-%d")


def amount(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DecimalField:
    """Return a field for an amount of money above zero."""
    return forms.DecimalField(
        label=label,
        min_value=Decimal("0.01"),
        max_digits=15,
        decimal_places=2,
        required=required,
        help_text=help_text,
    )


class CallForm(forms.Form):
    """What a call says."""

    title = forms.CharField(label=_("Title"), max_length=200)
    text = forms.CharField(
        label=_("Text"),
        required=False,
        max_length=20000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("What is sought, who may apply, how to hand in."),
    )
    opens_at = forms.DateTimeField(label=_("Opens"), widget=Moment())
    note_deadline = forms.DateTimeField(
        label=_("Deadline for concept notes"),
        widget=Moment(),
        help_text=_("To the minute, by the partnership's clock. What comes later is kept as late."),
    )
    full_deadline = forms.DateTimeField(
        label=_("Deadline for full proposals"),
        widget=Moment(),
        required=False,
        help_text=_("Can be set once it is known, before full proposals are taken in."),
    )
    currency = CurrencyField()
    grant_min = amount(_("Smallest grant"))
    grant_max = amount(_("Largest grant"))
    budget = amount(
        _("Money to grant"), required=False, help_text=_("Grants never add up to more. Blank: not fixed.")
    )
    kinds = forms.MultipleChoiceField(
        label=_("Kinds of organisation that must take part"),
        choices=MemberKind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("At least one of each. A proposal without is not eligible."),
    )
    note_threshold = forms.DecimalField(
        label=_("Least score of a concept note"), min_value=0, max_value=100, decimal_places=2, initial=0
    )
    full_threshold = forms.DecimalField(
        label=_("Least score of a full proposal"), min_value=0, max_value=100, decimal_places=2, initial=0
    )
    note_least_appraisers = forms.IntegerField(
        label=_("Appraisers of each concept note, at least"),
        min_value=1,
        max_value=20,
        initial=2,
        help_text=_("Fewer judge only with a reason, which is recorded."),
    )
    full_least_appraisers = forms.IntegerField(
        label=_("Appraisers of each full proposal, at least"), min_value=1, max_value=20, initial=2
    )


class CallChangeForm(SeenForm, CallForm):
    """A call that may have changed since its reader saw it."""


class CriterionForm(forms.Form):
    """What appraisers give points for."""

    stage = forms.ChoiceField(label=_("For"), choices=CallStage.choices)
    name = forms.CharField(label=_("Criterion"), max_length=200)
    hint = forms.CharField(label=_("What to look at"), max_length=500, required=False)
    weight = forms.DecimalField(
        label=_("Weight"),
        min_value=Decimal("0.01"),
        max_digits=6,
        decimal_places=2,
        help_text=_("Counts against the stage's other weights: 30 beside 70 is three tenths."),
    )
    max_points = forms.DecimalField(
        label=_("Most points"), min_value=Decimal("0.01"), max_digits=6, decimal_places=2, initial=5
    )
    threshold = forms.DecimalField(
        label=_("Least points"),
        min_value=0,
        max_digits=6,
        decimal_places=2,
        initial=0,
        help_text=_("Who gets fewer on average is not ranked."),
    )


class ConditionForm(forms.Form):
    """One line of the eligibility checklist."""

    stage = forms.ChoiceField(
        label=_("For"), choices=[("", _("both stages")), *CallStage.choices], required=False
    )
    text = forms.CharField(
        label=_("Condition"), max_length=300, help_text=_("A sentence that is either met or not.")
    )


class MoveForm(forms.Form):
    """The next step of a call."""

    to = forms.ChoiceField(label=_("Next"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=500,
        help_text=_("Needed to open a closed call again; kept with the step."),
    )

    def __init__(self, data: Any = None, files: Any = None, *, states: list[str]) -> None:
        super().__init__(data, initial={"to": states[0] if states else None})
        self.fields["to"].choices = [(state, CallState(state).label) for state in states]  # type: ignore[attr-defined]
