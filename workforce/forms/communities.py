"""What is asked about affected communities."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partnerships.forms.fields import CurrencyField, Day, Number, Words
from partnerships.models import Territory
from workforce.enums import BeneficiaryKind, Formality, OutcomeKind, Sex

# Field: the kinds it fits.
FITS = {
    "members": BeneficiaryKind.HOUSEHOLD.value,
    "trade": BeneficiaryKind.BUSINESS.value,
    "supplier": BeneficiaryKind.BUSINESS.value,
    "turnover_share": BeneficiaryKind.BUSINESS.value,
    "jobs_at_risk": BeneficiaryKind.BUSINESS.value,
    "formality": " ".join(kind.value for kind in BeneficiaryKind if kind != BeneficiaryKind.HOUSEHOLD),
}
SEXES = [(one.value, one.label) for one in Sex]


class BeneficiaryForm(forms.Form):
    """A household, a business or a person; what does not fit stays empty. `towns`: municipalities to choose from.

    Fields that fit some kinds alone are put away by the script of the shell for the others.
    """

    kind = forms.ChoiceField(
        label=_("Kind"), choices=BeneficiaryKind.choices, widget=forms.Select(attrs={"data-chooses": ""})
    )
    name = forms.CharField(
        label=pgettext_lazy("of a record", "Name"),
        max_length=160,
        help_text=_("Of the firm, of the person, or of the household's contact."),
    )
    contact = forms.CharField(label=_("Contact"), max_length=200, required=False)
    sex = forms.ChoiceField(label=_("Sex of the contact person"), choices=SEXES, required=False)
    residence = forms.ModelChoiceField(
        label=_("Municipality"),
        required=False,
        queryset=Territory.objects.none(),
        help_text=_("Where the household lives, or the firm works."),
    )
    members = forms.IntegerField(
        label=_("People in the household"), min_value=1, max_value=40, required=False
    )
    trade = forms.CharField(label=_("Trade"), max_length=120, required=False)
    supplier = forms.BooleanField(label=_("Supplies the mine"), required=False)
    turnover_share = Number(
        label=_("Turnover that depends on the mine, per cent"),
        min_value=Decimal(0),
        max_value=Decimal(100),
        decimal_places=1,
        required=False,
    )
    jobs_at_risk = forms.IntegerField(label=_("Jobs at risk"), min_value=0, max_value=100_000, required=False)
    formality = forms.ChoiceField(
        label=_("Formal or not"), choices=[(one.value, one.label) for one in Formality], required=False
    )
    note = forms.CharField(label=_("Note"), max_length=2000, required=False, widget=Words())

    def __init__(self, data: Any = None, files: Any = None, *, towns: Any, **more: Any) -> None:
        super().__init__(data, files, **more)
        self.fields["residence"].queryset = towns  # type: ignore[attr-defined]
        for name, kinds in FITS.items():
            self.fields[name].widget.attrs["data-for"] = kinds


class SupportForm(forms.Form):
    """Support by a partner. `partners`: (key, name)."""

    what = forms.CharField(label=_("What was given"), max_length=200)
    given_on = forms.DateField(label=_("When"), widget=Day())
    partner = forms.TypedChoiceField(label=_("By which partner"), coerce=int)
    amount = Number(
        label=_("Amount"),
        min_value=Decimal("0.01"),
        max_digits=12,
        decimal_places=2,
        required=False,
    )
    currency = CurrencyField(required=False)

    def __init__(
        self, data: Any = None, files: Any = None, *, partners: list[tuple[int, str]], **more: Any
    ) -> None:
        super().__init__(data, files, **more)
        self.fields["partner"].choices = partners  # type: ignore[attr-defined]


class JobEndForm(forms.Form):
    """The last day of a job."""

    on = forms.DateField(
        label=_("Last day of the job"),
        widget=Day(),
        help_text=_("A job that ended before it had lasted 90 days is not counted."),
    )


class OutcomeForm(forms.Form):
    """One job or one firm."""

    kind = forms.ChoiceField(label=_("Outcome"), choices=OutcomeKind.choices)
    happened_on = forms.DateField(label=_("Since when"), widget=Day())
    sex = forms.ChoiceField(label=_("Sex of the person in the job"), choices=SEXES, required=False)
    evidence = forms.CharField(
        label=_("Evidence"),
        max_length=300,
        help_text=_("What was seen, and where it is kept: a contract, an extract of the register."),
    )


class TakeBackForm(forms.Form):
    """Why something recorded by mistake does not count."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=Words(3),
        help_text=_(
            "It stays in the record, struck out, with this reason; numbers are counted anew without it."
        ),
    )
