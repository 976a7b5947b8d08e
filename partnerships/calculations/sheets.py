"""What a report is made of, before it becomes paper or a workbook: sentences and tables."""

from __future__ import annotations

from dataclasses import dataclass, field

MONEY = "#,##0.00"
COUNT = "#,##0"


@dataclass(frozen=True, slots=True)
class Cell:
    """What a reader sees, and for a spreadsheet the number itself (a share as 0.51) with Excel's format for it."""

    text: str
    number: float | None = None
    shape: str = "0"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below headings, the first column the widest; `right`: places of the columns that hold figures."""

    title: str
    heads: tuple[str, ...]
    rows: list[list[Cell]]
    right: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report: sentences, then tables."""

    key: str
    title: str
    notes: list[str] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)


def capital(text: object) -> str:
    """Return words as they begin a cell."""
    said = str(text)
    return said[:1].upper() + said[1:]
