"""What is asked about what was there before: what was brought in, and who sits in the anchor body."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from partnerships.forms.fields import REASON_HELP, Day, Number, SeenForm, Words
from partnerships.forms.files import DocumentField

FIGURE = {"required": False, "max_digits": 14, "decimal_places": 2}


class BroughtForm(forms.Form):
    """What a partner or the anchor body brought, against how it stood before."""

    what = forms.CharField(label=_("What it brought"), max_length=300)
    since = forms.DateField(label=_("Since"), widget=Day())
    baseline = forms.CharField(label=_("How it stood before"), max_length=300)
    unit = forms.CharField(
        label=_("What is counted"),
        max_length=60,
        required=False,
        help_text=_("Where there is a number: for example, offers of jobs a year."),
    )
    baseline_value = Number(label=_("Number before"), **FIGURE)  # type: ignore[arg-type]
    baseline_on = forms.DateField(label=_("Day of that number"), required=False, widget=Day())
    now = forms.CharField(label=_("How it stands now"), max_length=300, required=False)
    now_value = Number(label=_("Number now"), **FIGURE)  # type: ignore[arg-type]
    now_on = forms.DateField(label=_("Day of the number now"), required=False, widget=Day())
    upload = DocumentField(label=_("Evidence"), required=False)


class BroughtChangeForm(SeenForm, BroughtForm):
    """The same, corrected."""

    reason = forms.CharField(
        label=_("What was wrong"), max_length=500, widget=Words(2), help_text=REASON_HELP
    )
    field_order = (
        "what", "since", "baseline", "unit", "baseline_value", "baseline_on", "now", "now_value", "now_on",
        "upload", "reason",
    )  # fmt: skip


class MemberForm(SeenForm):
    """A body that sits in the anchor body."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Organisation"),
        required=False,
        empty_label=_("not in this list"),
    )
    name = forms.CharField(
        label=_("Name of the body"),
        required=False,
        max_length=200,
        help_text=_("Only when it does not stand in the list above. Name no private person."),
    )
    seat = forms.CharField(
        label=_("Seat"), max_length=120, help_text=_("For example: chair, board, member with a vote.")
    )
    valid_from = forms.DateField(label=_("From"), widget=Day())
    valid_until = forms.DateField(
        label=_("Until"),
        required=False,
        widget=Day(),
        help_text=_("Its last day. Empty: until further notice."),
    )
    field_order = ("organisation", "name", "seat", "valid_from", "valid_until")

    def __init__(self, data: Any = None, files: Any = None, *, organisations: Any, **more: Any) -> None:
        super().__init__(data, files, **more)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]
