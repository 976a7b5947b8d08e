"""What is asked about letters, files of a case, appointments and templates."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.doors import Refused
from partnerships.forms.fields import REASON_HELP, Day, Words
from workforce.actions import attachments
from workforce.enums import AttachmentKind, ContactWay, Evidenced, LetterKind, LetterWay

AT_TIME = (ContactWay.OFFICE, ContactWay.PHONE, ContactWay.ONLINE, ContactWay.VISIT)
MEGABYTE = 1024 * 1024


def clock(**more: Any) -> forms.TimeField:
    """Return a field for a time of day."""
    return forms.TimeField(widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), **more)


class LetterForm(forms.Form):
    """A letter as it will be sent."""

    subject = forms.CharField(label=_("Subject"), max_length=200)
    body = forms.CharField(
        label=_("Text"),
        max_length=20_000,
        widget=Words(16),
        help_text=_("As the worker will read it. A blank line begins a paragraph."),
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    on = forms.DateField(label=_("Dated"), widget=Day())
    way = forms.ChoiceField(label=_("How it is sent"), choices=LetterWay.choices)


class LetterTemplateForm(forms.Form):
    """What letters of a kind say in a language."""

    kind = forms.ChoiceField(label=_("What for"), choices=LetterKind.choices)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    name = forms.CharField(
        label=pgettext_lazy("of a thing", "Name"),
        max_length=120,
        help_text=_("As colleagues find it in the list."),
    )
    subject = forms.CharField(label=_("Subject"), max_length=200)
    body = forms.CharField(
        label=_("Text"),
        max_length=20_000,
        widget=Words(16),
        help_text=_("Names in braces, such as {name}, are filled when the letter is written."),
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, fixed: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["language"].initial = get_language()
        if fixed:  # a newer version is about the same, in the same language
            del self.fields["kind"], self.fields["language"]


class AttachmentForm(forms.Form):
    """A file of a case."""

    file = forms.FileField(label=_("File"))
    kind = forms.ChoiceField(label=_("Kind of document"), choices=AttachmentKind.choices)
    evidences = forms.ChoiceField(
        label=_("What it shows"), required=False, choices=[(one.value, one.label) for one in Evidenced]
    )
    on = forms.DateField(label=_("Date of the paper"), widget=Day(), required=False)
    restricted = forms.BooleanField(
        label=_("Restricted"),
        required=False,
        help_text=_(
            "For papers that say something about health: case officers alone open them, each time is recorded."
        ),
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["file"].help_text = _("PDF, JPEG, PNG, DOCX, XLSX or ODT, up to %(limit)s MB.") % {
            "limit": settings.ATTACHMENT_MAX_BYTES // MEGABYTE
        }
        self.fields["file"].widget.attrs["accept"] = ",".join(f".{kind}" for kind in attachments.KINDS)

    def clean_file(self) -> Any:
        """Look into the file."""
        upload = self.cleaned_data["file"]
        try:
            attachments.check(upload)
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return upload


class TimesForm(forms.Form):
    """From when until when, and where; in the partnership's time zone."""

    on = forms.DateField(label=_("Day"), widget=Day())
    at = clock(label=_("From"))
    until = clock(label=_("Until"))
    place = forms.CharField(
        label=_("Where"),
        max_length=200,
        required=False,
        help_text=_("The room, the phone number, or the address of the video call."),
    )
    despite = forms.BooleanField(
        label=_("Book it even if the officer has another appointment then"), required=False
    )


class AppointmentForm(TimesForm):
    """An appointment with the worker."""

    officer = forms.TypedChoiceField(label=_("With"), coerce=int)
    way = forms.ChoiceField(label=_("How"), choices=[(one.value, one.label) for one in AT_TIME])
    topic = forms.CharField(label=_("What about"), max_length=200, required=False)

    def __init__(self, *args: Any, officers: dict[int, str], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["officer"].choices = list(officers.items())  # type: ignore[attr-defined]
        self.order_fields(["officer", "on", "at", "until", "way", "place", "topic", "despite"])


class SettleForm(forms.Form):
    """What became of an appointment."""

    to = forms.ChoiceField(
        label=_("What became of it"),
        choices=[("kept", _("It took place")), ("no_show", _("The worker did not come"))],
    )
    note = forms.CharField(
        label=_("What was said and agreed"),
        max_length=4000,
        required=False,
        widget=Words(4),
        help_text=_("What the next officer must know; nothing about health, belief or a union."),
    )


class CallOffForm(forms.Form):
    """Why an appointment is called off."""

    why = forms.CharField(label=_("Reason"), max_length=300, widget=Words(2), help_text=REASON_HELP)


class PaperFileForm(forms.Form):
    """A file of templates."""

    file = forms.FileField(label=_("File"), help_text=_("YAML, with letters and forms."))


HALF_HOUR = timedelta(minutes=30)
