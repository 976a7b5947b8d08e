"""Workbooks: XLSX, and XLS of old, read with calamine."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TypeVar

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from . import zip_guard
from .columns import recognised
from .csv_table import RawRow
from .dates import EPOCH_1900, EPOCH_1904
from .errors import Problem, UnusableFile
from .fields import missing_required
from .heading import Heading, Merge, find_heading
from .limits import MEGABYTE, Limits
from .texts import Cell

HEAD_LINES = 80
KEEP_BELOW = 60 * MEGABYTE  # inflated size up to which two sheets are held at once
MOST_SHEETS = 50
# An OLE file names its streams in UTF-16: a locked XLSX is one that holds this stream.
LOCKED_STREAM = "EncryptedPackage".encode("utf-16-le")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SheetSource:
    """One sheet of a workbook as rows of cells."""

    path: Path
    kind: str
    sheet: CalamineSheet
    name: str
    names: tuple[str, ...]
    others: tuple[str, ...]
    may_hold_controls: bool
    epoch: date
    encoding: str | None = None
    delimiter: str | None = None

    @property
    def lines(self) -> int:
        """Lines from the top of the sheet to the last one with anything in it."""
        return self.sheet.end[0] + 1 if self.sheet.end else 0

    @property
    def merges(self) -> Sequence[Merge]:
        """Cells merged, ((row, column), (row, column)) counted from 0."""
        return self.sheet.merged_cell_ranges or ()

    def raw_rows(self) -> Iterator[RawRow]:
        """Yield every row with its line; blank cells are ''."""
        return _lines(self.sheet)


def open_xlsx(path: Path, limits: Limits, sheet: str | None, expected: Collection[str]) -> SheetSource:
    """Return the source of the roster's sheet in an XLSX file; `sheet` names it if it is known."""
    contents = zip_guard.inspect(path, limits)
    _check_kind(contents.names)
    book = guarded(lambda: CalamineWorkbook.from_path(str(path)))
    keep = contents.inflated < KEEP_BELOW
    epoch = EPOCH_1904 if contents.epoch_1904 else EPOCH_1900
    chosen, others = _choose(book, sheet, expected, keep=keep)
    return SheetSource(
        path, "xlsx", chosen, chosen.name, tuple(book.sheet_names), others, contents.may_hold_controls, epoch
    )


def open_xls(path: Path, sheet: str | None, expected: Collection[str]) -> SheetSource:
    """Return the source of the roster's sheet in an old XLS file."""
    with path.open("rb") as file:
        if LOCKED_STREAM in file.read():
            raise UnusableFile(Problem.ENCRYPTED)
    book = guarded(lambda: CalamineWorkbook.from_path(str(path)))
    chosen, others = _choose(book, sheet, expected, keep=True)
    return SheetSource(
        path,
        "xls",
        chosen,
        chosen.name,
        tuple(book.sheet_names),
        others,
        may_hold_controls=True,
        epoch=EPOCH_1900,
    )


def _check_kind(names: Collection[str]) -> None:
    lowered = {name.lower() for name in names}
    if "xl/workbook.xml" in lowered or any(
        name.startswith("xl/worksheets/") and name.endswith(".xml") for name in lowered
    ):
        return
    if "xl/workbook.bin" in lowered:
        raise UnusableFile(Problem.UNSUPPORTED_FORMAT, format="XLSB")
    if "content.xml" in lowered and "mimetype" in lowered:
        raise UnusableFile(Problem.UNSUPPORTED_FORMAT, format="ODS")
    raise UnusableFile(Problem.NOT_A_SPREADSHEET)


def guarded(read: Callable[[], T]) -> T:
    """Run calamine; whatever it cannot read is damaged, also where its Rust code panics."""
    try:
        return read()
    except PasswordError as error:
        raise UnusableFile(Problem.ENCRYPTED) from error
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise UnusableFile(Problem.DAMAGED) from error
    except BaseException as error:  # a Rust panic is no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise UnusableFile(Problem.DAMAGED) from error


def _choose(
    book: CalamineWorkbook, wanted: str | None, expected: Collection[str], *, keep: bool
) -> tuple[CalamineSheet, tuple[str, ...]]:
    """Return the sheet that looks most like a roster, and the names of the others that look like one too."""
    if wanted is not None:
        if wanted not in book.sheet_names:
            raise UnusableFile(Problem.NO_SUCH_SHEET, sheet=wanted, sheets=tuple(book.sheet_names))
        return guarded(lambda: book.get_sheet_by_name(wanted)), ()
    visible = [
        meta.name
        for meta in book.sheets_metadata
        if meta.typ == SheetTypeEnum.WorkSheet and meta.visible == SheetVisibleEnum.Visible
    ]
    names = (visible or book.sheet_names)[:MOST_SHEETS]
    if not names:
        raise UnusableFile(Problem.EMPTY)
    best: tuple[tuple[int, int, int], str] | None = None
    held: CalamineSheet | None = None
    rosters = []
    for name in names:
        candidate = guarded(lambda name=name: book.get_sheet_by_name(name))  # type: ignore[misc]
        score = _likeness(candidate, expected)
        if score[0]:
            rosters.append(name)
        if best is None or score > best[0]:
            best, held = (score, name), candidate
        elif not keep:
            # Two large sheets at once are more than the memory is meant for: read the chosen one again later.
            held = None
        del candidate
    assert best is not None  # noqa: S101  # names is not empty
    chosen = held or guarded(lambda: book.get_sheet_by_name(best[1]))
    return chosen, tuple(name for name in rosters if name != best[1])


def _likeness(sheet: CalamineSheet, expected: Collection[str]) -> tuple[int, int, int]:
    """How much a sheet looks like a roster: has all required columns and data, known columns, lines."""
    heading = sheet_heading(sheet, expected)
    below = max(0, sheet.total_height - heading.last)
    complete = bool(heading.first) and not missing_required(recognised(heading.texts)) and below > 0
    return int(complete), heading.fields if below else 0, below


def sheet_heading(sheet: CalamineSheet, expected: Collection[str]) -> Heading:
    """Return the heading of a sheet."""
    return find_heading(
        [cells for _, cells in islice(_lines(sheet), HEAD_LINES)], sheet.merged_cell_ranges or (), expected
    )


def _lines(sheet: CalamineSheet) -> Iterator[RawRow]:
    # calamine fills up the rows above the data but not the columns left of it.
    padding: list[Cell] = [""] * (sheet.start[1] if sheet.start else 0)
    for line, cells in enumerate(sheet.iter_rows(), 1):
        yield line, [*padding, *cells] if padding else list[Cell](cells)
