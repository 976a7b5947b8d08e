"""Draws the tree: from nodes and edges to a `Drawing` of plain numbers that a template only prints."""

from bisect import bisect_right, insort
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from .arrangement import Arrangement, arrange
from .blocks import SetBlock, set_block
from .composition import Composition
from .curves import Bend
from .drawing import Drawing, EdgeIn, NodeIn, Words
from .edges import ABOVE_GROUND, draw_links, draw_waiting, thickness_of
from .ground import BELOW, ground_lines, ground_of, trunk
from .outline import relations_of
from .placing import Places, place
from .ports import Band
from .routing import route

GUTTER, MARGIN, TOP = 30.0, 12.0, 4.0
CROWDED = 90
"""From so many links on, lines are drawn fine and unlabelled."""
CORNERS = (205.0, 225.0, 90.0)
"""Width of the upper corners left and right, and their height, where the key may stand if they are empty."""


def draw(
    nodes: Sequence[NodeIn],
    edges: Sequence[EdgeIn],
    *,
    width: float = 1000.0,
    words: Words | None = None,
    selected: str = "",
    keep_order: bool = False,
) -> Drawing:
    """The tree at `width` pixels, wider if it needs to be. `selected`: key of the node whose answers show.

    Cards stand in the order that lets the fewest lines cross; `keep_order` leaves them as given.
    """
    if not nodes:
        return Drawing(width, 0.0, 0.0, (), (), (), (), "", (), 0)
    words = words or Words()
    found = arrange(nodes, edges)
    crowded = len(found.links) > CROWDED
    thickness = [thickness_of(found, link, crowded=crowded) for link in found.links]
    places, blocks = _place(found, width, thickness, words, keep_order=keep_order)
    bands = _bands(found, places, blocks)
    ground_y = ground_of(found, places, bands)
    ways = route(found, places, bands, thickness, ground_y)
    composed = Composition(found, places, bands, blocks, ground_y)
    right = places.left + places.width
    return Drawing(
        width=round(right + MARGIN, 1),
        height=round(bands[-1].bottom + BELOW, 1),
        ground_y=ground_y,
        layers=composed.layers(words, relations_of(nodes, edges, words), selected),
        frames=composed.frames(),
        edges=draw_links(found, places, ways, thickness, crowded=crowded),
        answers=draw_waiting(found, places, bands, selected),
        trunk=trunk(found, places, bands),
        ground_lines=ground_lines(places, bands, ground_y, right, words),
        crossings=_crossings(places, ways),
        crowded=crowded,
        roomy=_roomy(places, bands, ways),
    )


def _place(
    found: Arrangement, width: float, thickness: Sequence[float], words: Words, *, keep_order: bool
) -> tuple[Places, dict[int, SetBlock]]:
    """Places, and every block set at the width it got."""

    @cache
    def set_at(number: int, w: float) -> SetBlock:
        return set_block(found, found.blocks[number], w, words.target)

    def height_of(number: int, w: float) -> float:
        return set_at(number, round(w, 1)).height

    inner = width - GUTTER - MARGIN
    places = place(found, GUTTER, inner, thickness, height_of, keep_order=keep_order)
    return places, {number: set_at(number, round(spot.w, 1)) for number, spot in places.spot_of.items()}


def _bands(found: Arrangement, places: Places, blocks: dict[int, SetBlock]) -> list[Band]:
    """Every row as high as its highest block; between rows as much as the bends need."""
    bands: list[Band] = []
    y = TOP
    for row, spots in enumerate(places.rows):
        height = max((blocks[spot.block].height for spot in spots if spot.block >= 0), default=0.0)
        bands.append(Band(y, y + height))
        y += height + _between(found, places, row)
    return bands


def _between(found: Arrangement, places: Places, row: int) -> float:
    """Height of the space below a row: more for far ways, many lines, labels, and the trunk."""
    if row + 1 >= len(places.rows):
        return 0.0
    ways, labelled = [], False
    for link, chain in zip(found.links, places.chains, strict=True):
        if chain[0].row <= row < chain[-1].row:
            at = row - chain[0].row
            ways.append(abs(chain[at].middle - chain[at + 1].middle))
            labelled = labelled or any(edge.label for edge in link.edges)
    here, below = (found.kind_of(places.rank_of_row[at]) for at in (row, row + 1))
    trunk_height = 12.0 if below == "main_problem" and here in ABOVE_GROUND else 0.0
    farthest = max(ways, default=0.0)
    far = min(24.0, 0.08 * farthest)
    many = max(0.0, min(150.0, 0.3 * farthest, 1.6 * (len(ways) - 9)))
    return round(22.0 + max(far, many) + (12.0 if labelled else 0.0) + trunk_height, 1)


def _crossings(places: Places, ways: Sequence[Sequence[Bend]]) -> int:
    """Pairs of drawn lines that cross, counted between rows by the order of their ends."""
    by_row: dict[int, list[tuple[float, float]]] = {}
    for chain, way in zip(places.chains, ways, strict=True):
        for bend, (upper, _) in zip(way[::2], pairwise(chain), strict=True):
            by_row.setdefault(upper.row, []).append((bend.a[0], bend.b[0]))
    return sum(_inversions(ends) for ends in by_row.values())


def _inversions(ends: list[tuple[float, float]]) -> int:
    seen: list[float] = []
    found = 0
    for _, lower in sorted(ends):
        found += len(seen) - bisect_right(seen, lower)
        insort(seen, lower)
    return found


def _roomy(places: Places, bands: Sequence[Band], ways: Sequence[Sequence[Bend]]) -> bool:
    """Whether both upper corners are empty."""
    left_corner, right_corner, high = CORNERS
    left, right = left_corner, places.left + places.width - right_corner
    boxes = [
        (spot.x, spot.x + spot.w, band.top)
        for row, band in zip(places.rows, bands, strict=True)
        for spot in row
        if spot.block >= 0
    ]
    boxes += [(min(b.a[0], b.b[0]), max(b.a[0], b.b[0]), b.a[1]) for way in ways for b in way]
    return all(start > left and end < right for start, end, top in boxes if top < high)
