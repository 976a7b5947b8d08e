"""The ways a whole file can be unusable, as codes that the door turns into sentences."""

from __future__ import annotations

from enum import StrEnum


class Problem(StrEnum):
    """Why a file or a mapping cannot be used at all."""

    EMPTY = "empty"
    HEADING_ONLY = "heading_only"
    NO_REQUIRED_COLUMN = "no_required_column"
    NOT_A_SPREADSHEET = "not_a_spreadsheet"
    UNSUPPORTED_FORMAT = "unsupported_format"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    UNKNOWN_ENCODING = "unknown_encoding"
    TOO_LARGE = "too_large"
    TOO_LARGE_INFLATED = "too_large_inflated"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_WIDE = "too_wide"
    NO_SUCH_SHEET = "no_such_sheet"
    MAPPING_NOT_AN_OBJECT = "mapping_not_an_object"
    UNKNOWN_FIELD = "unknown_field"
    UNKNOWN_HEADING = "unknown_heading"
    AMBIGUOUS_HEADING = "ambiguous_heading"
    COLUMN_USED_TWICE = "column_used_twice"
    REFUSED_HEADING = "refused_heading"
    UNKNOWN_DATE_ORDER = "unknown_date_order"


class UnusableFile(Exception):
    """Nothing of this file can be taken in; `params` holds plain values for the sentence that says so."""

    def __init__(self, code: Problem, **params: object) -> None:
        super().__init__(f"{code} {params}" if params else str(code))
        self.code = code
        self.params = params
