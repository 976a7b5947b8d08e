"""Measures of a clause out of a YAML file."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.calculations.measures.files import documents
from partnerships.forms.fields import Words

LARGEST = 1 << 20  # bytes


class MeasuresForm(forms.Form):
    """A file or pasted lines in the form of docs/rules.md. They take the place of the clause's measures."""

    upload = forms.FileField(
        label=_("YAML file"), required=False, help_text=_("Up to 1 MB. The file is not kept.")
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    text = forms.CharField(label=_("Or write it here"), required=False, widget=Words(16), strip=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["upload"].widget.attrs["accept"] = ".yaml,.yml"
        self.fields["text"].widget.attrs |= {"spellcheck": "false", "class": "code-lines"}

    def clean(self) -> dict[str, Any]:
        """Read whichever was given; a file counts before the lines below it."""
        given = super().clean() or self.cleaned_data
        upload = given.get("upload")
        at = "upload" if upload else "text"
        if upload and upload.size > LARGEST:
            self.add_error("upload", _("The file is larger than 1 MB."))
        elif not self.errors:
            try:
                text = upload.read().decode("utf-8-sig") if upload else given.get("text", "")
                given["documents"] = documents(text) if text.strip() else []
            except UnicodeDecodeError:
                self.add_error("upload", _("The file is not written in UTF-8."))
            except ValueError as error:
                said = _("This is no YAML: see line %(line)s.") % {"line": error.args[0]}
                self.add_error(at, said if error.args[0] else _("This is no YAML."))
        return given
