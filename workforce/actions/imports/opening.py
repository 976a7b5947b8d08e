"""Opening an import's file: its table, which column holds what, the day it is true for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import Max

from workforce.actions import ledger
from workforce.actions.imports.facts import told
from workforce.actions.imports.matching import Question
from workforce.calculations.roster.errors import Problem, UnusableFile
from workforce.calculations.roster.limits import Limits
from workforce.calculations.roster.mappings import (
    DATE_ORDER,
    SHEET,
    SavedMapping,
    check_columns,
    headings_in_json,
    mapping_from_json,
    mapping_to_json,
    sheet_in_json,
)
from workforce.calculations.roster.reading import open_table
from workforce.calculations.roster.table import read_sample
from workforce.calculations.roster.texts import as_text
from workforce.enums import ImportState
from workforce.models import RosterImport, SiteMapping

if TYPE_CHECKING:
    from datetime import date

    from workforce.calculations.roster.fields import Field
    from workforce.calculations.roster.table import Table
    from workforce.models import Site

SAMPLE_ROWS = 3
LONGEST_SAMPLE = 40


@dataclass(slots=True)
class Opened:
    """An open file. `columns` says which column (from 0) holds what; `mapping` the same as it is saved."""

    table: Table
    columns: dict[Field, int]
    mapping: dict[str, Any]
    date_order: str | None
    remembered: bool
    day: date
    day_source: str
    last_day: date | None

    @property
    def older(self) -> bool:
        """Whether the site's last roster is newer than this one."""
        return self.last_day is not None and self.day < self.last_day

    def question(self, site: Site) -> Question:
        """Return what the rows are to be compared with."""
        mapped = {str(field) for field in self.columns}
        columns = told(mapped) | ({"status"} if "status" in mapped else set())
        return Question(site, self.day, frozenset(columns), older=self.older)


def limits() -> Limits:
    """Return how much of a file is taken here."""
    return Limits(file_size=settings.ROSTER_MAX_BYTES)


def open_import(roster_import: RosterImport) -> Opened:
    """Open the import's file. Raises UnusableFile, also when a required fact has no column."""
    given = roster_import.reference_day if roster_import.reference_day_source == "given" else None
    return open_file(
        Path(roster_import.file.path), site=roster_import.site, mapping=roster_import.mapping, day=given
    )


def open_file(path: Path, *, site: Site, mapping: dict[str, Any], day: date | None) -> Opened:
    """Open a roster of a site: by the mapping given, else as its last one was read, else as it looks."""
    remembered = SiteMapping.objects.filter(site=site).first()
    expected = (*headings_in_json(mapping), *(remembered.headings if remembered else ()))
    table = open_table(
        path,
        sheet=sheet_in_json(mapping),
        limits=limits(),
        expected_headings=tuple(heading for heading in expected if heading),
    )
    if any(key not in (DATE_ORDER, SHEET) for key in mapping):
        saved, is_remembered = mapping_from_json(mapping, table), False
    else:
        saved, is_remembered = offer(table, mapping, remembered)
    found = table.reference_day
    source = "given" if day else "found" if found else "today"
    done = RosterImport.objects.filter(site=site, state=ImportState.DONE)
    return Opened(
        table=table,
        columns=dict(saved.columns),
        mapping=mapping_to_json(saved, table),
        date_order=saved.date_order,
        remembered=is_remembered,
        day=day or found or ledger.today(site.partnership),
        day_source=source,
        last_day=done.aggregate(last=Max("reference_day"))["last"],
    )


def offer(table: Table, wishes: dict[str, Any], remembered: SiteMapping | None) -> tuple[SavedMapping, bool]:
    """Return how this table is read if nobody says more: as the site's last one if it has the same headings.

    Raises UnusableFile when a required fact has no column.
    """
    order = wishes.get(DATE_ORDER) or None
    if remembered and list(table.headings) == remembered.headings:
        former = mapping_from_json({**remembered.mapping, SHEET: ""}, table)
        return SavedMapping(former.columns, order or former.date_order, sheet_in_json(wishes)), True
    columns = dict(table.guess.mapping)
    check_columns(columns, table)
    checked = mapping_from_json({DATE_ORDER: order} | letters(table, columns), table)
    return SavedMapping(checked.columns, checked.date_order, sheet_in_json(wishes)), False


def letters(table: Table, columns: dict[Field, int]) -> dict[str, str]:
    """Return columns by what identifies them in the table, as a mapping is saved."""
    return mapping_to_json(SavedMapping(columns), table)


def sample_of(table: Table, columns: dict[Field, int] | None) -> list[list[str]]:
    """Return the first rows as short texts, those of columns that must stay out left empty."""
    out = table.guess.refused
    return [
        ["" if i in out else as_text(cell)[:LONGEST_SAMPLE] for i, cell in enumerate(cells[: table.width])]
        for _, cells in read_sample(table, SAMPLE_ROWS, columns)
    ]


def look_at_columns(roster_import: RosterImport) -> dict[str, Any]:
    """Return what can be said of a file whose columns are still to be chosen. Raises UnusableFile."""
    table = open_table(
        Path(roster_import.file.path), limits=limits(), sheet=sheet_in_json(roster_import.mapping)
    )
    try:
        columns = mapping_from_json(roster_import.mapping, table).columns
    except UnusableFile as error:
        if error.code == Problem.NO_SUCH_SHEET:
            raise
        columns = dict(table.guess.mapping)
    return layout_of(table, columns, remembered=False)


def layout_of(table: Table, columns: dict[Field, int], *, remembered: bool) -> dict[str, Any]:
    """Return how the file is laid out, for the page that shows its columns."""
    return {
        "kind": table.kind,
        "encoding": table.encoding,
        "delimiter": table.delimiter,
        "sheet": table.sheet,
        "sheets": list(table.sheets),
        "other_sheets": list(table.other_sheets),
        "headings": list(table.headings),
        "heading_lines": list(table.heading_lines),
        "refused": {str(column): str(smell) for column, smell in table.guess.refused.items()},
        "columns": {str(field): column for field, column in columns.items()},
        "sample": sample_of(table, None),
        "remembered": remembered,
    }
