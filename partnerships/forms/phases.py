"""What is asked of whoever decides about a phase, or takes an anchor body in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partnerships.enums import AnchorKind
from partnerships.forms.fields import REASON_HELP, Day, SeenForm, Words
from partnerships.forms.files import DocumentField


class PhaseForm(forms.Form):
    """To which phase, and why. `at`: the phase that the person saw."""

    at = forms.CharField(widget=forms.HiddenInput)
    to = forms.ChoiceField(label=_("Decision"), widget=forms.RadioSelect)
    on = forms.DateField(label=_("Decided on"), widget=Day())
    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=500, widget=Words(3), help_text=REASON_HELP
    )

    def __init__(
        self, data: Any = None, files: Any = None, *, ways: list[tuple[str, Any]], **more: Any
    ) -> None:
        super().__init__(data, files, **more)
        self.fields["to"].choices = ways  # type: ignore[attr-defined]


class CourseForm(forms.Form):
    """Which course, and why. `seen`: the course that the person saw."""

    seen = forms.CharField(widget=forms.HiddenInput)
    course = forms.ChoiceField(label=_("Course"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Why this course"), max_length=500, widget=Words(3), help_text=REASON_HELP
    )

    def __init__(
        self, data: Any = None, files: Any = None, *, courses: list[tuple[str, str]], **more: Any
    ) -> None:
        super().__init__(data, files, **more)
        self.fields["course"].choices = courses  # type: ignore[attr-defined]


class AnchorForm(SeenForm):
    """The body that carries the partnership."""

    kind = forms.ChoiceField(label=_("Kind"), choices=AnchorKind)
    name = forms.CharField(label=pgettext_lazy("of a thing", "Name"), max_length=200)
    since = forms.DateField(label=_("There since"), widget=Day())
    mandate = forms.CharField(
        label=_("Mandate"),
        max_length=2000,
        widget=Words(5),
        help_text=_("What it is charged with for the partnership, and by whom."),
    )
    mandated_on = forms.DateField(label=_("Mandate given on"), widget=Day())
    mandate_until = forms.DateField(
        label=_("Mandate ends on"),
        required=False,
        widget=Day(),
        help_text=_("Empty: until further notice. You are reminded 60 days before it ends."),
    )
    upload = DocumentField(label=_("The paper that gives the mandate"), required=False)
