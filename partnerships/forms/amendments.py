"""What is asked of whoever proposes an amendment or says what their organisation holds of one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.enums import REASONED, Stance
from partnerships.forms.fields import REASON_HELP, Words
from partnerships.forms.framework import PlaceForm, WordingForm

LONGEST_REASON = 4000


class WhyForm(forms.Form):
    """What an amendment is called, and why."""

    title = forms.CharField(
        label=_("In a few words"), max_length=200, help_text=_("Such as: bridge from fifty-two.")
    )
    reason = forms.CharField(
        label=_("Reason"), max_length=LONGEST_REASON, widget=Words(4), help_text=REASON_HELP
    )


class AmendingForm(WhyForm):
    """The same, for one that may be there already: `revision` is what its reader saw of it."""

    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)


class RewordForm(AmendingForm, WordingForm):
    """Other words for a clause."""


class AddForm(AmendingForm, WordingForm, PlaceForm):
    """A new clause and its place."""


class MoveForm(AmendingForm, PlaceForm):
    """Another place for a clause."""


class RemoveForm(AmendingForm):
    """Why a clause is to go."""


class PositionForm(forms.Form):
    """What an organisation holds of the words shown."""

    on_text = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        required=False,
        widget=Words(2),
        help_text=_("Needed to object, and to support with a reservation."),
    )
    stance = forms.ChoiceField(
        choices=Stance.choices, error_messages={"required": _("Choose what you hold.")}
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the reason where a stance says nothing without one."""
        given = super().clean() or self.cleaned_data
        if given.get("stance") in REASONED and not given.get("reason", "").strip():
            self.add_error("reason", _("Give the reason."))
        return given


class EndForm(forms.Form):
    """Why an amendment ends."""

    reason = forms.CharField(label=_("Reason"), max_length=2000, widget=Words(3), help_text=REASON_HELP)


class AdoptForm(forms.Form):
    """The decision, and the words of clauses that two amendments changed. `asked`: {clause: (label, wording's form)}."""

    reason = forms.CharField(
        label=_("Why it was decided so"), max_length=2000, required=False, widget=Words(2)
    )
