"""The course of a partnership's phases and the partners it needs, as the data file says them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FILE = Path(__file__).resolve().parent.parent / "data" / "phases.json"
DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Step:
    """A phase of a course. `beside`: the phase that it runs along with, or nothing."""

    phase: str
    optional: bool = False
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of partner that has to be there: `at_least` so many organisations in one of `roles`."""

    key: str
    roles: frozenset[str]
    at_least: int
    names: Mapping[str, str]

    def name(self, language: str) -> str:
        """Return what the kind is called, in English where the language is not there."""
        return self.names.get(language) or self.names["en"]


@dataclass(frozen=True, slots=True)
class Shortage:
    """A kind of partner of which fewer organisations are `there` than have to be."""

    kind: Kind
    there: int


@dataclass(frozen=True, slots=True)
class Course:
    """Phases in their order, and the kinds of partners they need."""

    key: str
    countries: frozenset[str]
    names: Mapping[str, str]
    steps: tuple[Step, ...]
    kinds: tuple[Kind, ...]

    @property
    def line(self) -> tuple[Step, ...]:
        """The phases one after the other, without those beside."""
        return tuple(step for step in self.steps if not step.beside)

    def place(self, phase: str) -> int:
        """Return where a phase stands in the line; a phase that this course does not have stands at its start."""
        return next((at for at, step in enumerate(self.line) if step.phase == phase), 0)

    def beside(self, phase: str) -> list[str]:
        """Return the phases that run along with this one."""
        return [step.phase for step in self.steps if step.beside == phase]

    def onward(self, phase: str) -> list[str]:
        """Return the phases that may follow: the next one, and the one after each optional one."""
        found = []
        for step in self.line[self.place(phase) + 1 :]:
            found.append(step.phase)
            if not step.optional:
                break
        return found

    def backward(self, phase: str) -> list[str]:
        """Return the phases that lie behind and can be reopened, the last first."""
        return [step.phase for step in reversed(self.line[: self.place(phase)])]

    def skipped(self, phase: str, to: str) -> list[str]:
        """Return the optional phases that are left out on the way to `to`."""
        return [step.phase for step in self.line[self.place(phase) + 1 : self.place(to)]]

    def name(self, language: str) -> str:
        """Return what the course is called."""
        return self.names.get(language) or self.names["en"]


@lru_cache(maxsize=1)
def courses() -> dict[str, Course]:
    """Return all courses by their keys."""
    data = json.loads(FILE.read_text(encoding="utf-8"))
    kinds = {
        key: Kind(key, frozenset(kind["roles"]), kind["at_least"], kind["names"])
        for key, kind in data["kinds"].items()
    }
    return {one["key"]: course_from(one, kinds) for one in data["courses"]}


def course_from(data: Mapping[str, Any], kinds: Mapping[str, Kind]) -> Course:
    """Return a course as the file says it."""
    steps = (
        Step(step["phase"], step.get("optional", False), step.get("beside", "")) for step in data["phases"]
    )
    return Course(
        key=data["key"],
        countries=frozenset(data["countries"]),
        names=data["names"],
        steps=tuple(steps),
        kinds=tuple(kinds[key] for key in data["composition"]),
    )


def course_for(key: str, country: str) -> Course:
    """Return the course of that key, else the country's, else the one for everybody else."""
    known = courses()
    if key in known:
        return known[key]
    return next((one for one in known.values() if country in one.countries), known[DEFAULT])


def shortages(course: Course, roles: Iterable[tuple[int, str]]) -> list[Shortage]:
    """Return the kinds of partners of which there are too few. `roles`: (organisation, role) pairs."""
    pairs = set(roles)
    counted = (
        Shortage(kind, len({organisation for organisation, role in pairs if role in kind.roles}))
        for kind in course.kinds
    )
    return [one for one in counted if one.there < one.kind.at_least]


def missing_kinds(course: Course, roles: Iterable[tuple[int, str]]) -> list[Kind]:
    """Return the kinds of partners that are not there in sufficient number. `roles`: as of `shortages`."""
    return [one.kind for one in shortages(course, roles)]
