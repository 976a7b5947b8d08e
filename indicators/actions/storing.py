"""Keeping the numbers: a run, and new readings where a number changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import connection, transaction

from indicators.definitions import REGISTRY
from indicators.models import Reading, Run

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from indicators.definitions.cells import Cell
    from partnerships.models import Partnership

PLACE = ("indicator", "category", "sex", "by_residence", "residence_id")
FOUND = ("numerator", "denominator", "value", "population", "withheld", "version", "definition_hash")
COLUMNS = ("run_id", "partnership_id", "period", *PLACE, *FOUND)


@transaction.atomic
def store(
    *,
    partnership: Partnership,
    period: str,
    as_of: date,
    known_at: datetime,
    threshold: int,
    cells: Iterable[tuple[Cell, bool]],
) -> Run:
    """Note the run; write a reading for each number that differs from the current one, and supersede that
    one.

    `cells`: every cell of the period with whether it is withheld. Current readings without a cell are
    superseded.
    """
    current = Reading.objects.current().filter(partnership=partnership, period=period)
    known = {row[:5]: row[5:] for row in current.values_list(*PLACE, *FOUND, "pk")}
    stamps = {key: (definition.version, definition.hash) for key, definition in REGISTRY.items()}
    fresh: list[tuple[Any, ...]] = []
    over: list[int] = []
    for cell, withheld in cells:
        now = (
            cell.numerator,
            cell.denominator,
            cell.value,
            cell.population,
            withheld,
            *stamps[cell.indicator],
        )
        before = known.pop(cell.place, None)
        if before is None or before[:-1] != now:
            fresh.append((*cell.place, *now))
            over += [before[-1]] if before else []
    over += [before[-1] for before in known.values()]
    run = Run.objects.create(
        partnership=partnership,
        period=period,
        as_of=as_of,
        known_at=known_at,
        threshold=threshold,
        changed=len(fresh) + len(known),
    )
    Reading.objects.filter(pk__in=over).update(superseded_by=run)
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY indicators_reading ({', '.join(COLUMNS)}) FROM STDIN") as copy,
    ):
        for row in fresh:
            copy.write_row((run.pk, partnership.pk, period, *row))
    return run
