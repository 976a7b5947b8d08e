"""A drawing of income over time: a step line for each way, with ticks, and labels that do not cover one another.

Numbers only; the page gives words and colours. Lines differ by dashes too, for who does not see their colours apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from typing import TYPE_CHECKING

from partnerships.calculations.measures.days import shifted
from workforce.calculations.pathways.income import HORIZON, SPANS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

WIDTH, HEIGHT = 848, 320
LEFT, RIGHT, TOP, BOTTOM = 76, 284, 14, 34  # on the right: the longest name of a way in any language
LABEL = 17  # from one label to the next
TICKS = 5
DASHES = ("", "9 4", "2 4", "12 4 2 4", "5 3")


@dataclass(frozen=True, slots=True)
class Line:
    """A way's steps as an SVG path, where its label stands, and the dashes that it is drawn with."""

    key: str
    path: str
    end_y: float
    label_y: float
    dashes: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis and what it stands for: an amount, or a number of months."""

    at: float
    value: Decimal


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything on the page of a drawing, in its own units."""

    width: int
    height: int
    left: int
    right: int
    bottom: int
    label_x: int
    lines: tuple[Line, ...]
    amounts: tuple[Tick, ...]
    months: tuple[Tick, ...]


def step(most: Decimal, ticks: int = TICKS) -> Decimal:
    """Return 1, 2 or 5 times a power of ten, so that `ticks` steps reach `most`."""
    if most <= 0:
        return Decimal(1)
    exact = most / ticks
    power = Decimal(1).scaleb(exact.adjusted())
    return next(power * one for one in (1, 2, 5, 10) if power * one >= exact)


def spread(wanted: Sequence[float], room: float, low: float, high: float) -> list[float]:
    """Return places near those wanted, in their order, at least `room` apart, as far as they fit from low to high."""
    order = sorted(range(len(wanted)), key=lambda at: (wanted[at], at))
    room = min(room, (high - low) / max(len(wanted) - 1, 1))
    placed: list[float] = []
    for at in order:
        placed.append(max(wanted[at], placed[-1] + room if placed else low))
    limit = high
    for place in reversed(range(len(placed))):
        placed[place] = min(placed[place], limit)
        limit = placed[place] - room
    return [placed[order.index(at)] for at in range(len(wanted))]


def draw(ways: Mapping[str, Sequence[tuple[date, Decimal]]], start: date, months: int = HORIZON) -> Drawing:
    """Draw the steps of `income.levels` by the key of their way."""
    end = shifted(start, months=months)
    most = max((held for steps in ways.values() for _day, held in steps), default=Decimal(0))
    each = step(most)
    reach = max((most / each).to_integral_value(ROUND_CEILING), Decimal(1)) * each
    right, bottom = WIDTH - RIGHT, HEIGHT - BOTTOM

    def across(day: date) -> float:
        return round(LEFT + (right - LEFT) * (day - start).days / (end - start).days, 1)

    def down(held: Decimal) -> float:
        return round(bottom - (bottom - TOP) * float(held / reach), 1)

    ends = [down(steps[-1][1]) for steps in ways.values()]
    labels = spread(ends, LABEL, TOP + 4, bottom - 2)
    lines = []
    for at, (key, steps) in enumerate(ways.items()):
        path = f"M{across(steps[0][0])} {down(steps[0][1])}"
        path += "".join(f"H{across(day)}V{down(held)}" for day, held in steps[1:]) + f"H{right}"
        lines.append(Line(key, path, ends[at], round(labels[at], 1), DASHES[at % len(DASHES)]))
    return Drawing(
        width=WIDTH,
        height=HEIGHT,
        left=LEFT,
        right=right,
        bottom=bottom,
        label_x=right + 26,
        lines=tuple(lines),
        amounts=tuple(Tick(down(each * at), each * at) for at in range(int(reach / each) + 1)),
        months=tuple(
            Tick(across(shifted(start, months=number)), Decimal(number))
            for number in (0, *SPANS, 24, 48)
            if number <= months
        ),
    )
