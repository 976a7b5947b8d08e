"""What is asked about the employment service's own register."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partnerships.enums import Pathway
from partnerships.forms.fields import Day
from workforce.calculations.register import DAY, FIELDS, NUMBER, from_plain
from workforce.enums import Contract, DateWriting, DecimalMark

FIELD_WORDS: dict[str, Any] = {
    "personnel_number": _("Personnel number"),
    "birth_date": _("Birth date"),
    "family_name": _("Family name"),
    "given_name": _("Given name"),
    "patronymic": _("Patronymic"),
    "sex": _("Sex"),
    "occupation_title": _("Occupation"),
    "service_start": _("Start of service"),
    "underground_years": _("Years underground"),
    "wage": _("Monthly wage"),
    "arrears": _("Wage arrears"),
    "dependants": _("Dependants"),
    "contract": _("Contract"),
    "residence": _("Municipality of residence"),
    "mine": pgettext_lazy("where coal is mined", "Mine"),
    "opened_on": _("Intake"),
    "left_on": _("Last day at the mine"),
    "pathway": _("Pathway"),
    "officer": _("Officer"),
}
CODE_WORDS: dict[str, Any] = {
    "sex": {"female": _("women"), "male": _("men")},
    "contract": {one.value: one.label for one in Contract if one.value},
    "pathway": {one.value: one.label for one in Pathway},
}
OUT_ALONE = _("Goes out alone.")


def words_of(field: str, plain: str) -> str:
    """Return a value kept beside a difference as the reader writes it."""
    if not plain:
        return ""
    kind, value = FIELDS[field].kind, from_plain(field, plain)
    if kind == DAY:
        return date_format(value, "SHORT_DATE_FORMAT")
    if kind == NUMBER:
        return number_format(value)
    return str(CODE_WORDS.get(field, {}).get(plain, plain))


class RegisterForm(forms.Form):
    """How the register writes: a heading for each fact that is exchanged, its codes where there are some."""

    name = forms.CharField(label=_("Name of the register"), max_length=120)
    dates = forms.ChoiceField(label=_("Days are written"), choices=DateWriting.choices)
    mark = forms.ChoiceField(label=_("Before decimals stands"), choices=DecimalMark.choices)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, field in FIELDS.items():
            self.fields[f"heading_{name}"] = forms.CharField(
                label=FIELD_WORDS[name],
                max_length=80,
                required=field.key,
                help_text=OUT_ALONE if field.out else "",
            )
            if field.codes:
                own = ", ".join(f"{code} ({CODE_WORDS[name][code]})" for code in field.codes)
                self.fields[f"codes_{name}"] = forms.CharField(
                    label=_("%(fact)s: its codes") % {"fact": FIELD_WORDS[name]},
                    max_length=300,
                    required=False,
                    help_text=_("Ours = theirs, parted by semicolons: %(own)s.") % {"own": own},
                )
        self.fields["seen"] = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean(self) -> Any:
        """Read the codes."""
        given = super().clean() or self.cleaned_data
        self.columns = []
        for name, field in FIELDS.items():
            heading = (given.get(f"heading_{name}") or "").strip()
            codes = self.codes(name, given.get(f"codes_{name}") or "") if field.codes else {}
            if heading:
                self.columns.append(
                    {"field": name, "heading": heading, **({"codes": codes} if codes else {})}
                )
            elif codes:
                self.add_error(f"heading_{name}", _("Name the column of these codes."))
        return given

    def codes(self, name: str, text: str) -> dict[str, str]:
        """Return {ours: theirs}; what cannot be read is said at the field."""
        found: dict[str, str] = {}
        for part in filter(None, map(str.strip, text.split(";"))):
            ours, equals, theirs = (one.strip() for one in part.partition("="))
            if not equals or not theirs or ours not in FIELDS[name].codes or ours in found:
                self.add_error(f"codes_{name}", _("“%(part)s” is no code of ours = theirs.") % {"part": part})
                return {}
            found[ours] = theirs
        return found


class RegisterFileForm(forms.Form):
    """A file of the register."""

    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "CSV or XLSX as the register gives it out. Nothing is taken over before you have seen it."
        ),
    )
    on = forms.DateField(
        label=_("As of"), widget=Day(), help_text=_("The day on which the register was read out.")
    )
