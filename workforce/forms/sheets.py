"""What is asked for a sheet of the ways, for its signatures, for the choice made on it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.forms.fields import REASON_HELP, CurrencyField, Day, Number, Words
from workforce.calculations.pathways.income import Kind
from workforce.calculations.pathways.rules import COVERS, Way
from workforce.enums.sheets import IncomeKind, Insured, SheetWay, SignedHow, Signer

if TYPE_CHECKING:
    from collections.abc import Mapping

LINES = 4  # of income on a way
PARTS = ("kind", "amount", "from", "until", "source")
COVER_WORDS = {
    "health": _("Health insurance"),
    "pension": _("Pension contributions"),
    "unemployment": _("Unemployment insurance"),
}


def insured(label: Any) -> forms.ChoiceField:
    """Return the question who insures."""
    return forms.ChoiceField(label=label, choices=Insured.choices, required=False)


def line_fields() -> dict[str, forms.Field]:
    """Return the fields of a line of income."""
    amount = Number(
        label=_("Amount a month"), required=False, min_value=Decimal(0), max_digits=10, decimal_places=2
    )
    amount.widget.attrs.update({"inputmode": "decimal", "autocomplete": "off"})
    return {
        "kind": forms.ChoiceField(label=_("Income"), choices=IncomeKind.choices),
        "amount": amount,
        "from": forms.DateField(label=_("From"), required=False, widget=Day()),
        "until": forms.DateField(label=_("Until"), required=False, widget=Day()),
        "source": forms.CharField(label=_("Where the figure comes from"), required=False, max_length=200),
    }


def way_fields() -> dict[str, forms.Field]:
    """Return what is asked of a way besides its income."""
    return {
        "commute": forms.IntegerField(
            label=_("Way to work, minutes"), required=False, min_value=0, max_value=600
        ),
        "training_weeks": forms.IntegerField(
            label=_("Training, weeks"), required=False, min_value=0, max_value=520
        ),
        "risk": forms.CharField(
            label=_("What could go wrong"), required=False, max_length=500, widget=Words(2)
        ),
        **{name: insured(COVER_WORDS[name]) for name in COVERS},
    }


class SheetForm(forms.Form):
    """All ways with up to LINES lines of income each. A line without an amount is empty, whatever its kind."""

    currency = CurrencyField()
    health_before = insured(COVER_WORDS["health"])
    pension_before = insured(COVER_WORDS["pension"])
    unemployment_before = insured(COVER_WORDS["unemployment"])
    note = forms.CharField(
        label=_("What was said besides"),
        required=False,
        max_length=4000,
        widget=Words(3),
        help_text=_("It stands on the sheet: the worker reads and signs it."),
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for way in Way:
            for number in range(LINES):
                self.fields |= {
                    f"{way.value}_{number}_{name}": field for name, field in line_fields().items()
                }
            self.fields |= {f"{way.value}_{name}": field for name, field in way_fields().items()}

    def clean(self) -> dict[str, Any]:
        """Say what a line of income lacks."""
        given: dict[str, Any] = super().clean() or {}
        for way in Way:
            for number in range(LINES):
                self.check_line(f"{way.value}_{number}", given)
        return given

    def check_line(self, prefix: str, given: Mapping[str, Any]) -> None:
        """Refuse a line with words but no amount, without a first day, or that ends before it begins."""
        told = {name: given.get(f"{prefix}_{name}") for name in PARTS}
        if any(f"{prefix}_{name}" in self.errors for name in PARTS):
            return
        if told["amount"] is None:
            if told["from"] or told["until"] or told["source"]:
                self.add_error(f"{prefix}_amount", _("Say how much, or leave the whole line empty."))
            return
        if told["from"] is None:
            self.add_error(f"{prefix}_from", _("Say from which day."))
        elif told["until"] and told["until"] < told["from"]:
            self.add_error(f"{prefix}_until", _("The last day cannot lie before the first."))
        if told["until"] and told["kind"] == Kind.ONCE:
            self.add_error(f"{prefix}_until", _("What is paid once has no last day."))

    def income(self, way: Way) -> list[dict[str, Any]]:
        """Return the lines of a way as a sheet holds them."""
        found = []
        for number in range(LINES):
            told = {name: self.cleaned_data[f"{way.value}_{number}_{name}"] for name in PARTS}
            if told["amount"] is not None:
                until = told["until"].isoformat() if told["until"] else None
                dated = {"from": told["from"].isoformat(), "until": until}
                found.append({**told, **dated, "amount": f"{told['amount']:.2f}"})
        return found

    def told(self, way: Way) -> dict[str, Any]:
        """Return the rest of a way."""
        return {name: self.cleaned_data[f"{way.value}_{name}"] for name in way_fields()}

    def before(self) -> dict[str, str]:
        """Return who insures at work."""
        return {name: self.cleaned_data[f"{name}_before"] for name in COVERS}

    def covers_before(self) -> list[Any]:
        """Return the fields of who insures at work, to be drawn."""
        return [self[f"{name}_before"] for name in COVERS]

    def parts(self, way: Way) -> dict[str, Any]:
        """Return the fields of a way to be drawn: its lines, the first two and the rest, and what is asked besides."""
        lines = [[self[f"{way.value}_{number}_{name}"] for name in PARTS] for number in range(LINES)]
        shown = max([2, *(at + 1 for at, line in enumerate(lines) if self.used(line))])
        return {
            "lines": lines[:shown],
            "more": lines[shown:],
            "rest": [self[f"{way.value}_{name}"] for name in way_fields()],
        }

    def used(self, line: list[Any]) -> bool:
        """Say whether something stands in a line, or is wrong with it."""
        return any(field.errors or (field.value() not in (None, "")) for field in line[1:]) or bool(
            line[0].errors
        )


class SignForm(forms.Form):
    """Who signed, how and when."""

    signer = forms.ChoiceField(label=_("Who signed"), choices=Signer.choices, widget=forms.RadioSelect)
    how = forms.ChoiceField(label=_("How"), choices=SignedHow.choices, widget=forms.RadioSelect)
    on = forms.DateField(label=_("Signed on"), widget=Day())
    name = forms.CharField(
        label=_("Name on the paper"),
        required=False,
        max_length=300,
        help_text=_("Only where somebody else signed for the worker or the officer, such as a guardian."),
    )


class ChoiceForm(forms.Form):
    """Which way the worker chose on the sheet, since when, and why. None is offered before another."""

    way = forms.ChoiceField(
        label=_("The worker's choice"), choices=SheetWay.choices, widget=forms.RadioSelect
    )
    on = forms.DateField(label=_("Agreed on"), widget=Day())
    reason = forms.CharField(
        label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}), help_text=REASON_HELP
    )


class StepForm(forms.Form):
    """That a body did its part: the one at `place` when the form was opened."""

    place = forms.IntegerField(required=False, widget=forms.HiddenInput)
    on = forms.DateField(label=_("Done on"), widget=Day())
    note = forms.CharField(label=_("What came of it"), required=False, max_length=300, widget=Words(2))
