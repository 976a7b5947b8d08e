"""Refused rows handed back: in their own layout with the reason beside, and as a plain list of lines."""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Protocol, TextIO

import xlsxwriter

from .csv_table import CsvSource, RawRow
from .fields import Field
from .table import Table
from .texts import Cell, letters_of

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_PLAIN_NUMBER = re.compile(r"[+-]?[\d\s\u00a0.,]*\d")
DATE_FORMAT, TIME_FORMAT = "dd.mm.yyyy", "dd.mm.yyyy hh:mm:ss"
WIDEST = 16_384  # columns of a sheet


class Refused(Protocol):
    """What is needed of a refused row; rows.Refusal has it."""

    @property
    def line(self) -> int: ...

    @property
    def reason(self) -> str: ...


class RefusedField(Refused, Protocol):
    """A refused row that also names the field to blame."""

    @property
    def field(self) -> Field | None: ...


def write_refusals(
    table: Table,
    refusals: Iterable[Refused],
    out: Path,
    *,
    reasons: Mapping[str, str],
    reason_heading: str,
    keep: Collection[int] | None = None,
) -> int:
    """Write the refused rows of a table in its own layout with a column of reasons; return how many.

    The cells are read from the source anew, so refusals need only line and reason, in the file's order.
    `reasons` has the text for each code. Lines above the heading and the heading are kept. `keep` names the
    columns whose values are written (None: all); others stay in place but empty. A text file becomes one with
    the same separator and encoding (UTF-8 with a mark if the reasons cannot be written in it); a workbook
    becomes XLSX.
    """
    texts = {refusal.line: reasons.get(refusal.reason, refusal.reason) for refusal in refusals}
    last = table.heading_lines[1]
    if isinstance(table.source, CsvSource):
        _write_csv(table.source, _chosen(table, texts, keep), texts, last, reason_heading, out)
    else:
        _write_xlsx(table, _chosen(table, texts, keep), texts, reason_heading, out)
    return len(texts)


def extension(table: Table) -> str:
    """Return how the name of this table's refusals file ends."""
    return "csv" if isinstance(table.source, CsvSource) else "xlsx"


def _chosen(table: Table, texts: Mapping[int, str], keep: Collection[int] | None) -> Iterator[RawRow]:
    """The lines down to the heading, then the refused ones, cut to what may be kept."""
    last = table.heading_lines[1]
    for line, cells in table.source.raw_rows():
        if line <= last:
            yield line, cells
        elif line in texts:
            yield line, cells if keep is None else [cell if i in keep else "" for i, cell in enumerate(cells)]


def disarm(text: str) -> str:
    """Return text that no spreadsheet takes for a formula: an apostrophe goes before = + - @ tab and return.

    Plain signed numbers are left alone; texts.clean takes the apostrophe off again.
    """
    if text.startswith(_FORMULA) and not _PLAIN_NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def _write_csv(
    source: CsvSource, rows: Iterator[RawRow], texts: Mapping[int, str], last: int, heading: str, out: Path
) -> None:
    encoding = _encoding(source, [heading, *set(texts.values())])
    width = 0
    with out.open("w", encoding=encoding, errors="replace", newline="") as file:
        if source.encoding in ("utf_16_le", "utf_16_be"):
            file.write("\ufeff")
        writer = _writer(file, source)
        for line, cells in rows:
            cells = [disarm(str(cell)) for cell in cells]
            width = max(width, len(cells)) if line <= last else width
            if line == last:
                cells = [*_padded(cells, width), heading]
            elif line > last:
                cells = [*_padded(cells, width), texts[line]]
            writer.writerow(cells)


def _writer(file: TextIO, source: CsvSource) -> Any:
    return csv.writer(file, delimiter=source.delimiter, lineterminator=source.newline)


def _padded(cells: Sequence[Cell], width: int) -> list[Cell]:
    return [*cells, *[""] * (width - len(cells))]


def _encoding(source: CsvSource, texts: Iterable[str]) -> str:
    try:
        for text in texts:
            text.encode(source.encoding)
    except UnicodeEncodeError:
        return "utf_8_sig"
    return source.encoding


def _write_xlsx(
    table: Table, rows: Iterator[RawRow], texts: Mapping[int, str], heading: str, out: Path
) -> None:
    last = table.heading_lines[1]
    book = xlsxwriter.Workbook(
        str(out), {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    sheet = book.add_worksheet(_sheet_name(table.sheet))
    formats = {
        "bold": book.add_format({"bold": True}),
        "day": book.add_format({"num_format": DATE_FORMAT}),
        "moment": book.add_format({"num_format": TIME_FORMAT}),
    }
    beside = min(table.width, WIDEST - 1)
    written = 0
    for line, cells in rows:
        written = line - 1 if line <= last else max(written + 1, last)
        for column, cell in enumerate(cells[:WIDEST]):
            _write_cell(sheet, written, column + (column >= beside), cell, formats)
        if line >= last:
            reason, style = (heading, formats["bold"]) if line == last else (texts[line], None)
            sheet.write_string(written, beside, reason, style)
    _merge_cells(sheet, table, beside)
    sheet.freeze_panes(last, 0)
    sheet.set_column(beside, beside, 48)
    book.close()


def _sheet_name(name: str | None) -> str:
    return re.sub(r"[\[\]:*?/\\]", " ", name or "")[:31].strip("' ") or "Roster"


def _merge_cells(sheet: Any, table: Table, beside: int) -> None:
    """Merge the cells of titles and heading as they were, but none over the reasons and none twice."""
    rows = [*table.title_rows, *table.heading_rows]
    taken: set[tuple[int, int]] = set()
    for (top, left), (bottom, right) in table.merges:
        if right >= beside or bottom >= len(rows) or (top, left) == (bottom, right):
            continue
        cells = {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
        if taken.isdisjoint(cells):
            taken |= cells
            text = rows[top][left] if left < len(rows[top]) else ""
            sheet.merge_range(top, left, bottom, right, str(text))


def _write_cell(sheet: Any, row: int, column: int, cell: Cell, formats: Mapping[str, Any]) -> None:
    if cell is None or cell == "" or column >= WIDEST:
        return
    if isinstance(cell, datetime):
        sheet.write_datetime(row, column, cell, formats["moment"])
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, cell, formats["day"])
    elif isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, int | float):
        sheet.write_number(row, column, cell)
    elif isinstance(cell, time | timedelta):
        sheet.write_string(row, column, str(cell))
    else:
        sheet.write_string(row, column, cell[:32_767])


def write_errors_csv(path: Path, refusals: Iterable[RefusedField], table: Table | None = None,
                     mapping: Mapping[Field, int] | None = None) -> int:  # fmt: skip
    """Write a line per refused row as UTF-8 with commas, the heading even if there is none; return how many.

    Columns: line as a spreadsheet shows it, reason (a code), the field to blame, its column and heading in
    the file if table and mapping are given. Nothing of a person is in it.
    """
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["line", "reason", "field", "column", "heading"])
        for refusal in refusals:
            field = refusal.field
            column = mapping.get(field) if mapping and field else None
            heading = table.headings[column] if table is not None and column is not None else None
            writer.writerow([
                refusal.line, str(refusal.reason), field.value if field else "",
                "" if column is None else letters_of(column), disarm(heading or ""),
            ])  # fmt: skip
            count += 1
    return count
