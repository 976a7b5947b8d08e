"""Text tables: separators, quotes, lines."""

from __future__ import annotations

import csv
import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jtportal.kernel.encodings import NoText, Text, examine

from .columns import recognised
from .errors import Problem, UnusableFile
from .limits import Limits
from .texts import Cell

SEPARATORS = ("\t", ";", ",", "|")
SAMPLE_LINES, SAMPLE_SIZE = 120, 200_000
# A quote that opens and is never closed swallows lines; no cell of a roster has so many.
LONGEST_RECORD = 60

RawRow = tuple[int, list[Cell]]


@dataclass(frozen=True, slots=True)
class CsvSource:
    """A text file as rows of cells."""

    path: Path
    encoding: str
    delimiter: str
    quoted: bool
    lines: int
    may_hold_controls: bool
    newline: str = "\r\n"
    kind: str = "csv"

    def raw_rows(self) -> Iterator[RawRow]:
        """Yield every record with its line as a spreadsheet shows it: lines inside a cell do not count."""
        quoting: Any = csv.QUOTE_MINIMAL if self.quoted else csv.QUOTE_NONE
        with self.path.open(encoding=self.encoding, errors="replace", newline="") as file:
            reader = csv.reader(file, delimiter=self.delimiter, quoting=quoting)
            try:
                yield from enumerate(reader, 1)
            except csv.Error as error:
                raise UnusableFile(Problem.DAMAGED, line=reader.line_num) from error


def open_csv(path: Path, limits: Limits) -> CsvSource:
    """Return the source of a text file, encoding and separator found out (UnusableFile if it is no table)."""
    try:
        text = examine(path, limits.line)
    except NoText as error:
        raise UnusableFile(Problem.NOT_A_SPREADSHEET) from error
    head = _head(path, text)
    if not head.strip("\ufeff \t\r\n,;|"):
        raise UnusableFile(Problem.EMPTY)
    delimiter = _delimiter(head)
    if any(line.count(delimiter) >= limits.columns for line in head.split("\n")):
        raise UnusableFile(Problem.TOO_WIDE)
    return CsvSource(
        path=path,
        encoding=text.encoding,
        delimiter=delimiter,
        quoted=_quotes_close(path, text, delimiter) if text.has_quotes else True,
        lines=text.lines,
        may_hold_controls=text.may_hold_controls,
        newline="\r\n" if "\r\n" in head else "\r" if "\r" in head and "\n" not in head else "\n",
    )


def _head(path: Path, text: Text) -> str:
    """The first lines with anything in them."""
    with path.open(encoding=text.encoding, errors="replace", newline="") as file:
        lines: list[str] = []
        for line in itertools.islice(itertools.dropwhile(lambda line: not line.strip(), file), SAMPLE_LINES):
            lines.append(line)
            if sum(map(len, lines)) > SAMPLE_SIZE:
                break
        return "".join(lines)


def _delimiter(head: str) -> str:
    first = head.lstrip("\ufeff").partition("\n")[0].strip().strip('"').lower()
    if first.startswith("sep=") and len(first) == 5:
        return first[4]
    return max(SEPARATORS, key=lambda delimiter: _fitness(head, delimiter))


def _fitness(head: str, delimiter: str) -> tuple[float, float]:
    """How well a separator cuts: known headings in one line first, then lines of equal width."""
    try:
        rows = list(csv.reader(head.splitlines(keepends=True), delimiter=delimiter))
    except csv.Error:
        return (0.0, 0.0)
    rows = [row for row in rows if row]
    known = max((len(recognised(row)) for row in rows[:60]), default=0)
    width, count = Counter(map(len, rows)).most_common(1)[0] if rows else (1, 1)
    return (float(known if known > 1 else 0), 0.0 if width < 2 else count / len(rows) + min(width, 20) / 100)


def _quotes_close(path: Path, text: Text, delimiter: str) -> bool:
    """Whether quotes can be taken for quotes, or stand in the text by themselves and would swallow lines."""
    with path.open(encoding=text.encoding, errors="replace", newline="") as file:
        reader = csv.reader(file, delimiter=delimiter, strict=False)
        before = 0
        try:
            for _ in reader:
                if reader.line_num - before > LONGEST_RECORD:
                    return False
                before = reader.line_num
        except csv.Error:
            return False
    return True
