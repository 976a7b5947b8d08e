"""A table as a file for spreadsheets: CSV and XLSX in which text stays text, whatever it begins with."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

import xlsxwriter

FORMULA = ("=", "+", "-", "@", "\t", "\r")
WIDE, NARROW = 60, 22


def disarmed(text: str) -> str:
    """Return text that no spreadsheet takes for a formula: an apostrophe goes before its first sign."""
    return f"'{text}" if text.startswith(FORMULA) else text


def as_csv(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a table as CSV in UTF-8 with a mark, by which spreadsheets know Cyrillic and Polish letters."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(map(disarmed, heads))
    writer.writerows([disarmed(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(
    title: str, heads: Sequence[str], rows: Iterable[Sequence[str]], wide: Sequence[int] = ()
) -> bytes:
    """Return a table as XLSX: one sheet, its heading kept in sight. `wide`: places of columns with long words."""
    out = io.BytesIO()
    settings = {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
    }  # fmt: skip
    book = xlsxwriter.Workbook(out, settings)
    book.set_properties({"title": title})
    sheet = book.add_worksheet()
    bold = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    for place, head in enumerate(heads):
        sheet.set_column(place, place, WIDE if place in wide else NARROW)
        sheet.write_string(0, place, head, bold)
    for line, row in enumerate(rows, 1):
        for place, cell in enumerate(row):
            sheet.write_string(line, place, cell, wrap)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    book.close()
    return out.getvalue()
