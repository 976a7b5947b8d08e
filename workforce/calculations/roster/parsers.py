"""The columns of one roster as functions from cells to values, made once and remembering what they have read.

A roster repeats itself: towns, occupations, days, whole years. Each column keeps what it has made of a cell,
up to a bound, which makes most cells a single look-up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from . import codes, dates, names, numbers, occupations
from .fields import Field
from .oddities import Oddity
from .profile import Profile
from .texts import Cell, as_text, clean, fold, is_blank

REMEMBERED = 20_000
LONGEST_NUMBER = 64
LONGEST_TEXT = 200
LONGEST_NATIONAL = 40
# What people write where there is no number.
_NO_NUMBER = frozenset(
    fold(text) for text in ("n/a", "н/д", "немає", "brak", "nema", "none", "null", "nie ma", "b/n", "б/н")
)
# Digits of national numbers; a spreadsheet drops the zeros in front.
_NATIONAL_DIGITS = {
    "pesel": 11, "jmbg": 13, "jmb": 13, "umcn": 13, "emso": 13, "oib": 11, "cnp": 13,
    "рнокпп": 10, "іпн": 10, "ипн": 10,
}  # fmt: skip


class Bad:
    """The one value that stands for an unreadable cell of a required kind."""


BAD = Bad()


class Flagged:
    """A value with the oddity that its row is to carry."""

    __slots__ = ("oddity", "value")

    def __init__(self, value: Any, oddity: Oddity) -> None:
        self.value = value
        self.oddity = oddity


class Memo(dict[Any, Any]):
    """Cell to value, made by `parse` at the first sight of a cell."""

    __slots__ = ("parse",)

    def __init__(self, parse: Callable[[Any], Any]) -> None:
        super().__init__()
        self.parse = parse

    def __missing__(self, cell: Cell) -> Any:
        value = self.parse(cell)
        if len(self) < REMEMBERED:
            self[cell] = value
        return value


def personnel_number(cell: Cell) -> str:
    """Return a personnel number's normal form, '' without one: 1000.0 is '1000', '007' keeps its zeros."""
    if isinstance(cell, str):
        if cell.isalnum() and cell.isascii():
            return cell if not cell.isalpha() or fold(cell) not in _NO_NUMBER else ""
        text = clean(cell)
        whole, point, zeros = text.partition(".")
        text = whole if point and zeros and not zeros.strip("0") and whole.isdecimal() else text
    else:
        text = as_text(cell)
        if text.isdecimal():
            return text
    return text if any(c.isalnum() for c in text) and fold(text) not in _NO_NUMBER else ""


class Parsers:
    """How to read each field from a row's cells.

    birth, start, wage and sex return their value, None for a blank cell and BAD for an unreadable one. extras
    are (position, column, memo) of the other fields, in the order of EXTRAS, their values None or '' where
    blank.
    """

    EXTRAS = (
        Field.RESIDENCE, Field.OCCUPATION_CODE, Field.OCCUPATION_TITLE, Field.UNDERGROUND_YEARS,
        Field.ARREARS_AMOUNT, Field.ARREARS_MONTHS, Field.DEPENDANTS, Field.CONTRACT, Field.STATUS,
        Field.NATIONAL_NUMBER, Field.PATRONYMIC,
    )  # fmt: skip
    BLANKS = ("", None, "", None, None, None, None, None, None, "", "")

    def __init__(self, mapping: Mapping[Field, int], profile: Profile) -> None:
        self.number_column = mapping[Field.PERSONNEL_NUMBER]
        self.birth_column = mapping[Field.BIRTH_DATE]
        self.birth = Memo(_date_parser(profile.dates[Field.BIRTH_DATE]))
        self.start_column = mapping.get(Field.SERVICE_START)
        if self.start_column is not None:
            self.start = Memo(_date_parser(profile.dates[Field.SERVICE_START]))
        self.wage_column = mapping.get(Field.WAGE)
        self.wage_mark = profile.marks.get(Field.WAGE)
        self.sex_column = mapping.get(Field.SEX)
        self.sex = Memo(_sex_parser(profile.sexes))
        self.full_name_column = mapping.get(Field.FULL_NAME)
        self.name_form = profile.name
        if self.full_name_column is None:
            self.family_column = mapping[Field.FAMILY_NAME]
            self.given_column = mapping[Field.GIVEN_NAME]
        self.text = Memo(_name_part)
        self.extras = self._extras(mapping, profile)

    def _extras(self, mapping: Mapping[Field, int], profile: Profile) -> list[tuple[int, int, Memo]]:
        columns = dict(mapping)
        both = columns.get(Field.OCCUPATION)
        parse = _extra_parsers(profile)
        if both is not None and Field.OCCUPATION_CODE not in columns:
            columns[Field.OCCUPATION_CODE] = both
            parse[Field.OCCUPATION_CODE] = _code_beside_title
        if both is not None and Field.OCCUPATION_TITLE not in columns:
            columns[Field.OCCUPATION_TITLE] = both
            parse[Field.OCCUPATION_TITLE] = _title_beside_code
        return [
            (position, columns[name], Memo(parse[name]))
            for position, name in enumerate(self.EXTRAS)
            if name in columns
        ]

    def name_field(self, family: str) -> Field:
        """Return the field that is to blame for a missing name."""
        if self.full_name_column is not None:
            return Field.FULL_NAME
        return Field.GIVEN_NAME if family else Field.FAMILY_NAME

    def names(self, cells: list[Cell]) -> tuple[str, str, str, bool]:
        """Return family name, given name, patronymic, whether they look odd; '' where a part is missing."""
        if self.full_name_column is None:
            family, odd = self.text[cells[self.family_column]]
            given, odd_too = self.text[cells[self.given_column]]
            return family, given, "", odd or odd_too
        text, odd = _name_part(cells[self.full_name_column])
        name = names.split_name(text, self.name_form)
        if not name.family:
            return name.given, "", name.patronymic, odd
        return name.family, name.given, name.patronymic, odd


def _date_parser(form: dates.DateForm) -> Callable[[Cell], Any]:
    def parse(cell: Cell) -> Any:
        day = dates.parse_date(cell, form)
        if day is None:
            return None if is_blank(cell) else BAD
        return day

    return parse


def _sex_parser(meanings: Mapping[str, str]) -> Callable[[Cell], Any]:
    def parse(cell: Cell) -> Any:
        return None if is_blank(cell) else meanings.get(codes.fold_code(cell), BAD)

    return parse


def _name_part(cell: Cell) -> tuple[str, bool]:
    text = as_text(cell)
    if not any(c.isalnum() for c in text):
        return "", False
    return text[: names.LONGEST], names.is_odd(text) or len(text) > names.LONGEST


def _text(cell: Cell, longest: int = LONGEST_TEXT) -> Any:
    text = as_text(cell)
    return text if len(text) <= longest else Flagged(text[:longest].rstrip(), Oddity.TEXT_SHORTENED)


def _optional(parse: Callable[[Cell], Any], oddity: Oddity) -> Callable[[Cell], Any]:
    """A reader that gives None for a blank cell and flags one that it cannot read."""

    def read(cell: Cell) -> Any:
        if is_blank(cell):
            return None
        value = parse(cell)
        return Flagged(None, oddity) if value is None else value

    return read


def _extra_parsers(profile: Profile) -> dict[Field, Callable[[Cell], Any]]:
    marks = profile.marks
    years, arrears = marks.get(Field.UNDERGROUND_YEARS), marks.get(Field.ARREARS_AMOUNT)

    def positive(parse: Callable[[Any, Any], Any], mark: str | None) -> Callable[[Cell], Any]:
        return lambda cell: value if (value := parse(cell, mark)) is not None and value >= 0 else None

    return {
        Field.RESIDENCE: _text,
        Field.OCCUPATION_CODE: _optional(occupations.parse_code, Oddity.OCCUPATION_CODE_UNKNOWN),
        Field.OCCUPATION_TITLE: _text,
        Field.UNDERGROUND_YEARS: _optional(
            positive(numbers.parse_years, years), Oddity.UNDERGROUND_UNREADABLE
        ),
        Field.ARREARS_AMOUNT: _optional(
            positive(numbers.parse_money, arrears), Oddity.ARREARS_AMOUNT_UNREADABLE
        ),
        Field.ARREARS_MONTHS: _optional(numbers.parse_count, Oddity.ARREARS_MONTHS_UNREADABLE),
        Field.DEPENDANTS: _optional(numbers.parse_count, Oddity.DEPENDANTS_UNREADABLE),
        Field.CONTRACT: _contract,
        Field.STATUS: _optional(lambda cell: codes.status_word(as_text(cell)[:100]), Oddity.STATUS_UNKNOWN),
        Field.NATIONAL_NUMBER: _national_parser(profile.headings.get(Field.NATIONAL_NUMBER)),
        Field.PATRONYMIC: lambda cell: _text(cell, names.LONGEST),
    }


def _contract(cell: Cell) -> Any:
    if is_blank(cell):
        return None
    return codes.contract_kind(as_text(cell)[:200]) or Flagged(codes.OTHER, Oddity.CONTRACT_UNKNOWN)


def _code_beside_title(cell: Cell) -> Any:
    if is_blank(cell):
        return None
    return occupations.split_occupation(as_text(cell)[:LONGEST_TEXT])[0] or Flagged(
        None, Oddity.OCCUPATION_CODE_UNKNOWN
    )


def _title_beside_code(cell: Cell) -> Any:
    return _text(occupations.split_occupation(as_text(cell)[: LONGEST_TEXT * 2])[1])


def _national_parser(heading: str | None) -> Callable[[Cell], Any]:
    words = fold(heading or "").split()
    digits = next((length for word, length in _NATIONAL_DIGITS.items() if word in words), 0)

    def parse(cell: Cell) -> Any:
        text = as_text(cell)
        if not isinstance(cell, str) and text.isdecimal():
            text = text.zfill(digits)
        return _text(text, LONGEST_NATIONAL)

    return parse
