"""The ways of the edges between the rows, and the ways of edges that wait for selection.

A row's cards all reach from its top to its bottom, lines pass a row upright in a lane, and bends stay between
rows: so no line can touch a card, and two lines cross between rows exactly where their order changes.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from .arrangement import Arrangement
from .curves import Bend, elbow, upright
from .placing import Places, Spot
from .ports import Band, End, set_ports

FREE, CLEAR = 4.0, 12.0


def route(
    found: Arrangement, places: Places, bands: Sequence[Band], thickness: Sequence[float], ground_y: float
) -> list[list[Bend]]:
    """Bends of every link, from its upper to its lower end."""
    return [
        _bends(chain, bands, upper, lower)
        for chain, (upper, lower) in zip(
            places.chains, set_ports(found, places, bands, thickness, ground_y), strict=True
        )
    ]


def _bends(chain: Sequence[Spot], bands: Sequence[Band], upper: End, lower: End) -> list[Bend]:
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
