"""What is asked about a worker's facts."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.forms.fields import Day, Number
from partnerships.models import Territory
from workforce.enums import Contract, FactStanding, Sex
from workforce.models import WorkerVersion

# The roster says 'from the roster' by itself; by hand one of these is meant.
STANDINGS = (FactStanding.STATED, FactStanding.DOCUMENT, FactStanding.CERTIFIED)
MONEY = {"min_value": Decimal(0), "max_digits": 12, "decimal_places": 2, "required": False}


class FactsForm(forms.Form):
    """A worker's facts as they hold from a day on. Only what differs is written."""

    on = forms.DateField(
        label=_("Holds from"),
        widget=Day(),
        help_text=_("A correction holds from the day it was always true; a change from the day it happened."),
    )
    standing = forms.ChoiceField(
        label=_("How sure"), choices=[(standing.value, standing.label) for standing in STANDINGS]
    )
    family_name = forms.CharField(label=_("Family name"), max_length=100)
    given_name = forms.CharField(label=_("Given name"), max_length=100, required=False)
    patronymic = forms.CharField(label=_("Patronymic"), max_length=100, required=False)
    sex = forms.ChoiceField(
        label=_("Sex"),
        required=False,
        choices=[(Sex.FEMALE.value, _("woman")), (Sex.MALE.value, _("man")), ("", _("not stated"))],
    )
    birth_date = forms.DateField(label=_("Birth date"), widget=Day())
    residence = forms.ModelChoiceField(
        label=_("Municipality of residence"), required=False, queryset=Territory.objects.none()
    )
    occupation_title = forms.CharField(label=_("Occupation"), max_length=200, required=False)
    occupation_code = forms.RegexField(
        label=_("ISCO-08 code"),
        regex=r"^\d{1,4}$",
        required=False,
        help_text=_("Up to four digits, such as 8111."),
    )
    service_start = forms.DateField(label=_("Start of service"), required=False, widget=Day())
    underground_years = Number(
        label=_("Years underground"),
        min_value=Decimal(0),
        max_digits=4,
        decimal_places=1,
        required=False,
    )
    wage = Number(label=_("Monthly wage"), **MONEY)  # type: ignore[arg-type]
    arrears = Number(label=_("Wage arrears"), **MONEY)  # type: ignore[arg-type]
    arrears_months = Number(
        label=_("Months of wage arrears"),
        min_value=Decimal(0),
        max_digits=5,
        decimal_places=1,
        required=False,
    )
    dependants = forms.IntegerField(label=_("Dependants"), min_value=0, max_value=30, required=False)
    contract = forms.ChoiceField(
        label=_("Contract"), required=False, choices=[(c.value, c.label) for c in Contract]
    )

    ABOUT = ("on", "standing")

    def __init__(
        self, data: Any = None, files: Any = None, *, current: WorkerVersion, towns: Any, **more: Any
    ) -> None:
        initial = {name: getattr(current, name) for name in self.base_fields if name not in self.ABOUT}
        super().__init__(data, initial=initial | more.pop("initial", {}), **more)
        self.fields["residence"].queryset = towns  # type: ignore[attr-defined]

    def changes(self) -> dict[str, Any]:
        """Return what was changed as {attribute of WorkerVersion: value}."""
        given = {name: self.cleaned_data[name] for name in self.changed_data if name not in self.ABOUT}
        if "residence" in given:
            town = given.pop("residence")
            given["residence_id"] = town.pk if town else None
            given["residence_text"] = town.name if town else ""
        return given
