"""What stands between the workers in a roster and is no worker: totals, shift headings, blank lines.

A line that tells personal facts is a worker even without number or name, and has to come back refused; so a
line counts as noise only after its mapped cells have been looked at.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum

from .fields import NUMBER_FIELDS, Field
from .heading_texts import split_heading
from .texts import Cell, as_text, fold, fold_pattern, is_blank


class NoRow(StrEnum):
    """Why a line is no row."""

    BLANK = "blank"
    RULER = "ruler"
    HEADING = "heading"
    COLUMN_NUMBERS = "column_numbers"
    TOTAL = "total"
    SECTION = "section"
    NOTE = "note"


_PERSONAL = frozenset(Field) - frozenset(NUMBER_FIELDS) - {
    Field.PERSONNEL_NUMBER, Field.FULL_NAME, Field.FAMILY_NAME,
}  # fmt: skip
_TOTAL = fold_pattern(
    "total* subtotal* sum sums grand average "
    "разом усього всього підсум* сума загалом середн* итог* всего итого сумма "
    "razem ogolem lacznie suma sumy podsum* srednia "
    "ukupn* sveukupn* svega zbir suma prosjek prosek sum* "
    "gesamt* summe insgesamt zwischensumme celkem spolu"
)
_SECTION = fold_pattern(
    "shift* crew* team brigade* section department* dept unit* district* face* gang "
    "зміна зміни дільниц* бригад* цех* відділ* ланка участ* смена отдел* служба підрозділ* управлін* "
    "zmiana zmiany oddzial* brygad* wydzial* dzial* rejon* "
    "smjen* smen* odjel* odeljenj* odjeljenj* pogon* sluzb* brigad* jama revir* radna jedinica sektor* "
    "schicht* abteilung* revier*"
)
_RULER = frozenset("-_=*.–—~+| ")
LARGEST_COLUMN_NUMBER = 1000


class Sieve:
    """Says of a row's cells why they are no worker, None if they are one.

    `mapping` holds the columns of the fields, `headings` the table's, and `numeric_numbers` whether the
    mine's personnel numbers are plain digits (then a lone 'G-1' is a department and no number).
    """

    def __init__(
        self, mapping: Mapping[Field, int], headings: Sequence[str | None], *, numeric_numbers: bool = False
    ) -> None:
        self.number = mapping.get(Field.PERSONNEL_NUMBER)
        self.birth = mapping.get(Field.BIRTH_DATE)
        self._sex = mapping.get(Field.SEX)
        self._start = mapping.get(Field.SERVICE_START)
        self._name = mapping.get(Field.FULL_NAME, mapping.get(Field.FAMILY_NAME))
        self._personal = frozenset(mapping[field] for field in _PERSONAL if field in mapping)
        self._sums = frozenset(mapping[field] for field in NUMBER_FIELDS if field in mapping)
        self._headings = [
            {fold(part) for part in (heading, *split_heading(heading))} if heading else set()
            for heading in headings
        ]
        self._numeric = numeric_numbers

    def judge(self, cells: Sequence[Cell]) -> NoRow | None:
        """Return why these cells are no worker, None if they are one."""
        filled = [i for i, cell in enumerate(cells) if not is_blank(cell)]
        if not filled:
            return NoRow.BLANK
        if all(
            isinstance(cell := cells[i], str) and _RULER.issuperset(cell) and len(cell) > 1 for i in filled
        ):
            return NoRow.RULER
        if self._repeats_heading(cells, filled):
            return NoRow.HEADING
        if _numbers_columns([cells[i] for i in filled]):
            return NoRow.COLUMN_NUMBERS
        if self.number is None or self.birth is None:
            return self._judge_unmapped(cells, filled)
        return self._judge_mapped(cells, filled)

    def _repeats_heading(self, cells: Sequence[Cell], filled: list[int]) -> bool:
        same = sum(i < len(self._headings) and fold(as_text(cells[i])) in self._headings[i] for i in filled)
        return same >= 2 and same * 10 >= len(filled) * 6

    def _judge_unmapped(self, cells: Sequence[Cell], filled: list[int]) -> NoRow | None:
        if _begins(cells[filled[0]], _TOTAL) and len(filled) * 2 <= len(self._headings):
            return NoRow.TOTAL
        return NoRow.SECTION if len(filled) == 1 and len(self._headings) > 2 else None

    def _judge_mapped(self, cells: Sequence[Cell], filled: list[int]) -> NoRow | None:
        present = set(filled)
        numbered = self.number in present and self._is_number(cells[self.number or 0], alone=len(filled) == 1)
        undated = not present & {self.birth, self._sex, self._start}
        if undated and not (numbered and self._name in present) and self._is_total(cells, filled):
            return NoRow.TOTAL
        if undated and len(filled) <= 3 and _begins(cells[filled[0]], _SECTION):
            return NoRow.SECTION
        if numbered or self._tells_of_a_person(cells, present):
            return None
        if present <= self._sums:
            return NoRow.TOTAL
        return NoRow.SECTION if len(filled) <= 2 else NoRow.NOTE

    def _is_total(self, cells: Sequence[Cell], filled: list[int]) -> bool:
        named = self._name is not None and self._name in filled and _begins(cells[self._name], _TOTAL)
        return named or _begins(cells[filled[0]], _TOTAL)

    def _is_number(self, cell: Cell, *, alone: bool) -> bool:
        text = as_text(cell)
        if not any(c.isdigit() for c in text) or len(text) > 40:
            return False
        if alone and self._numeric:
            return text.isdecimal()
        return not (" " in text and sum(c.isalpha() for c in text) > 2)

    def _tells_of_a_person(self, cells: Sequence[Cell], present: set[int]) -> bool:
        """Whether the cells tell personal facts though the number is missing; a signature line does not."""
        if self.birth in present and any(c.isdigit() for c in as_text(cells[self.birth or 0])):
            return True
        typed = sum(i in present for i in (self.birth, self._sex))
        typed += self._start in present and any(c.isdigit() for c in as_text(cells[self._start or 0]))
        typed += sum(any(c.isdigit() for c in as_text(cells[i])) for i in self._sums & present)
        # Sums alone make a total, so something of the person has to stand beside them.
        return (typed >= 2 and len(self._personal & present) >= 2) or len(self._personal & present) >= 4


def _begins(cell: Cell, patterns: tuple[str, ...]) -> bool:
    words = fold(as_text(cell)[:80]).split()
    return bool(words) and any(
        word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern
        for pattern in patterns
        for word in (words[0], *words[1:2], words[-1])
    )


def _numbers_columns(cells: list[Cell]) -> bool:
    """Whether the cells read 1 2 3 …, perhaps after letters, as forms number their columns."""
    texts = [as_text(cell).strip(".") for cell in cells]
    while texts and len(texts[0]) == 1 and texts[0].isalpha():
        texts = texts[1:]
    return len(texts) >= 3 and texts == [str(n) for n in range(1, len(texts) + 1)]


def surely_row(number: Cell, birth: Cell) -> bool:
    """Say quickly that a line with this number and birth date is a worker, without looking at the rest."""
    if number is None or number == "":
        return False
    if isinstance(birth, str):
        return len(birth) > 5 and birth[0].isdigit()
    if isinstance(birth, float | int):
        return birth > LARGEST_COLUMN_NUMBER
    return isinstance(birth, date)
