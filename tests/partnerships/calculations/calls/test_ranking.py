"""The ranking against a slow path that shares nothing with it: pairwise comparison with integers."""

from decimal import Decimal
from fractions import Fraction
from math import lcm

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.calculations.calls.ranking import Entry, Rule, rank, shown

HALVES = st.integers(0, 10).map(lambda n: Decimal(n) / 2)
WEIGHTS = st.integers(1, 4).map(Decimal)


@st.composite
def cases(draw):
    """Up to three criteria, up to six proposals with up to three sheets, a least score and a line."""
    rules = [
        Rule(key, draw(WEIGHTS), Decimal(5), draw(st.sampled_from([Decimal(0), Decimal(2)])))
        for key in range(draw(st.integers(1, 3)))
    ]
    entries = [
        Entry(
            key,
            Decimal(draw(st.integers(1, 4)) * 50),
            draw(st.lists(st.fixed_dictionaries({rule.key: HALVES for rule in rules}), max_size=3)),
        )
        for key in range(draw(st.integers(0, 6)))
    ]
    least = Decimal(draw(st.integers(0, 60)))
    number = draw(st.none() | st.integers(0, 6))
    money = draw(st.none() | st.integers(0, 800).map(Decimal))
    return rules, entries, least, number, money


def whole_points(rules, entry, scale):
    """A proposal's total and criteria as integers on one scale for all."""
    parts = []
    for rule in rules:
        total = sum(int(sheet[rule.key] * 2) for sheet in entry.sheets)
        parts.append(total * scale // len(entry.sheets))
    return sum(int(rule.weight) * part for rule, part in zip(rules, parts, strict=True)), parts


def slow(rules, entries, least, number, money):
    """Return {key: rank} and the keys above the line, by counting who is better than whom."""
    scored = [entry for entry in entries if entry.sheets]
    scale = lcm(*[len(entry.sheets) for entry in scored]) if scored else 1
    top = sum(int(rule.weight) for rule in rules) * 10 * scale
    known = {entry.key: whole_points(rules, entry, scale) for entry in scored}
    fit = [
        entry
        for entry in scored
        if known[entry.key][0] * 100 >= least * top
        and all(part >= rule.least * 2 * scale for rule, part in zip(rules, known[entry.key][1], strict=True))
    ]
    by_weight = sorted(range(len(rules)), key=lambda place: -rules[place].weight)

    def better(one, other):
        mine, theirs = known[one.key], known[other.key]
        if mine[0] != theirs[0]:
            return mine[0] > theirs[0]
        for place in by_weight:
            if mine[1][place] != theirs[1][place]:
                return mine[1][place] > theirs[1][place]
        return False

    ranks = {entry.key: 1 + sum(better(other, entry) for other in fit) for entry in fit}
    above = set()
    for place in sorted(set(ranks.values())):
        group = [entry for entry in fit if ranks[entry.key] == place]
        wanted = above | {entry.key for entry in group}
        cost = sum(entry.amount for entry in fit if entry.key in wanted)
        if (number is not None and len(wanted) > number) or (money is not None and cost > money):
            break
        above = wanted
    return ranks, above


@given(cases())
def test_ranks_and_line_are_those_of_the_slow_path(case):
    rules, entries, least, number, money = case
    found = rank(rules, entries, least_score=least, number=number, money=money)
    ranks, above = slow(*case)
    assert {one.key: one.rank for one in found.placed if one.rank} == ranks
    assert {one.key for one in found.placed if one.above_line} == above
    assert (found.taken, found.money) == (
        len(above), sum((one.amount for one in entries if one.key in above), Decimal(0)),
    )  # fmt: skip
    assert sorted(one.key for one in found.placed) == [entry.key for entry in entries]


@given(cases())
def test_nobody_below_the_line_stands_before_somebody_above_it(case):
    rules, entries, least, number, money = case
    line = [
        one.above_line for one in rank(rules, entries, least_score=least, number=number, money=money).placed
    ]
    assert line == sorted(line, reverse=True)


def two(first, second, **line):
    """Rank two proposals of one sheet each: points for a heavy and a light criterion."""
    rules = [Rule(1, Decimal(40), Decimal(5)), Rule(2, Decimal(60), Decimal(5))]
    entries = [
        Entry(key, Decimal(100), [dict(zip((1, 2), map(Decimal, given_), strict=True))])
        for key, given_ in enumerate((first, second))
    ]
    return rank(rules, entries, **line).placed


def test_a_tie_is_parted_by_the_heaviest_criterion_and_says_so():
    best, other = two((4, 2), (1, 4), number=1)
    assert (best.key, best.score, other.score, best.parted_by, best.shared) == (
        1, Decimal("56.00"), Decimal("56.00"), 2, False,
    )  # fmt: skip
    assert (best.above_line, other.above_line) == (True, False)


def test_the_line_never_parts_those_who_share_a_rank():
    placed = two((4, 4), (4, 4), number=1)
    assert {(one.rank, one.shared, one.above_line, one.tied_at_line) for one in placed} == {
        (1, True, False, True)
    }


def test_scores_that_only_look_equal_are_not_equal():
    rules = [Rule(1, Decimal(1), Decimal(5))]
    thirds = [{1: Decimal(5)}, {1: Decimal(5)}, {1: Decimal("4.99")}]
    entries = [Entry(0, Decimal(1), [{1: Decimal("4.9967")}]), Entry(1, Decimal(1), thirds)]
    first, second = rank(rules, entries).placed
    assert (first.key, first.score, second.score, first.shared) == (
        0, Decimal("99.93"), Decimal("99.93"), False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("value", "text"),
    [(Fraction(1, 200), "0.01"), (Fraction(49, 10000), "0.00"), (Fraction(200, 3), "66.67"), (100, "100.00")],
)
def test_what_is_shown_is_rounded_half_up(value, text):
    assert str(shown(Fraction(value))) == text
