"""What a file says of one place, and what can be wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from .geometry import Box, Point

MAX_ENTRIES = 200_000


class UnusableFile(Exception):
    """No places can be read from the file; `code` and `params` say why."""

    def __init__(self, code: str, **params: Any) -> None:
        self.code, self.params = code, params
        super().__init__(code)


class WrongMapping(UnusableFile):
    """The mapping names a field or a heading that is not there."""


class Outcome(StrEnum):
    """What became of a row: it stays out, it waits for somebody, or it is in and something is odd."""

    REFUSED = "refused"
    DOUBT = "doubt"
    WARNING = "warning"


class Reason(StrEnum):
    """Why a row is listed."""

    MISSING_NAME = "missing_name"
    INVALID_TEXT = "invalid_text"
    NAME_TOO_LONG = "name_too_long"
    INVALID_COORDINATES = "invalid_coordinates"
    INVALID_GEOMETRY = "invalid_geometry"
    UNKNOWN_LEVEL = "unknown_level"
    TAKEN_CODE = "taken_code"
    CODE_TWICE = "code_twice"
    SEVERAL_CANDIDATES = "several_candidates"
    SEVERAL_ROWS = "several_rows"
    NEAR_MISS = "near_miss"
    SHARED_COORDINATES = "shared_coordinates"
    DIFFERING_COORDINATES = "differing_coordinates"
    NO_COORDINATES = "no_coordinates"
    SPELLED_DIFFERENTLY = "spelled_differently"
    SAME_NAME = "same_name"
    MOVED = "moved"
    OTHER_READING = "other_reading"


REFUSALS = frozenset(
    {
        Reason.MISSING_NAME, Reason.INVALID_TEXT, Reason.NAME_TOO_LONG, Reason.INVALID_COORDINATES,
        Reason.INVALID_GEOMETRY, Reason.UNKNOWN_LEVEL, Reason.TAKEN_CODE,
    }
)  # fmt: skip
WARNINGS = frozenset(
    {Reason.NO_COORDINATES, Reason.SPELLED_DIFFERENTLY, Reason.SAME_NAME, Reason.MOVED, Reason.OTHER_READING}
)


def outcome_of(reason: Reason) -> Outcome:
    """Return what a reason means for its row."""
    if reason in REFUSALS:
        return Outcome.REFUSED
    return Outcome.WARNING if reason in WARNINGS else Outcome.DOUBT


@dataclass(slots=True)
class Entry:
    """A place as the file has it. `line`: of the file, or the number of the feature; `parents`: nearest first.

    `also`: further spellings, to be matched and not to be kept. `said`: the name as written, with its parents.
    """

    line: int
    name: str
    names: dict[str, str] = field(default_factory=dict)
    also: tuple[str, ...] = ()
    code: str = ""
    level: str = ""
    parents: tuple[str, ...] = ()
    point: Point | None = None
    boundary: dict[str, Any] | None = None
    box: Box | None = None

    @property
    def spellings(self) -> tuple[str, ...]:
        """All names of the place."""
        return (self.name, *self.names.values(), *self.also)


@dataclass(frozen=True, slots=True)
class Remark:
    """A line of the list of doubts. `candidates`: codes of the places it may be."""

    line: int
    name: str
    reason: Reason
    candidates: tuple[str, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """What became of the row."""
        return outcome_of(self.reason)


@dataclass(slots=True)
class Found:
    """What was read of a file. `form`: geojson, csv or geonames; `assumed`: the level nobody said."""

    form: str
    entries: list[Entry] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    rows: int = 0
    elsewhere: int = 0  # rows of another country
    level: str = ""
    assumed: bool = False
    encoding: str = ""  # a single-byte one, recognised by its letters
