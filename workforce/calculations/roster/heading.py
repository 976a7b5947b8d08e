"""Which lines of a sheet are the heading, and what each column is headed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from .columns import SLIGHT, recognised
from .heading_texts import join_heading, split_heading
from .smells import refused_reason
from .texts import Cell, as_text, clean, fold, is_blank

SEARCHED = 60  # lines from the top in which the heading is looked for
SURE = 4  # fields from which a heading is one, without looking through the data below it
LONGEST = 120
LONGEST_IN_GROUP = 40

Row = Sequence[Cell]
# ((first row, first column), (last row, last column)), counted from 0, as the sheet has them merged.
Merge = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Heading:
    """First and last line (counted from 1; 0, 0 without a heading), each column's text, fields recognised."""

    first: int
    last: int
    texts: tuple[str | None, ...]
    fields: int


def find_heading(
    rows: Sequence[Row], merges: Sequence[Merge] = (), expected: Collection[str] = ()
) -> Heading:
    """Return the heading of the table that begins in these first rows of a sheet.

    The line that names most known columns wins, with a line of groups above or of details and units below it.
    `expected` are headings of a saved mapping, known though no vocabulary has them. Where nothing is
    recognised the first full line of words is taken, so that an officer can map it by hand.
    """
    known = frozenset(fold(text) for text in expected if text)
    width = max((len(row) for row in rows), default=0)
    best: Heading | None = None
    for index in range(min(len(rows), SEARCHED)):
        if best is not None and best.fields >= SURE and index > best.last + 2:
            break
        if not _wordy(rows[index]):
            continue
        for heading in _spans(rows, index, merges, known, width):
            if heading.fields > (best.fields if best else 1):
                best = heading
    if best is not None:
        return best
    return _first_wordy(rows, width) or Heading(0, 0, (None,) * width, 0)


def _wordy(row: Row) -> bool:
    """Whether a line could be a heading: at least two cells of words, and more words than figures."""
    filled = [cell for cell in row if not is_blank(cell)]
    words = [cell for cell in filled if isinstance(cell, str) and any(c.isalpha() for c in cell)]
    return len(words) >= 2 and len(words) * 2 > len(filled)


def _spans(
    rows: Sequence[Row], index: int, merges: Sequence[Merge], known: Collection[str], width: int
) -> list[Heading]:
    """The headings that this may be the main line of: with the lines above and below if they belong to it."""
    first = index - 1 if index and _groups(rows[index - 1], rows[index], index - 1, merges) else index
    plain = _heading(rows, index, index, merges, known, width)
    spans = [plain]
    if first < index:
        grouped = _heading(rows, first, index, merges, known, width)
        if grouped.fields >= plain.fields:
            spans = [grouped]
    if index + 1 < len(rows) and _could_continue(rows[index + 1]):
        longer = _heading(rows, spans[0].first - 1, index + 1, merges, known, width)
        below = _heading(rows, index + 1, index + 1, merges, known, width)
        if longer.fields > max(spans[0].fields, below.fields) or _completes(rows[index + 1], index, merges):
            spans = [longer]
    return spans


def _groups(upper: Row, lower: Row, line: int, merges: Sequence[Merge]) -> bool:
    """Whether the upper line names groups of the lower line's columns."""
    filled = [cell for cell in upper if not is_blank(cell)]
    if any(top <= line <= bottom and left < right < len(upper) and right - left + 2 < len(lower)
           for (top, left), (bottom, right) in merges):  # fmt: skip
        return len(filled) >= 2
    named = sum(not is_blank(cell) for cell in lower)
    return 2 <= len(filled) < named and all(map(_plain_word, filled))


def _plain_word(cell: Cell) -> bool:
    return isinstance(cell, str) and len(cell) <= LONGEST_IN_GROUP and not any(c.isdigit() for c in cell)


def _could_continue(row: Row) -> bool:
    filled = [cell for cell in row if not is_blank(cell)]
    return bool(filled) and all(map(_plain_word, filled))


def _completes(lower: Row, line: int, merges: Sequence[Merge]) -> bool:
    """Whether the lower line gives units, or details below cells merged across."""
    filled = [i for i, cell in enumerate(lower) if not is_blank(cell)]
    if all(all(word in SLIGHT for word in fold(as_text(lower[i])).split()) for i in filled):
        return True
    across = {
        column
        for first, last in merges
        if first[0] <= line <= last[0] < line + 1 and first[1] < last[1]
        for column in range(first[1], last[1] + 1)
    }
    return len(filled) >= 2 and all(i in across for i in filled)


def _heading(
    rows: Sequence[Row], first: int, last: int, merges: Sequence[Merge], known: Collection[str], width: int
) -> Heading:
    lines = [_heading_line(rows, line, last, merges, width) for line in range(first, last + 1)]
    texts = tuple(join_heading(parts) for parts in zip(*lines, strict=True))
    fields = len(recognised(texts))
    # A refused column is known too, and one named in a saved mapping counts as much as a recognised one.
    smells = sum(1 for text in texts if text and refused_reason(text))
    named = sum(
        1 for text in texts if text and (fold(text) in known or fold(split_heading(text)[-1]) in known)
    )
    known_fields = max(fields, named)
    return Heading(first + 1, last + 1, texts, known_fields + (smells if known_fields > 1 else 0))


def _heading_line(
    rows: Sequence[Row], line: int, last: int, merges: Sequence[Merge], width: int
) -> list[str]:
    texts = [_text(cell) for cell in rows[line]] + [""] * (width - len(rows[line]))
    spread = False
    for (top, left), (bottom, right) in merges:
        if top <= line <= bottom and left < width:
            text = texts[left] if top == line else _text(rows[top][left] if left < len(rows[top]) else "")
            texts[left : right + 1] = [text] * (min(right, width - 1) - left + 1)
            spread = spread or right > left
    if line < last and not spread:
        _spread_groups(texts, rows[line + 1])
    return texts


def _spread_groups(texts: list[str], lower: Row) -> None:
    """Where cells are not merged a group's name stands over its first column only: write it over the rest."""
    below = [bool(i < len(lower) and not is_blank(lower[i])) for i in range(len(texts))]
    group = ""
    for i, text in enumerate(texts):
        if text:
            group = text if below[i] else ""
        elif below[i]:
            texts[i] = group
        else:
            group = ""


def _text(cell: Cell) -> str:
    return clean(cell)[:LONGEST] if isinstance(cell, str) else as_text(cell)[:LONGEST]


def _first_wordy(rows: Sequence[Row], width: int) -> Heading | None:
    for index, row in enumerate(rows[:SEARCHED]):
        filled = [cell for cell in row if not is_blank(cell)]
        following = [sum(not is_blank(cell) for cell in other) for other in rows[index + 1 : index + 11]]
        if (
            _wordy(row)
            and len(filled) * 2 > max(following, default=0)
            and not any(_figure(cell) for cell in filled)
        ):
            return _heading(rows, index, index, (), frozenset(), width)
    return None


def _figure(cell: Cell) -> bool:
    return not isinstance(cell, str) or not any(c.isalpha() for c in cell)
