from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workforce.calculations.roster.dates import (
    EPOCH_1904,
    DateForm,
    evidence_of,
    from_serial,
    hinted_order,
    month_named,
    parse_date,
    settle_form,
)

PIVOT = date(2026, 10, 31)
DAY_FIRST = DateForm("dmy", "dmy", PIVOT)
MONTH_FIRST = DateForm("mdy", "mdy", PIVOT)
YEAR_FIRST = DateForm("ymd", "ymd", PIVOT)
THAT_DAY = date(1984, 4, 15)


@pytest.mark.parametrize(
    "text",
    [
        "15.04.1984", "15.4.1984", "15.04.84", "15.04.1984.", "15. 04. 1984.", "15/04/1984", "15-04-1984",
        "15 04 1984",
        "15,04,1984", "15–04–1984", "1984-04-15", "1984.04.15", "1984/4/15", "19840415", "15.04.1984 р.",
        "15.04.1984р",
        "15.04.1984 r.", "15.04.1984 0:00", "1984-04-15T00:00:00", "1984-04-15 00:00:00.000",
        "15 kwietnia 1984 r.",
        "15. travnja 1984.", "15. april 1984.", "15-Apr-84", "15 IV 1984", "15.IV.1984", "April 15, 1984",
        "15th April 1984", "15 квітня 1984 року", "15 апреля 1984 г.", "15. април 1984.", "30787", "30787.0",
        " 15.04.1984 ",
        "\u00a015.04.1984", "15. April 1984",
    ],
)  # fmt: skip
def test_one_day_in_many_writings(text):
    assert parse_date(text, DAY_FIRST) == THAT_DAY


@pytest.mark.parametrize(
    "text", ["04/15/1984", "4/15/84", "4/15/1984 12:00:00 AM", "04-15-1984", "04.15.1984", "Apr 15, 1984"]
)
def test_month_first(text):
    assert parse_date(text, MONTH_FIRST) == THAT_DAY


@pytest.mark.parametrize("text", ["84-04-15", "84.04.15", "1984-04-15", "15.04.1984"])
def test_year_first(text):
    assert parse_date(text, YEAR_FIRST) == THAT_DAY


@pytest.mark.parametrize(
    "cell",
    [
        "", "  ", "?/?", "??", "н/д", "brak", "31.02.1980", "1984", "84", "1.1.0001", "15.04.1984 abc", "0",
        "99999",
        "15.13.1984", "2026-13-01", "1.2.3.4", "²/3/1984", "15.04.19844", "115.04.1984", "15 foo 1984",
        "x" * 5000,
        1984, 5.0, 99_999.0, float("nan"), float("inf"), True, None, "1899-12-31", "15.04.198", "84 04",
        "IV 1984",
    ],
)  # fmt: skip
def test_no_date(cell):
    assert parse_date(cell, DAY_FIRST) is None


def test_cells_of_spreadsheets():
    assert parse_date(datetime.fromisoformat("1984-04-15T13:00"), DAY_FIRST) == THAT_DAY
    assert parse_date(THAT_DAY, DAY_FIRST) == THAT_DAY
    assert parse_date(30787.75, DAY_FIRST) == THAT_DAY
    assert parse_date(19840415.0, DAY_FIRST) == THAT_DAY
    assert parse_date(30787.0 - 1462, DateForm("dmy", "dmy", PIVOT, EPOCH_1904)) == THAT_DAY


@given(st.dates(date(1920, 1, 1), date(2099, 12, 31)))
def test_serial_numbers_against_counting_days(day):
    assert from_serial((day - date(1899, 12, 30)).days) == day


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from([".", "/", "-"]), st.booleans())
def test_against_the_standard_library(day, separator, padded):
    d, m = (f"{day.day:02}", f"{day.month:02}") if padded else (str(day.day), str(day.month))
    assert parse_date(separator.join((d, m, f"{day.year}")), DAY_FIRST) == day
    assert parse_date(separator.join((m, d, f"{day.year}")), MONTH_FIRST) == day
    assert parse_date(separator.join((f"{day.year}", m, d)), DAY_FIRST) == day


@given(st.dates(PIVOT - timedelta(days=36_000), PIVOT))
def test_two_digit_years_turn_on_the_pivot(day):
    assert parse_date(day.strftime("%d.%m.%y"), DAY_FIRST) == day


@given(st.one_of(st.text(), st.floats(), st.integers(), st.booleans(), st.none()))
def test_anything_is_a_day_or_none(cell):
    for form in (DAY_FIRST, MONTH_FIRST, YEAR_FIRST):
        found = parse_date(cell, form)
        assert found is None or 1900 <= found.year <= 2100


@pytest.mark.parametrize(
    ("word", "month"),
    [
        ("stycznia", 1), ("lutego", 2), ("березня", 3), ("квітня", 4), ("maja", 5), ("травня", 5),
        ("travnja", 4),
        ("svibnja", 5), ("lipca", 7), ("lipnja", 6), ("липня", 7), ("srpnja", 7), ("sierpnia", 8),
        ("rujna", 9),
        ("вересня", 9), ("października", 10), ("жовтня", 10), ("studenog", 11), ("листопада", 11),
        ("grudnia", 12),
        ("децембар", 12), ("XII", 12), ("xyz", None),
    ],
)  # fmt: skip
def test_months_by_name(word, month):
    assert month_named(word) == month


def test_listopad_is_october_in_croatia_and_november_in_poland():
    assert parse_date("15. listopada 1984.", DAY_FIRST) == date(1984, 10, 15)
    assert parse_date("15 listopada 1984", DAY_FIRST) == date(1984, 11, 15)
    assert parse_date("31 listopada 1984", DAY_FIRST) == date(1984, 10, 31)


@pytest.mark.parametrize(
    ("heading", "order"),
    [
        ("DOB (MM/DD/YYYY)", "mdy"), ("Data ur. [rrrr-mm-dd]", "ymd"),
        ("Дата народження (дд.мм.рррр)", "dmy"),
        ("Datum (DD.MM.GGGG)", "dmy"), ("Eintritt TT.MM.JJJJ", "dmy"), ("d/m/y", "dmy"), ("DD/DD/YY", None),
        ("Birth date", None), ("M/F", None), (None, None),
    ],
)  # fmt: skip
def test_orders_said_by_headings(heading, order):
    assert hinted_order(heading) == order


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("15.04.1984", "dotted:dmy"), ("04/15/1984", "other:mdy"), ("04/05/1984", "other:?"),
        ("84-04-15", "other:ymd"),
        ("31/31/1984", None), ("1984-04-15", None), ("x", None), (5.0, None), ("99.99.1984", None),
        ("4.15.84", "dotted:mdy"),
    ],
)  # fmt: skip
def test_what_a_value_tells_of_its_order(cell, told):
    assert evidence_of(cell) == told


@pytest.mark.parametrize(
    ("told", "given_order", "hinted", "dotted", "other"),
    [
        ({}, None, None, "dmy", "dmy"),
        ({}, None, "mdy", "mdy", "mdy"),
        ({"other:mdy": 9, "other:dmy": 1}, None, None, "dmy", "mdy"),
        ({"other:mdy": 9}, None, "dmy", "dmy", "mdy"),
        ({"other:mdy": 9, "dotted:dmy": 1}, "mdy", None, "dmy", "mdy"),
        ({"dotted:mdy": 2}, "mdy", None, "mdy", "mdy"),
        ({"other:dmy": 9}, "mdy", None, "mdy", "mdy"),
        ({"other:ymd": 3}, None, None, "dmy", "ymd"),
    ],
)
def test_the_form_of_a_column(told, given_order, hinted, dotted, other):
    form = settle_form(Counter(told), given=given_order, hinted=hinted, pivot=PIVOT)
    assert (form.dotted, form.other) == (dotted, other)
