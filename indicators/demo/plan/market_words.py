"""What a market of the demonstration is told in."""

from __future__ import annotations

from dataclasses import dataclass

WORKING, WEAK, MISSING = "working", "weak", "missing"
CREATED, ANYWAY, DISPLACED = "created", "anyway", "displaced"
Who = tuple[str, str]  # kind of actor, name
UNSAID: Who = ("", "")
NOBODY: Who = ("nobody", "")


@dataclass(frozen=True, slots=True)
class Function:
    """A function or a rule."""

    name: str
    state: str
    does: Who = UNSAID
    pays: Who = UNSAID
    will_do: Who = UNSAID
    will_pay: Who = UNSAID
    capacity: str = ""
    incentive: str = ""
    constraint: str = ""
    cause: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a chain; `due` in days from today, `seen` in days before it."""

    text: str
    indicator: str
    planned: int
    unit: str = ""
    due: int = 200
    reached: int | None = None
    seen: int = 30
    source: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """So many people in jobs alike."""

    kind: str
    people: int
    note: str
    source: str
    days: int = 240
    share: int = 100
    seen: int = 25


@dataclass(frozen=True, slots=True)
class Course:
    """An intervention with five steps; `anyway` and `displaced` say how attribution is known, empty while it is not."""

    name: str
    function: str
    steps: tuple[Step, Step, Step, Step, Step]
    jobs: tuple[Line, ...] = ()
    anyway: str = ""
    displaced: str = ""


@dataclass(frozen=True, slots=True)
class Market:
    """A market; `agreed` so many days ago, 0 while it is a draft; `agreed_because` with gaps."""

    sector: str
    name: str
    why: str
    sellers: str
    goods: str
    buyers: str
    supporting: tuple[Function, ...]
    rules: tuple[Function, ...]
    courses: tuple[Course, ...] = ()
    agreed: int = 0
    agreed_because: str = ""
