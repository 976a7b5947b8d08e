"""What is asked about notices of redundancies, their workers, their sessions; how many cases are shared out."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.forms.fields import REASON_HELP, Day, Words
from workforce.queries.notices import Wanted


class NoticeForm(forms.Form):
    """An employer's notice. `sites`, `rules`: choices."""

    site = forms.TypedChoiceField(label=_("Site"), coerce=int)
    received_on = forms.DateField(
        label=_("Received on"),
        widget=Day(),
        help_text=_("The day on which the authority had it; that day is not counted."),
    )
    number = forms.IntegerField(label=_("Workers announced"), min_value=1, max_value=100_000)
    first_day = forms.DateField(label=_("First day of dismissal"), widget=Day())
    reason = forms.CharField(
        label=_("Announced reason"), max_length=4000, widget=Words(3), help_text=_("In the employer's words.")
    )
    rule = forms.ChoiceField(
        label=_("Counted by"),
        help_text=_("Examples with their sources: have the days checked for your case."),
    )
    extended = forms.BooleanField(label=_("The authority lengthened the period"), required=False)
    consultation_on = forms.DateField(label=_("Consultation began on"), widget=Day(), required=False)
    workers_told_on = forms.DateField(label=_("Workers were told on"), widget=Day(), required=False)

    def __init__(
        self, *args: Any, sites: list[tuple[int, str]], rules: list[tuple[str, str]], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.fields["site"].choices = sites  # type: ignore[attr-defined]
        self.fields["rule"].choices = rules  # type: ignore[attr-defined]
        if len(sites) == 1:
            self.fields["site"].initial = sites[0][0]


class ChooseForm(forms.Form):
    """Which workers of the site a notice names. `occupations`: choices."""

    occupation = forms.ChoiceField(label=_("Occupation"), required=False)
    numbers = forms.CharField(
        label=_("Personnel numbers"),
        required=False,
        max_length=400_000,
        widget=Words(4),
        help_text=_(
            "Pasted from the employer's list: one per line, or with commas between. Empty: everybody."
        ),
    )

    def __init__(self, *args: Any, occupations: list[str], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["occupation"].choices = [("", _("any")), *((one, one) for one in occupations)]  # type: ignore[attr-defined]

    def wanted(self) -> Wanted:
        """Return what is asked for."""
        return Wanted(**self.cleaned_data)


class OpeningForm(forms.Form):
    """From which day on the cases are open."""

    on = forms.DateField(
        label=_("Intake"),
        widget=Day(),
        help_text=_("Whoever has an open case keeps it; everybody else gets one from this day on."),
    )


class SessionForm(forms.Form):
    """An information session. `languages`: choices."""

    place = forms.CharField(
        label=_("Place"), max_length=200, help_text=_("Where at the mine: building, room.")
    )
    on = forms.DateField(label=_("Day"), widget=Day())
    begins = forms.TimeField(
        label=_("Begins at"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    seats = forms.IntegerField(label=_("Seats"), min_value=1, max_value=5000)
    language = forms.ChoiceField(label=_("Language"))

    def __init__(self, *args: Any, languages: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["language"].choices = languages  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label=_("Reason"), max_length=300, widget=Words(3), help_text=REASON_HELP)


class ShareForm(forms.Form):
    """Among whom cases are shared out evenly. `officers`: {key: name}."""

    officers = forms.TypedMultipleChoiceField(
        label=_("Share them out evenly among"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("By how many open cases each has. One name alone gets all of them."),
    )

    def __init__(self, *args: Any, officers: dict[int, str], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["officers"].choices = list(officers.items())  # type: ignore[attr-defined]
