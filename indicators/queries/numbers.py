"""One number with all that surrounds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from indicators.definitions.lineage import Scope
from indicators.models import Reading, Run

if TYPE_CHECKING:
    from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class Number:
    """A reading, the run it is shown for, and the cells beside it found by the same run."""

    reading: Reading
    run: Run
    beside: list[Reading]

    @property
    def scope(self) -> Scope:
        """What names exactly the cases behind it, as they were known then."""
        reading = self.reading
        return Scope(
            reading.partnership_id,
            self.run.as_of,
            self.run.known_at,
            reading.category,
            reading.sex,
            reading.by_residence,
            reading.residence_id,
        )


def runs_of(reading: Reading) -> QuerySet[Run]:
    """Return the runs that found this very number, latest first."""
    runs = Run.objects.filter(
        partnership=reading.partnership_id, period=reading.period, pk__gte=reading.run_id
    )
    if reading.superseded_by_id:
        runs = runs.filter(pk__lt=reading.superseded_by_id)
    return runs.order_by("-pk")


def number(reading: Reading, run_id: int | None = None) -> Number | None:
    """Return a number as a run found it: the latest run that did, or the one asked for; None if that did
    not.
    """
    runs = runs_of(reading)
    run = (runs.filter(pk=run_id) if run_id else runs).first()
    if run is None:
        return None
    beside = Reading.objects.filter(
        partnership=reading.partnership_id,
        period=reading.period,
        indicator=reading.indicator,
        run__lte=run.pk,
    )
    kept = beside.filter(superseded_by=None) | beside.filter(superseded_by__gt=run.pk)
    return Number(reading, run, list(kept.select_related("residence")))
