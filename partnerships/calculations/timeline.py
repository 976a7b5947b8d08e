"""A timeline drawn: activities as bars under their names, milestones as diamonds, today as a line. Lengths in pixels."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ROW, TOP, MARGIN = 40, 30, 8
LETTER = 7.2  # a middling letter of the labels' size


@dataclass(frozen=True, slots=True)
class Point:
    """A milestone: its day, and whether it is open, reached, dropped or late."""

    on: date
    state: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """An activity: first and last day, name, state, milestones."""

    start: date
    end: date
    label: str
    state: str
    points: Sequence[Point] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A milestone as drawn: the middle of its diamond, and the diamond's corners."""

    x: float
    y: float
    state: str
    title: str

    @property
    def corners(self) -> str:
        """The diamond as an SVG list of points."""
        x, y = self.x, self.y
        return f"{x:g},{y - 6:g} {x + 6:g},{y:g} {x:g},{y + 6:g} {x - 6:g},{y:g}"


@dataclass(frozen=True, slots=True)
class Bar:
    """An activity as drawn."""

    x: float
    y: float
    width: float
    label: str
    label_x: float
    state: str
    marks: list[Mark]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything drawn; `ticks`: (x, first day of a month)."""

    width: int
    height: int
    bars: list[Bar]
    ticks: list[tuple[float, date]]
    today: float | None
    row: int = field(default=ROW)


def first_of_month(day: date, months: int = 0) -> date:
    """Return the first day of a day's month, or of one that many months later."""
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def draw(spans: Sequence[Span], today: date, width: int) -> Drawing | None:
    """Draw activities below one another, in the order given; None when there is none.

    The ground reaches over whole months from the first day to the last, milestones included. At most one tick per 90
    pixels is named.
    """
    if not spans:
        return None
    days = [day for span in spans for day in (span.start, span.end, *(point.on for point in span.points))]
    first, last = first_of_month(min(days)), first_of_month(max(days), 1)
    scale = (width - 2 * MARGIN) / (last - first).days

    def at(day: date) -> float:
        return round(MARGIN + (day - first).days * scale, 1)

    bars = []
    for place, span in enumerate(spans):
        y = TOP + place * ROW
        x, end = at(span.start), at(span.end + timedelta(days=1))
        label = shortened(span.label, width - 2 * MARGIN)
        room = width - MARGIN - len(label) * LETTER
        marks = [Mark(at(point.on), y + 28, point.state, point.title) for point in span.points]
        bars.append(
            Bar(
                x,
                y,
                max(3.0, round(end - x, 1)),
                label,
                round(max(MARGIN, min(x, room)), 1),
                span.state,
                marks,
            )
        )
    inside = first <= today < last
    return Drawing(
        width, TOP + len(spans) * ROW + 6, bars, ticks(first, last, at, width), at(today) if inside else None
    )


def shortened(text: str, room: float) -> str:
    """Cut a text to a width, with an ellipsis."""
    letters = int(room / LETTER)
    return text if len(text) <= letters else f"{text[: letters - 1].rstrip()}…"


def ticks(first: date, last: date, at: object, width: int) -> list[tuple[float, date]]:
    """Return the months that are named: every one, every third, every sixth or every twelfth."""
    months = (last.year - first.year) * 12 + last.month - first.month
    most = max(1, width // 90)
    step = next((step for step in (1, 3, 6, 12, 24, 60) if months / step <= most), 120)
    named = [first_of_month(first, number) for number in range(months)]
    kept = [day for day in named if (day.month - 1 + 12 * day.year) % step == 0]
    return [(at(day), day) for day in kept]  # type: ignore[operator]
