"""Fields and widgets that the forms of several nouns share."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.queries.world import tender

REASON_HELP = _("A sentence that a colleague understands a year from now.")


class Day(forms.DateInput):
    """A day, typed or picked."""

    input_type = "date"

    def __init__(self, **attrs: Any) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class Words(forms.Textarea):
    """A few lines of text."""

    def __init__(self, rows: int = 3) -> None:
        super().__init__(attrs={"rows": rows})


class CurrencyField(forms.CharField):
    """The ISO 4217 code of a currency that somebody pays with today."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Currency"))
        kwargs.setdefault("help_text", _("Its code of three letters, such as EUR."))
        super().__init__(**kwargs)
        self.widget.attrs |= {"class": "short", "autocomplete": "off", "autocapitalize": "characters"}

    def clean(self, value: Any) -> str:
        """Return the code in capitals."""
        code = super().clean(value).upper()
        if code and code not in tender():
            raise forms.ValidationError(
                _("“%(code)s” is no code of a currency in use today.") % {"code": value}
            )
        return code


class SeenForm(forms.Form):
    """A form that knows which revision of the row its reader saw."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
