"""Gives wordy cards more of their row's width, so that no row is high because of one card."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

STEPS = (40.0, 16.0, 8.0)
WIDEST = 1.5
"""No card grows beyond this share of its row's mean."""
ROUNDS = 24

HeightOf = Callable[[int, float], float]


@dataclass(frozen=True, slots=True)
class Span:
    """A block of the row below that reaches from column `first` to column `last`."""

    block: int
    first: int
    last: int


def balanced(
    blocks: Sequence[int],
    widths: Sequence[float],
    least: Sequence[float],
    gap: float,
    spans: Sequence[Span],
    height_of: HeightOf,
) -> list[float]:
    """Widths of the same sum that make the row, and the row that spans it, together as low as a simple
    search finds.

    `height_of`: height in pixels of a block at a width.
    """
    best = list(widths)
    ceiling = WIDEST * sum(widths) / max(1, len(widths))

    def cost(tried: Sequence[float]) -> tuple[float, float]:
        own = [height_of(block, w) for block, w in zip(blocks, tried, strict=True)]
        under = [
            height_of(s.block, sum(tried[s.first : s.last + 1]) + gap * (s.last - s.first)) for s in spans
        ]
        return max(own) + max(under, default=0.0), sum(own) + sum(under)

    lowest = cost(best)
    for _ in range(ROUNDS):
        found = min(
            ((cost(tried), tried) for tried in _moves(best, least, ceiling)),
            default=None,
            key=lambda pair: pair[0],
        )
        if found is None or found[0][0] >= lowest[0]:
            break
        lowest, best = found
    return best


def _moves(widths: Sequence[float], least: Sequence[float], ceiling: float) -> list[list[float]]:
    """Every way to give one card a step of another's width."""
    moves = []
    for taker in range(len(widths)):
        for giver in range(len(widths)):
            for step in STEPS:
                if (
                    giver != taker
                    and widths[giver] - step >= least[giver]
                    and widths[taker] + step <= ceiling
                ):
                    tried = list(widths)
                    tried[taker] += step
                    tried[giver] -= step
                    moves.append(tried)
    return moves
