"""How often the portal writes."""

from __future__ import annotations

from datetime import time

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.enums import Rhythm, Weekday


class DigestForm(forms.Form):
    """A person's wish."""

    rhythm = forms.ChoiceField(
        label=_("How often"),
        choices=Rhythm.choices,
        widget=forms.RadioSelect,
        help_text=_("One mail with everything that waits, never one for each event. Nothing waits: no mail."),
    )
    weekday = forms.TypedChoiceField(
        label=_("On which day"),
        choices=Weekday.choices,
        coerce=int,
        required=False,
        empty_value=Weekday.MONDAY.value,
        help_text=_("For the weekly mail."),
    )
    at = forms.TypedChoiceField(
        label=_("From what time"),
        choices=[(f"{hour:02}:00", f"{hour:02}:00") for hour in range(5, 22)],
        coerce=time.fromisoformat,
        help_text=_("By the clock of the partnership you last looked at."),
    )
