"""Withholding small counts so that nothing published gives them away.

A table holds counts of persons over axes (a standing, a sex, a municipality). Published is every combination
of *named sets* of the axes' members: single members, sums such as 'agreed', and everything. A published
count from 1 to below the threshold is withheld; so is whatever it could be computed from.

The proof travels with the result. For every small count a *witness* is kept: another table of whole,
non-negative numbers of persons that shows the same in every published place and something else in that one.
Witnesses are made by taking one person from some corners of a box in the table and adding one at the others,
so that sums over any side of the box stay what they were; all places that do change are withheld together.
The cheapest such box is taken. (The idea is the hypercube method of the German statistical offices; its
published form does not carry witnesses.)
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, groupby, product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

ALL = ""
REACH = 6  # members of an axis to look at on each side; more cost time and save little
Place = tuple[str, ...]  # one name per axis
Box = tuple[tuple[str, ...], ...]  # per axis the two members it spans, or the one it stands on


@dataclass(frozen=True)
class Axis:
    """Members of an axis and the sets of them that are published by name; ALL stands for everybody."""

    members: tuple[str, ...]
    sums: Mapping[str, frozenset[str]] = field(default_factory=dict)
    unpublished: frozenset[str] = frozenset()  # members that exist but are never shown by themselves

    @cached_property
    def sets(self) -> dict[str, frozenset[str]]:
        """Every published set by its name."""
        singles = {member: frozenset((member,)) for member in self.members if member not in self.unpublished}
        return singles | dict(self.sums) | {ALL: frozenset(self.members)}

    @cached_property
    def holding(self) -> dict[str, frozenset[str]]:
        """For each member the names of the sets that hold it."""
        return {
            member: frozenset(name for name, members in self.sets.items() if member in members)
            for member in self.members
        }

    @cached_property
    def parting(self) -> dict[tuple[str, str], frozenset[str]]:
        """For each pair of members the names of the sets that hold exactly one of them."""
        return {
            (one, other): self.holding[one] ^ self.holding[other]
            for one, other in product(self.members, repeat=2)
        }


@dataclass(frozen=True, slots=True)
class Witness:
    """Persons to add at (+1) or take from (-1) members' places to get another table of the same looks."""

    moves: tuple[tuple[Place, int], ...]


@dataclass(frozen=True, slots=True)
class Result:
    """The places to withhold, and a witness for each small count among them."""

    withheld: frozenset[Place]
    witnesses: Mapping[Place, Witness]


def withhold(axes: tuple[Axis, ...], counts: Mapping[Place, int], threshold: int) -> Result:
    """Return what to withhold. `counts`: persons by one member per axis, absent is none; `threshold` 0 or 1:
    nothing.
    """
    return _Search(axes, counts, threshold).result()


def published(axes: tuple[Axis, ...], counts: Mapping[Place, int]) -> dict[Place, int]:
    """Return every published count above zero, by names."""
    sums: dict[Place, int] = {}
    for members, count in counts.items():
        if count:
            for place in product(*(axis.holding[member] for axis, member in zip(axes, members, strict=True))):
                sums[place] = sums.get(place, 0) + count
    return sums


class _Prices(dict[Place, float]):
    """What it costs the reader not to see a place: sums most, zeros more than their like, large more than small."""

    def __init__(self, shown: Mapping[Place, int]) -> None:
        super().__init__()
        self.shown = shown

    def __missing__(self, place: Place) -> float:
        count = self.shown.get(place, 0)
        price = 20.0 ** place.count(ALL) * (1.0 + min(count, 5000) / 5000 if count else 3.0)
        self[place] = price
        return price


class _Search:
    """Goes through the small counts, largest sums first, and finds each one's cheapest witness."""

    def __init__(self, axes: tuple[Axis, ...], counts: Mapping[Place, int], threshold: int) -> None:
        self.axes, self.counts, self.threshold = axes, counts, threshold
        self.shown = published(axes, counts)
        self.withheld: set[Place] = set()
        self.prices = _Prices(self.shown)
        self.burden = [
            dict.fromkeys(axis.members, 0) for axis in axes
        ]  # withheld places that a member has part in
        self.size = [dict.fromkeys(axis.members, 0) for axis in axes]
        for members, count in counts.items():
            for sizes, member in zip(self.size, members, strict=True):
                sizes[member] += count
        self.witnesses: dict[Place, Witness] = {}

    def result(self) -> Result:
        small = [place for place, count in self.shown.items() if 0 < count < self.threshold]
        for place in small:
            self.hide(place)
        # Wide places first: their witnesses often serve the narrower ones below them.
        for place in sorted(small, key=lambda one: (-one.count(ALL), -self.shown[one], one)):
            if place not in self.witnesses:
                self.protect(place)
        return Result(frozenset(self.withheld), self.witnesses)

    def hide(self, place: Place) -> None:
        if place not in self.withheld:
            self.withheld.add(place)
            self.prices[place] = 0.0
            for burden, name in zip(self.burden, place, strict=True):
                if name in burden:
                    burden[name] += 1

    def protect(self, place: Place) -> None:
        box, moves = next(filter(None, map(self.cheapest, self.boxes(place))))
        witness = Witness(tuple(moves))
        for changed in self.changed(box):
            self.hide(changed)
            if 0 < self.shown.get(changed, 0) < self.threshold:
                self.witnesses.setdefault(changed, witness)

    def cheapest(self, boxes: Iterable[Box]) -> tuple[Box, list[tuple[Place, int]]] | None:
        """Return the box to withhold for, with a step at its corners; None where no step is possible."""
        best, least = None, float("inf")
        for box in boxes:
            cost = self.cost(box, least)
            if cost < least and (moves := self.moves(box)) is not None:
                best, least = (box, moves), cost
                if not cost:
                    break
        return best

    def cost(self, box: Box, limit: float) -> float:
        """Return what withholding everything that the box changes would cost anew; gives up at the limit."""
        prices, total = self.prices, 0.0
        for place in self.changed(box):
            total += prices[place]
            if total >= limit:
                break
        return total

    def boxes(self, place: Place) -> Iterator[Iterable[Box]]:
        """Yield groups of boxes that change `place`, best group first.

        Along an axis a box either spans a member of the place's set and one outside it, or stands on one
        member. Most axes spanned comes first: the fewest places change. With none spanned it is one person
        more, and that is always possible.
        """
        inside, outside = self.near(place)
        spans = [[*product(some, others)] for some, others in zip(inside, outside, strict=True)]
        bases = [[(one,) for one in some] for some in inside]
        flags = sorted(product((True, False), repeat=len(self.axes)), key=lambda one: -sum(one))
        for _, group in groupby(flags, key=sum):
            sides = [
                [span if flag else base for flag, span, base in zip(one, spans, bases, strict=True)]
                for one in group
            ]
            yield chain.from_iterable(product(*side) for side in sides)

    def near(self, place: Place) -> tuple[list[list[str]], list[list[str]]]:
        """Return per axis a few members of the place's set and outside it: those with most withheld, then
        small ones.
        """
        inside, outside = [], []
        for axis, name, burden, size in zip(self.axes, place, self.burden, self.size, strict=True):
            order = sorted(
                (member for member in axis.members if size[member]),
                key=lambda one: (-burden[one], size[one], one),
            )
            held = axis.sets[name]
            inside.append([one for one in order if one in held][:REACH] or [min(held)])
            outside.append([one for one in order if one not in held][:REACH])
        return inside, outside

    def moves(self, box: Box) -> list[tuple[Place, int]] | None:
        """Return a step of one person at each corner, signs alternating, that leaves no count negative."""
        corners = [
            (corner, -1 if number.bit_count() % 2 else 1) for number, corner in enumerate(product(*box))
        ]
        counts = [self.counts.get(corner, 0) for corner, _ in corners]
        for sign in (1, -1):
            if all(count + sign * step >= 0 for count, (_, step) in zip(counts, corners, strict=True)):
                return [(corner, sign * step) for corner, step in corners]
        return None

    def changed(self, box: Box) -> Iterator[Place]:
        """Yield the published places that hold an unequal number of the box's added and taken corners."""
        return product(
            *(
                axis.parting[side[0], side[1]] if len(side) == 2 else axis.holding[side[0]]
                for axis, side in zip(self.axes, box, strict=True)
            )
        )
