"""The drawing of income over time: steps lie where their days and amounts do, labels never cover one another."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from workforce.calculations.pathways import drawing
from workforce.calculations.pathways.drawing import LABEL, draw, spread, step

START = date(2026, 11, 23)


def test_a_step_reaches_the_highest_amount_in_few_round_steps():
    assert [step(Decimal(one)) for one in (0, 4, 5, 9_000, 26_000, 170_000)] == [
        1, 1, 1, 2_000, 10_000, 50_000,
    ]  # fmt: skip


@given(st.decimals("0.01", 10**9, places=2))
def test_steps_are_at_most_five_and_reach(most):
    each = step(most)
    assert each * 5 >= most
    assert each * 5 <= most * Decimal("2.5")


def test_a_line_turns_on_its_days():
    steps = ((START, Decimal(8000)), (date(2029, 5, 23), Decimal(0)))
    found = draw({"retention": steps}, START)
    (line,) = found.lines
    assert line.path == "M76.0 14.0H319.7V286.0H564"
    assert (line.end_y, line.dashes) == (286.0, "")
    assert [int(tick.value) for tick in found.amounts] == [0, 2000, 4000, 6000, 8000]
    assert sorted(int(tick.value) for tick in found.months) == [0, 12, 24, 36, 48, 60]


def test_ways_without_income_lie_on_the_ground():
    none = ((START, Decimal(0)),)
    found = draw(dict.fromkeys("abcde", none), START)
    assert {line.end_y for line in found.lines} == {float(found.bottom)}
    assert len({line.dashes for line in found.lines}) == 5


@given(st.lists(st.floats(drawing.TOP + 4, 284), min_size=1, max_size=8))
def test_labels_keep_apart_and_in_order(wanted):
    found = spread(wanted, LABEL, drawing.TOP + 4, 284)
    room = min(LABEL, (284 - drawing.TOP - 4) / max(len(wanted) - 1, 1))
    inside = sorted(found)
    assert all(later - earlier > room - 0.001 for earlier, later in pairwise(inside))
    assert inside[0] >= drawing.TOP + 3.999
    assert inside[-1] <= 284
    order = sorted(range(len(wanted)), key=lambda at: (wanted[at], at))
    assert order == sorted(range(len(found)), key=lambda at: found[at])
