"""The employment service's own register: cases written as its columns want them, its files read and compared.

A value that the register leaves empty says nothing; it is no difference. Knows no Django.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from itertools import islice
from pathlib import Path
from typing import Any

from .roster.csv_table import SEPARATORS, CsvSource, RawRow, open_csv
from .roster.errors import Problem, UnusableFile
from .roster.limits import MEGABYTE, Limits
from .roster.texts import Cell, as_text, clean, fold, is_blank
from .roster.xlsx_table import SheetSource, open_xls, open_xlsx

LIMITS = Limits(rows=50_000, file_size=20 * MEGABYTE, inflated=80 * MEGABYTE, cells=3_000_000, columns=200)
HEAD = 20  # lines among which the heading is looked for
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
DAYS = {"dots": "%d.%m.%Y", "iso": "%Y-%m-%d", "slashes": "%d/%m/%Y", "american": "%m/%d/%Y"}
TEXT, DAY, NUMBER, COUNT, CODE = "text", "day", "number", "count", "code"


@dataclass(frozen=True, slots=True)
class Field:
    """A fact that may go out and come in. `longest`: letters of a text, places before the mark of a number.

    `key`: finds the worker; `out`: goes out alone. `codes`: what a coded fact may be.
    """

    kind: str
    longest: int = 0
    places: int = 0
    key: bool = False
    out: bool = False
    codes: tuple[str, ...] = ()


PATHWAYS = ("none", "retention", "redeployment", "reskilling", "early_retirement")
FIELDS: Mapping[str, Field] = {
    "personnel_number": Field(TEXT, 64, key=True),
    "birth_date": Field(DAY, key=True),
    "family_name": Field(TEXT, 150),
    "given_name": Field(TEXT, 150),
    "patronymic": Field(TEXT, 150),
    "sex": Field(CODE, codes=("female", "male")),
    "occupation_title": Field(TEXT, 200),
    "service_start": Field(DAY),
    "underground_years": Field(NUMBER, 3, 1),
    "wage": Field(NUMBER, 10, 2),
    "arrears": Field(NUMBER, 12, 2),
    "dependants": Field(COUNT, 2),
    "contract": Field(CODE, codes=("permanent", "fixed_term", "other")),
    "residence": Field(TEXT, 200, out=True),
    "mine": Field(TEXT, 200, out=True),
    "opened_on": Field(DAY, out=True),
    "left_on": Field(DAY, out=True),
    "pathway": Field(CODE, out=True, codes=PATHWAYS),
    "officer": Field(TEXT, 200, out=True),
}
KEYS = tuple(name for name, field in FIELDS.items() if field.key)
Value = str | date | Decimal | int | None


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """A column of the register: its heading, the fact it holds, and its codes {ours: theirs}."""

    field: str
    heading: str
    codes: Mapping[str, str] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mapped:
    """How the register writes: columns in their order, days (a key of DAYS), the mark before decimals."""

    columns: tuple[Column, ...]
    dates: str = "dots"
    comma: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """What a line says about the worker whom its keys name: {field: value}, None left out."""

    line: int
    keys: tuple[str, date]
    said: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Read:
    """What a file says, and what of it cannot be used: (line, why, heading)."""

    lines: list[Line]
    unread: list[tuple[int, str, str]]


def mapped(columns: Iterable[Mapping[str, Any]], *, dates: str, mark: str) -> Mapped:
    """Return the mapping that a row of the database says."""
    return Mapped(
        tuple(Column(one["field"], one["heading"], one.get("codes") or {}) for one in columns),
        dates,
        mark == "comma",
    )


def faults(columns: Sequence[Column]) -> dict[str, str]:
    """Return what is wrong with columns: {field: code}, where a key lacks, a heading or a code means two things."""
    found: dict[str, str] = {}
    known = {one.field for one in columns}
    for name in KEYS:
        if name not in known:
            found[name] = "key"
    headings: set[str] = set()
    for one in columns:
        if fold(one.heading) in headings or not fold(one.heading):
            found[one.field] = "heading"
        headings.add(fold(one.heading))
        theirs = [fold(code) for code in one.codes.values()]
        if len(set(theirs)) < len(theirs) or not all(theirs):
            found[one.field] = "codes"
        if set(one.codes) - set(FIELDS[one.field].codes):
            found[one.field] = "no_code"
    return found


def written(value: Value, column: Column, how: Mapped) -> str:
    """Return a value as the register writes it; nothing known is an empty cell."""
    if value is None or value == "":
        return ""
    if isinstance(value, date):
        return value.strftime(DAYS[how.dates].replace("%Y", f"{value.year:04d}"))
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return text.replace(".", ",") if how.comma else text
    return column.codes.get(str(value), str(value))


def understood(cell: Cell, column: Column, how: Mapped) -> Value:
    """Return what a cell says, None where it is empty. Raises ValueError where it cannot be read."""
    if is_blank(cell):
        return None
    field = FIELDS[column.field]
    if field.kind == DAY:
        return day_of(cell, how)
    if field.kind in (NUMBER, COUNT):
        number = number_of(cell, how, field.places)
        if number < 0 or number >= Decimal(10) ** field.longest:
            raise ValueError(number)
        return int(number) if field.kind == COUNT else number
    text = as_text(cell)
    if field.kind == CODE:
        theirs = {fold(column.codes.get(ours, ours)): ours for ours in field.codes}
        return theirs[fold(text)] if fold(text) in theirs else unknown(text)
    return text if len(text) <= field.longest else unknown(text)


def unknown(text: str) -> Value:
    """Raise ValueError for what cannot be read."""
    raise ValueError(text)


def day_of(cell: Cell, how: Mapped) -> date:
    """Return a cell's day. Raises ValueError."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    return datetime.strptime(as_text(cell)[:10], DAYS[how.dates]).date()  # noqa: DTZ007 - a day has no zone


def number_of(cell: Cell, how: Mapped, places: int) -> Decimal:
    """Return a cell's number with so many places. Raises ValueError where it has more, or is none."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        text = repr(cell)
    else:
        text = as_text(cell).replace(" ", "").replace("\u00a0", "").replace("\u202f", "")
        text = text.replace(",", ".") if how.comma and "." not in text else text
    try:
        number = Decimal(text)
        exact = number.quantize(Decimal(1).scaleb(-places))
    except InvalidOperation as error:
        raise ValueError(text) from error
    if exact != number:
        raise ValueError(text)
    return exact


def same(field: str, ours: Value, theirs: Value) -> bool:
    """Say whether two values of a fact are the same; what the register leaves empty says nothing."""
    if theirs is None:
        return True
    if FIELDS[field].kind == TEXT:
        return clean(str(ours or "")) == clean(str(theirs))
    return (ours if ours not in (None, "") else None) == theirs


def as_plain(value: Value) -> str:
    """Return a value as it is kept beside a difference: ISO days, a point before decimals."""
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)


def from_plain(field: str, text: str) -> Value:
    """Return the value of a text that `as_plain` made."""
    kind = FIELDS[field].kind
    if kind == DAY:
        return date.fromisoformat(text)
    return Decimal(text) if kind == NUMBER else int(text) if kind == COUNT else text


def read(path: Path, how: Mapped) -> Read:
    """Read a CSV or XLSX (XLS) file of the register. Raises UnusableFile; what a file is shows in its bytes."""
    source = _open(path, how)
    head = list(islice(source.raw_rows(), HEAD))
    place, columns = _heading(head, how)
    if not {one.field for one in columns} >= set(KEYS):
        raise UnusableFile(Problem.NO_REQUIRED_COLUMN)
    rows = [
        row
        for row in islice(source.raw_rows(), place + 1, LIMITS.rows + place + 2)
        if any(not is_blank(cell) for cell in row[1])
    ]
    if len(rows) > LIMITS.rows:
        raise UnusableFile(Problem.TOO_MANY_ROWS, limit=LIMITS.rows)
    if not rows:
        raise UnusableFile(Problem.HEADING_ONLY)
    lines: list[Line] = []
    unread: list[tuple[int, str, str]] = []
    for row in rows:
        _take(row, columns, how, lines, unread)
    return Read(lines, unread)


def _take(
    row: RawRow,
    columns: Mapping[Column, int],
    how: Mapped,
    lines: list[Line],
    unread: list[tuple[int, str, str]],
) -> None:
    line, cells = row
    said: dict[str, Value] = {}
    for column, place in columns.items():
        if FIELDS[column.field].out:
            continue
        try:
            said[column.field] = understood(cells[place] if place < len(cells) else None, column, how)
        except ValueError:
            unread.append((line, "value", column.heading))
    number, born = (said.pop(name, None) for name in KEYS)
    if not isinstance(number, str) or not isinstance(born, date):
        unread.append((line, "nobody", ""))
        return
    lines.append(
        Line(line, (number, born), {name: value for name, value in said.items() if value is not None})
    )


def _open(path: Path, how: Mapped) -> CsvSource | SheetSource:
    if path.stat().st_size > LIMITS.file_size:
        raise UnusableFile(Problem.TOO_LARGE, limit=LIMITS.file_size // MEGABYTE)
    with path.open("rb") as file:
        start = file.read(8)
    headings = [one.heading for one in how.columns]
    if start.startswith(ZIP):
        return open_xlsx(path, LIMITS, None, headings)
    if start.startswith(OLE):
        return open_xls(path, None, headings)
    source = open_csv(path, LIMITS)
    tried = [source, *(dataclasses.replace(source, delimiter=one, quoted=True) for one in SEPARATORS)]
    return max(tried, key=_counter(how))  # the first of those that find the most headings


def _counter(how: Mapped) -> Callable[[CsvSource], int]:
    def found(source: CsvSource) -> int:
        try:
            return len(_heading(list(islice(source.raw_rows(), HEAD)), how)[1])
        except UnusableFile:
            return -1

    return found


def _heading(head: Sequence[RawRow], how: Mapped) -> tuple[int, dict[Column, int]]:
    """Return where the heading stands and at which place each column."""
    meaning = {fold(one.heading): one for one in how.columns}
    best: tuple[int, dict[Column, int]] = (0, {})
    for at, (_line, cells) in enumerate(head):
        found: dict[Column, int] = {}
        for place, cell in enumerate(cells):
            column = meaning.get(fold(as_text(cell)))
            if column is not None:
                found.setdefault(column, place)
        if len(found) > len(best[1]):
            best = at, found
    return best
