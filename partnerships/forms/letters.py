"""What is asked about letters."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.forms.calls import Day


class SentForm(forms.Form):
    """On which day letters were sent."""

    on = forms.DateField(
        label=_("Sent on"), widget=Day(), help_text=_("Holds for every letter of the stage not sent yet.")
    )
