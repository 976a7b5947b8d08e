"""What happened, in plain values: whoever acts is named by a place among the partnership's officers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that was recorded at a moment (aware)."""

    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterCame(Event):
    """The mine's roster in this place was brought in."""

    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned(Event):
    """Cases were put into an officer's hands."""

    numbers: tuple[str, ...]
    officer: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed(Event):
    """Workers agreed to a pathway, each alone or as a group."""

    numbers: tuple[str, ...]
    officer: int
    pathway: str
    on: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved(Event):
    """A worker's status changed."""

    number: str
    officer: int
    status: str
    on: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered(Event):
    """The question about somebody missing from the roster was answered; no day: they are still there."""

    number: str
    officer: int
    on: date | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared(Event):
    """Two records were found to be one person."""

    number: str
    officer: int
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed(Event):
    """A case ended."""

    number: str
    officer: int
    on: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned(Event):
    """A step was planned for some cases."""

    numbers: tuple[str, ...]
    officer: int
    kind: str
    title: str
    due_on: date
    due_time: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Done(Event):
    """The step that waited in a case was taken."""

    number: str
    officer: int
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Certified(Event):
    """Years underground were seen in a document."""

    number: str
    officer: int
    on: date
    years: str
