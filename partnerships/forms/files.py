"""A file field that looks into the file."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.doors import Refused
from partnerships.actions import documents
from partnerships.calculations.files import KINDS


class DocumentField(forms.FileField):
    """Says at its place when a file is too large, empty, or not what its name says."""

    default_error_messages = {"empty": _("The file is empty.")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("File"))
        kwargs.setdefault(
            "help_text", _("PDF, DOCX, XLSX, ODT, ODS, PNG, JPEG, TXT, CSV or MD, up to 20 MB.")
        )
        super().__init__(**kwargs)
        self.widget.attrs["accept"] = ",".join(f".{kind}" for kind in KINDS)

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Return the file, or say what is wrong with it."""
        upload = super().clean(data, initial)
        if upload:
            try:
                documents.check(upload)
            except Refused as refusal:
                raise forms.ValidationError(str(refusal)) from refusal
        return upload
