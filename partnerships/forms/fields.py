"""Fields and widgets that the forms of several nouns share."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

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


class SeenForm(forms.Form):
    """A form that knows which revision of the row its reader saw."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
