"""Ranking by weighted scores. Every comparison is made with exact fractions; only what is shown is rounded.

A proposal's points for a criterion are the mean over the sheets handed in. Its score is
100 × Σ weight × mean ÷ most points ÷ Σ weight: 0 to 100. Whoever misses a criterion's least points or the least
score stands below, unranked, with what was missed. Equal scores are parted by the criteria, heaviest first; those
equal in all of them share a rank. The line takes ranks from the top while number and money last, and never parts
those who share a rank.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SHOWN = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Rule:
    """A criterion: `weight` against the others', `most` points, `least` points to pass."""

    key: int
    weight: Decimal
    most: Decimal
    least: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Entry:
    """A proposal: amount asked, and per sheet handed in the points by criterion (every criterion has some)."""

    key: int
    amount: Decimal
    sheets: Sequence[Mapping[int, Decimal]]


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a proposal stands. `rank` None: below a threshold or not scored; `score` None: no sheet.

    `means` by criterion and `score` are rounded for the reader; `missed` names the criteria whose least points it
    missed; `below_total` that it missed the least score; `parted_by` the criterion that parted it from an equal
    score, `shared` that nothing did; `above_line` what the line says, `tied_at_line` that only its tie keeps it out.
    """

    key: int
    amount: Decimal
    score: Decimal | None
    means: Mapping[int, Decimal]
    exact: Fraction = field(repr=False, default=Fraction(0))
    rank: int | None = None
    missed: tuple[int, ...] = ()
    below_total: bool = False
    parted_by: int | None = None
    shared: bool = False
    above_line: bool = False
    tied_at_line: bool = False


@dataclass(frozen=True, slots=True)
class Ranking:
    """The proposals in order, ranked ones first; `taken` how many stand above the line and their `money`."""

    placed: tuple[Placed, ...]
    taken: int
    money: Decimal


def rank(
    rules: Sequence[Rule],
    entries: Sequence[Entry],
    *,
    least_score: Decimal = Decimal(0),
    number: int | None = None,
    money: Decimal | None = None,
) -> Ranking:
    """Rank the entries and draw the line after at most `number` proposals or `money`; None: no such limit."""
    judged = [judge(rules, entry, least_score) for entry in entries]
    fit = [(one, means) for one, means in judged if one.score is not None and not fails(one)]
    heaviest = [rule.key for rule in sorted(rules, key=lambda rule: (-rule.weight, rule.key))]

    def order(pair: tuple[Placed, Mapping[int, Fraction]]) -> tuple[Fraction, ...]:
        return (-pair[0].exact, *(-pair[1][key] for key in heaviest))

    fit.sort(key=lambda pair: (order(pair), pair[0].key))
    groups = [list(group) for _, group in groupby(fit, key=order)]
    lines = with_ranks(groups, heaviest)
    drawn, taken, spent = draw_line(lines, number=number, money=money)
    rest = [one for one, _ in judged if one.score is None or fails(one)]
    rest.sort(key=lambda one: (one.score is None, -one.exact, one.key))
    return Ranking((*drawn, *rest), taken, spent)


def fails(one: Placed) -> bool:
    """Say whether a threshold was missed."""
    return bool(one.missed) or one.below_total


def judge(rules: Sequence[Rule], entry: Entry, least_score: Decimal) -> tuple[Placed, Mapping[int, Fraction]]:
    """Return a proposal's means and score, and the exact means beside them."""
    if not entry.sheets or not rules:
        return Placed(entry.key, entry.amount, None, {}), {}
    means = {
        rule.key: sum((Fraction(sheet[rule.key]) for sheet in entry.sheets), Fraction(0)) / len(entry.sheets)
        for rule in rules
    }
    weights = sum((Fraction(rule.weight) for rule in rules), Fraction(0))
    won = sum((Fraction(rule.weight) * means[rule.key] / Fraction(rule.most) for rule in rules), Fraction(0))
    exact = 100 * won / weights
    placed = Placed(
        entry.key,
        entry.amount,
        shown(exact),
        {key: shown(mean) for key, mean in means.items()},
        exact=exact,
        missed=tuple(rule.key for rule in rules if means[rule.key] < Fraction(rule.least)),
        below_total=exact < Fraction(least_score),
    )
    return placed, means


def with_ranks(
    groups: Sequence[Sequence[tuple[Placed, Mapping[int, Fraction]]]], heaviest: Sequence[int]
) -> list[list[Placed]]:
    """Give each group of equals its rank, and say what parted equal scores."""
    equal: dict[Fraction, list[Mapping[int, Fraction]]] = {}
    for group in groups:
        equal.setdefault(group[0][0].exact, []).append(group[0][1])
    lines, place = [], 1
    for group in groups:
        one, means = group[0]
        others = [other for other in equal[one.exact] if other is not means]
        parted = next((key for key in heaviest if any(other[key] != means[key] for other in others)), None)
        lines.append(
            [changed(member, rank=place, parted_by=parted, shared=len(group) > 1) for member, _ in group]
        )
        place += len(group)
    return lines


def draw_line(
    lines: Sequence[Sequence[Placed]], *, number: int | None, money: Decimal | None
) -> tuple[list[Placed], int, Decimal]:
    """Take whole groups of equals from the top; the first that does not fit ends it."""
    drawn: list[Placed] = []
    taken, spent, ended = 0, Decimal(0), False
    for group in lines:
        asked = sum((one.amount for one in group), Decimal(0))
        fits = (number is None or taken + len(group) <= number) and (money is None or spent + asked <= money)
        at_line = False
        if not ended and not fits:
            ended = True
            room = (number is None or taken < number) and (
                money is None or spent + min(one.amount for one in group) <= money
            )
            at_line = len(group) > 1 and room
        if not ended:
            taken, spent = taken + len(group), spent + asked
        drawn += [changed(one, above_line=not ended, tied_at_line=at_line) for one in group]
    return drawn, taken, spent


def changed(one: Placed, **values: object) -> Placed:
    """Return the same proposal with other values."""
    known = {name: getattr(one, name) for name in Placed.__slots__}
    return Placed(**{**known, **values})


def shown(value: Fraction) -> Decimal:
    """Return a fraction rounded half up to hundredths."""
    twice = (value * 200).__floor__()  # half-hundredths below
    return (Decimal((twice + 1) // 2) / 100).quantize(SHOWN, ROUND_HALF_UP)
