"""What is asked about contacts, goals, referrals, hand-overs."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.forms.fields import REASON_HELP, Day, Words
from workforce.enums import ContactResult, ContactWay


class ContactForm(forms.Form):
    """A line of the journal."""

    on = forms.DateField(label=_("Day"), widget=Day())
    at = forms.TimeField(
        label=_("At"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    way = forms.ChoiceField(label=_("How"), choices=ContactWay.choices)
    result = forms.ChoiceField(label=_("What became of it"), choices=ContactResult.choices)
    note = forms.CharField(
        label=_("What was said and agreed"),
        max_length=4000,
        required=False,
        widget=Words(4),
        help_text=_("What the next officer must know; nothing about health, belief or a union."),
    )


class GoalForm(forms.Form):
    """A goal that worker and officer agree on."""

    text = forms.CharField(
        label=_("Goal"), max_length=300, help_text=_("In the worker's words: a driving licence by May.")
    )
    due_on = forms.DateField(label=_("To be reached by"), widget=Day(), required=False)


class MoveForm(forms.Form):
    """Where something goes next, and why. `moves`: (key, words)."""

    to = forms.ChoiceField(label=_("What became of it"))
    reason = forms.CharField(label=_("Reason"), max_length=500, widget=Words(2), help_text=REASON_HELP)

    def __init__(self, *args: Any, moves: list[tuple[str, Any]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["to"].choices = moves  # type: ignore[attr-defined]


class ReferralForm(forms.Form):
    """A referral to a partner. `partners`: (key, name)."""

    partner = forms.TypedChoiceField(label=_("To which partner"), coerce=int)
    what = forms.CharField(label=_("What for"), max_length=300)
    asked_on = forms.DateField(label=_("Asked on"), widget=Day())
    due_on = forms.DateField(label=_("Answer by"), widget=Day())

    def __init__(self, *args: Any, partners: list[tuple[int, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["partner"].choices = partners  # type: ignore[attr-defined]


class HandOverForm(forms.Form):
    """To whom, and what the next officer must know. `officers`: {key: name}."""

    officer = forms.TypedChoiceField(label=_("Officer"), coerce=int)
    note = forms.CharField(
        label=_("What the next officer must know"), max_length=4000, required=False, widget=Words(4)
    )
    with_steps = forms.BooleanField(label=_("Steps that wait go along"), required=False, initial=True)

    def __init__(self, *args: Any, officers: dict[int, str], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["officer"].choices = list(officers.items())  # type: ignore[attr-defined]


class NoteForm(forms.Form):
    """A note for a hand-over."""

    text = forms.CharField(label=_("Note"), max_length=4000, widget=Words(3))
