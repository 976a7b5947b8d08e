"""Months on the calendar, against a slow path and PostgreSQL's own."""

from datetime import date, timedelta

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from workforce.calculations.retention import Clock, add_months, answer_by, due_on, may_go_on, year_end

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
MONTHS = st.integers(0, 240)


def slowly(day, months):
    """Walk month by month, then back from the wanted day of the month to one that exists."""
    year, month = day.year, day.month
    for _ in range(months):
        month += 1
        if month == 13:
            year, month = year + 1, 1
    for wanted in range(day.day, 0, -1):
        try:
            return date(year, month, wanted)
        except ValueError:
            continue
    raise AssertionError


@given(DAYS, MONTHS)
def test_months_are_added_as_on_the_calendar(day, months):
    assert add_months(day, months) == slowly(day, months)


@given(DAYS, MONTHS)
def test_a_later_day_never_falls_due_earlier(day, months):
    assert add_months(day, months) <= add_months(day + timedelta(days=1), months)


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
        (date(2025, 12, 31), 0, date(2025, 12, 31)),
    ],
)
def test_the_end_of_february(day, months, found):
    assert add_months(day, months) == found


@pytest.mark.django_db
@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(DAYS, MONTHS), min_size=1, max_size=50))
def test_the_database_counts_the_same(asked):
    with connection.cursor() as cursor:
        for day, months in asked:
            cursor.execute("SELECT (%s::date + make_interval(months => %s))::date", [day, months])
            assert cursor.fetchone()[0] == add_months(day, months)


@given(st.lists(st.tuples(st.sampled_from(["closed", "left", "paid"]), MONTHS), max_size=6),
       st.fixed_dictionaries({}, optional=dict.fromkeys(("closed", "left", "paid"), DAYS)))  # fmt: skip
def test_the_latest_clock_decides_and_what_did_not_happen_says_nothing(clocks, events):
    slow = []
    for event, months in clocks:
        if event in events:
            start = events[event] if event != "paid" else date(events[event].year, 12, 31)
            slow.append(slowly(start, months))
    assert due_on([Clock(*one) for one in clocks], events) == (max(slow) if slow else None)


def test_funds_count_from_the_end_of_the_year_of_the_last_payment():
    assert year_end(date(2026, 3, 2)) == date(2026, 12, 31)
    assert due_on([Clock("paid", 60)], {"paid": date(2026, 3, 2)}) == date(2031, 12, 31)


@given(DAYS, DAYS)
def test_nothing_goes_before_its_notice_is_thirty_days_old(due, told):
    assert may_go_on(due, told) >= due
    assert (may_go_on(due, told) - told).days >= 30


def test_a_request_is_answered_within_a_month_or_three():
    assert answer_by(date(2026, 1, 31)) == date(2026, 2, 28)
    assert answer_by(date(2026, 1, 31), extended=True) == date(2026, 4, 30)
