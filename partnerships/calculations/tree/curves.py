"""Quiet curves: upright where they pass a row, an S between rows; outlined as ribbons that flare a little
at their ends.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

Point = tuple[float, float]
FLARE, FLARE_LENGTH = 0.45, 16.0
STEPS = (0.12, 0.27, 0.42, 0.58, 0.73, 0.88)


@dataclass(frozen=True, slots=True)
class Bend:
    """A cubic curve from `a` to `b` with handles `p` and `q`; a straight line has its handles on it."""

    a: Point
    p: Point
    q: Point
    b: Point

    def at(self, t: float) -> Point:
        """The point at `t` of 0 to 1."""
        u = 1 - t
        k = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
        x, y = (k[0] * self.a[i] + k[1] * self.p[i] + k[2] * self.q[i] + k[3] * self.b[i] for i in (0, 1))
        return x, y

    def heading(self, t: float) -> Point:
        """Direction at `t`, of length 1."""
        u = 1 - t
        dx, dy = (
            u * u * (self.p[i] - self.a[i])
            + 2 * u * t * (self.q[i] - self.p[i])
            + t * t * (self.b[i] - self.q[i])
            for i in (0, 1)
        )
        length = hypot(dx, dy) or 1.0
        return dx / length, dy / length


def upright(a: Point, b: Point) -> Bend:
    """An S from `a` to `b`, or a line, that leaves and arrives upright."""
    middle = (a[1] + b[1]) / 2
    return Bend(a, (a[0], middle), (b[0], middle), b)


def elbow(side: Point, end: Point) -> Bend:
    """From the side of a card outwards and then upright to `end`, as a root leaves the trunk."""
    dx, dy = end[0] - side[0], end[1] - side[1]
    return Bend(side, (side[0] + 0.62 * dx, side[1]), (end[0], side[1] + 0.3 * dy), end)


def stroke(bends: Sequence[Bend]) -> str:
    """The middle line as a path."""
    d = f"M{_pt(bends[0].a)}"
    for bend in bends:
        straight = abs(bend.a[0] - bend.b[0]) < 0.05 and abs(bend.p[0] - bend.q[0]) < 0.05
        d += f"V{_n(bend.b[1])}" if straight else f"C{_pt(bend.p)} {_pt(bend.q)} {_pt(bend.b)}"
    return d


def ribbon(bends: Sequence[Bend], width: float) -> str:
    """The outline of a band `width` wide along `bends`."""
    left: list[Point] = []
    right: list[Point] = []
    for number, bend in enumerate(bends):
        straight = abs(bend.a[0] - bend.b[0]) < 0.05
        inner = (0.3, 0.7) if straight and len(bends) == 1 else () if straight else STEPS
        for t in (*((0.0,) if number == 0 else ()), *inner, 1.0):
            (x, y), (dx, dy) = bend.at(t), bend.heading(t)
            half = width / 2 * (1 + FLARE * _near_end(bends, number, (x, y)))
            left.append(_kept(bend, (x + dy * half, y - dx * half)))
            right.append(_kept(bend, (x - dy * half, y + dx * half)))
    return f"M{_pt(left[0])}{_smooth(left)}L{_pt(right[-1])}{_smooth(right[::-1])}Z"


def _kept(bend: Bend, point: Point) -> Point:
    """A point of the outline, kept out of the cards that the bend runs between, however flat it lies."""
    x, y = point
    if bend.p[1] == bend.a[1] != bend.b[1]:  # an elbow: it starts at the side of a card
        return (min(x, bend.a[0]) if bend.b[0] < bend.a[0] else max(x, bend.a[0])), min(y, bend.b[1])
    if bend.q[1] == bend.b[1] != bend.a[1]:  # an elbow that ends there
        return (min(x, bend.b[0]) if bend.a[0] < bend.b[0] else max(x, bend.b[0])), max(y, bend.a[1])
    return x, min(max(y, bend.a[1]), bend.b[1])


def _near_end(bends: Sequence[Bend], number: int, point: Point) -> float:
    """1 at either end of the whole curve, falling to 0 over the length of the flare."""
    near = 0.0
    for is_end, end in ((number == 0, bends[0].a), (number == len(bends) - 1, bends[-1].b)):
        if is_end:
            near = max(near, 1 - hypot(point[0] - end[0], point[1] - end[1]) / FLARE_LENGTH)
    return near * near


def _smooth(points: Sequence[Point]) -> str:
    """A smooth path through points that are already begun at the first (Catmull-Rom, tension held at both
    ends).
    """
    d = ""
    last = len(points) - 1
    for at in range(last):
        before, a, b, after = points[max(0, at - 1)], points[at], points[at + 1], points[min(last, at + 2)]
        p = _between(a, b, (a[0] + (b[0] - before[0]) / 6, a[1] + (b[1] - before[1]) / 6))
        q = _between(a, b, (b[0] - (after[0] - a[0]) / 6, b[1] - (after[1] - a[1]) / 6))
        d += f"C{_pt(p)} {_pt(q)} {_pt(b)}"
    return d


def _between(a: Point, b: Point, handle: Point) -> Point:
    """A handle held in the box of its ends, so that the curve leaves it nowhere."""
    x, y = (min(max(handle[i], min(a[i], b[i])), max(a[i], b[i])) for i in (0, 1))
    return x, y


def _pt(point: Point) -> str:
    return f"{_n(point[0])} {_n(point[1])}"


def _n(value: float) -> str:
    return f"{round(value, 1):g}"
