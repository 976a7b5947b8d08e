"""What the values of a column look like, to weigh a guess that its heading suggests."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from . import codes, dates, numbers, occupations
from .fields import DATE_FIELDS, NAME_FIELDS, NUMBER_FIELDS, Field
from .texts import Cell, as_text, is_blank

ENOUGH = 3
_FORM = dates.DateForm("dmy", "dmy", date(2100, 1, 1))
_MONTH_FIRST = dates.DateForm("mdy", "mdy", date(2100, 1, 1))
_NATIONAL = re.compile(r"\d{13}|\d{11}|\d{10}|[A-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]")
_SEX_WORDS = frozenset(
    word
    for pair in codes.SEX_CODES.values()
    for words in pair
    for word in words.split()
    if not word.isdigit()
)


@dataclass(frozen=True, slots=True)
class Look:
    """Shares (0 to 1) of the filled values of a column that are of a kind; `filled` is how many there are."""

    filled: int = 0
    dates: float = 0.0
    numbers: float = 0.0
    sexes: float = 0.0
    distinct: float = 0.0
    with_digit: float = 0.0
    national: bool = False
    several_words: bool = False
    codes: bool = False
    code_and_title: bool = False
    counts_lines: bool = False

    @property
    def numbers_of_someone(self) -> bool:
        """Whether the values could be personnel numbers: all different, with digits, not counting lines."""
        return (
            self.filled >= ENOUGH and self.distinct > 0.9 and self.with_digit > 0.9 and not self.counts_lines
        )


def look(cells: Sequence[Cell]) -> Look:
    """Return what the values of a column look like; blanks do not count."""
    filled = [cell for cell in cells if not is_blank(cell)]
    count = len(filled)
    if not count:
        return Look()
    texts = [as_text(cell) for cell in filled]

    def share(flags: Sequence[object]) -> float:
        return sum(map(bool, flags)) / count

    occupations_ = [occupations.split_occupation(text[:200]) for text in texts]
    return Look(
        filled=count,
        dates=share([dates.parse_date(c, _FORM) or dates.parse_date(c, _MONTH_FIRST) for c in filled]),
        numbers=share([numbers.parse_number(cell) is not None for cell in filled]),
        sexes=share([codes.fold_code(text) in _SEX_WORDS for text in texts]),
        distinct=len(set(texts)) / count,
        with_digit=share([any(c.isdigit() for c in text) for text in texts]),
        national=share([_NATIONAL.fullmatch(text) for text in texts]) > 0.8 and count >= ENOUGH,
        several_words=share([len(text.replace(",", " ").split()) > 1 for text in texts]) > 0.6,
        codes=share([code and not title for code, title in occupations_]) > 0.6,
        code_and_title=share([code and title for code, title in occupations_]) > 0.5,
        counts_lines=count >= ENOUGH and texts == [str(n) for n in range(1, count + 1)],
    )


def factor(field: Field, seen: Look) -> float:
    """Return what to multiply a heading's score with: below 1 where the values speak against it."""
    if seen.filled < ENOUGH:
        return 1.0
    if field in DATE_FIELDS:
        return _weigh(seen.dates)
    if field in NUMBER_FIELDS:
        return _weigh(seen.numbers)
    if field == Field.SEX:
        return _weigh(seen.sexes)
    if field == Field.PERSONNEL_NUMBER:
        return _weigh(seen.distinct * seen.with_digit)
    if field == Field.NATIONAL_NUMBER:
        return _weigh(float(seen.national))
    if field == Field.OCCUPATION_CODE:
        return _weigh(float(seen.codes or seen.code_and_title))
    if field == Field.OCCUPATION_TITLE:
        return 0.8 if seen.codes else _weigh(1 - seen.numbers)
    if field in NAME_FIELDS:
        return _weigh(1 - seen.numbers)
    return 1.0


def _weigh(share: float) -> float:
    if share >= 0.5:
        return 1.1
    return 0.9 if share >= 0.2 else 0.4
