"""Where the parts of a trend's drawing stand, in its own units. Time runs to the right, zero is the ground."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

WIDTH, HEIGHT = 280.0, 116.0
LEFT, RIGHT, TOP, BOTTOM = 14.0, 62.0, 14.0, 22.0  # room for the labels of both ends
NEAR = 14.0  # labels closer than this would touch


@dataclass(frozen=True, slots=True)
class Label:
    """A text's place."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Chart:
    """A trend: the line of values, the path to the target, their ends, ticks below."""

    line: str
    path: str
    ground: float
    end: Label
    end_label: Label
    target_label: Label | None
    ticks: tuple[tuple[float, int], ...]  # x, number of the point


def trend(
    points: Sequence[tuple[date, Decimal]],
    path: Sequence[tuple[date, Decimal]],
    *,
    highest: Decimal | None = None,
) -> Chart | None:
    """Draw values and, dashed, the path from baseline to target as far as the drawn time; None without two
    values.

    `highest` fixes the top of the scale, such as 1 for shares that come near it.
    """
    if len(points) < 2:
        return None
    first, last = points[0][0], points[-1][0]
    span = max((last - first).days, 1)
    drawn = _within(path, first, last)
    tallest = max([value for _, value in (*points, *drawn)])
    top = float(highest if highest is not None and tallest > highest * 3 / 4 else tallest) or 1.0

    def x(day: date) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * (day - first).days / span, 1)

    def y(value: Decimal) -> float:
        return round(HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * float(value) / top, 1)

    end = Label(x(last), y(points[-1][1]))
    target = Label(x(drawn[-1][0]), y(drawn[-1][1])) if drawn else None
    own = end.y + 4
    if target and abs(target.y - end.y) < NEAR:
        own = end.y + 4 + (NEAR if end.y >= target.y else -NEAR) / 2
        target = Label(target.x, target.y + (-NEAR if end.y >= target.y else NEAR) / 2)
    step = max(
        1, -(-(len(points) - 1) // 2)
    )  # three labels at most: quarters have long names in some languages
    ticks = tuple(
        (x(day), place) for place, (day, _) in enumerate(points) if (len(points) - 1 - place) % step == 0
    )
    return Chart(
        line=_line((x(day), y(value)) for day, value in points),
        path=_line((x(day), y(value)) for day, value in drawn),
        ground=HEIGHT - BOTTOM,
        end=end,
        end_label=Label(end.x + 6, own),
        target_label=Label(target.x + 6, target.y + 4) if target else None,
        ticks=ticks,
    )


def _within(path: Sequence[tuple[date, Decimal]], first: date, last: date) -> list[tuple[date, Decimal]]:
    """Cut a straight path to the drawn time; before its start it is not drawn, after its end it stays level."""
    if len(path) != 2 or path[0][0] > last:
        return []
    (start, low), (due, high) = path
    days = max((due - start).days, 1)

    def at(day: date) -> Decimal:
        return low + (high - low) * min(max((day - start).days, 0), days) / days

    ends = [max(start, first), last]
    if ends[0] < due < ends[1]:
        ends.insert(1, due)
    return [(day, at(day)) for day in ends]


def _line(places: object) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in places)  # type: ignore[attr-defined]


def spark(values: Sequence[Decimal | None]) -> tuple[str, float, float] | None:
    """Return a sparkline's points in a box of 100 by 24 and its last point; None without two values."""
    known = [(place, float(value)) for place, value in enumerate(values) if value is not None]
    if len(known) < 2:
        return None
    low, high = min(value for _, value in known), max(value for _, value in known)
    span = (high - low) or 1.0
    width = max(len(values) - 1, 1)
    line = [
        (round(100 * place / width, 1), round(22 - 20 * (value - low) / span, 1)) for place, value in known
    ]
    return " ".join(f"{x:g},{y:g}" for x, y in line), *line[-1]
