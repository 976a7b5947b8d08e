"""Where partnerships stand in their course, and what their phases still lack."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Max

from partnerships.models import PhaseDecision
from partnerships.sockets import PHASE_CHECKS, PLAN_POINTS, Point

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from partnerships.models import Partnership

Points = dict[int, list[Point]]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a checklist: what is asked for, and whether it is there."""

    key: str
    label: Any
    met: bool
    reason: str
    url: str


@dataclass(frozen=True, slots=True)
class Checklist:
    """What a phase asks for. `met`: how many of its lines are there."""

    phase: str
    lines: tuple[Line, ...]

    @property
    def met(self) -> int:
        """How many lines are there."""
        return sum(line.met for line in self.lines)

    @property
    def lacking(self) -> tuple[Line, ...]:
        """What is missing."""
        return tuple(line for line in self.lines if not line.met)


def checklists(
    partnerships: Sequence[Partnership], wanted: Mapping[int, Iterable[str]]
) -> dict[int, dict[str, Checklist]]:
    """Return checklists: {partnership: {phase: Checklist}}. `wanted`: phases by partnership.

    Each check is asked once for all the partnerships it concerns.
    """
    phases = {one.pk: tuple(wanted[one.pk]) for one in partnerships}
    found: dict[int, dict[str, list[Line]]] = {
        pk: {phase: [] for phase in asked} for pk, asked in phases.items()
    }
    for key, check in PHASE_CHECKS.items():
        concerned = [one for one in partnerships if check.phase in phases[one.pk]]
        if not concerned:
            continue
        for pk, answer in check.ask(concerned).items():
            line = Line(key, check.label, answer.met, answer.reason, answer.url)
            found[pk][check.phase].append(line)
    return {
        pk: {phase: Checklist(phase, tuple(lines)) for phase, lines in by_phase.items()}
        for pk, by_phase in found.items()
    }


def current(partnerships: Sequence[Partnership]) -> dict[int, list[Checklist]]:
    """Return the checklists of the phase that each partnership is in, and of those that run beside it."""
    wanted = {one.pk: (one.phase, *one.its_course().beside(one.phase)) for one in partnerships}
    return {pk: list(found.values()) for pk, found in checklists(partnerships, wanted).items()}


def lacking(partnership: Partnership) -> tuple[Line, ...]:
    """Return what the phase that a partnership is in still lacks, and what runs beside it."""
    return tuple(line for one in current([partnership])[partnership.pk] for line in one.lacking)


def points(partnerships: Sequence[Partnership]) -> Points:
    """Return what is due and what is at risk: {partnership: points, what is late first, then by day}."""
    found: dict[int, list[Point]] = defaultdict(list)
    for ask in PLAN_POINTS:
        for pk, said in ask(partnerships).items():
            found[pk].extend(said)
    return {pk: sorted(said, key=urgency) for pk, said in found.items()}


def urgency(point: Point) -> tuple[bool, bool, str]:
    """Order points: late ones, then by their day, those without a day at the end."""
    return (not point.late, point.due is None, point.due.isoformat() if point.due else "")


def since(partnerships: Sequence[Partnership]) -> dict[int, date]:
    """Return since which day each partnership is in its phase: its last decision, else its beginning."""
    rows = PhaseDecision.objects.filter(partnership__in=[one.pk for one in partnerships]).order_by()
    last = dict(rows.values_list("partnership").annotate(Max("decided_on")))
    return {one.pk: last.get(one.pk, one.started_on) for one in partnerships}


def decisions(partnership: Partnership) -> list[PhaseDecision]:
    """Return what was decided about a partnership's phases, the last first."""
    rows = PhaseDecision.objects.filter(partnership=partnership)
    return list(rows.select_related("decided_by", "organisation"))


def words_of(keys: Iterable[str]) -> list[Any]:
    """Return what checks are called by their keys; one that is no longer asked is called by its key."""
    return [check.label if (check := PHASE_CHECKS.get(key)) else key for key in keys]
