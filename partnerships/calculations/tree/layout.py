"""Draws the tree: from nodes and edges to a `Drawing` of plain numbers that a template only prints."""

from bisect import bisect_right, insort
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from .arrangement import Arrangement, arrange
from .blocks import SetBlock, set_block
from .curves import Bend
from .drawing import Card, Drawing, EdgeIn, Frame, Layer, NodeIn, Words
from .edges import ABOVE_GROUND, draw_links, draw_waiting, thickness_of
from .ground import BELOW, ground_lines, ground_of, trunk
from .outline import relations_of
from .placing import Places, place
from .routing import Band, route

GUTTER, MARGIN, TOP, BOTTOM = 30.0, 12.0, 4.0, BELOW
CROWDED = 90
"""From so many links on, lines are thin and cards stand closer."""


def draw(
    nodes: Sequence[NodeIn],
    edges: Sequence[EdgeIn],
    *,
    width: float = 1000.0,
    words: Words | None = None,
    selected: str = "",
    keep_order: bool = False,
) -> Drawing:
    """The tree at `width` pixels (wider if the tree needs it). `selected`: key of the node whose answers
    show at once.

    Cards stand in the order that lets the fewest lines cross; `keep_order` leaves them as given.
    """
    words = words or Words()
    if not nodes:
        return Drawing(width, 0.0, 0.0, (), (), (), (), "", (), 0, crowded=False)
    found = arrange(nodes, edges)
    crowded = len(found.links) > CROWDED
    thickness = [thickness_of(found, link, crowded=crowded) for link in found.links]

    @cache
    def set_at(number: int, w: float) -> SetBlock:
        return set_block(found, found.blocks[number], w, words.target)

    places = place(
        found,
        GUTTER,
        width - GUTTER - MARGIN,
        thickness,
        lambda number, w: set_at(number, round(w, 1)).height,
        keep_order=keep_order,
    )
    blocks = {number: set_at(number, round(spot.w, 1)) for number, spot in places.spot_of.items()}
    bands = _bands(found, places, blocks, crowded=crowded)
    ground_y = ground_of(found, places, bands)
    bends = route(found, places, bands, thickness, ground_y)
    relations = relations_of(nodes, edges)
    cards = _cards(found, places, bands, blocks, selected)
    cards = {key: replace(card, relations=relations[key]) for key, card in cards.items()}
    total = places.left + places.width + MARGIN
    return Drawing(
        width=round(total, 1),
        height=round(bands[-1].bottom + BOTTOM, 1),
        ground_y=ground_y,
        layers=_layers(found, places, bands, cards, ground_y, words),
        frames=_frames(places, bands, blocks),
        edges=draw_links(found, places, bends, thickness, crowded=crowded),
        answers=draw_waiting(found, places, bands, selected),
        trunk=trunk(found, places, bands),
        ground_lines=ground_lines(places, bands, ground_y, total - MARGIN, words),
        crossings=_crossings(places, bends),
        crowded=crowded,
    )


# -------------------------------------------------------------------------------------------------- heights


def _bands(found: Arrangement, places: Places, blocks: dict[int, SetBlock], *, crowded: bool) -> list[Band]:
    """Every row as high as its highest block; between rows as much as the bends need."""
    bands: list[Band] = []
    y = TOP
    for row, spots in enumerate(places.rows):
        height = max((blocks[spot.block].height for spot in spots if spot.block >= 0), default=0.0)
        bands.append(Band(y, y + height))
        y += height + _between(found, places, row, crowded=crowded)
    return bands


def _between(found: Arrangement, places: Places, row: int, *, crowded: bool) -> float:
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
    trunk = 12.0 if below == "main_problem" and here in ABOVE_GROUND else 0.0
    far = min(24.0, 0.08 * max(ways, default=0.0))
    many = min(90.0, 0.5 * max(0, len(ways) - 14)) if crowded else 0.0
    return round(22.0 + far + many + (12.0 if labelled else 0.0) + trunk, 1)


# ---------------------------------------------------------------------------------------------------- cards


def _cards(
    found: Arrangement, places: Places, bands: Sequence[Band], blocks: dict[int, SetBlock], selected: str
) -> dict[str, Card]:
    cards: dict[str, Card] = {}
    for number, spot in places.spot_of.items():
        band = bands[spot.row]
        for piece in blocks[number].pieces(band.bottom - band.top):
            content = piece.content
            cards[piece.key] = Card(
                node=found.nodes[piece.key],
                x=round(spot.x + piece.x, 1),
                y=round(band.top + piece.y, 1),
                w=round(piece.w, 1),
                h=round(content.height, 1),
                framed=not found.blocks[number].framed,
                selected=piece.key == selected,
                marks=content.marks,
                lines=content.lines,
                badges=content.badges,
                figures=(*content.figures, *content.foot),
                rules=content.rules,
            )
    return cards


def _frames(places: Places, bands: Sequence[Band], blocks: dict[int, SetBlock]) -> tuple[Frame, ...]:
    frames = []
    for number, spot in places.spot_of.items():
        block, band = blocks[number], bands[spot.row]
        if block.block.framed:
            h = band.bottom - band.top
            frames.append(
                Frame(
                    block.block.kind,
                    round(spot.x, 1),
                    round(band.top, 1),
                    round(spot.w, 1),
                    round(h, 1),
                    block.rules(h),
                )
            )
    return tuple(frames)


def _layers(
    found: Arrangement,
    places: Places,
    bands: Sequence[Band],
    cards: dict[str, Card],
    ground_y: float,
    words: Words,
) -> tuple[Layer, ...]:
    """Layers by kind, crown to roots; cards in reading order: row by row, left to right, an outcome before
    its parts.
    """
    rows_of: dict[str, list[int]] = {}
    for row, rank in enumerate(places.rank_of_row):
        rows_of.setdefault(found.kind_of(rank), []).append(row)
    layers = []
    for kind, rows in rows_of.items():
        keys: list[str] = []
        for row in rows:
            for spot in sorted((s for s in places.rows[row] if s.block >= 0), key=lambda s: s.x):
                block = found.blocks[spot.block]
                keys += [*((block.head,) if block.head else ()), *block.keys]
        top, bottom = bands[rows[0]].top, bands[rows[-1]].bottom
        if top < ground_y < bottom:
            top = ground_y
        middle = round((top + bottom) / 2, 1)
        layers.append(
            Layer(
                kind,
                words.layers.get(kind, ""),
                top,
                bottom - top,
                13.0,
                middle,
                tuple(cards[key] for key in keys),
            )
        )
    return tuple(layers)


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
