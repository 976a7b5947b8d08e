"""Giving back what could not go in: the refused rows in the user's own layout, the reason beside each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from jtportal.kernel.doors import Refused
from workforce.actions.imports.opening import limits
from workforce.calculations.roster.errors import UnusableFile
from workforce.calculations.roster.mappings import headings_in_json, sheet_in_json
from workforce.calculations.roster.reading import open_table
from workforce.calculations.roster.refusals import extension, write_refusals
from workforce.queries.imports import refused_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workforce.models import RosterImport


def write_refused_rows(
    roster_import: RosterImport, folder: Path, *, reasons: Mapping[str, str], reason_heading: str
) -> Path:
    """Write the file of refused rows into a folder and return its path. Raises Refused once the file is deleted.

    Columns that must stay out (union dues, health) come back empty.
    """
    if not roster_import.file:
        raise Refused(
            _("The uploaded file was deleted, and the refused rows with it. Upload the roster again.")
        )
    try:
        table = open_table(
            Path(roster_import.file.path),
            sheet=roster_import.layout.get("sheet") if sheet_in_json(roster_import.mapping) else None,
            limits=limits(),
            expected_headings=headings_in_json(roster_import.mapping),
        )
    except UnusableFile as error:
        raise Refused(_("The uploaded file can no longer be read. Upload the roster again.")) from error
    keep = [column for column in range(table.width) if column not in table.guess.refused]
    out = folder / f"refused.{extension(table)}"
    write_refusals(
        table, refused_lines(roster_import), out, reasons=reasons, reason_heading=reason_heading, keep=keep
    )
    return out
