"""Ports: where the ends of the lines stand on their cards, so that lines that leave together do not cross."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .arrangement import Arrangement, Link
from .placing import Places, Spot, ascending, port

MARGIN, APART = 14.0, 5.0
WIDE = 300.0
"""From this width on a block follows its lines, and lets the outermost leave by its sides."""
SIDE_REACH, SIDE_INSET, SIDE_APART, SIDE_PLACE = 20.0, 10.0, 6.0, 0.6


@dataclass(frozen=True, slots=True)
class Band:
    """Top and bottom of a row."""

    top: float
    bottom: float


@dataclass(slots=True, eq=False)
class End:
    """One end of a link at a block, and the spot that the link leads to next.

    `side_y`: height on the block's side where it leaves by the side. `below`: it leaves downwards.
    """

    number: int
    spot: Spot
    key: str
    below: bool
    toward: Spot
    toward_share: float
    w: float
    other: "End | None" = None
    x: float = 0.0
    placed: bool = False
    side_y: float | None = None

    @property
    def goal(self) -> float:
        """Where the line leads: the other end's port once that is known."""
        if self.other and self.other.placed:
            return self.other.x
        return self.toward.x + self.toward_share * self.toward.w

    @property
    def reach(self) -> tuple[float, float]:
        """Between what the other end's port can come to stand."""
        if self.other and self.other.placed:
            return self.other.x, self.other.x
        return self.toward.x, self.toward.x + self.toward.w


def set_ports(
    found: Arrangement, places: Places, bands: Sequence[Band], thickness: Sequence[float], ground_y: float
) -> list[tuple[End, End]]:
    """The upper and the lower end of every link in place. Narrow cards come first, wide blocks follow."""
    pairs = [
        _ends(found, link, number, places.chains[number], thickness[number])
        for number, link in enumerate(found.links)
    ]
    groups: dict[tuple[int, bool], list[End]] = defaultdict(list)
    for end in (end for pair in pairs for end in pair):
        groups[id(end.spot), end.below].append(end)
    for ends in sorted(groups.values(), key=lambda ends: _is_wide(found, ends[0].spot)):
        spot, below = ends[0].spot, ends[0].below
        top, bottom = bands[spot.row].top, bands[spot.row].bottom
        if top < ground_y < bottom:
            top = ground_y
        if (id(spot), not below) in groups:  # half of each side for those that turn up, half for those down
            top, bottom = ((top + bottom) / 2, bottom) if below else (top, (top + bottom) / 2)
        _set_group(found, ends, places.rows[spot.row], Band(top, bottom))
    return pairs


def _is_wide(found: Arrangement, spot: Spot) -> bool:
    return found.blocks[spot.block].framed or spot.w > WIDE


def _ends(found: Arrangement, link: Link, number: int, chain: Sequence[Spot], w: float) -> tuple[End, End]:
    shares = port(found.blocks[link.upper], link.upper_key), port(found.blocks[link.lower], link.lower_key)
    direct = len(chain) == 2
    upper = End(number, chain[0], link.upper_key, True, chain[1], shares[1] if direct else 0.5, w)  # noqa: FBT003
    lower = End(number, chain[-1], link.lower_key, False, chain[-2], shares[0] if direct else 0.5, w)  # noqa: FBT003
    if direct:
        upper.other, lower.other = lower, upper
    return upper, lower


def _set_group(found: Arrangement, ends: list[End], row: Sequence[Spot], sides: Band) -> None:
    """Spread the ends that leave one block upwards, or downwards, in the order of what they lead to.

    `sides`: the part of the block's sides that they may leave by.
    """
    spot = ends[0].spot
    block = found.blocks[spot.block]
    ends.sort(key=lambda end: (end.goal, end.number))
    staying = ends
    if _is_wide(found, spot):
        staying = _take_sides(ends, row, (block.keys[0], block.keys[-1]), sides)
    for key in sorted({end.key for end in staying}):
        half = spot.w / 2 / len(block.keys) if key else spot.w / 2
        middle = spot.x + port(block, key) * spot.w
        _spread([end for end in staying if end.key == key], middle - half, middle + half)
    for end in ends:
        end.placed = True


def _spread(ends: list[End], low: float, high: float) -> None:
    margin = min(MARGIN, (high - low) / 6)
    low, high = low + margin, high - margin
    middle = (low + high) / 2
    follow = 0.85 if high - low > 240 else 0.22
    steps = [0.0]
    for a, b in pairwise(ends):
        steps.append(steps[-1] + (a.w + b.w) / 2 + APART)
    squeeze = min(1.0, (high - low) / steps[-1]) if steps[-1] else 1.0
    steps = [step * squeeze for step in steps]
    wishes = [middle + follow * (min(max(end.goal, low), high) - middle) for end in ends]
    values = ascending([wish - step for wish, step in zip(wishes, steps, strict=True)], [1.0] * len(ends))
    for end, value, step in zip(ends, values, steps, strict=True):
        end.x = round(min(max(value, low), high - steps[-1]) + step, 2)


def _take_sides(ends: list[End], row: Sequence[Spot], outer_keys: tuple[str, str], sides: Band) -> list[End]:
    """Let the outermost leave by the sides of a block that has the row's end to itself; returns the rest."""
    spot = ends[0].spot
    top, bottom = sides.top + SIDE_INSET, sides.bottom - SIDE_INSET
    left_edge, right_edge = spot.x, spot.x + spot.w
    left = [e for e in ends if row[0] is spot and e.reach[1] < left_edge - SIDE_REACH]
    right = [e for e in reversed(ends) if row[-1] is spot and e.reach[0] > right_edge + SIDE_REACH]
    for edge, key, outer in ((left_edge, outer_keys[0], left), (right_edge, outer_keys[1], right)):
        leaving = [end for end in outer if end.key in ("", key)]
        while leaving and sum(end.w + SIDE_APART for end in leaving) - SIDE_APART > bottom - top:
            leaving.pop()  # the innermost
        high = sum(end.w + SIDE_APART for end in leaving) - SIDE_APART
        y = top + SIDE_PLACE * (bottom - top - high)
        for end in leaving if ends[0].below else reversed(leaving):  # the outermost farthest from the turn
            end.side_y, end.x = y + end.w / 2, edge
            y += end.w + SIDE_APART
    return [end for end in ends if end.side_y is None]
