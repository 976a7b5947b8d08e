"""Insurance records: spells of insured work, read from a table. Knows no Django.

A spell answers every follow-up whose day lies in it: somebody was insured by this employer on that day. A day in no
spell says nothing, for not everything is insured here: silence stays unknown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import islice
from pathlib import Path

from .roster import dates, numbers
from .roster.csv_table import CsvSource, RawRow, open_csv
from .roster.errors import Problem, UnusableFile
from .roster.limits import MEGABYTE, Limits
from .roster.texts import Cell, as_text, fold, is_blank
from .roster.xlsx_table import SheetSource, open_xls, open_xlsx

LIMITS = Limits(rows=50_000, file_size=10 * MEGABYTE, inflated=60 * MEGABYTE, cells=2_000_000, columns=100)
HEAD = 20  # lines among which the heading is looked for
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
# What each column may be called, folded, in the languages of the coal regions.
NAMES: Mapping[str, tuple[str, ...]] = {
    "number": (
        "personnel number", "personnel no", "employee number", "табельнии номер", "табельнии no", "таб номер",
        "numer ewidencyjny", "nr ewidencyjny", "maticni broj radnika",
    ),
    "national": (
        "national number", "national id", "insurance number", "insured number", "national insurance number",
        "рнокпп", "іпн", "ідентифікаціинии номер", "податковии номер", "pesel", "jmbg",
    ),
    "born": ("birth date", "date of birth", "born", "дата народження", "data urodzenia", "datum rodenja"),
    "from": ("from", "insured from", "start", "first day", "з", "дата початку", "початок", "від", "od", "data od",
             "okres od", "pocetak"),
    "until": ("until", "to", "insured to", "insured until", "end", "last day", "по", "до", "дата закінчення",
              "кінець", "do", "data do", "okres do", "kraj"),
    "employer": ("employer", "insured by", "роботодавець", "страхувальник", "pracodawca", "platnik",
                 "płatnik składek", "platnik skladek", "poslodavac"),
    "wage": ("wage", "monthly wage", "pay", "earnings", "base", "заробітна плата", "зарплата", "дохід", "podstawa",
             "wynagrodzenie", "placa"),
    "own": ("self employed", "own business", "фоп", "самозаинятии", "самозаинята особа", "dzialalnosc wlasna",
            "samozatrudnienie"),
}  # fmt: skip
YES = frozenset({"yes", "y", "1", "так", "tak", "da", "x", "true"})


@dataclass(frozen=True, slots=True)
class Spell:
    """Somebody was insured from a day until another (None: still); a personnel number needs the birth date."""

    line: int
    number: str
    national: str
    born: date | None
    begins: date
    ends: date | None
    employer: str
    wage: Decimal | None
    own: bool

    def covers(self, day: date) -> bool:
        """Say whether the day lies in the spell, both ends included."""
        return self.begins <= day and (self.ends is None or day <= self.ends)


@dataclass(frozen=True, slots=True)
class Read:
    """What a file says: its spells, and the lines that say nothing usable, as (line, why)."""

    spells: list[Spell]
    unread: list[tuple[int, str]]


def read(path: Path, *, today: date) -> Read:
    """Read a CSV or XLSX (XLS) file of insurance records.

    Raises UnusableFile: too large, no table, or without the columns that say who, from when. A name is not trusted:
    what a file is shows in its bytes.
    """
    source = _open(path)
    head = list(islice(source.raw_rows(), HEAD))
    place, columns = _heading(head)
    rows = [
        row
        for row in islice(source.raw_rows(), place + 1, LIMITS.rows + place + 2)
        if any(map(_said, row[1]))
    ]
    if len(rows) > LIMITS.rows:
        raise UnusableFile(Problem.TOO_MANY_ROWS, limit=LIMITS.rows)
    if not rows:
        raise UnusableFile(Problem.HEADING_ONLY)
    forms: dict[str, dates.DateForm] = {
        name: _date_form(rows, columns[name], today) for name in ("born", "from", "until") if name in columns
    }
    mark = numbers.decimal_mark(_cells(rows, columns["wage"])) if "wage" in columns else None
    spells, unread = [], []
    for line, cells in rows:
        told = _spell(line, _asked(cells, columns), forms, mark)
        if isinstance(told, Spell):
            spells.append(told)
        else:
            unread.append((line, told))
    return Read(spells, unread)


def _open(path: Path) -> CsvSource | SheetSource:
    if path.stat().st_size > LIMITS.file_size:
        raise UnusableFile(Problem.TOO_LARGE, limit=LIMITS.file_size // MEGABYTE)
    with path.open("rb") as file:
        start = file.read(8)
    if start.startswith(ZIP):
        return open_xlsx(path, LIMITS, None, ())
    return open_xls(path, None, ()) if start.startswith(OLE) else open_csv(path, LIMITS)


def _said(cell: Cell) -> bool:
    return not is_blank(cell)


def _heading(head: Sequence[RawRow]) -> tuple[int, dict[str, int]]:
    """Return where the heading stands and which column holds what."""
    meaning = {fold(name): key for key, words in NAMES.items() for name in words}
    best: tuple[int, dict[str, int]] = (0, {})
    for place, (_line, cells) in enumerate(head):
        found: dict[str, int] = {}
        for column, cell in enumerate(cells):
            key = meaning.get(fold(as_text(cell)))
            if key is not None:
                found.setdefault(key, column)
        if len(found) > len(best[1]):
            best = place, found
    columns = best[1]
    known = "national" in columns or ("number" in columns and "born" in columns)
    if not known or "from" not in columns:
        raise UnusableFile(Problem.NO_REQUIRED_COLUMN)
    return best


def _cells(rows: Sequence[RawRow], column: int) -> Iterator[Cell]:
    return (cells[column] for _line, cells in rows if column < len(cells))


def _date_form(rows: Sequence[RawRow], column: int, today: date) -> dates.DateForm:
    evidence = Counter(kind for cell in _cells(rows, column) if (kind := dates.evidence_of(cell)))
    return dates.settle_form(evidence, given=None, hinted=None, pivot=today)


def _asked(cells: Sequence[Cell], columns: Mapping[str, int]) -> Callable[[str], Cell]:
    def asked(name: str) -> Cell:
        column = columns.get(name)
        return cells[column] if column is not None and column < len(cells) else None

    return asked


def _spell(
    line: int, asked: Callable[[str], Cell], forms: Mapping[str, dates.DateForm], mark: str | None
) -> Spell | str:
    """Return the spell of a line, or why there is none."""

    def day(name: str) -> date | None:
        return dates.parse_date(asked(name), forms[name]) if name in forms and _said(asked(name)) else None

    begins, ends, born = day("from"), day("until"), day("born")
    number, national = as_text(asked("number")), as_text(asked("national"))
    if not national and not (number and born):
        return "nobody"
    if begins is None or (_said(asked("until")) and ends is None):
        return "no_day"
    if ends is not None and ends < begins:
        return "backwards"
    wage = numbers.parse_money(asked("wage"), mark) if _said(asked("wage")) else None
    if _said(asked("wage")) and (wage is None or not 0 <= wage < Decimal(10) ** 10):
        return "no_wage"
    own = fold(as_text(asked("own"))) in YES
    return Spell(line, number, national, born, begins, ends, as_text(asked("employer"))[:200], wage, own)
