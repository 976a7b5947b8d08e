"""What is asked of whoever begins a framework agreement, seats its parties and writes its draft."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Organisation
from jtportal.kernel import encodings
from partnerships.calculations.clauses import docx_files
from partnerships.calculations.files import ending
from partnerships.enums import Constituency
from partnerships.forms.fields import REASON_HELP, Day, SeenForm, Words
from partnerships.forms.files import DocumentField
from partnerships.models import ClausePlace, FrameworkAgreement

LONGEST_TITLE = 300
MOST_BYTES = 10 << 20


class TermForm(forms.Form):
    """Term, review and oversight."""

    term_from = forms.DateField(label=_("Term begins"), widget=Day(), required=False)
    term_until = forms.DateField(label=_("Term ends"), widget=Day(), required=False)
    review_months = forms.IntegerField(
        label=_("Months from review to review"), min_value=1, max_value=120, required=False
    )
    committee = forms.CharField(
        label=_("Oversight committee"),
        max_length=2000,
        required=False,
        widget=Words(3),
        help_text=_("Who watches over it, how many from each side, and how it decides."),
    )


class FrameworkForm(TermForm):
    """A new agreement. `partnership` gives the leading language."""

    title = forms.CharField(label=_("Title"), max_length=LONGEST_TITLE)
    slug = forms.SlugField(
        label=_("Short name in addresses"),
        max_length=60,
        help_text=_("Small letters, digits and hyphens, such as framework-2026. It stays."),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages of the text"),
        choices=settings.LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Where texts differ, the leading language decides."),
    )
    leading = forms.ChoiceField(label=_("Leading language"), choices=settings.LANGUAGES)
    field_order = ("title", "slug", "leading", "languages")

    def action_values(self) -> dict[str, Any]:
        """Return what was typed, as the action takes it."""
        given = dict(self.cleaned_data)
        leading = given.pop("leading")
        rest = [code for code in given.pop("languages") if code != leading]
        return {**given, "title": {leading: given["title"].strip()}, "languages": [leading, *rest]}


class FrameworkChangeForm(SeenForm, TermForm):
    """An agreement that is there already: its title in each of its languages, term, review, oversight."""

    def __init__(self, *args: Any, agreement: FrameworkAgreement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.languages = list(agreement.languages)
        names = dict(settings.LANGUAGES)
        for code in self.languages:
            label = _("Title (%(language)s)") % {"language": _(names[code])}
            self.fields[f"title_{code}"] = forms.CharField(
                label=label, max_length=LONGEST_TITLE, required=code == self.languages[0]
            )
        self.order_fields([f"title_{code}" for code in self.languages])

    def action_values(self) -> dict[str, Any]:
        """Return what was typed, as the action takes it."""
        given = dict(self.cleaned_data)
        title = {code: given.pop(f"title_{code}").strip() for code in self.languages}
        return {**given, "title": {code: text for code, text in title.items() if text}}


class ReviewForm(forms.Form):
    """The day on which the parties reviewed an agreement."""

    reviewed_on = forms.DateField(label=_("Reviewed on"), widget=Day())


class SeatForm(forms.Form):
    """A party. `organisations` are the partners of today that do not sit at the table yet."""

    organisation = forms.ModelChoiceField(
        label=_("Organisation"), queryset=Organisation.objects.none(), empty_label=_("Choose one")
    )
    constituency = forms.ChoiceField(
        label=_("Constituency"),
        choices=[("", _("Choose one")), *Constituency.choices],
        help_text=_("For whom it negotiates."),
    )
    from_on = forms.DateField(label=pgettext_lazy("first day", "From"), widget=Day())

    def __init__(self, *args: Any, organisations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations


class UnseatForm(forms.Form):
    """The last day of a party at the table."""

    until_on = forms.DateField(label=_("Last day at the table"), widget=Day())


class RenegotiateForm(forms.Form):
    """Why the agreement is negotiated anew."""

    reason = forms.CharField(label=_("Reason"), max_length=2000, widget=Words(3), help_text=REASON_HELP)


class WordingForm(forms.Form):
    """Heading and text of a clause in each language of its agreement; a chapter has a heading alone."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, agreement: FrameworkAgreement, chapter: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.languages, self.chapter = list(agreement.languages), chapter
        names = dict(settings.LANGUAGES)
        for code in self.languages:
            language = {"language": _(names[code])}
            heading = forms.CharField(
                label=_("Heading (%(language)s)") % language, max_length=LONGEST_TITLE, required=False
            )
            self.fields[f"heading_{code}"] = heading
            heading.widget.attrs["lang"] = code
            if not chapter:
                body = forms.CharField(
                    label=_("Text (%(language)s)") % language, required=False, widget=Words(10), strip=False
                )
                body.widget.attrs["lang"] = code
                self.fields[f"body_{code}"] = body
        if not chapter:
            self.fields[f"body_{self.languages[0]}"].help_text = _(
                "An empty line begins a paragraph; a line that begins with a hyphen is an item of a list."
            )

    def said(self, part: str) -> dict[str, str]:
        """Return {language: text} of the headings or bodies."""
        return {code: self.cleaned_data.get(f"{part}_{code}", "") for code in self.languages}


class PlaceForm(forms.Form):
    """Where a clause goes: the chapter, and what it stands behind."""

    behind = forms.ModelChoiceField(
        label=_("It stands behind"),
        queryset=ClausePlace.objects.none(),
        required=False,
        empty_label=_("nothing: it stands first"),
    )

    def __init__(self, *args: Any, places: Any, labels: dict[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["behind"]
        field.queryset = places
        field.label_from_instance = lambda place: labels[place.pk]


class TakeInForm(forms.Form):
    """A text to be cut into chapters and clauses: a file or pasted words, in one language."""

    language = forms.ChoiceField(label=_("Language of this text"))
    upload = DocumentField(
        required=False,
        help_text=_("DOCX, Markdown or plain text, up to 10 MB. Its content is read, the file is not kept."),
    )
    text = forms.CharField(label=_("Or paste the text"), required=False, widget=Words(12), strip=False)

    def __init__(self, *args: Any, agreement: FrameworkAgreement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = dict(settings.LANGUAGES)
        self.fields["language"].choices = [(code, _(names[code])) for code in agreement.languages]
        self.fields["upload"].widget.attrs["accept"] = ".docx,.md,.txt"

    def clean_upload(self) -> Any:
        """Refuse what is no text."""
        upload = self.cleaned_data["upload"]
        if upload and ending(upload.name) not in ("docx", "md", "txt"):
            raise forms.ValidationError(_("Only DOCX, Markdown and plain text can be taken in."))
        if upload and upload.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than 10 MB."))
        return upload

    def clean(self) -> dict[str, Any]:
        """Ask for one of both, and read it."""
        given = super().clean() or self.cleaned_data
        upload, text = given.get("upload"), given.get("text", "").strip()
        if not self.errors and bool(upload) == bool(text):
            self.add_error("text", _("Choose a file or paste the text, one of both."))
        if not self.errors:
            given["words"] = self.read(upload) if upload else text
        return given

    def read(self, upload: Any) -> str:
        """Return the words of a file; what cannot be read is said at its field."""
        data = upload.read()
        if ending(upload.name) != "docx":
            return decoded(data)
        try:
            return docx_files.text_of(io.BytesIO(data))
        except ValueError:
            self.add_error("upload", _("This DOCX is damaged: it cannot be read."))
            return ""


def decoded(data: bytes) -> str:
    """Return plain text in whichever encoding it is."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        return data.decode(encodings.examine(Path(file.name), MOST_BYTES).encoding, errors="replace")
