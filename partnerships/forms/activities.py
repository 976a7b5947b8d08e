"""What is asked about interventions, activities and milestones."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.forms.fields import REASON_HELP, Day, SeenForm, Words
from partnerships.forms.files import DocumentField

NO_NAME = _("It stands in calendars too: write no worker’s name.")


class InterventionForm(forms.Form):
    """What the partnership does about something."""

    title = forms.CharField(label=_("Title"), max_length=200, help_text=NO_NAME)
    aim = forms.CharField(
        label=_("Aim"),
        required=False,
        max_length=500,
        widget=Words(2),
        help_text=_("What will be different when it is done."),
    )
    output_key = forms.ChoiceField(
        label=_("Output of the tree"),
        required=False,
        help_text=_("The output that this intervention produces."),
    )
    lead = forms.TypedChoiceField(label=_("Led by"), required=False, coerce=int, empty_value=None)
    lines = forms.TypedMultipleChoiceField(
        label=_("Budget lines that pay for it"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        outputs: list[tuple[str, str]],
        partners: list[tuple[int, str]],
        lines: list[tuple[int, str]],
        **more: Any,
    ) -> None:
        super().__init__(data, files, **more)
        self.fields["output_key"].choices = [("", _("none")), *outputs]  # type: ignore[attr-defined]
        self.fields["lead"].choices = [("", _("nobody yet")), *partners]  # type: ignore[attr-defined]
        self.fields["lines"].choices = lines  # type: ignore[attr-defined]
        if not lines:
            del self.fields["lines"]


class InterventionChangeForm(SeenForm, InterventionForm):
    """An intervention that may have changed since its reader saw it."""


class ActivityForm(forms.Form):
    """What is done, by whom, from when until when."""

    title = forms.CharField(label=_("What is done"), max_length=200, help_text=NO_NAME)
    intervention = forms.TypedChoiceField(label=_("Intervention"), coerce=int)
    body = forms.TypedChoiceField(label=_("Responsible organisation"), coerce=int)
    owner = forms.TypedChoiceField(
        label=_("Person"), required=False, coerce=int, empty_value=None,
        help_text=_("Left open, it is the whole organisation's."),
    )  # fmt: skip
    starts_on = forms.DateField(label=_("From"), widget=Day())
    due_on = forms.DateField(label=_("Until"), widget=Day())
    note = forms.CharField(label=_("Note"), required=False, max_length=1000, widget=Words(3))

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        interventions: list[tuple[int, str]],
        partners: list[tuple[int, str]],
        people: list[tuple[int, str]],
        **more: Any,
    ) -> None:
        super().__init__(data, files, **more)
        self.fields["intervention"].choices = interventions  # type: ignore[attr-defined]
        self.fields["body"].choices = [("", _("Choose one")), *partners]  # type: ignore[attr-defined]
        self.fields["owner"].choices = [("", _("nobody in particular")), *people]  # type: ignore[attr-defined]


class ActivityChangeForm(SeenForm, ActivityForm):
    """An activity that may have changed since its reader saw it."""


class MilestoneForm(forms.Form):
    """A point to be reached by a day."""

    title = forms.CharField(label=_("What is reached"), max_length=200, help_text=NO_NAME)
    due_on = forms.DateField(label=_("Due"), widget=Day())
    owner = forms.TypedChoiceField(
        label=_("Person"), required=False, coerce=int, empty_value=None,
        help_text=_("Left open, it is whose the activity is."),
    )  # fmt: skip

    def __init__(
        self, data: Any = None, files: Any = None, *, people: list[tuple[int, str]], **more: Any
    ) -> None:
        super().__init__(data, files, **more)
        self.fields["owner"].choices = [("", _("nobody in particular")), *people]  # type: ignore[attr-defined]


class MilestoneChangeForm(SeenForm, MilestoneForm):
    """A milestone that may have changed since its reader saw it."""


class ReachForm(forms.Form):
    """When a milestone was reached, and what shows it."""

    on = forms.DateField(label=_("Reached on"), widget=Day())
    evidence = DocumentField(label=_("Evidence"), required=False)


class WhyForm(forms.Form):
    """Why something is given up."""

    reason = forms.CharField(label=_("Reason"), max_length=500, widget=Words(3), help_text=REASON_HELP)
