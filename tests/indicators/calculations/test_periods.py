"""Quarters."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.calculations import periods

DAYS = st.dates(date(1990, 1, 1), date(2080, 1, 1))


@given(DAYS)
def test_a_day_lies_in_its_quarter_and_in_no_other(day):
    quarter = periods.quarter_of(day)
    assert periods.first_day(quarter) <= day <= periods.last_day(quarter)
    assert periods.first_day(periods.following(quarter)) == periods.last_day(quarter) + timedelta(days=1)
    assert periods.preceding(periods.following(quarter)) == quarter
    assert periods.is_quarter(quarter)


@given(DAYS, DAYS)
def test_quarters_run_from_the_first_to_the_last(first, last):
    found = list(periods.quarters(first, last))
    assert found == sorted(found)
    if periods.quarter_of(first) > periods.quarter_of(last):
        assert found == []
    else:
        assert (found[0], found[-1]) == (periods.quarter_of(first), periods.quarter_of(last))


def test_a_running_quarter_is_counted_today_a_past_one_on_its_last_day():
    assert periods.counted_on("2026Q4", date(2026, 11, 22)) == date(2026, 11, 22)
    assert periods.counted_on("2026Q3", date(2026, 11, 22)) == date(2026, 9, 30)


@pytest.mark.parametrize(
    ("day", "period"),
    [(date(2026, 11, 22), "2026Q4"), (date(2026, 9, 30), "2026Q3"), (date(2026, 9, 29), "2026-09-29")],
)
def test_a_day_that_ends_no_quarter_is_a_period_of_its_own(day, period):
    assert periods.period_of(day, date(2026, 11, 22)) == period


@pytest.mark.parametrize("text", ["", "2026", "2026Q5", "2026Q0", "x2026Q1", "2026Q11", "2026-05-14"])
def test_nonsense_is_no_quarter(text):
    assert not periods.is_quarter(text)
    with pytest.raises(ValueError):
        periods.first_day(text)


def test_a_single_day_reads_back():
    assert periods.day_of("2026-05-14") == date(2026, 5, 14)
