"""Withheld counts cannot be computed back, as two solvers find that know nothing of witnesses."""

from collections import Counter
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.calculations.suppression import ALL, Axis, published, withhold

WAYS = Axis(
    ("closed", "none", "job", "school"),
    {"open": frozenset({"none", "job", "school"}), "agreed": frozenset({"job", "school"})},
    frozenset({"closed"}),
)
SEXES = Axis(("female", "male", "unstated"), {"stated": frozenset({"female", "male"})})
PRIME = 2**61 - 1
TOWNS = Axis(("a", "b", "c"))
SMALL = (Axis(("x", "y")), Axis(("f", "m")), Axis(("a", "b")))


def tables(axes, highest):
    """Counts of persons for every combination of members."""
    members = list(product(*(axis.members for axis in axes)))
    counts = st.lists(st.integers(0, highest), min_size=len(members), max_size=len(members))
    return counts.map(lambda found: dict(zip(members, found, strict=True)))


def row_of(axes, place, members):
    """The place as a sum of members: 1 for those it holds."""
    sets = [axis.sets[name] for axis, name in zip(axes, place, strict=True)]
    return [int(all(one in held for one, held in zip(member, sets, strict=True))) for member in members]


def places(axes):
    return list(product(*(axis.sets for axis in axes)))


def echelon(rows):
    """Gauss in whole numbers modulo a large prime: return rows with their pivots."""
    done = []
    for row in rows:
        rest = reduced(row, done)
        pivot = next((at for at, value in enumerate(rest) if value), None)
        if pivot is not None:
            inverse = pow(rest[pivot], -1, PRIME)
            done.append((pivot, [value * inverse % PRIME for value in rest]))
    return done


def reduced(row, done):
    for pivot, other in done:
        if factor := row[pivot]:
            row = [(value - factor * known) % PRIME for value, known in zip(row, other, strict=True)]
    return row


@settings(max_examples=40, deadline=None)
@given(tables((WAYS, SEXES, TOWNS), 9))
def test_no_withheld_count_follows_from_published_ones_by_adding_and_subtracting(counts):
    axes = (WAYS, SEXES, TOWNS)
    hidden = withhold(axes, counts, 5).withheld
    members = list(counts)
    known = echelon(row_of(axes, place, members) for place in places(axes) if place not in hidden)
    for place in hidden:
        assert any(reduced(row_of(axes, place, members), known))


@settings(max_examples=60, deadline=None)
@given(tables((WAYS, SEXES, TOWNS), 9), st.integers(2, 6))
def test_every_small_count_is_withheld_with_a_witness_that_looks_the_same(counts, threshold):
    axes = (WAYS, SEXES, TOWNS)
    found = withhold(axes, counts, threshold)
    shown = published(axes, counts)
    small = {place for place, count in shown.items() if 0 < count < threshold}
    assert small <= found.withheld
    assert small == set(found.witnesses)
    for place, witness in found.witnesses.items():
        other = Counter(counts)
        other.update(dict(witness.moves))
        assert min(other.values()) >= 0
        looks = published(axes, other)
        assert looks.get(place, 0) != shown[place]
        assert all(
            looks.get(one, 0) == shown.get(one, 0) for one in places(axes) if one not in found.withheld
        )


@settings(max_examples=15, deadline=None)
@given(tables(SMALL, 1))
def test_trying_all_tables_leaves_more_than_one_value_for_each_withheld_count(counts):
    hidden = withhold(SMALL, counts, 3).withheld
    shown = published(SMALL, counts)
    open_places = [place for place in places(SMALL) if place not in hidden]
    members = list(counts)
    seen = {place: set() for place in hidden}
    for values in product(range(3), repeat=len(members)):
        looks = published(SMALL, dict(zip(members, values, strict=True)))
        if all(looks.get(place, 0) == shown.get(place, 0) for place in open_places):
            for place in hidden:
                seen[place].add(looks.get(place, 0))
    assert all(len(values) > 1 for values in seen.values())


def test_nothing_is_withheld_where_nothing_is_small():
    counts = dict.fromkeys(product(*(axis.members for axis in SMALL)), 7)
    assert withhold(SMALL, counts, 5).withheld == frozenset()


def test_one_small_count_takes_three_others_with_it_and_no_sum():
    axes = (Axis(("f", "m")), Axis(("a", "b", "c")))
    counts = {("f", "a"): 2, ("m", "a"): 20, ("f", "b"): 9, ("m", "b"): 30, ("f", "c"): 50, ("m", "c"): 60}
    assert withhold(axes, counts, 5).withheld == {("f", "a"), ("m", "a"), ("f", "b"), ("m", "b")}


def test_a_partnership_of_few_withholds_everything_that_holds_somebody():
    axes = (Axis(("f", "m")), Axis(("a",)))
    assert withhold(axes, {("f", "a"): 3}, 5).withheld == {("f", "a"), ("f", ALL), (ALL, "a"), (ALL, ALL)}


@pytest.mark.parametrize("threshold", [0, 1])
def test_a_threshold_of_one_withholds_nothing(threshold):
    assert withhold(SMALL, {("x", "f", "a"): 1}, threshold).withheld == frozenset()
