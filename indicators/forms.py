"""What a reader wants in the report."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class ReportForm(forms.Form):
    """A period and the sections."""

    period = forms.ChoiceField(label=_("Period"))
    section = forms.MultipleChoiceField(
        label=_("Sections"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one section.")},
    )

    def __init__(
        self,
        data: Any = None,
        *,
        periods: list[tuple[str, str]],
        sections: list[tuple[str, Any]],
        **more: Any,
    ) -> None:
        super().__init__(data, **more)
        self.fields["period"].choices = periods  # type: ignore[attr-defined]
        self.fields["section"].choices = sections  # type: ignore[attr-defined]
