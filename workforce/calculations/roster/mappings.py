"""Saved mappings: which heading or column letter holds which fact, as JSON keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .dates import ORDERS
from .errors import Problem, UnusableFile
from .fields import Field, missing_required
from .heading_texts import split_heading, without_brackets
from .smells import refused_reason
from .table import Table
from .texts import fold, index_of

DATE_ORDER, SHEET = "date_order", "sheet"


@dataclass(frozen=True, slots=True)
class SavedMapping:
    """Columns (from 0) of the fields, the order of dates and the sheet if they are fixed."""

    columns: dict[Field, int]
    date_order: str | None = None
    sheet: str | None = None


def sheet_in_json(data: object) -> str | None:
    """Return the sheet that a saved mapping names; needed before the table can be opened."""
    sheet = data.get(SHEET) if isinstance(data, Mapping) else None
    return str(sheet) if sheet else None


def headings_in_json(data: object) -> tuple[str, ...]:
    """Return the headings that a saved mapping names, to help finding them in the file."""
    if not isinstance(data, Mapping):
        return ()
    return tuple(str(value) for key, value in data.items() if key not in (DATE_ORDER, SHEET) and value)


def mapping_from_json(data: object, table: Table) -> SavedMapping:
    """Return what `{field: heading or column letter}` plus date_order and sheet means for this table.

    A heading may be given in full, without its brackets, or as one line of a two-row heading; case, accents
    and punctuation do not matter. Raises UnusableFile for an unknown field, heading or date order, a heading
    that two columns have, a column used twice, and a heading that must stay out (union dues, health).
    """
    if not isinstance(data, Mapping):
        raise UnusableFile(Problem.MAPPING_NOT_AN_OBJECT)
    columns: dict[Field, int] = {}
    for key, value in data.items():
        if key in (DATE_ORDER, SHEET) or value in (None, ""):
            continue
        try:
            field = Field(key)
        except ValueError:
            raise UnusableFile(Problem.UNKNOWN_FIELD, field=str(key), fields=tuple(Field)) from None
        column = _column(value, table)
        if column in columns.values():
            raise UnusableFile(Problem.COLUMN_USED_TWICE, heading=str(value), field=field.value)
        columns[field] = column
    check_columns(columns, table)
    return SavedMapping(columns, _date_order(data.get(DATE_ORDER)), sheet_in_json(data))


def _date_order(order: Any) -> str | None:
    if order in (None, ""):
        return None
    if order not in ORDERS:
        raise UnusableFile(Problem.UNKNOWN_DATE_ORDER, order=str(order), orders=ORDERS)
    return str(order)


def _column(value: Any, table: Table) -> int:
    """Find a column by its heading, else by its letter: a column headed 'B' is meant before column B."""
    wanted = fold(str(value))
    headings = [(i, text) for i, text in enumerate(table.headings) if text]
    for candidates in (
        [i for i, text in headings if text == value],
        [i for i, text in headings if wanted and fold(text) == wanted],
        [i for i, text in headings if wanted and wanted in map(fold, split_heading(text))],
        [i for i, text in headings if wanted and wanted == fold(without_brackets(split_heading(text)[-1]))],
    ):
        if len(candidates) > 1:
            raise UnusableFile(Problem.AMBIGUOUS_HEADING, heading=str(value))
        if candidates:
            return candidates[0]
    index = index_of(str(value).strip())
    if index is None or index >= max(table.width, 1):
        known = tuple(text for text in table.headings if text)
        raise UnusableFile(Problem.UNKNOWN_HEADING, heading=str(value), headings=known)
    return index


def check_columns(columns: Mapping[Field, int], table: Table) -> None:
    """Raise UnusableFile unless every required fact has a column and no column must stay out."""
    for field, column in columns.items():
        heading = table.headings[column]
        if smell := refused_reason(heading):
            blame = {"heading": heading, "field": field.value, "reason": smell.value}
            raise UnusableFile(Problem.REFUSED_HEADING, **blame)
    missing = missing_required(columns)
    if missing:
        raise UnusableFile(Problem.NO_REQUIRED_COLUMN, missing=missing)


def mapping_to_json(mapping: SavedMapping, table: Table) -> dict[str, str]:
    """Return a mapping as it is saved: by heading, by letter where a heading is missing or stands twice."""
    data = {}
    for field, column in mapping.columns.items():
        heading = table.headings[column]
        unique = heading and sum(fold(text or "") == fold(heading) for text in table.headings) == 1
        data[field.value] = heading if heading and unique else table.columns[column]
    if mapping.date_order:
        data[DATE_ORDER] = mapping.date_order
    if mapping.sheet:
        data[SHEET] = mapping.sheet
    return data
