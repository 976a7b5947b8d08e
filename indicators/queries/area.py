"""Open cases by municipality, as published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indicators.models import Reading, Run

if TYPE_CHECKING:
    from partnerships.models import Partnership

COUNTED = "open_cases_by_pathway"


def open_cases(partnership: Partnership) -> tuple[Run | None, list[Reading]]:
    """Return the latest quarter's run and its open cases, whole and by municipality; two queries."""
    runs = Run.objects.filter(partnership=partnership, period__contains="Q").order_by("-period", "-pk")
    run = runs.first()
    if run is None:
        return None, []
    rows = Reading.objects.current().filter(
        partnership=partnership, period=run.period, indicator=COUNTED, category="", sex=None
    )
    return run, list(rows.order_by("pk"))
