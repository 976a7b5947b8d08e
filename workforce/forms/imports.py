"""What is asked about a roster: what it is for before anything else, the file, which column holds what."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.forms.fields import Day
from workforce.calculations.roster.fields import Field
from workforce.calculations.roster.smells import Smell
from workforce.calculations.roster.texts import fold, letters_of
from workforce.enums import LegalBasis, Purpose
from workforce.models import RosterImport, Site

MEGABYTE = 1024 * 1024
NOT_TAKEN = gettext_lazy("not taken in")


class RosterForm(forms.Form):
    """The file, and before it why persons' data are taken in at all."""

    purpose = forms.ChoiceField(label=gettext_lazy("Purpose"), choices=Purpose.choices)
    legal_basis = forms.ChoiceField(
        label=gettext_lazy("Legal basis"),
        choices=[("", gettext_lazy("Choose one")), *LegalBasis.choices],
        error_messages={"required": gettext_lazy("Choose the basis on which the data may be taken in.")},
        help_text=gettext_lazy(
            "Persons’ data may be taken in only for a stated purpose and on a legal basis (GDPR, Article 6). "
            "Both are recorded with the import."
        ),
    )
    basis_note = forms.CharField(
        label=gettext_lazy("Which law or agreement"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("For example the law’s article, or the agreement with its date."),
    )
    site = forms.ModelChoiceField(label=gettext_lazy("Site"), queryset=Site.objects.none(), empty_label=None)
    file = forms.FileField(
        label=gettext_lazy("The mine’s roster"),
        error_messages={
            "required": gettext_lazy("Choose the roster’s file."),
            "empty": gettext_lazy("The file is empty. Export the roster again and upload the new file."),
        },
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.csv,.txt,.tsv", "data-roster": ""}),
        help_text=gettext_lazy(
            "As the mine keeps it: XLSX or CSV, with lines above the heading, totals and all. "
            "Columns you do not choose are never kept."
        ),
    )
    reference_day = forms.DateField(
        label=gettext_lazy("The roster is true for"),
        required=False,
        widget=Day(),
        help_text=gettext_lazy("Blank: the day that the file names, else today. Ages are judged on it."),
    )
    allow_older = forms.BooleanField(
        label=gettext_lazy("It may be older than the site’s last roster"), required=False
    )

    def __init__(
        self, data: Any = None, files: Any = None, *, sites: Any, before: RosterImport | None = None
    ) -> None:
        initial: dict[str, Any] = {"purpose": Purpose.TRANSITION}
        if before is not None:
            stated = ("purpose", "legal_basis", "basis_note")
            initial = {"site": before.site_id} | {name: getattr(before, name) for name in stated}
        super().__init__(data, files, initial=initial)
        self.fields["site"].queryset = sites  # type: ignore[attr-defined]
        if len(sites) == 1:
            self.fields["site"].widget = forms.HiddenInput()
            self.fields["site"].initial = sites[0].pk

    def clean_file(self) -> Any:
        """Refuse a file that is too large before anything is read of it."""
        file = self.cleaned_data["file"]
        if file.size > settings.ROSTER_MAX_BYTES:
            limit = number_format(settings.ROSTER_MAX_BYTES // MEGABYTE)
            raise forms.ValidationError(
                _("The file is larger than %(limit)s MB. Remove what is no roster, or split it.")
                % {"limit": limit}
            )
        return file


class ColumnsForm(forms.Form):
    """Which column holds what, one choice per column of the file; columns that must stay out have none."""

    date_order = forms.ChoiceField(
        label=gettext_lazy("Dates are written"),
        required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    allow_older = forms.BooleanField(
        label=gettext_lazy("Import it although the site’s last roster is newer"), required=False
    )

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        roster_import: RosterImport,
        words: dict[Field, Any],
        smells: dict[Smell, Any],
        orders: Any,
    ) -> None:
        layout = roster_import.layout
        super().__init__(data, initial={"date_order": roster_import.mapping.get("date_order", "")})
        self.smells = smells
        self.headings: list[str | None] = layout.get("headings", [])
        self.refused: dict[str, str] = layout.get("refused", {})
        self.sample: list[list[str]] = layout.get("sample", [])
        self.fields["date_order"].choices = orders  # type: ignore[attr-defined]
        chosen = {column: field for field, column in layout.get("columns", {}).items()}
        choices = [("", NOT_TAKEN), *((str(field), words[field]) for field in Field)]
        for column, heading in enumerate(self.headings):
            if str(column) in self.refused:
                continue
            self.fields[f"column_{column}"] = forms.ChoiceField(
                label=heading or letters_of(column),
                required=False,
                choices=choices,
                initial=chosen.get(column, ""),
                widget=forms.Select(attrs={"class": "form-select"}),
            )
        sheets = layout.get("sheets", [])
        if len(sheets) > 1:
            self.fields["sheet"] = forms.ChoiceField(
                label=gettext_lazy("Sheet"),
                choices=[(name, name) for name in sheets],
                initial=layout.get("sheet"),
                widget=forms.Select(attrs={"class": "form-select"}),
            )

    def clean(self) -> dict[str, Any]:
        """Refuse a fact that two columns are said to hold."""
        cleaned = super().clean() or {}
        taken: dict[str, str] = {}
        for name, field in self.chosen():
            if field in taken:
                self.add_error(name, _("Another column is said to hold this already."))
            taken[field] = name
        return cleaned

    def chosen(self) -> list[tuple[str, str]]:
        """Return (form field, roster field) of the columns that are taken in."""
        data = getattr(self, "cleaned_data", {})
        return [(name, value) for name, value in data.items() if name.startswith("column_") and value]

    def columns(self) -> dict[str, int]:
        """Return {field: column, counted from 0} as chosen."""
        return {field: int(name.removeprefix("column_")) for name, field in self.chosen()}

    def mapping(self) -> dict[str, str]:
        """Return {field: heading or column letter} plus date_order and sheet, as an import keeps it.

        Another sheet has other columns: they are guessed anew.
        """
        data = self.cleaned_data
        extras = {name: data[name] for name in ("date_order", "sheet") if data.get(name)}
        if data.get("sheet") and data["sheet"] != self.fields["sheet"].initial:
            return extras
        return {field: self.name_of(column) for field, column in self.columns().items()} | extras

    def as_previewed(self, roster_import: RosterImport) -> bool:
        """Say whether what is chosen is what the preview showed."""
        layout, data = roster_import.layout, self.cleaned_data
        return (
            self.columns() == layout.get("columns")
            and data.get("date_order", "") == roster_import.mapping.get("date_order", "")
            and data.get("sheet", layout.get("sheet")) == layout.get("sheet")
        )

    def name_of(self, column: int) -> str:
        """Return what identifies a column: its heading if no other has it, else its letter."""
        heading = self.headings[column]
        alike = sum(fold(text or "") == fold(heading or "") for text in self.headings)
        return heading if heading and alike == 1 else letters_of(column)

    def rows(self) -> list[dict[str, Any]]:
        """Return the file's columns in its order: heading, sample values, the choice or why there is none."""
        sample = self.sample
        return [
            {
                "letter": letters_of(column),
                "heading": heading,
                "sample": [row[column] for row in sample if column < len(row) and row[column]],
                "field": self[f"column_{column}"] if str(column) not in self.refused else None,
                "refused": self.smells[Smell(refused)] if (refused := self.refused.get(str(column))) else "",
            }
            for column, heading in enumerate(self.headings)
        ]
