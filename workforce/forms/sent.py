"""What is asked of somebody taken on by hand, or sent by a partner, and how that is answered."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.forms.fields import Day, Words
from workforce.enums import Sex


class HandForm(forms.Form):
    """Somebody whom no roster names."""

    family_name = forms.CharField(label=_("Family name"), max_length=150)
    given_name = forms.CharField(label=_("Given name"), max_length=150)
    patronymic = forms.CharField(label=_("Patronymic"), max_length=150, required=False)
    sex = forms.ChoiceField(label=_("Sex"), required=False, choices=[(one.value, one.label) for one in Sex])
    birth_date = forms.DateField(label=_("Birth date"), widget=Day())
    on = forms.DateField(label=_("Intake on"), widget=Day())


class SendForm(forms.Form):
    """Who is sent, how to reach them, why; that they know and agree."""

    family_name = forms.CharField(label=_("Family name"), max_length=150)
    given_name = forms.CharField(label=_("Given name"), max_length=150)
    birth_date = forms.DateField(label=_("Birth date"), widget=Day())
    contact = forms.CharField(
        label=_("How to reach them"), max_length=200, help_text=_("A telephone number or an address, as they wish.")
    )  # fmt: skip
    why = forms.CharField(
        label=_("What they need"),
        max_length=500,
        widget=Words(3),
        help_text=_("In a sentence or two. Health and membership of a union do not belong here."),
    )
    consent_on = forms.DateField(
        label=_("Agreed on"), widget=Day(), help_text=_("The day on which they agreed that you send these words.")
    )  # fmt: skip
    agreed = forms.BooleanField(
        label=_("I told them that the employment service will read this, and they agreed.")
    )

    def clean(self) -> dict[str, Any]:
        """Leave out what was only to be ticked."""
        said = super().clean() or {}
        said.pop("agreed", None)
        return said


class AcceptForm(forms.Form):
    """Into which case; `cases`: (key, words) of open cases of people with much the same name."""

    case = forms.ChoiceField(label=_("Into which case"), widget=forms.RadioSelect)
    answer = forms.CharField(
        label=_("Answer to the partner"),
        max_length=500,
        required=False,
        widget=Words(2),
        help_text=_("Without details of the case: the partner reads that the person was taken on, and this."),
    )

    def __init__(self, *args: Any, cases: Any = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["case"].choices = [("new", _("Open a new case")), *cases]  # type: ignore[attr-defined]


class RefuseForm(forms.Form):
    """Why somebody is not taken on."""

    answer = forms.CharField(
        label=_("Why, in words for the partner"), max_length=500, widget=Words(3),
        help_text=_("Say who can help instead."),
    )  # fmt: skip
