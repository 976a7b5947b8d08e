"""All cells of a period: what the pages of its numbers show, read at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indicators.definitions import REGISTRY
from indicators.models import Reading

if TYPE_CHECKING:
    from partnerships.models import Partnership


def cells_of(partnership: Partnership, period: str) -> dict[str, list[Reading]]:
    """Return a period's current numbers with all their splits, by indicator."""
    rows = Reading.objects.current().filter(partnership=partnership, period=period, indicator__in=REGISTRY)
    found: dict[str, list[Reading]] = {}
    for reading in rows.select_related("residence"):
        found.setdefault(reading.indicator, []).append(reading)
    return found
