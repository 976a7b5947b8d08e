"""Counting: reading cases set-wise, storing what changed, and knowing what has been counted.

A number is what a declaration says of (as_of, known_at). `known_at` is taken in a moment without writers, so
that every record committed before it carries an earlier `recorded_at`; from then on writers may go on,
because whatever they record is later and does not count. Nobody waits: when a writer is at work the counting
tries again later.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from accounts.actions.audit import record
from indicators import queries
from indicators.actions.storing import store
from indicators.calculations import periods
from indicators.definitions import REGISTRY, disclosure
from indicators.definitions.cells import Cell, by_population, statement
from indicators.models import Cursor
from workforce.actions.ledger import LOCK_SPACE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date, datetime

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership

COUNTING_SPACE = 0x4A56  # advisory locks (COUNTING_SPACE, partnership): one counts a partnership at a time
TOGETHER = 25  # partnerships read by one statement
TRIES, PAUSE = 5, 0.1  # a short change is over by then; a long import is left to the next sweep
# Grouping in memory; sorting a million rows for it would cost more than everything else.
SETTINGS = "SET LOCAL work_mem = '256MB'; SET LOCAL hash_mem_multiplier = 4; SET LOCAL jit = off"


@dataclass(slots=True)
class Outcome:
    """What came of counting: periods counted and cells changed by partnership; `busy`: not counted now."""

    counted: dict[int, list[str]] = field(default_factory=dict)
    changed: dict[int, int] = field(default_factory=dict)
    busy: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment of knowledge and, by partnership, the last mark of a change that it covers."""

    known_at: datetime
    marks: dict[int, int]


def recompute(
    *,
    partnerships: Sequence[Partnership],
    by: Actor,
    everything: bool = False,
    tell: Callable[[str, str, int], None] | None = None,
) -> Outcome:
    """Count anew what changed since the last time, or every quarter when `everything`.

    A partnership that another process counts, or into which somebody is writing, comes back as `busy`. Each
    quarter is stored whole or not at all; the marks are ticked off last, so that a killed process is simply
    repeated. `tell(code, period, changed)` is called after each quarter stored.
    """
    outcome = Outcome()
    for start in range(0, len(partnerships), TOGETHER):
        chunk = partnerships[start : start + TOGETHER]
        with counting_alone([one.pk for one in chunk]) as held:
            moment = moment_without_writers(held)
            outcome.busy += [one.pk for one in chunk if one.pk not in moment.marks]
            free = [one for one in chunk if one.pk in moment.marks]
            asked = {
                one.pk: [*queries.quarters_to_count(one, moment.marks[one.pk], everything)] for one in free
            }
            today = {one.pk: one.today() for one in free}
            tasks = {
                (quarter, periods.counted_on(quarter, today[pk]))
                for pk, quarters in asked.items()
                for quarter in quarters
            }
            for quarter, as_of in sorted(tasks):
                due = [
                    one for one in free
                    if quarter in asked[one.pk] and periods.counted_on(quarter, today[one.pk]) == as_of
                ]  # fmt: skip
                count(
                    partnerships=due, period=quarter, as_of=as_of, moment=moment, outcome=outcome, tell=tell
                )
            for one in free:
                tick_off(partnership=one, moment=moment, day=today[one.pk], outcome=outcome, by=by)
    return outcome


def recompute_day(
    *,
    partnerships: Sequence[Partnership],
    day: date,
    by: Actor,
    tell: Callable[[str, str, int], None] | None = None,
) -> Outcome:
    """Count as of one day, past or today. Stored under its quarter where the day ends it, else under the day
    itself.
    """
    outcome = Outcome()
    for start in range(0, len(partnerships), TOGETHER):
        chunk = partnerships[start : start + TOGETHER]
        with counting_alone([one.pk for one in chunk]) as held:
            moment = moment_without_writers(held)
            outcome.busy += [one.pk for one in chunk if one.pk not in moment.marks]
            by_period: dict[str, list[Partnership]] = {}
            for one in chunk:
                if one.pk in moment.marks:
                    by_period.setdefault(periods.period_of(day, one.today()), []).append(one)
            for period, due in by_period.items():
                count(partnerships=due, period=period, as_of=day, moment=moment, outcome=outcome, tell=tell)
            for one in (one for due in by_period.values() for one in due):
                record_counting(partnership=one, outcome=outcome, by=by)
    return outcome


@contextmanager
def counting_alone(partnerships: Iterable[int]) -> Iterator[list[int]]:
    """Hold the right to count for those partnerships that nobody else is counting; ends with the connection
    at last.
    """
    held: list[int] = []
    with connection.cursor() as cursor:
        try:
            for pk in partnerships:
                cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [COUNTING_SPACE, pk])
                if cursor.fetchone()[0]:
                    held.append(pk)
            yield held
        finally:
            for pk in held:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [COUNTING_SPACE, pk])


def moment_without_writers(partnerships: Iterable[int]) -> Moment:
    """Return a moment for those partnerships into which nobody is writing; short changes are waited for."""
    left = list(partnerships)
    for attempt in range(TRIES):
        moment = try_moment(left)
        if len(moment.marks) == len(left):
            return moment
        if attempt < TRIES - 1:
            time.sleep(PAUSE)
    return moment


def try_moment(partnerships: Iterable[int]) -> Moment:
    """Lock writers out for as long as it takes to read the clock, where no writer is at work."""
    held: list[int] = []
    with connection.cursor() as cursor:
        try:
            for pk in partnerships:
                cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [LOCK_SPACE, pk])
                if cursor.fetchone()[0]:
                    held.append(pk)
            cursor.execute("SELECT clock_timestamp()")
            (known_at,) = cursor.fetchone()
            marks = queries.last_marks(held)
        finally:
            for pk in held:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [LOCK_SPACE, pk])
    return Moment(known_at, {pk: marks.get(pk, 0) for pk in held})


def count(
    *,
    partnerships: Sequence[Partnership],
    period: str,
    as_of: date,
    moment: Moment,
    outcome: Outcome,
    tell: Callable[[str, str, int], None] | None = None,
) -> None:
    """Read the cells of a period for some partnerships at once and store each one's by itself."""
    threshold = settings.SMALL_CELL_THRESHOLD
    found = read_cells([one.pk for one in partnerships], as_of, moment.known_at)
    for one in partnerships:
        cells = disclosure.complete(found.get(one.pk, []), REGISTRY, one.pk, one.currency)
        run = store(
            partnership=one,
            period=period,
            as_of=as_of,
            known_at=moment.known_at,
            threshold=threshold,
            cells=disclosure.disclose(cells, REGISTRY, threshold),
        )
        outcome.counted.setdefault(one.pk, []).append(period)
        outcome.changed[one.pk] = outcome.changed.get(one.pk, 0) + run.changed
        if tell:
            tell(one.code, period, run.changed)


@transaction.atomic
def read_cells(partnerships: list[int], as_of: date, known_at: datetime) -> dict[int, list[Cell]]:
    """Return the cells by partnership, computed by one statement for each population."""
    found: dict[int, list[Cell]] = {}
    with connection.cursor() as cursor:
        cursor.execute(SETTINGS)
        parameters: dict[str, Any] = {"partnerships": partnerships, "as_of": as_of, "known_at": known_at}
        for definitions in by_population(REGISTRY.values()):
            cursor.execute(statement(definitions), parameters)
            for row in cursor.fetchall():
                found.setdefault(row[0], []).append(Cell(*row))
    return found


@transaction.atomic
def tick_off(*, partnership: Partnership, moment: Moment, day: date, outcome: Outcome, by: Actor) -> None:
    """Note how far the partnership has been counted."""
    values = {"last_mark": moment.marks[partnership.pk], "computed_at": timezone.now(), "computed_day": day}
    Cursor.objects.update_or_create(partnership=partnership, defaults=values)
    record_counting(partnership=partnership, outcome=outcome, by=by)


def record_counting(*, partnership: Partnership, outcome: Outcome, by: Actor) -> None:
    """Leave a trace in the audit trail when numbers changed; the runs themselves keep everything else."""
    changed = outcome.changed.get(partnership.pk)
    if changed:
        after = {"periods": outcome.counted[partnership.pk], "cells": changed}
        record(partnership, verb="indicators.computed", by=by, after=after)
