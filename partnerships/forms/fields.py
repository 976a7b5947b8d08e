"""Fields and widgets that the forms of several nouns share."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import get_format
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


class Number(forms.DecimalField):
    """A number as people write it, whatever language they read in: 2,4 and 2.4; 20 000, 20,000.50 and 20.000,50."""

    def __init__(self, **more: Any) -> None:
        super().__init__(localize=True, **more)

    def to_python(self, value: Any) -> Any:
        """Return the number; what could be two numbers is refused."""
        if isinstance(value, str) and (plain := plain_number(value)) is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(plain if isinstance(value, str) else value)


def plain_number(text: str) -> str | None:
    """Return a typed number with a point before its decimals and no other mark; None where its marks say nothing.

    A single comma or point stands before decimals unless it is the reader's mark between thousands and three digits
    follow it: 2,4 is never 24.
    """
    text = re.sub(r"[\s\u00a0\u202f'’]", "", text)
    marks = re.findall("[.,]", text)
    if not marks:
        return text
    if len(set(marks)) == 1:
        parts = len(marks) > 1 or marks[0] == get_format("THOUSAND_SEPARATOR")
        if parts and in_thousands(text, marks[0]):
            return text.replace(marks[0], "")
        return text.replace(marks[0], ".") if len(marks) == 1 else None
    whole, _mark, decimals = text.rpartition(marks[-1])
    if marks.count(marks[-1]) > 1 or not in_thousands(whole, marks[0]):
        return None
    return f"{whole.replace(marks[0], '')}.{decimals}"


def in_thousands(text: str, mark: str) -> bool:
    """Say whether a mark stands between groups of three digits."""
    return re.fullmatch(rf"[-+]?[1-9]\d{{0,2}}(?:{re.escape(mark)}\d{{3}})+", text) is not None


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
