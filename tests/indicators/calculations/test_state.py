"""The published rule, step by step and at its edges."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.calculations.state import (
    FRESH_DAYS,
    NOT_MEASURED,
    OFF_TRACK,
    ON_TRACK,
    STALLED,
    Aim,
    Point,
    judge,
    path_on,
    worst,
)

TODAY = date(2026, 11, 22)
BEFORE = date(2026, 6, 30)
START, DUE = date(2026, 1, 1), date(2026, 12, 31)
AIM = Aim(Decimal(100), DUE, Decimal(0), START)  # 327 of 364 days gone today: the path asks for about 89


def points(*values):
    """Values of the last quarter and of today."""
    days = (BEFORE, TODAY)[-len(values) :]
    return [
        Point(day, None if value is None else Decimal(value)) for day, value in zip(days, values, strict=True)
    ]


@pytest.mark.parametrize(
    ("series", "aim", "expected"),
    [
        ([], AIM, (NOT_MEASURED, "no_reading")),
        (points(50, None), AIM, (NOT_MEASURED, "no_reading")),
        (points(50), None, (NOT_MEASURED, "no_target")),
        (points(40, 100), AIM, (ON_TRACK, "reached")),
        (points(40, 90), AIM, (ON_TRACK, "on_path")),
        (points(60, 55), AIM, (OFF_TRACK, "away")),
        (points(60, 55.1), AIM, (STALLED, "still")),
        (points(50, 54.9), AIM, (STALLED, "still")),
        (points(50, 55), AIM, (OFF_TRACK, "too_slow")),
        (points(10, 85), AIM, (ON_TRACK, "catching_up")),
        (points(50), AIM, (STALLED, "no_trend")),
        (points(50, 60), Aim(Decimal(100), date(2026, 11, 21), Decimal(0), START), (OFF_TRACK, "overdue")),
        (points(50, 60), Aim(Decimal(100), TODAY, Decimal(0), START), (OFF_TRACK, "too_slow")),
    ],
)
def test_the_first_step_that_fits_decides(series, aim, expected):
    judged = judge(series, aim, more_is_better=True, today=TODAY)
    assert (judged.state, judged.reason) == expected


@pytest.mark.parametrize(("age", "state"), [(FRESH_DAYS, ON_TRACK), (FRESH_DAYS + 1, NOT_MEASURED)])
def test_a_number_is_fresh_to_the_day(age, state):
    series = [Point(TODAY - timedelta(days=age), Decimal(100))]
    assert judge(series, AIM, more_is_better=True, today=TODAY).state == state


def test_less_is_better_turns_everything_round():
    owed = Aim(Decimal(0), DUE, Decimal(1000), START)
    assert judge(points(500, 0), owed, more_is_better=False, today=TODAY).reason == "reached"
    assert judge(points(500, 90), owed, more_is_better=False, today=TODAY).reason == "on_path"
    assert judge(points(500, 560), owed, more_is_better=False, today=TODAY).reason == "away"
    assert judge(points(900, 500), owed, more_is_better=False, today=TODAY).reason == "too_slow"


def test_without_a_baseline_the_first_number_is_one():
    aim = Aim(Decimal(100), DUE)
    judged = judge([Point(START, Decimal(20)), *points(30, 60)], aim, more_is_better=True, today=TODAY)
    assert judged.path == path_on(Aim(Decimal(100), DUE, Decimal(20), START), TODAY)


def test_the_path_is_straight_and_stays_within_its_ends():
    assert path_on(AIM, START) == 0
    assert path_on(AIM, START - timedelta(days=9)) == 0
    assert path_on(AIM, DUE) == path_on(AIM, DUE + timedelta(days=9)) == 100
    assert path_on(Aim(Decimal(7), START, Decimal(3), START), START) == 7
    assert path_on(Aim(Decimal(7), DUE), START) == 7


def test_the_trend_looks_past_numbers_that_are_too_young():
    young = Point(TODAY - timedelta(days=10), Decimal(10))
    judged = judge([*points(10, 85)[:1], young, points(85)[0]], AIM, more_is_better=True, today=TODAY)
    assert judged.since == BEFORE


def test_a_target_like_its_baseline_is_measured_by_what_is_missing():
    flat = Aim(Decimal(100), DUE, Decimal(100), START)
    assert judge(points(80, 80), flat, more_is_better=True, today=TODAY).reason == "still"
    assert judge(points(90, 80), flat, more_is_better=True, today=TODAY).reason == "away"


@given(st.lists(st.sampled_from([ON_TRACK, STALLED, OFF_TRACK, NOT_MEASURED])))
def test_a_node_is_as_bad_as_its_worst_measured_number(states):
    found = worst(states)
    measured = [state for state in states if state != NOT_MEASURED]
    order = [OFF_TRACK, STALLED, ON_TRACK]
    assert found == (min(measured, key=order.index) if measured else NOT_MEASURED)


@given(
    st.lists(st.decimals(0, 1000, places=2), min_size=1, max_size=6),
    st.decimals(0, 1000, places=2),
    st.decimals(0, 1000, places=2),
    st.booleans(),
)
def test_better_values_are_never_judged_worse_than_reached(values, target, baseline, more):
    days = [TODAY - timedelta(days=90 * back) for back in range(len(values))][::-1]
    series = [Point(day, value) for day, value in zip(days, values, strict=True)]
    judged = judge(series, Aim(target, DUE, baseline, START), more_is_better=more, today=TODAY)
    reached = values[-1] >= target if more else values[-1] <= target
    assert (judged.reason == "reached") == reached
    assert judged.state in (ON_TRACK, STALLED, OFF_TRACK)
