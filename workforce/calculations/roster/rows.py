"""Table rows made into workers, or refused with the first reason that applies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from .errors import Problem, UnusableFile
from .fields import Field, missing_required
from .numbers import LARGEST, parse_money
from .oddities import Oddity
from .parsers import BAD, LONGEST_NUMBER, Flagged, Parsers, personnel_number
from .profile import study
from .table import Table
from .texts import Cell, has_control, is_blank

YOUNGEST, OLDEST = 15, 80
FAR = 10  # times the roster's median wage


class Reason(StrEnum):
    """Why a row is refused; the first that applies, in this order."""

    INVALID_TEXT = "invalid_text"
    MISSING_PERSONNEL_NUMBER = "missing_personnel_number"
    DUPLICATE_PERSONNEL_NUMBER = "duplicate_personnel_number"
    MISSING_NAME = "missing_name"
    INVALID_BIRTH_DATE = "invalid_birth_date"
    INVALID_SERVICE_START = "invalid_service_start"
    INVALID_WAGE = "invalid_wage"
    INVALID_SEX = "invalid_sex"


@dataclass(slots=True)
class Row:
    """A worker as one row tells it. Money in the site's currency, two places; years to two places.

    sex 'female', 'male' or None (not stated); contract 'permanent', 'fixed_term', 'other' or None; status as
    in codes.status_word. Texts that are not there are ''. warnings hold Oddity values.
    """

    line: int
    personnel_number: str
    family_name: str
    given_name: str
    patronymic: str
    sex: str | None
    birth_date: date
    residence: str
    occupation_code: str | None
    occupation_title: str
    service_start: date | None
    underground_years: Decimal | None
    wage: Decimal | None
    arrears_amount: Decimal | None
    arrears_months: int | None
    dependants: int | None
    contract: str | None
    status: str | None
    national_number: str
    warnings: tuple[str, ...]


@dataclass(slots=True)
class Refusal:
    """A row that cannot go in: its line, the first reason, the field to blame, and its cells as they came.

    `personnel_number` is the number if it could be read, so that the worker still counts as present.
    """

    line: int
    reason: Reason
    field: Field | None
    cells: list[Cell]
    personnel_number: str | None = None


class RosterReader:
    """Iterates a table as Row or Refusal, in the file's order.

    `mapping` says which column (from 0) holds what; UnusableFile if a required one is missing. Ages and
    what lies in the future are judged on `reference_day`. `date_order` ('dmy', 'mdy', 'ymd') overrules what
    headings and values tell. A first look at up to 5,000 rows learns how dates, numbers, names and sexes are
    written; iterating reads the file anew each time and keeps only the personnel numbers seen.
    """

    def __init__(
        self, table: Table, mapping: Mapping[Field, int], reference_day: date, date_order: str | None = None
    ) -> None:
        if missing := missing_required(mapping):
            raise UnusableFile(Problem.NO_REQUIRED_COLUMN, missing=missing)
        self.table = table
        self.mapping = dict(mapping)
        self.reference_day = reference_day
        self.profile = study(table, self.mapping, reference_day, date_order)
        self._youngest = _years_before(reference_day, YOUNGEST)
        self._oldest = _years_before(reference_day, OLDEST + 1)
        median = self.profile.wage_median
        self._wage_low = median / FAR if median else Decimal(0)
        self._wage_high = median * FAR if median else LARGEST

    def __iter__(self) -> Iterator[Row | Refusal]:
        parsers = Parsers(self.mapping, self.profile)
        watch = self.table.may_hold_controls
        seen: set[str] = set()
        read = self._read
        for line, cells in self.table.rows(self.mapping):
            number = personnel_number(cells[parsers.number_column])
            if watch and has_control(cells):
                number = "" if has_control([cells[parsers.number_column]]) else number
                yield Refusal(line, Reason.INVALID_TEXT, None, cells, number or None)
            elif len(number) > LONGEST_NUMBER:
                yield Refusal(line, Reason.INVALID_TEXT, Field.PERSONNEL_NUMBER, cells)
                continue
            elif not number:
                yield Refusal(line, Reason.MISSING_PERSONNEL_NUMBER, Field.PERSONNEL_NUMBER, cells)
            elif number in seen:
                yield Refusal(line, Reason.DUPLICATE_PERSONNEL_NUMBER, Field.PERSONNEL_NUMBER, cells, number)
            else:
                yield read(line, cells, number, parsers)
            seen.add(number)

    def _read(self, line: int, cells: list[Cell], number: str, parsers: Parsers) -> Row | Refusal:
        family, given, patronymic, odd = parsers.names(cells)
        if not family or (not given and parsers.full_name_column is None):
            return Refusal(line, Reason.MISSING_NAME, parsers.name_field(family), cells, number)
        birth = parsers.birth[cells[parsers.birth_column]]
        if birth is None or birth is BAD or not self._oldest < birth <= self._youngest:
            return Refusal(line, Reason.INVALID_BIRTH_DATE, Field.BIRTH_DATE, cells, number)
        warnings: list[str] = []
        if odd:
            warnings.append(Oddity.NAME_ODD)
        if not given:
            warnings.append(Oddity.NAME_INCOMPLETE)
        start = self._start(cells, parsers, birth, warnings)
        if start is BAD:
            return Refusal(line, Reason.INVALID_SERVICE_START, Field.SERVICE_START, cells, number)
        wage = self._wage(cells, parsers, warnings)
        if wage is BAD:
            return Refusal(line, Reason.INVALID_WAGE, Field.WAGE, cells, number)
        sex = None
        if parsers.sex_column is not None:
            sex = parsers.sex[cells[parsers.sex_column]]
            if sex is BAD:
                return Refusal(line, Reason.INVALID_SEX, Field.SEX, cells, number)
            if sex is None:
                warnings.append(Oddity.SEX_BLANK)
        extras = self._extras(cells, parsers, start, warnings)
        return Row(
            line, number, family, given, extras[10] or patronymic, sex, birth, extras[0], extras[1],
            extras[2], start, extras[3], wage, extras[4], extras[5], extras[6], extras[7], extras[8],
            extras[9], tuple(warnings),
        )  # fmt: skip

    def _start(self, cells: list[Cell], parsers: Parsers, birth: date, warnings: list[str]) -> Any:
        if parsers.start_column is None:
            return None
        start = parsers.start[cells[parsers.start_column]]
        if start is None:
            warnings.append(Oddity.SERVICE_START_BLANK)
        elif start is not BAD:
            years = start.year - birth.year
            if (
                start > self.reference_day
                or years < YOUNGEST
                or (years == YOUNGEST and (start.month, start.day) < (birth.month, birth.day))
            ):
                return BAD
        return start

    def _wage(self, cells: list[Cell], parsers: Parsers, warnings: list[str]) -> Any:
        if parsers.wage_column is None:
            return None
        cell = cells[parsers.wage_column]
        wage = parse_money(cell, parsers.wage_mark)
        if wage is None:
            if not is_blank(cell):
                return BAD
            warnings.append(Oddity.WAGE_BLANK)
        elif wage < 0:
            return BAD
        elif not self._wage_low <= wage <= self._wage_high:
            warnings.append(Oddity.WAGE_UNUSUAL)
        return wage

    def _extras(
        self, cells: list[Cell], parsers: Parsers, start: date | None, warnings: list[str]
    ) -> list[Any]:
        values: list[Any] = [*parsers.BLANKS]
        for position, column, memo in parsers.extras:
            value = memo[cells[column]]
            if value.__class__ is Flagged:
                warnings.append(value.oddity)
                value = value.value
            values[position] = value
        underground = values[3]
        if underground and start is not None and underground > (self.reference_day - start).days / 365.25 + 1:
            warnings.append(Oddity.UNDERGROUND_EXCEEDS_SERVICE)
        return values


def _years_before(day: date, years: int) -> date:
    """Return the same day years earlier; 29 February becomes 28."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
