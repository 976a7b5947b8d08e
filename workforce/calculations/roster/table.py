"""A roster's table, wherever it came from: its heading, what stands above it, and its rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import islice

from .columns import Guess, guess_columns
from .csv_table import CsvSource, RawRow
from .dates import EPOCH_1900, hinted_order
from .errors import Problem, UnusableFile
from .fields import Field
from .heading import Merge, find_heading
from .limits import Limits
from .noise import NoRow, Sieve, surely_row
from .reference_days import find_reference_day
from .texts import Cell, as_text, is_blank, letters_of
from .xlsx_table import HEAD_LINES, SheetSource

SAMPLE = 100
REMEMBERED = 10_000  # skipped lines kept one by one; the counts go on

Source = CsvSource | SheetSource


@dataclass(slots=True)
class Skipped:
    """Lines that were no rows: how many of each kind, and the first of them as (line, kind)."""

    counts: Counter[NoRow] = field(default_factory=Counter)
    lines: list[tuple[int, NoRow]] = field(default_factory=list)

    def add(self, line: int, kind: NoRow) -> None:
        """Count a line that is no row."""
        self.counts[kind] += 1
        if len(self.lines) < REMEMBERED:
            self.lines.append((line, kind))


class Table:
    """One table of a file.

    kind: 'csv', 'xlsx' or 'xls'. encoding, delimiter: of a text file. sheets, sheet, other_sheets: of a
    workbook, the last those that look like rosters too. heading_lines: first and last line of the heading,
    counted from 1 (0, 0 without one). headings: text of each column or None; columns: its letters. titles:
    the lines above the heading. reference_day: the day the file says it is true for. skipped: what the last
    complete reading passed over.
    """

    def __init__(self, source: Source, limits: Limits, expected: Collection[str] = ()) -> None:
        self.source = source
        self.limits = limits
        head = [cells for _, cells in islice(source.raw_rows(), HEAD_LINES)]
        merges: Sequence[Merge] = source.merges if isinstance(source, SheetSource) else ()
        heading = find_heading(head, merges, expected)
        self.merges = [merge for merge in merges if merge[0][0] < heading.last]
        self.heading_lines = (heading.first, heading.last)
        self.headings = _trim(heading.texts, head)
        self.kind = source.kind
        self.encoding = source.encoding
        self.delimiter = source.delimiter
        self.sheets = source.names if isinstance(source, SheetSource) else ()
        self.sheet = source.name if isinstance(source, SheetSource) else None
        self.other_sheets = source.others if isinstance(source, SheetSource) else ()
        self.epoch = source.epoch if isinstance(source, SheetSource) else EPOCH_1900
        self.may_hold_controls = source.may_hold_controls
        self.title_rows = head[: max(0, heading.first - 1)]
        self.heading_rows = head[max(0, heading.first - 1) : heading.last]
        self.titles = tuple(text for row in self.title_rows if (text := _line(row)))
        self.skipped = Skipped()

    @property
    def width(self) -> int:
        """Columns of the heading."""
        return len(self.headings)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The letters of each column: A, B, … AA."""
        return tuple(letters_of(index) for index in range(self.width))

    @cached_property
    def reference_day(self) -> date | None:
        """The day the file says it is true for."""
        months_first = any(hinted_order(heading) == "mdy" for heading in self.headings)
        others = [heading for heading in self.headings if heading] + ([self.sheet] if self.sheet else [])
        return find_reference_day(self.titles, others, month_first=months_first)

    @cached_property
    def guess(self) -> Guess:
        """What the columns seem to hold."""
        sample = []
        for _, cells in islice(self._data_lines(), SAMPLE * 2):
            if sum(not is_blank(cell) for cell in cells) > 2:
                sample.append(cells)
        return guess_columns(self.headings, sample[:SAMPLE])

    def _data_lines(self) -> Iterator[RawRow]:
        return islice(self.source.raw_rows(), self.heading_lines[1], None)

    def _sieve(self, mapping: Mapping[Field, int]) -> Sieve:
        number = mapping.get(Field.PERSONNEL_NUMBER)
        texts = [
            as_text(cells[number])
            for _, cells in islice(self._data_lines(), SAMPLE)
            if number is not None and number < len(cells) and not is_blank(cells[number])
        ]
        numeric = sum(text.isdecimal() for text in texts)
        return Sieve(mapping, self.headings, numeric_numbers=numeric * 10 > len(texts) * 8)

    def rows(self, mapping: Mapping[Field, int] | None = None) -> Iterator[RawRow]:
        """Yield the data rows as (line, cells), at least as wide as the heading; blank cells are '' or None.

        `mapping` says what the columns hold, else the guess does: shift headings, totals, blank lines and
        repeated headings are told apart by it, passed over and counted in `skipped`. More than the limit of
        rows is refused.
        """
        self.skipped = skipped = Skipped()
        mapping = self.guess.mapping if mapping is None else mapping
        sieve = self._sieve(mapping)
        number, birth = sieve.number, sieve.birth
        width = max(self.width, 1 + max(mapping.values(), default=0))
        left = self.limits.rows
        quick = number is not None and birth is not None
        for row in self._data_lines():
            cells = row[1]
            if len(cells) < width:
                cells += [""] * (width - len(cells))
            if not (quick and surely_row(cells[number], cells[birth])):  # type: ignore[index]  # quick says so
                kind = sieve.judge(cells)
                if kind is not None:
                    skipped.add(row[0], kind)
                    continue
            left -= 1
            if left < 0:
                raise UnusableFile(Problem.TOO_MANY_ROWS, limit=self.limits.rows)
            yield row


def read_sample(table: Table, count: int, mapping: Mapping[Field, int] | None = None) -> list[RawRow]:
    """Return the first data rows as (line, cells), for a page that shows how the columns are read."""
    return list(islice(table.rows(mapping), count))


def _trim(texts: Sequence[str | None], head: Sequence[Sequence[Cell]]) -> tuple[str | None, ...]:
    """Drop the columns at the right end that have neither a heading nor anything in the first lines."""
    last = max((i for i, text in enumerate(texts) if text), default=-1)
    for row in head:
        last = max(last, next((i for i in range(len(row) - 1, last, -1) if not is_blank(row[i])), last))
    return tuple(texts[: last + 1])


def _line(row: Sequence[Cell]) -> str:
    return " ".join(text for cell in row if (text := as_text(cell)))
