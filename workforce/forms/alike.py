"""What is asked of two records that may be one person."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.forms.fields import Words

LEFT, RIGHT, DIFFERENT = "left", "right", "different"


class DecisionForm(forms.Form):
    """The same person, and which record stays, or two; and why. `names`: of the left and the right record."""

    decision = forms.ChoiceField(label=_("Are they one?"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Why"),
        max_length=500,
        widget=Words(2),
        help_text=_(
            "What you compared: a birth certificate, a call, the same number. It is read by those after you."
        ),
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["decision"].choices = [  # type: ignore[attr-defined]
            (LEFT, _("The same person: keep the record on the left, the other goes into it")),
            (RIGHT, _("The same person: keep the record on the right, the other goes into it")),
            (DIFFERENT, _("Two different people: do not ask again")),
        ]
