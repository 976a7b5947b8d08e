"""The order of items inside their layers that lets the fewest lines cross.

Items are numbers; a line joins an item of one layer with an item of the next. A line may leave its item at
one of several places side by side (a card with parts): its port, from 0 up to but not including 1.

Two first guesses (the slowest wave of the graph, which finds its long axis, and the given order), each
bettered by sweeps and by sifting items past their neighbours; then shaken restarts until the work allowed
is spent. Work is counted, not timed: same input, same order.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import mul
from random import Random

WORK = 60_000
"""How many pairs of neighbours a search may compare before it takes the best it has."""
REACH = 10
"""How many neighbours an item may pass at once."""
SMALL = 150
"""Up to so many lines the given order is tried before the wave, and so more likely kept."""
PATIENCE = 20
"""How many restarts in vain end the search."""
WAVES, FADING = 120, 0.95
"""Rounds of smoothing before the slowest wave is read off, and the rate of fading that is held to be fast."""

Ends = dict[int, list[tuple[float, int, float]]]


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two items of neighbouring layers."""

    upper: int
    lower: int
    upper_port: float = 0.0
    lower_port: float = 0.0


def crossings(layers: Sequence[Sequence[int]], lines: Iterable[Line]) -> int:
    """How many pairs of lines cross when items stand in the order of `layers`."""
    return _Search(layers, lines).count()


def fewest_crossings(
    layers: Sequence[Sequence[int]], lines: Sequence[Line], *, work: int = WORK
) -> list[list[int]]:
    """The layers with their items reordered.

    Where orders cross equally often, the nearest to the given is taken. The last few answers are remembered:
    a tree's shape changes rarely, its figures often.
    """
    return [list(layer) for layer in _ordered(tuple(map(tuple, layers)), tuple(lines), work)]


@lru_cache(maxsize=64)
def _ordered(layers: tuple[tuple[int, ...], ...], lines: tuple[Line, ...], work: int) -> list[list[int]]:
    search = _Search(layers, lines, work)
    starts = (search.start_from_given, search.start_from_wave)
    for start in starts if len(lines) <= SMALL else reversed(starts):
        if search.best_count:
            start()
            search.improve()
    dice = Random(len(lines))  # noqa: S311 - no secret; seeded so that a drawing never changes by itself
    turn, vain = 0, 0
    while search.best_count and search.work > 0 and vain < PATIENCE:
        before = search.best_count
        search.start_from_best(dice, turn)
        search.improve()
        turn, vain = turn + 1, 0 if search.best_count < before else vain + 1
    return search.settled()


def forget() -> None:
    """Drop the remembered orders, for those who measure."""
    _ordered.cache_clear()


class _Search:
    """One search: the present order, the best one seen, and the work that is left."""

    def __init__(self, layers: Sequence[Sequence[int]], lines: Iterable[Line], work: int = WORK) -> None:
        self.given = {item: place for layer in layers for place, item in enumerate(layer)}
        self.place = dict(self.given)
        self.layers = [list(layer) for layer in layers]
        self.above: Ends = {item: [] for item in self.given}
        self.below: Ends = {item: [] for item in self.given}
        self.gaps: list[list[Line]] = [[] for _ in layers]
        layer_of = {item: number for number, layer in enumerate(layers) for item in layer}
        for line in lines:
            self.below[line.upper].append((line.upper_port, line.lower, line.lower_port))
            self.above[line.lower].append((line.lower_port, line.upper, line.upper_port))
            self.gaps[layer_of[line.upper]].append(line)
        self.work = work
        self.best = [list(layer) for layer in layers]
        self.best_count = self.count()

    def count(self) -> int:
        """Crossings of the present order."""
        return sum(self._count_gap(gap) for gap in self.gaps)

    def _count_gap(self, gap: list[Line]) -> int:
        place = self.place
        ends = sorted((place[a.upper] + a.upper_port, place[a.lower] + a.lower_port) for a in gap)
        passed: list[float] = []  # lower ends of lines that leave further left
        waiting: list[
            float
        ] = []  # lower ends of lines that leave from this same place: they do not cross each other
        crossing, here = 0, -1.0
        for upper, lower in ends:
            if upper != here:
                for end in waiting:
                    insort(passed, end)
                here, waiting = upper, []
            crossing += len(passed) - bisect_right(passed, lower)
            waiting.append(lower)
        return crossing

    # ---------------------------------------------------------------------------------------- first guesses

    def start_from_wave(self) -> None:
        """Order each layer by the slowest wave over the graph; pieces that hang apart come one by one."""
        near = {item: [o for _, o, _ in self.above[item] + self.below[item]] for item in self.given}
        height = {item: place - len(self.layers) / 2 for item, place in self.given.items()}
        for offset, piece in enumerate(self._pieces(near)):
            for item, value in _slowest_wave(piece, near, height).items():
                height[item] = 4.0 * offset + value
        for number, layer in enumerate(self.layers):
            self._set(number, sorted(layer, key=height.__getitem__))

    def start_from_given(self) -> None:
        """Put everything back as it was given."""
        for number, layer in enumerate(self.layers):
            self._set(number, sorted(layer, key=self.given.__getitem__))

    def _pieces(self, near: dict[int, list[int]]) -> list[list[int]]:
        seen: set[int] = set()
        pieces = []
        for first in self.given:
            if first in seen:
                continue
            piece, waiting = [], [first]
            seen.add(first)
            while waiting:
                item = waiting.pop()
                piece.append(item)
                fresh = [other for other in near[item] if other not in seen]
                seen.update(fresh)
                waiting.extend(dict.fromkeys(fresh))
            pieces.append(piece)
        return pieces

    def start_from_best(self, dice: Random, turn: int) -> None:
        """Shake the best order, harder with every turn, then gently again."""
        strength = 2.0 + 3.0 * (turn % 4)
        for number, layer in enumerate(self.best):
            key = {item: place + dice.uniform(-strength, strength) for place, item in enumerate(layer)}
            self._set(number, sorted(layer, key=key.__getitem__))

    # ------------------------------------------------------------------------------------------- betterment

    def improve(self) -> None:
        """Sift and sweep by turns while that helps; remember the best."""
        stale, downwards = 0, True
        while stale < 3 and self.best_count and self.work > 0:
            self._sift()
            stale = 0 if self._remember() else stale + 1
            self._sweep(downwards=downwards)
            self._sweep(downwards=not downwards)
            self._remember()
            downwards = not downwards

    def _remember(self) -> bool:
        count = self.count()
        if count >= self.best_count:
            return False
        self.best, self.best_count = [list(layer) for layer in self.layers], count
        return True

    def _set(self, number: int, layer: Sequence[int]) -> None:
        self.layers[number] = list(layer)
        for place, item in enumerate(layer):
            self.place[item] = place

    def _sweep(self, *, downwards: bool) -> None:
        sides = self.above if downwards else self.below
        last = len(self.layers) - 1
        for number in range(1, last + 1) if downwards else range(last - 1, -1, -1):
            layer = self.layers[number]
            wish = {item: self._middle(sides[item]) for item in layer if sides[item]}
            movable = iter(sorted(wish, key=wish.__getitem__))
            self._set(number, [next(movable) if item in wish else item for item in layer])

    def _middle(self, side: list[tuple[float, int, float]]) -> float:
        return sum(self.place[other] + port for _, other, port in side) / len(side)

    def _sift(self) -> None:
        dirty = set(range(len(self.layers)))
        while dirty and self.work > 0:
            changed = [number for number in sorted(dirty) if self._sift_layer(number)]
            beside = {near for number in changed for near in (number - 1, number + 1)}
            dirty = beside & set(range(len(self.layers)))

    def _sift_layer(self, number: int) -> bool:
        """Move every item of a layer to the place within reach that saves most crossings."""
        layer = self.layers[number]
        pairs = self._pairs(layer)
        changed = False
        for item in list(layer):
            here = layer.index(item)
            there = self._best_place(layer, here, pairs)
            if there != here:
                layer.insert(there, layer.pop(here))
                changed = True
        self._set(number, layer)
        return changed

    def _best_place(self, layer: list[int], here: int, pairs: "_Pairs") -> int:
        item, there, most, saved = layer[here], here, 0, 0
        known = pairs.known  # asked directly: this loop is the heart of drawing a large tree
        for place in range(here - 1, max(-1, here - REACH - 1), -1):
            gain = known.get((layer[place], item))
            saved += pairs.saved(layer[place], item) if gain is None else gain
            if saved > most:
                there, most = place, saved
        saved = 0
        for place in range(here + 1, min(len(layer), here + REACH + 1)):
            gain = known.get((item, layer[place]))
            saved += pairs.saved(item, layer[place]) if gain is None else gain
            if saved > most:
                there, most = place, saved
        return there

    def _pairs(self, layer: list[int]) -> "_Pairs":
        self.work -= len(layer) * min(len(layer), 2 * REACH)
        place = self.place
        return _Pairs(
            {item: sorted(place[o] + p for _, o, p in self.above[item]) for item in layer},
            {item: sorted(place[o] + p for _, o, p in self.below[item]) for item in layer},
        )

    def settled(self) -> list[list[int]]:
        """The best order, in which neighbours returned to the given order where that costs no crossing."""
        for number, layer in enumerate(self.best):
            self._set(number, layer)
        for number, layer in enumerate(self.layers):
            pairs = self._pairs(layer)
            before: list[int] = []
            while layer != before:
                before = list(layer)
                for left, (a, b) in enumerate(pairwise(before)):
                    if layer[left] == a and self.given[a] > self.given[b] and pairs.saved(a, b) >= 0:
                        layer[left], layer[left + 1] = b, a
            self._set(number, layer)
        return self.layers


class _Pairs:
    """What an exchange of two items of a layer would save while the layers beside it stand still."""

    def __init__(self, above: dict[int, list[float]], below: dict[int, list[float]]) -> None:
        self.above, self.below = above, below
        self.known: dict[tuple[int, int], int] = {}

    def saved(self, left: int, right: int) -> int:
        """Crossings saved by putting `right` before `left`."""
        pair = (left, right)
        if pair not in self.known:
            saved = _saved(self.above[left], self.above[right]) + _saved(self.below[left], self.below[right])
            self.known[pair], self.known[right, left] = saved, -saved
        return self.known[pair]


def _saved(left: list[float], right: list[float]) -> int:
    if len(left) == 1 and len(right) == 1:
        return (left[0] > right[0]) - (left[0] < right[0])
    size, saved = len(left), 0
    for end in right:
        saved += size - bisect_right(left, end) - bisect_left(left, end)
    return saved


def _slowest_wave(piece: list[int], near: dict[int, list[int]], start: dict[int, float]) -> dict[int, float]:
    """Smooth any start over the graph, its mean taken out: what fades last is the graph's long axis. In -1 … 1.

    Each round doubles the lead of what fades slower than `FADING` (Chebyshev's recurrence of the power method).
    """
    number = {item: at for at, item in enumerate(piece)}
    ends = [[number[other] for other in near[item]] for item in piece]
    weights = [float(max(1, len(found))) for found in ends]
    wave = [start[item] + 0.01 * (at % 7) for at, item in enumerate(piece)]
    before = [0.0] * len(piece)
    for _ in range(WAVES if len(piece) > 2 else 0):
        mean = sum(map(mul, wave, weights)) / sum(weights)
        flat = [value - mean for value in wave]
        smooth = [
            (value + sum([flat[other] for other in found]) / weight) / FADING - old
            for value, found, weight, old in zip(flat, ends, weights, before, strict=True)
        ]
        highest = max(map(abs, smooth)) or 1.0
        wave, before = [value / highest for value in smooth], [value / highest for value in flat]
    return dict(zip(piece, wave, strict=True))
