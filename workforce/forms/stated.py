"""What is asked of one fact that rules ask for."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from partnerships.forms.fields import CurrencyField, Day, Number
from workforce.enums import DATES, FLAGS, NUMBERS, SUMS, RecordedFact
from workforce.forms.intake import SaidForm

YES_NO = [("yes", _("yes")), ("no", _("no"))]
KEY = RegexValidator(
    r"^[a-z0-9]+(?:[-_.][a-z0-9]+)*$", _("Small letters and digits, parted by - or _ or a point.")
)


class StatedForm(SaidForm):
    """One fact, with a field of its kind. `measures`: (key, name) of what the agreements in force offer."""

    def __init__(self, *args: Any, fact: RecordedFact, measures: Any = (), **more: Any) -> None:
        self.fact = fact
        super().__init__(*args, **more)
        self.fields["value"] = self.asked(measures)
        if fact in SUMS:
            self.fields["currency"] = CurrencyField()
        self.order_fields(["value", "currency", "source", "standing", "on"])

    def asked(self, measures: Any) -> forms.Field:
        """Return the field of the fact's kind."""
        fact, label = self.fact, self.fact.label
        if fact in DATES:
            return forms.DateField(label=label, widget=Day())
        if fact in SUMS:
            return Number(
                label=label, min_value=Decimal(0), max_digits=12, decimal_places=2, help_text=_("A month, before tax.")
            )  # fmt: skip
        if fact in NUMBERS:
            return Number(
                label=label, min_value=Decimal(0), max_value=Decimal(120), max_digits=5, decimal_places=2,
                help_text=_("In years; parts of a year behind the point."),
            )  # fmt: skip
        if fact in FLAGS:
            return forms.ChoiceField(label=label, choices=YES_NO, widget=forms.RadioSelect)
        if fact == RecordedFact.TAKEN:
            return forms.MultipleChoiceField(
                label=label, choices=measures, required=False, widget=forms.CheckboxSelectMultiple,
                help_text=_("Of what the framework agreements in force offer. None ticked: nothing was taken."),
            )  # fmt: skip
        return forms.CharField(
            label=label, max_length=60, validators=[KEY],
            help_text=_("The key by which rules name the measure or cause, such as kvbg-closure."),
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Return yes and no as such."""
        said = super().clean() or {}
        if self.fact in FLAGS and "value" in said:
            said["value"] = said["value"] == "yes"
        return said
