"""The days of follow-ups against a plain walk through the calendar, and whether work lasted."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workforce.calculations.following import Answered, due_days, months_after, retention, same_firm

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


def slow_months_after(day, months):
    """Walk day by day into the wanted month, and there up to the same day of the month or the last."""
    wanted, found = (day.year * 12 + day.month - 1 + months), None
    one = day.replace(day=1)
    while one.year * 12 + one.month - 1 <= wanted:
        if one.year * 12 + one.month - 1 == wanted and one.day <= day.day:
            found = one
        one += timedelta(days=1)
    return found


@given(DAYS, st.sampled_from([3, 6, 12]))
def test_a_months_day_is_the_same_one_or_the_last(day, months):
    assert months_after(day, months) == slow_months_after(day, months)


@given(DAYS)
def test_four_follow_ups_come_one_after_another(day):
    days = list(due_days(day).values())
    assert list(due_days(day)) == ["w4", "m3", "m6", "m12"]
    assert days == sorted(set(days))
    assert day < days[0]


@pytest.mark.parametrize(
    ("left", "half_a_year"),
    [
        (date(2025, 8, 31), date(2026, 2, 28)),
        (date(2023, 8, 31), date(2024, 2, 29)),
        (date(2026, 2, 28), date(2026, 8, 28)),
    ],
)
def test_worked_days(left, half_a_year):
    assert due_days(left)["m6"] == half_a_year
    assert due_days(left)["w4"] == left + timedelta(days=28)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ТОВ «Рудник»", "Рудник, ТОВ", True),
        ("Tauron S.A.", "TAURON", True),
        ("Bakery Ltd", "Smithy Ltd", False),
        ("ТОВ", "Рудник", None),
        ("", "Рудник", None),
    ],
)
def test_names_of_one_firm_are_one(one, other, same):
    assert same_firm(one, other) is same


@pytest.mark.parametrize(
    ("answer", "word"),
    [
        (Answered(None), "unknown"),
        (Answered(works=False, employer="Bakery", same=True), "ended"),
        (Answered(works=True, employer="Bakery Ltd"), "same"),
        (Answered(works=True, employer="Smithy"), "another"),
        (Answered(works=True), "somewhere"),
        (Answered(works=True, employer="Smithy", same=True), "same"),
    ],
)
def test_whether_work_lasted(answer, word):
    assert retention("Bakery", answer) == word
