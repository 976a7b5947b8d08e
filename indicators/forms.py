"""What a reader wants in the report."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class ReportForm(forms.Form):
    """The sections, and a period for those with numbers, once something is counted."""

    period = forms.ChoiceField(
        label=_("Period of the numbers"),
        required=False,
        help_text=_("Sections of the plan are as of today."),
    )
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
        if not periods:
            del self.fields["period"]
        self.fields["section"].choices = sections  # type: ignore[attr-defined]
