"""From ordered ranks to places: rows, lanes between cards for passing lines, widths, and the way across."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import sqrt

from .arrangement import Arrangement, Block
from .balancing import HeightOf, Span, balanced
from .ordering import Line, fewest_crossings

GAP = 14.0
LANE_GAP, LANES_GAP = 9.0, 3.0
FEW_ROWS, MOST_ROWS = 3, 9
ROW_HEIGHT, SHAPE = 210.0, 1.5
"""Of a tree that outgrows its page: about how high a row is, and how much wider than high it becomes."""
MOST_BALANCED = 9
LEAST_BALANCED = 132.0
ROOTS = ("root_cause_1", "root_cause_2", "effect")
LEAST = {"impact": 230.0, "outcome": 250.0, "main_problem": 250.0}
LEAST_CARD, LEAST_PART, LEAST_CELL = 146.0, 176.0, 150.0
WISHED = {"impact": 372.0, "outcome": 430.0, "main_problem": 470.0}
WISHED_CARD, WISHED_PART, WISHED_CELL = 232.0, 352.0, 218.0


@dataclass(slots=True, eq=False)
class Spot:
    """A place in a row: a block's, or a lane (`block` -1) that one link passes through."""

    row: int
    block: int
    w: float
    x: float = 0.0

    @property
    def middle(self) -> float:
        """Middle of the spot."""
        return self.x + self.w / 2


@dataclass(slots=True)
class Places:
    """Rows of spots, left to right, and every link's chain of spots from its upper to its lower block."""

    width: float
    left: float = 0.0
    rows: list[list[Spot]] = field(default_factory=list)
    rank_of_row: list[int] = field(default_factory=list)
    spot_of: dict[int, Spot] = field(default_factory=dict)
    chains: list[list[Spot]] = field(default_factory=list)


def place(
    found: Arrangement,
    left: float,
    width: float,
    thickness: Sequence[float],
    height_of: HeightOf,
    *,
    keep_order: bool = False,
) -> Places:
    """Places for a tree from `left`, at least `width` wide: wider where three rows of a rank do not suffice.

    `thickness`: of every link, in pixels. `height_of`: of a block at a width. `keep_order`: leave the given
    order even where lines cross.
    """
    orders, chains = _order(found, keep_order)
    places = _rows(found, orders, chains, thickness, width)
    _set_widths(found, places)
    _balance(found, places, height_of)
    _set_across(found, places)
    _span_roots(found, places)
    places.left = left
    for spot in (spot for row in places.rows for spot in row):
        spot.x += left
    return places


# ---------------------------------------------------------------------------------------------------- order


def _order(found: Arrangement, keep_order: bool) -> tuple[list[list[int]], list[list[int]]]:
    """Ranks with blocks and passing points in order; the chain of items of every link.

    Points count from len(blocks).
    """
    layers = [list(rank) for rank in found.ranks]
    rank_of = {item: number for number, rank in enumerate(layers) for item in rank}
    lines: list[Line] = []
    chains: list[list[int]] = []
    fresh = len(found.blocks)
    for link in found.links:
        chain = [link.upper]
        for number in range(rank_of[link.upper] + 1, rank_of[link.lower]):
            layers[number].append(fresh)
            chain.append(fresh)
            fresh += 1
        chain.append(link.lower)
        chains.append(chain)
        ports = [0.0] * len(chain)
        ports[0], ports[-1] = (
            port(found.blocks[link.upper], link.upper_key),
            port(found.blocks[link.lower], link.lower_key),
        )
        last = len(chain) - 2
        lines += [
            Line(a, b, ports[0] if at == 0 else 0.0, ports[-1] if at == last else 0.0)
            for at, (a, b) in enumerate(pairwise(chain))
        ]
    return (layers if keep_order else fewest_crossings(layers, lines)), chains


def port(block: Block, key: str) -> float:
    """Where in a block, from 0 to 1, the lines of one of its cards leave; the middle for the whole block."""
    return (block.keys.index(key) + 0.5) / len(block.keys) if key else 0.5


# ----------------------------------------------------------------------------------------------------- rows


def _rows(
    found: Arrangement,
    orders: list[list[int]],
    chains: list[list[int]],
    thickness: Sequence[float],
    width: float,
) -> Places:
    """Wrap every rank on as many rows as it needs; lines pass the rows between in lanes of their own."""
    makers = [_RankRows(found, orders, chains, thickness, rank) for rank in range(len(orders))]
    wide = max(maker.need(FEW_ROWS) for maker in makers)
    if wide > width:  # too many for a few rows: grow sideways and downwards alike
        area = sum(least(block) + GAP for block in found.blocks) * ROW_HEIGHT
        width = max(width, min(wide, sqrt(SHAPE * area)))
    counts = [maker.rows_within(width) for maker in makers]
    places = Places(max([width, *(maker.need(count) for maker, count in zip(makers, counts, strict=True))]))
    lanes: dict[int, list[Spot]] = {}
    for rank, (maker, count) in enumerate(zip(makers, counts, strict=True)):
        for row in maker.build(count, len(places.rows), lanes):
            places.rows.append(row)
            places.rank_of_row.append(rank)
    places.spot_of = {spot.block: spot for row in places.rows for spot in row if spot.block >= 0}
    for number, chain in enumerate(chains):
        spots = [places.spot_of[chain[0]], *lanes.get(number, []), places.spot_of[chain[-1]]]
        places.chains.append(sorted(spots, key=lambda spot: spot.row))
    return places


class _RankRows:
    """The rows of one rank, for any count of rows: the blocks by turns, brick-like, and lanes for what
    passes.
    """

    def __init__(
        self,
        found: Arrangement,
        orders: list[list[int]],
        chains: list[list[int]],
        thickness: Sequence[float],
        rank: int,
    ) -> None:
        self.found, self.order, self.thickness = found, orders[rank], thickness
        self.blocks = len(found.ranks[rank])
        self.needs: dict[int, float] = {}
        at = {item: place for layer in orders for place, item in enumerate(layer)}
        self.up: dict[int, list[int]] = {item: [] for item in self.order}
        self.down: dict[int, list[int]] = {item: [] for item in self.order}
        for number, chain in enumerate(chains):
            for here in (item for item in chain if item in self.up):
                if here != chain[-1]:
                    self.down[here].append(number)
                if here != chain[0]:
                    self.up[here].append(number)
        for links in self.up.values():
            links.sort(key=lambda number: self._end(chains[number], at, -1))
        for links in self.down.values():
            links.sort(key=lambda number: self._end(chains[number], at, 1))

    def _end(self, chain: list[int], at: dict[int, int], step: int) -> int:
        mine = next(place for place, item in enumerate(chain) if item in self.up)
        return at[chain[mine + step]]

    def build(self, count: int, first: int, lanes: dict[int, list[Spot]]) -> list[list[Spot]]:
        """The rank on `count` rows, the first one numbered `first`; lanes are noted under their link."""
        rows: list[list[Spot]] = [[] for _ in range(count)]
        turn = 0
        for item in self.order:
            if item >= len(self.found.blocks):
                passing = [(row, number) for number in self.up[item] for row in range(count)]
            else:
                home = turn % count
                turn += 1
                rows[home].append(Spot(first + home, item, least(self.found.blocks[item])))
                passing = [(row, number) for number in self.up[item] for row in range(home)]
                passing += [(row, number) for number in self.down[item] for row in range(home + 1, count)]
            for row, number in passing:
                lane = Spot(first + row, -1, self.thickness[number])
                rows[row].append(lane)
                lanes.setdefault(number, []).append(lane)
        return rows

    def need(self, count: int) -> float:
        """Width that the rank needs on `count` rows, every card at its least."""
        count = min(count, self.blocks)
        if count not in self.needs:
            self.needs[count] = max(_row_width(row) for row in self.build(count, 0, {}))
        return self.needs[count]

    def rows_within(self, width: float) -> int:
        """The fewest rows on which the rank fits into `width`, or else on which it is narrowest."""
        counts = range(1, min(MOST_ROWS, self.blocks) + 1)
        fits = next((count for count in counts if self.need(count) <= width), None)
        return fits or min(counts, key=self.need)


def least(block: Block) -> float:
    """Least width of a block."""
    if block.head:
        return max(LEAST["outcome"], LEAST_PART * len(block.keys))
    return LEAST_CELL * len(block.keys) if block.framed else LEAST.get(block.kind, LEAST_CARD)


def wished(found: Arrangement, block: Block) -> float:
    """Width that a block takes where there is room."""
    bare = not any(found.nodes[key].figures for key in block.keys)
    if block.head:
        return (250.0 if bare else WISHED_PART) * len(block.keys)
    if block.framed:
        return (180.0 if bare else WISHED_CELL) * len(block.keys)
    return WISHED.get(block.kind, WISHED_CARD) * (0.9 if bare and block.kind in WISHED else 1.0)


def gap_between(left: Spot, right: Spot) -> float:
    """Empty space between two neighbours of a row."""
    if left.block >= 0 and right.block >= 0:
        return GAP
    return LANES_GAP if left.block < 0 and right.block < 0 else LANE_GAP


def _row_width(row: Sequence[Spot]) -> float:
    gaps = sum(gap_between(a, b) for a, b in pairwise(row))
    edges = sum(LANES_GAP for spot in (row[0], row[-1]) if spot.block < 0) if row else 0.0
    return sum(spot.w for spot in row) + gaps + edges


# --------------------------------------------------------------------------------------------------- widths


def _set_widths(found: Arrangement, places: Places) -> None:
    """Let blocks grow from their least to their wished width, all of a rank by the same share of the way."""
    share_of: dict[int, float] = {}
    for rank, row in zip(places.rank_of_row, places.rows, strict=True):
        wish = sum(wished(found, found.blocks[s.block]) - s.w for s in row if s.block >= 0)
        spare = places.width - _row_width(row)
        share_of[rank] = min(share_of.get(rank, 1.0), spare / wish if wish > spare else 1.0)
    for rank, row in zip(places.rank_of_row, places.rows, strict=True):
        for spot in row:
            if spot.block >= 0:
                spot.w += (wished(found, found.blocks[spot.block]) - spot.w) * share_of[rank]


# --------------------------------------------------------------------------------------------------- across


def _set_across(found: Arrangement, places: Places) -> None:
    """Move every row's spots near what they are joined to, in order and without touching; a lone block to
    the middle.
    """
    joined: dict[int, list[tuple[Spot, Callable[[], float], float]]] = {
        id(spot): [] for row in places.rows for spot in row
    }
    for link, chain in zip(found.links, places.chains, strict=True):
        keys = [link.upper_key, *[""] * (len(chain) - 2), link.lower_key]
        offsets = [
            port(found.blocks[spot.block], key) if spot.block >= 0 else 0.5
            for spot, key in zip(chain, keys, strict=True)
        ]
        for here, there in zip(range(len(chain) - 1), range(1, len(chain)), strict=True):
            _join(joined, chain[here], offsets[here], chain[there], offsets[there])
            _join(joined, chain[there], offsets[there], chain[here], offsets[here])
    for row in places.rows:
        spread(row, [places.width / 2 - spot.w / 2 for spot in row], [1.0] * len(row), places.width)
    turns = 24 if sum(map(len, places.rows)) < 300 else 8
    for turn in range(turns):
        for row in places.rows if turn % 2 == 0 else reversed(places.rows):
            _pull(row, joined, places.width)


def _join(
    joined: dict[int, list[tuple[Spot, Callable[[], float], float]]],
    a: Spot,
    share_a: float,
    b: Spot,
    share_b: float,
) -> None:
    straight = 4.0 if a.block < 0 and b.block < 0 else 2.0 if a.block < 0 or b.block < 0 else 1.0
    joined[id(a)].append((b, lambda: b.x + share_b * b.w - share_a * a.w, straight))


def _pull(
    row: list[Spot], joined: dict[int, list[tuple[Spot, Callable[[], float], float]]], width: float
) -> None:
    if len(row) == 1 and row[0].block >= 0:
        row[0].x = (width - row[0].w) / 2
        return
    wishes, weights = [], []
    for spot in row:
        pulls = joined[id(spot)]
        weight = sum(pull[2] for pull in pulls)
        wishes.append(sum(wish() * pull for _, wish, pull in pulls) / weight if weight else spot.x)
        weights.append(weight or 0.1)
    spread(row, wishes, weights, width)


def spread(row: Sequence[Spot], wishes: Sequence[float], weights: Sequence[float], width: float) -> None:
    """Place spots nearest to their wishes (least squares), in order, with their gaps, inside 0 … `width`."""
    offsets = [0.0]
    for a, b in pairwise(row):
        offsets.append(offsets[-1] + a.w + gap_between(a, b))
    edge = [LANES_GAP if spot.block < 0 else 0.0 for spot in (row[0], row[-1])]
    low, high = edge[0], max(edge[0], width - edge[1] - offsets[-1] - row[-1].w)
    for spot, offset, value in zip(
        row,
        offsets,
        ascending([wish - offset for wish, offset in zip(wishes, offsets, strict=True)], weights),
        strict=True,
    ):
        spot.x = round(min(max(value, low), high) + offset, 2)


def ascending(values: Sequence[float], weights: Sequence[float]) -> list[float]:
    """The ascending sequence nearest to `values` by weighted least squares (pool adjacent violators)."""
    pools: list[list[float]] = []  # value, weight, length
    for value, weight in zip(values, weights, strict=True):
        pools.append([value, weight, 1])
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            later, earlier = pools.pop(), pools[-1]
            total = earlier[1] + later[1]
            earlier[0] = (earlier[0] * earlier[1] + later[0] * later[1]) / total
            earlier[1], earlier[2] = total, earlier[2] + later[2]
    return [pool[0] for pool in pools for _ in range(int(pool[2]))]


def _spans(found: Arrangement, places: Places, row: int) -> list[Span]:
    """Which cards of a row each root of the row below would span, if all of them can: apart, in order, none
    loose.
    """
    if row + 1 >= len(places.rows):
        return []
    upper, lower = places.rows[row], places.rows[row + 1]
    column = {id(spot): number for number, spot in enumerate(upper)}
    if any(spot.block < 0 or found.blocks[spot.block].framed for spot in (*upper, *lower)):
        return []
    spans = []
    for spot in lower:
        ends = [
            column[id(chain[-2])] for chain in places.chains if chain[-1] is spot and id(chain[-2]) in column
        ]
        if not ends or found.blocks[spot.block].kind not in ROOTS:
            return []
        spans.append(Span(spot.block, min(ends), max(ends)))
    return spans if all(a.last < b.first for a, b in pairwise(spans)) else []


def _balance(found: Arrangement, places: Places, height_of: HeightOf) -> None:
    """Even out the heights of every rank that stands on one row of plain cards."""
    for row, spots in enumerate(places.rows):
        alone = places.rank_of_row.count(places.rank_of_row[row]) == 1
        plain = all(spot.block >= 0 and not found.blocks[spot.block].framed for spot in spots)
        if not alone or not plain or not 2 < len(spots) <= MOST_BALANCED:
            continue
        blocks = [spot.block for spot in spots]
        widths = balanced(
            blocks,
            [spot.w for spot in spots],
            [min(least(found.blocks[block]), LEAST_BALANCED) for block in blocks],
            GAP,
            _spans(found, places, row),
            height_of,
        )
        for spot, w in zip(spots, widths, strict=True):
            spot.w = w


def _span_roots(found: Arrangement, places: Places) -> None:
    """Let roots span the cards that they cause, where these do not interlock."""
    for row, upper in enumerate(places.rows):
        for span in _spans(found, places, row):
            spot = places.spot_of[span.block]
            spot.x = upper[span.first].x
            spot.w = upper[span.last].x + upper[span.last].w - spot.x
