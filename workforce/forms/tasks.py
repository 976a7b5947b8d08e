"""What is asked about steps: planned, taken, answered."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partnerships.forms.fields import Day
from workforce.enums import LeaveReason, TaskKind

PLANNED = (TaskKind.CONVERSATION, TaskKind.DOCUMENT, TaskKind.OTHER)  # the others come from rosters
STILL_THERE = "still_there"


class PlanForm(forms.Form):
    """The next step: what, when, who."""

    kind = forms.ChoiceField(label=_("Kind"), choices=[(kind.value, kind.label) for kind in PLANNED])
    title = forms.CharField(
        label=_("What"),
        required=False,
        max_length=200,
        help_text=_("Shown in the list, for example: certificate of underground service."),
    )
    due_on = forms.DateField(label=_("Due"), widget=Day())
    due_time = forms.TimeField(
        label=_("At"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    owner = forms.TypedChoiceField(label=_("Who"), required=False, coerce=int, empty_value=None)

    def __init__(self, data: Any = None, files: Any = None, *, officers: dict[int, str], **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["owner"].choices = [("", _("the case's officer")), *officers.items()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for words where the kind alone says nothing."""
        given = super().clean() or {}
        if given.get("kind") == TaskKind.OTHER and not given.get("title", "").strip():
            self.add_error("title", _("Say what is to be done."))
        return given


class DoneForm(forms.Form):
    """What came of a step."""

    note = forms.CharField(
        label=_("What came of it"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )


class PutOffForm(forms.Form):
    """Another day for a step."""

    due_on = forms.DateField(label=_("New day"), widget=Day())
    due_time = forms.TimeField(
        label=_("At"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )


class LeaverForm(forms.Form):
    """When and why a worker who is missing from the roster left; or that the roster was wrong."""

    reason = forms.ChoiceField(
        label=pgettext_lazy("what is answered", "Answer"),
        choices=[*LeaveReason.choices, (STILL_THERE, _("still there: the roster left them out"))],
        widget=forms.RadioSelect,
    )
    on = forms.DateField(
        label=_("Last day at the site"),
        required=False,
        widget=Day(),
        help_text=_("Not asked when they are still there."),
    )

    def clean(self) -> dict[str, Any]:
        """Demand a day for every answer but 'still there'."""
        given = super().clean() or {}
        if given.get("reason") == STILL_THERE:
            given["on"] = None
        elif not given.get("on") and "on" not in self.errors:
            self.add_error("on", _("Say when the last day was."))
        return given


class DuplicateForm(forms.Form):
    """Whether two records are one person."""

    same = forms.TypedChoiceField(
        label=pgettext_lazy("what is answered", "Answer"),
        choices=[("yes", _("the same person")), ("no", _("two different persons"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("How you know"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
