"""Rows that a form carries, and even shares: against the slow way of doing the same one by one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workforce.calculations import chosen, spreading

KEYS = st.sets(st.integers(1, 10**12), max_size=60)


@given(KEYS)
def test_a_choice_comes_back_as_it_was(keys):
    packed = chosen.pack(keys)
    assert chosen.unpack(packed) == sorted(keys)
    assert chosen.pack(sorted(keys, reverse=True)) == packed


@given(st.dictionaries(st.integers(0, 50), st.sets(st.integers(1, 500), min_size=1), max_size=5))
def test_groups_come_back_unless_a_row_lies_in_two(groups):
    rows = [key for keys in groups.values() for key in keys]
    if len(rows) != len(set(rows)):
        with pytest.raises(ValueError, match="two groups"):
            chosen.unpack_groups(chosen.pack_groups(groups))
        return
    assert chosen.unpack_groups(chosen.pack_groups(groups)) == {
        key: sorted(rows) for key, rows in groups.items()
    }


@given(st.text(max_size=80))
def test_nonsense_is_refused_and_nothing_else_happens(text):
    for read in (chosen.unpack, chosen.unpack_groups):
        try:
            read(text)
        except ValueError:
            continue


def test_five_thousand_neighbouring_rows_fit_into_a_small_field():
    assert len(chosen.pack(range(7_000_000, 7_005_000))) < 200
    with pytest.raises(ValueError, match="too long"):
        chosen.unpack("A" * 400_001)
    with pytest.raises(ValueError, match="too"):
        chosen.unpack(chosen.pack(range(1, 60_000)))


def one_by_one(loads, number):
    """Give one after the other to whoever has least, the first of equals."""
    now = dict(loads)
    for _place in range(number):
        least = min(now, key=lambda key: (now[key], list(now).index(key)))
        now[least] += 1
    return {key: now[key] - loads[key] for key in loads}


@given(st.lists(st.integers(0, 40), min_size=1, max_size=7), st.integers(0, 120))
def test_shares_are_those_of_giving_one_by_one_to_whoever_has_least(loads, number):
    given_loads = dict(enumerate(loads))
    assert spreading.shares(given_loads, number) == one_by_one(given_loads, number)


def test_nobody_cannot_share():
    with pytest.raises(ValueError, match="nobody"):
        spreading.shares({}, 3)


@given(st.lists(st.integers(-2, 30), max_size=6), st.integers(0, 100))
def test_sessions_are_filled_in_their_order_and_never_over_their_seats(seats, number):
    free = dict(enumerate(seats))
    taken = spreading.seated(free, number)
    assert sum(taken.values()) == min(number, sum(max(one, 0) for one in seats))
    assert all(0 <= taken[key] <= max(free[key], 0) for key in free)
    started = [key for key in free if taken[key]]
    assert all(taken[key] == max(free[key], 0) for key in free if started and key < started[-1])
