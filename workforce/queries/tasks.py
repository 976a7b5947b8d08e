"""What waits: for me today, overdue, with nobody, with others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import F, Q

from jtportal.kernel.paging import COUNTED, capped_counts
from workforce.enums import CLOCK_PAUSED, TaskKind
from workforce.models import Task
from workforce.queries import mine

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from partnerships.models import Partnership

SHOWN = 8  # of each section; the rest is a list away
SECTIONS = ("today", "overdue", "unowned", "coming", "others")


@dataclass(frozen=True, slots=True)
class Section:
    """The first tasks of a section and how many there are (up to COUNTED + 1)."""

    key: str
    tasks: list[Task]
    count: int


def waiting(rows: QuerySet[Task], partnership: Partnership) -> QuerySet[Task]:
    """Return the visible tasks of a partnership that wait, first due first."""
    tasks = rows.filter(partnership=partnership, done_at=None)
    return tasks.order_by("due_on", F("due_time").asc(nulls_last=True), "id")


def narrowed(
    rows: QuerySet[Task], section: str, *, partnership: Partnership, user_id: int | None
) -> QuerySet[Task]:
    """Return the waiting tasks of a section. Each waiting task that concerns me is in one of them at most.

    today, overdue, coming: mine; unowned: in nobody's hands, due or not; others: about my cases, with a
    colleague, or mine while the clock of the case stands.
    """
    tasks = waiting(rows, partnership)
    if section == "unowned":
        return tasks.filter(owner=None)
    stands = Q(case__status__in=CLOCK_PAUSED)
    if section == "others":
        here = mine.of(user_id, "case__")
        lent = tasks.filter(here, case__partnership=partnership, owner__isnull=False).exclude(owner=user_id)
        paused = tasks.filter(stands, owner=user_id)
        # Each half has its index; one condition over both would walk through everybody's tasks.
        halves = (half.order_by().values("pk") for half in (lent, paused))
        return tasks.filter(pk__in=next(halves).union(*halves, all=True))
    today = partnership.today()
    days = {"today": Q(due_on=today), "overdue": Q(due_on__lt=today), "coming": Q(due_on__gt=today)}
    return tasks.filter(~stands, days[section], owner=user_id)


def sections(rows: QuerySet[Task], *, partnership: Partnership, user_id: int | None) -> dict[str, Section]:
    """Return all sections of the page Today: {key: Section}."""
    lists = {key: narrowed(rows, key, partnership=partnership, user_id=user_id) for key in SECTIONS}
    counts = capped_counts(lists)
    shown = {key: for_lines(lists[key][:SHOWN]) if counts[key] else [] for key in SECTIONS}
    return {key: Section(key, shown[key], counts[key]) for key in SECTIONS}


def for_lines(rows: QuerySet[Task]) -> list[Task]:
    """Return tasks with what a line shows."""
    return list(rows.select_related("case__person", "worker__person", "worker__site", "owner"))


def questions(rows: QuerySet[Task], partnership: Partnership) -> dict[str, int]:
    """Count the waiting questions that rosters left: {'leaver': …, 'duplicate': …}, capped like all."""
    tasks = waiting(rows, partnership)
    return capped_counts(
        {kind.value: tasks.filter(kind=kind) for kind in (TaskKind.LEAVER, TaskKind.DUPLICATE)}
    )


__all__ = ["COUNTED", "for_lines", "narrowed", "questions", "sections", "waiting"]
