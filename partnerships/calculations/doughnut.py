"""A market as a doughnut: the core exchange in the middle, supporting functions in a half ring above, rules below.

Segments carry their number; their words stand beside the ring in two columns, each as high as its words need, in the
order of the segments, so that nothing is cut however long a language is. Lengths are CSS pixels, y grows downwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import cos, hypot, pi, sin

from partnerships.calculations.tree.drawing import Run
from partnerships.calculations.tree.text import width, wrap

WIDTH = 1120.0  # at least
BAND = 58.0  # of the ring
MOAT = 12.0  # between core and ring
COLUMN = 268.0  # of words on either side
ELBOW = 26.0  # from the ring to where a leader turns level
GAP = 16.0  # between two labels
HEAD = 62.0  # for the name of each half
MARGIN = 10.0
LEAST_CORE = 104.0
NAME_SIZE, NAME_LEADING = 15.0, 19.0  # static/css/markets.css sets the same sizes
SAID_SIZE, SAID_LEADING = 13.0, 17.0
MARK = 20.0  # room for a state's shape before the words
SLIT = 2.5  # half the slit between two segments


@dataclass(frozen=True, slots=True)
class SegmentIn:
    """A function: `name` is set in bold, each of `said` begins a line of its own below."""

    key: str
    kind: str
    state: str
    name: str
    said: tuple[str, ...] = ()
    url: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of set text: its left edge or middle, its baseline."""

    x: float
    y: float
    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """A drawn segment with number, leader and words. `mark_*`: left upper corner of the state's shape."""

    given: SegmentIn
    number: int
    path: str
    number_x: float
    number_y: float
    leader: str
    mark_x: float
    mark_y: float
    lines: tuple[Line, ...]
    left: bool
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Doughnut:
    """The whole drawing. `cx`, `cy`: the middle; `outer`: radius of the ring; `empty`: half rings without a function."""

    width: float
    height: float
    cx: float
    cy: float
    core: float
    outer: float
    core_lines: tuple[Line, ...]
    supporting: tuple[Segment, ...]
    rules: tuple[Segment, ...]
    empty: tuple[str, ...] = ()
    heads: tuple[float, float] = (0.0, 0.0)

    @property
    def ring_box(self) -> str:
        """View box that shows the ring and the names of its halves alone."""
        radius, top = self.outer + 4, self.heads[0] - 18
        return f"{r(self.cx - radius)} {r(top)} {r(2 * radius)} {r(self.heads[1] + 8 - top)}"


@dataclass(slots=True)
class Block:
    """Words of a segment before they have found their height."""

    segment: SegmentIn
    number: int
    angles: tuple[float, float]
    left: bool
    lines: list[tuple[str, bool]] = field(default_factory=list)
    top: float = 0.0

    @property
    def middle(self) -> float:
        """Angle of the segment's middle, in radians, counter-clockwise from the right."""
        return sum(self.angles) / 2

    @property
    def height(self) -> float:
        """Height of all lines."""
        return sum(NAME_LEADING if bold else SAID_LEADING for _text, bold in self.lines)


def r(value: float) -> float:
    """Round a length to tenths."""
    return round(value, 1) + 0.0


def set_text(text: str, limit: float, size: float, *, bold: bool = False) -> list[str]:
    """Break a text into lines no wider than `limit`."""
    return ["".join(run.text for run in line) for line in wrap([Run(text, bold)], limit, size)]


def core_text(parts: Sequence[str]) -> tuple[float, list[tuple[str, bool]]]:
    """Return the smallest radius that holds the core exchange, and its lines; the middle part is bold."""
    radius = LEAST_CORE
    while True:
        limit = radius * 1.5
        lines = [
            (text, place == 1)
            for place, part in enumerate(parts)
            for text in set_text(part, limit, NAME_SIZE if place == 1 else SAID_SIZE, bold=place == 1)
        ]
        height = core_height(lines, len(parts))
        widest = max(
            (width(text, NAME_SIZE if bold else SAID_SIZE, bold=bold) for text, bold in lines), default=0.0
        )
        if hypot(widest, height) <= 2 * radius - 12:
            return radius, lines
        radius += 6


ARROW = 22.0  # between the parts of the core exchange


def core_height(lines: Sequence[tuple[str, bool]], parts: int) -> float:
    """Height of the core's lines with an arrow between its parts."""
    return sum(NAME_LEADING if bold else SAID_LEADING for _text, bold in lines) + ARROW * max(0, parts - 1)


def core_lines(lines: Sequence[tuple[str, bool]], cx: float, cy: float, parts: int) -> tuple[Line, ...]:
    """Set the core's lines around the middle; arrows stand as lines of their own."""
    y = cy - core_height(lines, parts) / 2
    found: list[Line] = []
    before: bool | None = None
    for text, bold in lines:
        if before is not None and before != bold:
            found.append(Line(r(cx), r(y + ARROW * 0.7), "↓"))
            y += ARROW
        leading, size = (NAME_LEADING, NAME_SIZE) if bold else (SAID_LEADING, SAID_SIZE)
        found.append(Line(r(cx), r(y + leading / 2 + size * 0.33), text, bold))
        y += leading
        before = bold
    return tuple(found)


def blocks_of(segments: Sequence[SegmentIn], *, above: bool, first: int) -> list[Block]:
    """Part a half ring among segments, from left to right, and set their words."""
    step = pi / max(1, len(segments))
    found = []
    for place, segment in enumerate(segments):
        start, end = pi - place * step, pi - (place + 1) * step
        if not above:
            start, end = -start, -end
        block = Block(segment, first + place, (start, end), cos((start + end) / 2) < -1e-9)
        limit = COLUMN - MARK
        block.lines = [(text, True) for text in set_text(segment.name, limit, NAME_SIZE, bold=True)]
        block.lines += [(text, False) for said in segment.said for text in set_text(said, limit, SAID_SIZE)]
        found.append(block)
    return found


def spread(blocks: Sequence[Block], wanted: Sequence[float]) -> None:
    """Let each block stand as near as can be to the height wanted for its middle, in order, never over another."""
    groups: list[list[float]] = []  # [sum of wanted tops less offsets, members, height]
    members: list[list[Block]] = []
    for block, middle in zip(blocks, wanted, strict=True):
        groups.append([middle - block.height / 2, 1, block.height + GAP])
        members.append([block])
        while len(groups) > 1 and top_of(groups[-2]) + groups[-2][2] > top_of(groups[-1]):
            total, count, height = groups.pop()
            joined = members.pop()
            groups[-1][0] += total - count * groups[-1][2]
            groups[-1][1] += count
            groups[-1][2] += height
            members[-1] += joined
    for group, joined in zip(groups, members, strict=True):
        top = top_of(group)
        for block in joined:
            block.top = top
            top += block.height + GAP


def top_of(group: Sequence[float]) -> float:
    """Top of a group of blocks that stand closely."""
    return group[0] / group[1]


def sector(cx: float, cy: float, inner: float, outer: float, angles: tuple[float, float]) -> str:
    """Path of a segment, with a slit on both sides that is as wide at the inner edge as at the outer."""
    start, end = angles
    turn = 1 if end < start else -1  # clockwise on the screen above, counter-clockwise below
    edges = {radius: (start - turn * SLIT / radius, end + turn * SLIT / radius) for radius in (inner, outer)}
    (a, b), (c, d) = (point(cx, cy, outer, angle) for angle in edges[outer])
    (e, f), (g, h) = (point(cx, cy, inner, angle) for angle in edges[inner])
    out, back = (1, 0) if turn > 0 else (0, 1)
    return (
        f"M{a} {b}A{r(outer)} {r(outer)} 0 0 {out} {c} {d}L{g} {h}A{r(inner)} {r(inner)} 0 0 {back} {e} {f}Z"
    )


def point(cx: float, cy: float, radius: float, angle: float) -> tuple[float, float]:
    """Return a point of a circle; angles run counter-clockwise from the right."""
    return r(cx + radius * cos(angle)), r(cy - radius * sin(angle))


def drawn(block: Block, cx: float, cy: float, inner: float, outer: float) -> Segment:
    """Draw a segment, its leader and its words."""
    column_x = MARGIN if block.left else 2 * cx - MARGIN - COLUMN
    near_x = column_x + COLUMN + 6 if block.left else column_x - 6
    x1, y1 = point(cx, cy, outer + 1, block.middle)
    x2, y2 = point(cx, cy, outer + 12, block.middle)
    level = r(block.top + NAME_LEADING / 2)
    turn_x = r(near_x + (ELBOW if block.left else -ELBOW))
    lines, y = [], block.top
    for text, bold in block.lines:
        leading, size = (NAME_LEADING, NAME_SIZE) if bold else (SAID_LEADING, SAID_SIZE)
        lines.append(Line(r(column_x + MARK), r(y + leading / 2 + size * 0.33), text, bold))
        y += leading
    number_x, number_y = point(cx, cy, (inner + outer) / 2, block.middle)
    return Segment(
        given=block.segment,
        number=block.number,
        path=sector(cx, cy, inner, outer, block.angles),
        number_x=number_x,
        number_y=number_y,
        leader=f"M{x1} {y1}L{x2} {y2}L{turn_x} {level}H{r(near_x)}",
        mark_x=r(column_x),
        mark_y=r(level - 6.5),
        lines=tuple(lines),
        left=block.left,
        top=r(block.top),
        bottom=r(y),
    )


def draw(core: Sequence[str], supporting: Sequence[SegmentIn], rules: Sequence[SegmentIn]) -> Doughnut:
    """Draw a market. `core`: who sells, what, to whom."""
    radius, text = core_text(core)
    inner, outer = radius + MOAT, radius + MOAT + BAND
    upper = blocks_of(supporting, above=True, first=1)
    lower = blocks_of(rules, above=False, first=len(supporting) + 1)
    for left in (True, False):
        # down a column: above from the horizon's far side to the crown, below from there to the foot
        column = [one for one in upper if one.left == left] + [one for one in lower if one.left == left]
        column.sort(key=lambda one: -(outer + 20) * sin(one.middle))
        spread(column, [-(outer + 20) * sin(one.middle) for one in column])
    blocks = [*upper, *lower]
    top = min([-outer - HEAD, *(one.top for one in blocks)]) - MARGIN
    foot = max([outer + HEAD, *(one.top + one.height for one in blocks)]) + MARGIN
    cx, cy = max(WIDTH / 2, r(outer + MARGIN + COLUMN + ELBOW + 24)), r(-top)
    for one in blocks:
        one.top += cy
    return Doughnut(
        width=2 * cx,
        height=r(foot - top),
        cx=cx,
        cy=cy,
        core=r(radius),
        outer=r(outer),
        core_lines=core_lines(text, cx, cy, len(core)),
        supporting=tuple(drawn(one, cx, cy, inner, outer) for one in upper),
        rules=tuple(drawn(one, cx, cy, inner, outer) for one in lower),
        empty=tuple(
            sector(cx, cy, inner, outer, (sign * pi, 0.0))
            for sign, half in ((1, upper), (-1, lower))
            if not half
        ),
        heads=(r(cy - outer - 44), r(cy + outer + 56)),
    )
