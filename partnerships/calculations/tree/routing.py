"""The ways of the edges: ports on the cards, bends between the rows, and the ways of edges that wait for
selection.

A row's cards all reach from its top to its bottom, lines pass a row upright in a lane, and bends stay
between rows: so no line can touch a card, and two lines cross between rows exactly where their order
changes.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .arrangement import Arrangement, Link
from .curves import Bend, elbow, upright
from .placing import Places, Spot, ascending, port

PORT_MARGIN = 14.0
SIDE_REACH = 30.0
SIDE_PLACE = 0.6
FREE = 4.0
CLEAR = 12.0


@dataclass(frozen=True, slots=True)
class Band:
    """Top and bottom of a row."""

    top: float
    bottom: float


@dataclass(slots=True)
class _End:
    """One end of a link at a block: the spot it leads to, its port's place."""

    number: int
    spot: Spot
    key: str
    toward: Spot
    toward_share: float
    w: float
    x: float = 0.0
    side_y: float | None = None

    @property
    def goal(self) -> float:
        return self.toward.x + self.toward_share * self.toward.w


def route(
    found: Arrangement, places: Places, bands: Sequence[Band], thickness: Sequence[float], ground_y: float
) -> list[list[Bend]]:
    """Bends of every link, from its upper to its lower end.

    Roots leave the trunk's sides below the ground only.
    """
    lower_ends, upper_ends = _ends(found, places, thickness)
    for ends in (upper_ends, lower_ends):
        by_block: dict[int, list[_End]] = defaultdict(list)
        for end in ends:
            by_block[id(end.spot)].append(end)
        for group in by_block.values():
            _set_ports(found, group, places, bands, below=ends is upper_ends, ground_y=ground_y)
    return [
        _bends(chain, bands, upper, lower)
        for chain, upper, lower in zip(places.chains, upper_ends, lower_ends, strict=True)
    ]


def _ends(found: Arrangement, places: Places, thickness: Sequence[float]) -> tuple[list[_End], list[_End]]:
    lower_ends, upper_ends = [], []
    for number, (link, chain) in enumerate(zip(found.links, places.chains, strict=True)):
        shares = _share(found, link, chain[0]), _share(found, link, chain[-1])
        w = thickness[number]
        upper_ends.append(
            _End(number, chain[0], link.upper_key, chain[1], shares[1] if len(chain) == 2 else 0.5, w)
        )
        lower_ends.append(
            _End(number, chain[-1], link.lower_key, chain[-2], shares[0] if len(chain) == 2 else 0.5, w)
        )
    return lower_ends, upper_ends


def _share(found: Arrangement, link: Link, spot: Spot) -> float:
    return port(found.blocks[spot.block], link.upper_key if spot.block == link.upper else link.lower_key)


def _set_ports(
    found: Arrangement,
    ends: list[_End],
    places: Places,
    bands: Sequence[Band],
    *,
    below: bool,
    ground_y: float,
) -> None:
    """Spread the ends that leave one block on one side, in the order of what they lead to."""
    spot = ends[0].spot
    ends.sort(key=lambda end: (end.goal, end.number))
    if found.blocks[spot.block].framed or spot.w > 300:
        ends = _take_sides(
            found, ends, places.rows[spot.row], bands[spot.row], below=below, ground_y=ground_y
        )
    keys = {end.key for end in ends}
    for key in keys:
        family = [end for end in ends if end.key == key]
        count = max(1, len(found.blocks[spot.block].keys))
        share = port(found.blocks[spot.block], key)
        low, high = spot.x, spot.x + spot.w
        if key:
            low, high = spot.x + (share - 0.5 / count) * spot.w, spot.x + (share + 0.5 / count) * spot.w
        _spread_ports(family, low, high)


def _spread_ports(ends: list[_End], low: float, high: float) -> None:
    margin = min(PORT_MARGIN, (high - low) / 6)
    low, high = low + margin, high - margin
    middle = (low + high) / 2
    follow = 0.85 if high - low > 240 else 0.22
    steps = [0.0]
    for a, b in pairwise(ends):
        steps.append(steps[-1] + (a.w + b.w) / 2 + 5)
    squeeze = min(1.0, (high - low) / steps[-1]) if steps[-1] else 1.0
    steps = [step * squeeze for step in steps]
    wishes = [middle + follow * (min(max(end.goal, low), high) - middle) for end in ends]
    values = ascending([wish - step for wish, step in zip(wishes, steps, strict=True)], [1.0] * len(ends))
    for end, value, step in zip(ends, values, steps, strict=True):
        end.x = round(min(max(value, low), high - steps[-1]) + step, 2)


def _take_sides(
    found: Arrangement, ends: list[_End], row: Sequence[Spot], band: Band, *, below: bool, ground_y: float
) -> list[_End]:
    """Let the outermost ends leave by the sides of a block that has the row's edge to itself; returns the
    others.
    """
    spot = ends[0].spot
    keys = found.blocks[spot.block].keys
    left = [e for e in ends if row[0] is spot and e.goal < spot.x - SIDE_REACH and e.key in ("", keys[0])]
    right = [
        e
        for e in ends
        if row[-1] is spot and e.goal > spot.x + spot.w + SIDE_REACH and e.key in ("", keys[-1])
    ]
    top, bottom = (ground_y if band.top < ground_y < band.bottom else band.top) + 10, band.bottom - 10
    taken: set[int] = set()
    for edge, outer in ((spot.x, left), (spot.x + spot.w, right[::-1])):  # outermost first
        while outer and sum(end.w + 6 for end in outer) - 6 > bottom - top:
            outer.pop()
        high = sum(end.w + 6 for end in outer) - 6
        y = top + SIDE_PLACE * (bottom - top - high)
        for end in outer if below else reversed(outer):  # the outermost farthest from where the lines turn to
            end.side_y, end.x = y + end.w / 2, edge
            taken.add(end.number)
            y += end.w + 6
    return [end for end in ends if end.number not in taken]


def _bends(chain: Sequence[Spot], bands: Sequence[Band], upper: _End, lower: _End) -> list[Bend]:
    """From the upper block's foot through the lanes to the lower block's head."""
    points: list[tuple[float, float]] = [(upper.x, bands[chain[0].row].bottom)]
    for spot in chain[1:-1]:
        points += [(spot.middle, bands[spot.row].top), (spot.middle, bands[spot.row].bottom)]
    points.append((lower.x, bands[chain[-1].row].top))
    bends = [upright(a, b) for a, b in pairwise(points)]
    if upper.side_y is not None:
        bends[0] = elbow((upper.x, upper.side_y), points[1])
    elif lower.side_y is not None:
        turned = elbow((lower.x, lower.side_y), points[-2])
        bends[-1] = Bend(turned.b, turned.q, turned.p, turned.a)
    return bends


# ------------------------------------------------------------------------------------------ edges that wait


def route_waiting(
    places: Places, bands: Sequence[Band], upper: tuple[int, float], lower: tuple[int, float]
) -> list[Bend]:
    """A way from the foot of one row to the head of another through the gaps of the rows between.

    `upper` and `lower`: row and x. In every row the gap is taken that makes the whole way shortest.
    """
    (first, start), (last, end) = upper, lower
    ways: dict[float, tuple[float, list[float]]] = {start: (0.0, [])}
    for row in range(first + 1, last):
        line = start + (end - start) * (row - first) / (last - first)
        ways = {
            x: min((cost + abs(x - at) + 0.2 * abs(x - line), [*way, x]) for at, (cost, way) in ways.items())
            for x in _gaps(places.rows[row], places.left, places.left + places.width, line)
        }
    way = min((cost + abs(end - at), way) for at, (cost, way) in ways.items())[1]
    points = [(start, bands[first].bottom)]
    for row, x in zip(range(first + 1, last), way, strict=True):
        points += [(x, bands[row].top), (x, bands[row].bottom)]
    points.append((end, bands[last].top))
    return [upright(a, b) for a, b in pairwise(points)]


def _gaps(row: Sequence[Spot], left: float, right: float, line: float) -> list[float]:
    """A place in each of the few gaps between a row's blocks that lie nearest to `line`."""
    blocks = [spot for spot in row if spot.block >= 0]
    edges = [
        left - 3 * FREE,
        *(edge for spot in blocks for edge in (spot.x, spot.x + spot.w)),
        right + 3 * FREE,
    ]
    gaps = [(low, high) for low, high in zip(edges[::2], edges[1::2], strict=True) if high - low >= 2 * FREE]
    near = bisect_left([high for _, high in gaps], line)
    near_gaps = gaps[max(0, near - 2) : near + 3]
    clear = [(low, high, min(CLEAR, (high - low) / 2)) for low, high in near_gaps]
    return sorted({round(min(max(line, low + space), high - space), 1) for low, high, space in clear})
