"""What is asked about placements, follow-ups, insurance records, appeals."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from partnerships.forms.fields import REASON_HELP, CurrencyField, Day, Number, Words
from workforce.enums import (
    WORKING,
    AppealKind,
    AppealState,
    Checked,
    Contract,
    LabourStatus,
    WorkKind,
)
from workforce.models import Occupation, Placement
from workforce.models.placement import CHECKS

PAY = {"min_value": Decimal(0), "max_digits": 12, "decimal_places": 2, "required": False}
HOURS = {"min_value": Decimal(1), "max_value": Decimal(112), "decimal_places": 1, "required": False}
ANSWERS = [(one.value, one.label) for one in Checked]
AT_WORK = " ".join(one.value for one in WORKING)
# The answers as the worker reads them; nobody takes themselves out of the count.
OWN_WORDS = {
    LabourStatus.EMPLOYED: _("I work for an employer"),
    LabourStatus.SELF_EMPLOYED: _("I have my own business"),
    LabourStatus.TRAINING: _("I am in education or training"),
    LabourStatus.UNEMPLOYED: _("I have no work and look for it"),
    LabourStatus.RETIRED: _("I draw a pension"),
    LabourStatus.INACTIVE: _("I neither work nor look for work"),
    LabourStatus.UNKNOWN: _("I would rather not say"),
}


def check_field(name: str) -> forms.ChoiceField:
    """Return the field of one question of the decent-work check."""
    label = Placement._meta.get_field(name).verbose_name
    return forms.ChoiceField(label=str(label).capitalize(), choices=ANSWERS, required=False)


class ChecksMixin(forms.Form):
    """The five questions, each yes, no or not known."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name in CHECKS:
            self.fields[name] = check_field(name)


class PlacementForm(ChecksMixin):
    """Work that somebody took up."""

    kind = forms.ChoiceField(label=_("Kind"), choices=WorkKind.choices)
    employer = forms.CharField(
        label=_("Employer"), max_length=200, help_text=_("For one's own business: what it is called.")
    )
    employer_code = forms.CharField(
        label=_("Employer's register number"),
        max_length=40,
        required=False,
        help_text=_("As the register of firms writes it."),
    )
    occupation = forms.ModelChoiceField(
        label=_("Occupation (ISCO-08)"), queryset=Occupation.objects.none(), empty_label=_("Choose one")
    )
    contract = forms.ChoiceField(
        label=_("Contract"), required=False, choices=[(one.value, one.label) for one in Contract]
    )
    hours = Number(label=_("Hours a week"), **HOURS)  # type: ignore[arg-type]
    wage = Number(label=_("Pay a month before tax"), **PAY)  # type: ignore[arg-type]
    currency = CurrencyField(required=False)
    started_on = forms.DateField(label=_("First day"), widget=Day())

    def __init__(self, *args: Any, occupations: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["occupation"].queryset = occupations  # type: ignore[attr-defined]


class CheckForm(ChecksMixin):
    """The decent-work check of a placement."""

    on = forms.DateField(label=_("Checked on"), widget=Day())


class EndForm(forms.Form):
    """When and why work ended."""

    on = forms.DateField(label=_("Last day"), widget=Day())
    reason = forms.CharField(label=_("Why it ended"), max_length=300, widget=Words(2), help_text=REASON_HELP)


class AnswerForm(ChecksMixin):
    """What somebody does on the day asked about; the questions about work fit only those at work.

    `own`: the worker answers; then nobody is taken out of the count, and the currency is not asked.
    """

    status = forms.ChoiceField(label=_("On that day"), widget=forms.Select(attrs={"data-chooses": ""}))
    employer = forms.CharField(label=_("Employer"), max_length=200, required=False)
    same_employer = forms.ChoiceField(
        label=_("Still where the work after the mine began"), choices=ANSWERS, required=False
    )
    hours = Number(label=_("Hours a week"), **HOURS)  # type: ignore[arg-type]
    wage = Number(label=_("Pay a month before tax"), **PAY)  # type: ignore[arg-type]
    currency = CurrencyField(required=False)
    note = forms.CharField(label=_("Note"), max_length=500, required=False, widget=Words(2))

    def __init__(self, *args: Any, own: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [(one.value, words) for one, words in OWN_WORDS.items()] if own else LabourStatus.choices
        self.fields["status"].choices = [("", _("Choose one")), *choices]  # type: ignore[attr-defined]
        if own:
            del self.fields["currency"], self.fields["note"]
            self.fields["status"].label = _("That day")
            self.fields["same_employer"].label = _(
                "Still with the employer you began with after your last job"
            )
        else:
            self.fields["currency"].widget.attrs["data-preset"] = self.get_initial_for_field(
                self.fields["currency"], "currency"
            )
        for name in ("employer", "same_employer", "hours", "wage", "currency", *CHECKS):
            if name in self.fields:
                self.fields[name].widget.attrs["data-for"] = AT_WORK
        self.order_fields([name for name in self.fields if name != "note"])


class LinkForm(forms.Form):
    """In which language the worker reads the form."""

    language = forms.ChoiceField(label=_("Language of the form"), choices=settings.LANGUAGES)


class RecordsForm(forms.Form):
    """A file of insurance records."""

    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "CSV or XLSX with a heading: national number, or personnel number and birth date; from; until; employer; "
            "wage. Nothing is taken over before you have seen it."
        ),
    )


class AppealForm(forms.Form):
    """What a worker objects to, and by when it must be decided."""

    kind = forms.ChoiceField(label=_("Kind"), choices=AppealKind.choices)
    about = forms.CharField(label=_("What about"), max_length=4000, widget=Words(4))
    received_on = forms.DateField(label=_("Received on"), widget=Day())
    due_on = forms.DateField(
        label=_("To be decided by"), widget=Day(), help_text=_("The deadline of the law or of the rules.")
    )


class DecisionForm(forms.Form):
    """The decision with its reasons."""

    state = forms.ChoiceField(
        label=_("Decision"),
        choices=[(one.value, one.label) for one in AppealState if one != AppealState.OPEN],
    )
    decision = forms.CharField(
        label=_("Reasons of the decision"), max_length=4000, widget=Words(4), help_text=REASON_HELP
    )
    on = forms.DateField(label=_("Decided on"), widget=Day())
