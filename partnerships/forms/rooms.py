"""What is asked of whoever links amendments, calls a round, or records an impasse."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partnerships.enums import ImpasseOutcome
from partnerships.forms.fields import REASON_HELP, Day, SeenForm, Words
from partnerships.models import Amendment, FrameworkParty, Meeting


class AmendmentChoice(forms.ModelMultipleChoiceField):
    """Amendments, ticked."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **more: Any) -> None:
        more.setdefault("label", _("Amendments"))
        super().__init__(queryset=Amendment.objects.none(), **more)

    def label_from_instance(self, obj: Any) -> str:
        """Return number, title and state."""
        return f"{obj} {obj.title} ({obj.get_state_display()})"


class OfAmendments(forms.Form):
    """A form about amendments. `amendments`: those that may be ticked."""

    def __init__(self, *args: Any, amendments: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["amendments"].queryset = amendments


class LinkForm(OfAmendments):
    """Which amendments stand or fall together."""

    amendments = AmendmentChoice(
        error_messages={"required": _("Choose at least two amendments.")},
        help_text=_("At least two, all drafted or all on the table."),
    )


class AgendaForm(OfAmendments, SeenForm):
    """Which amendments a round negotiates."""

    amendments = AmendmentChoice(label=_("Amendments on its agenda"), required=False)


class RoundForm(OfAmendments):
    """Which meeting is the next round. `meetings`: those that are no round yet."""

    meeting = forms.ModelChoiceField(
        label=_("Meeting"),
        queryset=Meeting.objects.none(),
        empty_label=_("Choose one"),
        help_text=_("Agenda, minutes and attendance are kept with the meeting."),
    )
    amendments = AmendmentChoice(label=_("Amendments on its agenda"), required=False)

    def __init__(self, *args: Any, meetings: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["meeting"]
        field.queryset = meetings
        field.label_from_instance = lambda row: f"{row.starts_at:%Y-%m-%d} {row.title}"


class ImpasseForm(OfAmendments):
    """What is stuck, since when, and who says so. `clauses`: {key: number and heading}; `parties`: who may declare."""

    party = forms.ModelChoiceField(
        label=_("Declared by"), queryset=FrameworkParty.objects.none(), empty_label=None
    )
    since = forms.DateField(label=_("Stuck since"), widget=Day())
    amendments = AmendmentChoice(label=_("Amendments that are stuck"), required=False)
    clauses = forms.TypedMultipleChoiceField(
        label=_("Clauses that are stuck"),
        coerce=int,
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 6}),
    )
    reason = forms.CharField(
        label=_("What the parties are stuck on"), max_length=2000, widget=Words(4), help_text=REASON_HELP
    )

    def __init__(self, *args: Any, clauses: dict[int, str], parties: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["clauses"].choices = list(clauses.items())
        self.fields["party"].queryset = parties


class MediationForm(SeenForm):
    """Who mediates, from when until when."""

    mediator = forms.CharField(
        label=_("Mediator"), max_length=200, help_text=_("An organisation, or a person by their office.")
    )
    contact = forms.CharField(
        label=_("Office contact"),
        max_length=200,
        required=False,
        help_text=_("A telephone number or address of the office, never a private one."),
    )
    mediated_from = forms.DateField(label=pgettext_lazy("first day", "From"), widget=Day())
    mediated_until = forms.DateField(label=pgettext_lazy("last day", "Until"), widget=Day(), required=False)


class ImpasseEndForm(SeenForm):
    """How an impasse ended."""

    outcome = forms.ChoiceField(label=_("Outcome"), choices=ImpasseOutcome.choices, widget=forms.RadioSelect)
    ended_on = forms.DateField(label=_("Ended on"), widget=Day())
    note = forms.CharField(label=_("What came of it"), max_length=2000, required=False, widget=Words(3))
