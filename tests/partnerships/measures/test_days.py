"""Completed years and moved days, to the day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.calculations.measures.days import completed_years, latest_beginning, shifted

ONE_DAY = timedelta(days=1)
DAYS = st.dates(date(1930, 1, 1), date(2060, 12, 31))


def birthdays(begun, day):
    """Count the days from the day after the beginning to `day` on which a year comes round: slow, and sure.

    29 February comes round on itself in leap years, on 1 March in others.
    """
    count, one = 0, begun
    while (one := one + ONE_DAY) <= day:
        same = (one.month, one.day) == (begun.month, begun.day)
        leap_day = (begun.month, begun.day) == (2, 29)
        instead = leap_day and (one.month, one.day) == (3, 1) and (one - ONE_DAY).day == 28
        count += same or instead
    return count


@given(DAYS, st.integers(0, 9_000))
def test_completed_years_are_birthdays_counted(begun, days):
    day = begun + days * ONE_DAY
    assert completed_years(begun, day) == birthdays(begun, day)


@pytest.mark.parametrize("begun", [date(2000, 2, 28), date(2000, 2, 29), date(2000, 3, 1), date(2001, 2, 28)])
def test_every_day_around_the_end_of_february_is_counted_right(begun):
    day = date(2001, 2, 28)
    while day < date(2009, 3, 5):
        assert completed_years(begun, day) == birthdays(begun, day)
        day += ONE_DAY if day.month in (2, 3) else 20 * ONE_DAY


def test_before_the_beginning_no_year_is_completed():
    assert completed_years(date(2000, 1, 2), date(2000, 1, 1)) == -1
    assert completed_years(date(2000, 1, 1), date(2000, 1, 1)) == 0


@given(DAYS, st.integers(0, 120), st.integers(-3, 3))
def test_latest_beginning_is_the_edge(day, years, near):
    edge = latest_beginning(day, years)
    assert (completed_years(edge + near * ONE_DAY, day) >= years) == (near <= 0)


@pytest.mark.parametrize(
    ("day", "months", "days", "there"),
    [
        (date(2023, 1, 31), 1, 0, date(2023, 2, 28)),
        (date(2024, 1, 31), 1, 1, date(2024, 3, 1)),
        (date(2024, 2, 29), 12, 0, date(2025, 2, 28)),
        (date(2024, 2, 29), -48, 0, date(2020, 2, 29)),
        (date(2024, 3, 31), -1, -1, date(2024, 2, 28)),
        (date(2024, 12, 31), 2, 0, date(2025, 2, 28)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_month_s_last(day, months, days, there):
    assert shifted(day, months=months, days=days) == there
