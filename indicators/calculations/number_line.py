"""A share on a line from nothing to all: where the marks of women, men, all together and the target stand.

Lengths are units of a drawing WIDTH wide. Labels keep apart; each stays as near to its mark as that allows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 1000.0
APART = 22.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at `x` with its label's middle at `label_x`."""

    key: str
    x: float
    label_x: float


@dataclass(frozen=True, slots=True)
class Line:
    """The line: filled up to `all`, the stretch between women and men from `gap_from` on, `gap_width` wide."""

    marks: tuple[Mark, ...]
    all: float
    gap_from: float
    gap_width: float


def number_line(shares: dict[str, float], widths: dict[str, float]) -> Line:
    """Place shares (0 to 1; keys women, men, all, target, any but `all` may be missing) with labels of given
    widths.
    """
    places = {key: round(WIDTH * min(max(share, 0.0), 1.0), 1) for key, share in shares.items()}
    order = sorted(places, key=lambda key: (places[key], key))
    labels = spread([places[key] for key in order], [widths[key] for key in order])
    ends = sorted(places[key] for key in ("women", "men") if key in places)
    gap = (ends[0], ends[1] - ends[0]) if len(ends) == 2 else (0.0, 0.0)
    marks = tuple(Mark(key, places[key], label) for key, label in zip(order, labels, strict=True))
    return Line(marks, places["all"], round(gap[0], 1), round(gap[1], 1))


def spread(wishes: Sequence[float], widths: Sequence[float]) -> list[float]:
    """Return middles near the wishes (ascending) for labels of these widths that neither touch nor leave the
    line.

    Labels that would touch form a group, which stands where its members wish on average.
    """
    groups: list[list[int]] = []
    for place in range(len(wishes)):
        groups.append([place])
        while len(groups) > 1 and _end(groups[-2], wishes, widths) + APART > _start(
            groups[-1], wishes, widths
        ):
            last = groups.pop()
            groups[-1] += last
    middles = [0.0] * len(wishes)
    for group in groups:
        at = _start(group, wishes, widths)
        for place in group:
            middles[place] = round(at + widths[place] / 2, 1)
            at += widths[place] + APART
    return middles


def _length(group: Sequence[int], widths: Sequence[float]) -> float:
    return sum(widths[place] for place in group) + APART * (len(group) - 1)


def _start(group: Sequence[int], wishes: Sequence[float], widths: Sequence[float]) -> float:
    length = _length(group, widths)
    middle = sum(wishes[place] for place in group) / len(group)
    return min(max(middle - length / 2, 0.0), max(WIDTH - length, 0.0))


def _end(group: Sequence[int], wishes: Sequence[float], widths: Sequence[float]) -> float:
    return _start(group, wishes, widths) + _length(group, widths)
