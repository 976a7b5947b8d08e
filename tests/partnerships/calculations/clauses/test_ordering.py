"""Who moved: as few as possible, against trying every choice; and two orders told as one."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from partnerships.calculations.clauses.ordering import moved, staying, together

ORDERS = st.integers(0, 7).flatmap(lambda n: st.permutations(range(n)))


def most_that_stay(old, new):
    """The slow way: try every choice of clauses, the largest first."""
    for size in range(len(old), -1, -1):
        for chosen in combinations(old, size):
            if [clause for clause in new if clause in chosen] == list(chosen):
                return size
    return 0


@given(ORDERS)
def test_as_few_as_possible_have_moved(new):
    old = sorted(new)
    kept = staying(old, new)
    assert [clause for clause in new if clause in kept] == sorted(kept)
    assert len(kept) == most_that_stay(old, new)


def test_another_chapter_is_a_move_and_its_neighbours_stay():
    old = [(1, None), (11, 1), (12, 1), (13, 1), (2, None), (21, 2)]
    new = [(1, None), (11, 1), (13, 1), (2, None), (12, 2), (21, 2)]
    assert moved(old, new) == {12}
    assert moved(old, [(1, None), (13, 1), (11, 1), (12, 1), (2, None), (21, 2)]) == {13}
    assert moved(old, [(2, None), (21, 2), (1, None), (11, 1), (12, 1), (13, 1)]) in ({1}, {2})


@given(st.lists(st.integers(0, 9), unique=True), st.lists(st.integers(0, 9), unique=True))
def test_both_orders_are_told_in_one(old, new):
    told = together(old, new)
    assert sorted(told) == sorted({*old, *new})
    assert [thing for thing in told if thing in new] == new
