"""A number's way through the quarters, as a drawing and as the table that says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from indicators.calculations import charts
from indicators.calculations.state import path_on, with_baseline
from indicators.definitions import REGISTRY
from indicators.enums import Kind
from indicators.queries.board import aim_of
from indicators.views import wording

if TYPE_CHECKING:
    from decimal import Decimal

    from indicators.calculations.state import Aim
    from indicators.models import Reading
    from indicators.queries import Board


def trend(board: Board, indicator: str, category: str, period: str) -> dict[str, Any]:
    """Return what indicators/_trend.html shows up to a period; no chart while there are fewer than two
    values.
    """
    series = board.readings.get((indicator, category, None), {})
    told = [
        (one, series[one])
        for one in board.periods
        if one <= period and one in series and board.shows(series[one])
    ]
    points = [(board.runs[one].as_of, reading.value) for one, reading in told if reading.value is not None]
    known = [one for one, reading in told if reading.value is not None]
    aim = aim_at(board, indicator, category, period)
    path = [(aim.baseline_on, aim.baseline), (aim.due_on, aim.value)] if aim and aim.baseline_on else []
    highest = 1 if REGISTRY[indicator].kind == Kind.SHARE else None
    chart = charts.trend(points, path, highest=highest)  # type: ignore[arg-type]
    rows = [
        {
            "period": wording.period_label(one),
            "value": write(indicator, category, reading.value),
            "reading": reading,
            "older": older(reading),
        }
        for one, reading in reversed(told)
    ]
    return {
        "chart": chart,
        "ticks": [(x, wording.short_period(known[place])) for x, place in chart.ticks] if chart else [],
        "value": write(indicator, category, points[-1][1]) if points else "",
        "asked": write(indicator, category, path_on(aim, points[-1][0])) if aim and points and path else "",
        "rows": rows,
        "label": _("%(title)s, by quarter") % {"title": wording.title(indicator, category)},
    }


def aim_at(board: Board, indicator: str, category: str, period: str) -> Aim | None:
    """Return the aim that counts for a period, with a baseline where anything was measured."""
    target = board.target(indicator, category, board.judged_on(period))
    measured = [point for point in board.points(indicator, category, period) if point.value is not None]
    return with_baseline(aim_of(target), measured) if target and measured else None


def older(reading: Reading) -> str:
    """Return a remark where a number was counted by another declaration than the present one."""
    if reading.definition_hash == REGISTRY[reading.indicator].hash:
        return ""
    return _("counted by version %(version)s of the definition") % {"version": reading.version}


def write(indicator: str, category: str, value: Decimal | None) -> str:
    """Return a value with its unit."""
    text, unit = (
        wording.value_text(indicator, category, value, compact=True),
        wording.unit_text(indicator, value),
    )
    return f"{text}\u00a0{unit}" if unit else text
