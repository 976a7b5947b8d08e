"""Which counts of overlapping groups of workers may be published side by side, so that no two give a small one away.

Groups are sets of patterns: everybody with one of these patterns is in the group. A group is published as a whole, and
parted by one thing at a time: by sex, by age band, … Nothing is published from which a count from 1 to below the
threshold follows:

- a count is nothing, or large enough; so are the counts of every part that is published;
- the same measure before and after a change differs, either way, by nothing or by enough;
- where a published group lies in another, or in two others, or holds two others that share nobody, what is over is
  nothing or large enough: one count less one or two others; altogether and in every part that all are published by;
- what the measures together leave of 'any measure at all', and how often they overlap, is nothing or large enough.

Parts that are too small are put together with others, never crossed out: a sum of published parts is then a sum of what
may be published, and nothing is left to work out. (Crossing out would need a proof for all four partings at once:
`suppression` gives it for one table.) What does not fit is published as a whole only, or not at all. What comes first
is published first, whatever comes after it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Members = frozenset[str]  # patterns
Part = frozenset[str | None]  # categories of one parting that are counted together
Parting = tuple[Part, ...]
WHOLE, EVERYBODY = "", None


@dataclass(frozen=True, slots=True)
class Family:
    """The groups of one set of measures: of any measure at all, and by key of each.

    `yes`: who appears eligible; `likely`: they and those where it cannot be told; `priced` and `likely_priced`: those of
    them whose cost can be told. `union` are the same of any measure. `beside`: the place of the family that this one
    changes, among those that come before it.
    """

    yes: Mapping[str, Members]
    likely: Mapping[str, Members]
    priced: Mapping[str, Members]
    likely_priced: Mapping[str, Members]
    union: Members
    likely_union: Members
    beside: int | None = None


@dataclass(slots=True)
class Book:
    """What is published: the groups, and how each is parted. The roster counts as known, parted as finely as can be.

    `groups`: {(split, category): {pattern: workers}}, the split WHOLE with the category EVERYBODY is everybody.
    """

    groups: Mapping[tuple[str, str | None], Mapping[str, int]]
    threshold: int
    published: dict[Members, dict[str, Parting]] = field(default_factory=dict)
    _masks: dict[Members, int] = field(default_factory=dict)
    _bits: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.published[frozenset()] = {}
        self._bits = {pattern: bit for bit, pattern in enumerate(self.groups.get((WHOLE, EVERYBODY), {}))}

    def known(self) -> Iterator[tuple[Members, Mapping[str, Parting]]]:
        """Yield everybody, then what is published, each with its parts."""
        everybody = frozenset(self.groups.get((WHOLE, EVERYBODY), {}))
        yield everybody, {split: self.finest(split) for split in self.splits()}
        yield from self.published.items()

    def splits(self) -> tuple[str, ...]:
        """Return by what groups are parted."""
        return tuple(dict.fromkeys(split for split, _category in self.groups if split != WHOLE))

    def finest(self, split: str) -> Parting:
        """Return every category by itself."""
        return tuple(frozenset((category,)) for name, category in self.groups if name == split)

    def count(self, members: Members, split: str = WHOLE, part: Iterable[str | None] = (EVERYBODY,)) -> int:
        """Count a group, or a part of it."""
        total = 0
        for category in part:
            held = self.groups.get((split, category), {})
            total += sum(held[pattern] for pattern in members if pattern in held)
        return total

    def small(self, count: int) -> bool:
        """Whether a count must not be known."""
        return 0 < count < self.threshold

    def shows(self, members: Members) -> bool:
        """Whether a group is published as a whole."""
        return members in self.published

    def parts(self, members: Members, split: str) -> Parting | None:
        """Return the parts that a group is published by, or None."""
        if not members:
            return self.finest(split)
        return self.published.get(members, {}).get(split)

    def publish(self, members: Members, beside: Members | None = None) -> bool:
        """Publish a group as a whole if that gives nothing away; say whether it is published."""
        if self.shows(members):
            return True
        if self.small(self.count(members)) or self.tells(members, beside, WHOLE, (EVERYBODY,)):
            return False
        if any(self.small(self.over(*sum_, WHOLE, (EVERYBODY,))) for sum_ in self.sums(members)):
            return False
        self.published[members] = {}
        return True

    def tells(self, members: Members, beside: Members | None, split: str, part: Iterable[str | None]) -> bool:
        """Whether a group less the one it comes from, or the other way round, is a small one."""
        if beside is None or not self.shows(beside):
            return False
        block = tuple(part)
        return any(
            self.small(self.count(apart, split, block)) for apart in (members - beside, beside - members)
        )

    def over(self, whole: Members, others: Sequence[Members], split: str, part: Iterable[str | None]) -> int:
        """Return by how much a count differs from the sum of others."""
        block = tuple(part)
        total = self.count(whole, split, block)
        return abs(total - sum(self.count(one, split, block) for one in others))

    def sums(self, members: Members) -> Iterator[tuple[Members, tuple[Members, ...]]]:
        """Yield (whole, others) of a group with one or two published ones where the whole holds all others apart, or
        lies in them: what is over is then the number of some people."""
        known = [(one, self.mask(one)) for one, _parts in self.known() if one]
        mine = (members, self.mask(members))
        for other in known:
            if not mine[1] & ~other[1] or not other[1] & ~mine[1]:
                yield mine[0], (other[0],)
        for one, other in combinations(known, 2):
            for whole, first, second in ((mine, one, other), (one, mine, other), (other, mine, one)):
                both = first[1] | second[1]
                if not whole[1] & ~both or not (first[1] & second[1] or both & ~whole[1]):
                    yield whole[0], (first[0], second[0])

    def mask(self, members: Members) -> int:
        """Return a group as the bits of its patterns."""
        if members not in self._masks:
            self._masks[members] = sum(1 << self._bits[pattern] for pattern in members)
        return self._masks[members]

    def part(self, members: Members, split: str, beside: Members | None = None) -> None:
        """Publish a published group by parts, as fine as gives nothing away; not at all where no two are left."""
        if not members or not self.shows(members) or split in self.published[members]:
            return
        parts = list(self.finest(split))
        if len(parts) == 1:
            self.published[members][split] = tuple(parts)
        while len(parts) > 1:
            bad = self.bad(members, split, parts, beside)
            if not bad:
                self.published[members][split] = tuple(parts)
                return
            good = [part for part in parts if part not in bad and self.count(members, split, part)]
            if len(parts) - len(good) == 1 and good:
                least = min(good, key=lambda part: (self.count(members, split, part), sorted(map(str, part))))
                good.remove(least)
            rest = frozenset[str | None]().union(*(part for part in parts if part not in good))
            parts = [*good, rest]

    def bad(self, members: Members, split: str, parts: Sequence[Part], beside: Members | None) -> set[Part]:
        """Return the parts that would give something away."""
        found = {part for part in parts if self.small(self.count(members, split, part))}
        parted = {one: held[split] for one, held in self.known() if split in held}
        if beside in parted:
            for block in joined(parts, parted[beside]):
                if self.tells(members, beside, split, block):
                    found |= {part for part in parts if part <= block}
        for whole, others in self.sums(members):
            involved = [one for one in (whole, *others) if one != members]
            if any(one not in parted for one in involved):
                continue
            blocks = list(parts)
            for one in involved:
                blocks = joined(blocks, parted[one])
            for block in blocks:
                if self.small(self.over(whole, others, split, block)):
                    found |= {part for part in parts if part <= block}
        return found

    def told_together(
        self, union: Members, groups: Sequence[Members], split: str = WHOLE, part: Iterable[str | None] = (EVERYBODY,)
    ) -> bool:  # fmt: skip
        """Whether a union and some of its groups give away who is in none of them, or in several."""
        block = tuple(part)
        held = frozenset[str]().union(*groups)
        several = sum(self.count(one, split, block) for one in groups) - self.count(held, split, block)
        return self.small(self.count(union - held, split, block)) or self.small(several)


def joined(one: Iterable[Part], other: Iterable[Part]) -> list[Part]:
    """Return the finest parts that are sums of parts on both sides."""
    blocks = list(one)
    for part in other:
        touching = [block for block in blocks if block & part]
        blocks = [block for block in blocks if not block & part]
        if touching:
            blocks.append(frozenset[str | None]().union(*touching))
    return blocks


def enter(book: Book, families: Sequence[Family]) -> None:
    """Publish what may be published of families, each after those before it."""
    for family in families:
        known = set(book.published)
        beside = families[family.beside] if family.beside is not None else None
        wholes(book, family, beside)
        for union, groups in ((family.union, family.yes), (family.likely_union, family.likely)):
            hold_back(book, union, list(groups.values()), known)
        parted(book, family, beside)
        for name in ("priced", "likely_priced"):
            for key, members in getattr(family, name).items():
                book.publish(members, getattr(beside, name).get(key) if beside else None)


def wholes(book: Book, family: Family, beside: Family | None) -> None:
    """Publish the groups of a family as wholes: any measure at all first, what is likely only with what is sure."""
    pairs = [
        (
            family.union,
            family.likely_union,
            beside.union if beside else None,
            beside.likely_union if beside else None,
        ),
        *(
            (
                family.yes[key],
                family.likely[key],
                beside.yes.get(key) if beside else None,
                beside.likely.get(key) if beside else None,
            )
            for key in family.yes
        ),
    ]
    for yes, likely, yes_beside, likely_beside in pairs:
        if book.publish(yes, yes_beside):
            book.publish(likely, likely_beside)


def hold_back(book: Book, union: Members, groups: Sequence[Members], known: set[Members]) -> None:
    """Take new groups back, the smallest first, until the union no longer gives any away; at last the union."""
    while book.shows(union):
        shown = [one for one in groups if book.shows(one)]
        if not shown or not book.told_together(union, shown):
            return
        new = [one for one in shown if one not in known and one != union]
        if not new and union in known:
            return
        del book.published[min(new, key=book.count) if new else union]


def parted(book: Book, family: Family, beside: Family | None) -> None:
    """Publish the groups of a family by parts, and take back what the union's parts would give away."""
    for split in book.splits():
        held = {one for one in book.published if split in book.published[one]}
        book.part(family.union, split, beside.union if beside else None)
        for key, members in family.yes.items():
            book.part(members, split, beside.yes.get(key) if beside else None)
        while told_by_parts(book, family, split):
            new = [one for one in family.yes.values() if one not in held and one != family.union]
            new = [one for one in new if book.parts(one, split) and one in book.published and one]
            if not new and family.union in held:
                break
            least = min(new, key=book.count) if new else family.union
            del book.published[least][split]


def told_by_parts(book: Book, family: Family, split: str) -> bool:
    """Whether the parts of the union and of its measures together give something away."""
    blocks = book.parts(family.union, split)
    shown = [one for one in family.yes.values() if one and book.parts(one, split)]
    if not blocks or not family.union or not shown:
        return False
    for one in shown:
        blocks = tuple(joined(blocks, book.parts(one, split) or ()))
    return any(book.told_together(family.union, shown, split, block) for block in blocks)
