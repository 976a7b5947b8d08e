"""Open a roster, whatever it is called: what it is shows in its bytes."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from .csv_table import open_csv
from .errors import Problem, UnusableFile
from .limits import DEFAULT, MEGABYTE, Limits
from .table import Table, read_sample
from .xlsx_table import open_xls, open_xlsx

__all__ = ["Table", "open_table", "read_sample"]

ZIP, EMPTY_ZIP, OLE = b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What people upload by mistake and no text table begins with.
OTHER_KINDS = (
    b"%PDF", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"{\\rtf", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BM6",
    b"PK\x07\x08",
    b"II*\x00", b"MM\x00*", b"\x7fELF", b"MZ\x90", b"SQLite", b"\x42\x5a\x68", b"\xfd7zXZ",
)  # fmt: skip
MARKUP = (b"<html", b"<!doctype", b"<?xml", b"<table", b"<svg", b"<meta", b"<head")


def open_table(
    path: Path, *, sheet: str | None = None, limits: Limits = DEFAULT, expected_headings: Collection[str] = ()
) -> Table:
    """Return the table of a roster file.

    `sheet` names the sheet of a workbook, else the one that looks most like a roster is taken.
    `expected_headings` are those of a saved mapping: they help to find the heading where no vocabulary knows
    it. Raises UnusableFile when the file is empty, damaged, locked, too large, no table, or has a heading and
    nothing below it.
    """
    path = Path(path)
    size = path.stat().st_size
    if size > limits.file_size:
        raise UnusableFile(Problem.TOO_LARGE, limit=limits.file_size // MEGABYTE)
    with path.open("rb") as file:
        head = file.read(512)
    table = _open(path, head, sheet, limits, expected_headings)
    if table.width > limits.columns:
        raise UnusableFile(Problem.TOO_WIDE)
    _check_rows(table)
    return table


def _open(path: Path, head: bytes, sheet: str | None, limits: Limits, expected: Collection[str]) -> Table:
    if head.startswith((ZIP, EMPTY_ZIP)):
        return Table(open_xlsx(path, limits, sheet, expected), limits, expected)
    if head.startswith(OLE):
        return Table(open_xls(path, sheet, expected), limits, expected)
    if head.startswith(OTHER_KINDS) or head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(MARKUP):
        raise UnusableFile(Problem.NOT_A_SPREADSHEET)
    if sheet is not None:
        raise UnusableFile(Problem.NO_SUCH_SHEET, sheet=sheet, sheets=())
    return Table(open_csv(path, limits), limits, expected)


def _check_rows(table: Table) -> None:
    """Refuse a table without rows, and one with too many where its lines are many enough for that."""
    rows = table.rows()
    if next(rows, None) is None:
        raise UnusableFile(Problem.HEADING_ONLY if table.heading_lines[0] else Problem.EMPTY)
    if table.source.lines - table.heading_lines[1] > table.limits.rows:
        for _ in rows:
            pass
    rows.close()  # type: ignore[attr-defined]  # rows is a generator
