"""What is asked about a meeting: when, where, the agenda; later who was there and what was said."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.actions.meetings import MOST_ITEMS
from partnerships.enums import MeetingKind
from partnerships.forms.fields import Day, SeenForm, Words
from partnerships.forms.files import DocumentField

if TYPE_CHECKING:
    from accounts.models import Organisation
    from partnerships.models import AgendaItem, Attendance

LONGEST_ITEM = 300


class MeetingForm(forms.Form):
    """A meeting with its agenda, one item per line."""

    title = forms.CharField(
        label=_("Title"), max_length=200, help_text=_("For example: interim result meeting, autumn 2026.")
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=MeetingKind.choices)
    day = forms.DateField(label=_("Day"), widget=Day())
    time = forms.TimeField(
        label=_("Begins at"),
        widget=forms.TimeInput(attrs={"type": "time", "class": "short"}, format="%H:%M"),
        help_text=_("By the clock of the partnership."),
    )
    place = forms.CharField(
        label=_("Place"), max_length=200, help_text=_("A room, or how to join from afar.")
    )
    agenda = forms.CharField(
        label=_("Agenda"), widget=Words(6), help_text=_("One item per line, in their order.")
    )

    def __init__(self, data: Any = None, files: Any = None, *, zone: ZoneInfo, **more: Any) -> None:
        super().__init__(data, files, **more)
        self.zone = zone

    def clean_agenda(self) -> list[str]:
        """Return the items; blank lines are none."""
        items = [line.strip() for line in self.cleaned_data["agenda"].splitlines() if line.strip()]
        if len(items) > MOST_ITEMS:
            raise forms.ValidationError(
                _("An agenda holds at most %(most)s items."), params={"most": MOST_ITEMS}
            )
        if any(len(item) > LONGEST_ITEM for item in items):
            raise forms.ValidationError(
                _("Keep each item shorter than %(most)s letters."), params={"most": LONGEST_ITEM}
            )
        return items

    def given(self) -> dict[str, Any]:
        """Return what the action takes; the moment is that of the partnership's clock."""
        told = dict(self.cleaned_data)
        told["starts_at"] = datetime.combine(told.pop("day"), told.pop("time"), tzinfo=self.zone)
        return told


class MeetingChangeForm(SeenForm, MeetingForm):
    """A meeting that may have changed since its reader saw it."""


class MinutesForm(SeenForm):
    """Who was there, what was said about each item, and the minutes as a file."""

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        items: list[AgendaItem],
        partners: list[Organisation],
        there: dict[int, Attendance],
        guests: str = "",
        **more: Any,
    ) -> None:
        super().__init__(data, files, **more)
        self.items, self.partners = items, partners
        for one in partners:
            self.fields[f"there-{one.pk}"] = forms.BooleanField(
                label=one.name, required=False, initial=one.pk in there and not there[one.pk].excused
            )
            self.fields[f"excused-{one.pk}"] = forms.BooleanField(
                label=_("excused"), required=False, initial=one.pk in there and there[one.pk].excused
            )
            self.fields[f"persons-{one.pk}"] = forms.CharField(
                label=_("Who came for %(partner)s") % {"partner": one.name},
                required=False,
                max_length=200,
                initial=there[one.pk].persons if one.pk in there else "",
            )
        self.fields["guests"] = forms.CharField(
            label=_("Guests"),
            required=False,
            max_length=500,
            initial=guests,
            help_text=_("Who came besides the partners, with the organisation: office contacts only."),
        )
        for item in items:
            self.fields[f"item-{item.pk}"] = forms.CharField(
                label=str(item), required=False, widget=Words(3), initial=item.minutes
            )
        self.fields["file"] = DocumentField(label=_("Minutes as a file"), required=False)

    def attendance(self) -> list[dict[str, Any]]:
        """Return each partner's three fields, side by side."""
        names = ("there", "persons", "excused")
        return [{name: self[f"{name}-{one.pk}"] for name in names} for one in self.partners]

    def clean(self) -> dict[str, Any]:
        """Refuse a partner that is said to have been there and to be excused."""
        told = super().clean() or self.cleaned_data
        for one in self.partners:
            there = told.get(f"there-{one.pk}") or told.get(f"persons-{one.pk}")
            if there and told.get(f"excused-{one.pk}"):
                self.add_error(f"excused-{one.pk}", _("A partner was there or is excused, not both."))
        return told

    def texts(self) -> list[Any]:
        """Return the items' fields and the file."""
        return [*(self[f"item-{item.pk}"] for item in self.items), self["file"]]

    def given(self) -> dict[str, Any]:
        """Return what the action takes. Whoever came by name was there."""
        told = self.cleaned_data
        return {
            "minutes": {item.pk: told[f"item-{item.pk}"] for item in self.items},
            "present": {
                one.pk: told[f"persons-{one.pk}"]
                for one in self.partners
                if told[f"there-{one.pk}"] or told[f"persons-{one.pk}"]
            },
            "excused": [one.pk for one in self.partners if told[f"excused-{one.pk}"]],
            "guests": told["guests"],
            "upload": told["file"],
            "seen": told["seen"],
        }


class ErratumForm(forms.Form):
    """A correction of agreed minutes."""

    text = forms.CharField(
        label=_("Correction"),
        widget=Words(3),
        max_length=2000,
        help_text=_("What the minutes should say. It stands below them; they themselves do not change."),
    )
