"""A report's tables as a workbook: one sheet per section."""

from __future__ import annotations

import io
from typing import Any

import xlsxwriter

from partnerships.calculations.sheets import Cell, Section, Table

__all__ = ["Cell", "Section", "Table", "sheet_name", "workbook"]
WIDEST = 60
RISKY = ("=", "+", "-", "@", "\t", "\r")
NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


def guarded(text: str) -> str:
    """Return text that no spreadsheet takes for a formula, whatever it is saved as afterwards."""
    return f"'{text}" if text.lstrip(" ").startswith(RISKY) else text


def sheet_name(title: str, taken: set[str]) -> str:
    """Return a name that Excel takes for a sheet and no other has: at most 31 letters."""
    plain = " ".join(title.translate(NOT_IN_NAMES).split())[:31] or "–"
    name, number = plain, 2
    while name.casefold() in taken:
        name = f"{plain[:28]} {number}"
        number += 1
    taken.add(name.casefold())
    return name


def workbook(title: str, meta: str, sections: list[Section]) -> bytes:
    """Return the report as XLSX. Text stays text: nothing in it becomes a formula or a link."""
    out = io.BytesIO()
    settings = {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
    }  # fmt: skip
    book = xlsxwriter.Workbook(out, settings)
    book.set_properties({"title": guarded(title)})
    taken: set[str] = set()
    for section in sections:
        sheet = book.add_worksheet(sheet_name(section.title, taken))
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        _fill(book, sheet, (f"{title} · {section.title}", meta), section)
    book.close()
    return out.getvalue()


def _fill(book: xlsxwriter.Workbook, sheet: Any, head: tuple[str, str], section: Section) -> None:
    """Write a section's sentences and tables below one another."""
    bold = book.add_format({"bold": True})
    heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    widths: dict[int, int] = {}
    shapes = {cell.shape for table in section.tables for line in table.rows for cell in line}
    figures = {shape: book.add_format({"num_format": shape, "valign": "top"}) for shape in shapes}
    sheet.write_string(0, 0, guarded(head[0]), bold)
    for row, note in enumerate((head[1], *section.notes), 1):
        sheet.write_string(row, 0, guarded(note))
    row = 3 + len(section.notes)
    for table in section.tables:
        if table.title:
            sheet.write_string(row, 0, guarded(table.title), bold)
            row += 1
        for column, words in enumerate(table.heads):
            sheet.write_string(row, column, guarded(words), heading)
            widths[column] = max(widths.get(column, 8), min(len(words), 16))
        for cells in table.rows:
            row += 1
            for column, cell in enumerate(cells):
                widths[column] = max(widths.get(column, 8), min(len(cell.text), WIDEST))
                if cell.number is None:
                    sheet.write_string(row, column, guarded(cell.text), wrap)
                else:
                    sheet.write_number(row, column, cell.number, figures[cell.shape])
        row += 2
    for column, width in widths.items():
        sheet.set_column(column, column, width + 2)
