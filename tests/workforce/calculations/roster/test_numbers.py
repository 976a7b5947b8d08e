from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workforce.calculations.roster.builders import grouped
from workforce.calculations.roster.numbers import (
    decimal_mark,
    parse_count,
    parse_money,
    parse_number,
    parse_years,
)


@pytest.mark.parametrize(
    "text",
    [
        "20 941,76", "20\u00a0941,76", "20\u202f941,76", "20\u2009941.76", "20941,76", "20941.76",
        "20.941,76", "20,941.76",
        "20'941.76", "20’941,76", " 20941,76 ", "20 941,76 грн.", "20941,76 zł", "£20,941.76", "KM 20.941,76",
        "+20941.76",
        "20 941,76 UAH", "20941,760",
    ],
)  # fmt: skip
def test_one_amount_in_many_writings(text):
    assert parse_money(text) == Decimal("20941.76")


@pytest.mark.parametrize(
    "text", ["-1 500,00", "−1500", "(1 500,00)", "1500-", "PLN -1500", "-1.500,00", "– 1500"]
)
def test_negative_amounts(text):
    assert parse_money(text) == Decimal(-1500)


@pytest.mark.parametrize(
    "cell",
    [
        "", " ", "brak", "н/д", "n/a", "-", "—", "1e5", "NaN", "Infinity", "1_000", "½", "1.2.3", "1 2 3",
        "12 34", "∞",
        "1,2,3", "100 %", "12.3456,78", "1 234.567,89", "99999999999999999999", "abc", "12abc", "zł", "()",
        "1" * 100,
        float("nan"), float("inf"), 1e300, True, None, "1 234'5", "5 000 000 00",
    ],
)  # fmt: skip
def test_no_amount(cell):
    assert parse_money(cell) is None


@pytest.mark.parametrize(
    ("text", "mark", "number"),
    [
        ("1.498", None, "1498"), ("1.498", ",", "1498"), ("1.498", ".", "1.498"), ("1,498", None, "1498"),
        ("1,498", ",", "1.498"), ("1,498", ".", "1498"), ("0.123", ",", "0.123"),
        ("1.234.567", ",", "1234567"),
        ("2117.1", ",", "2117.1"), ("1500,-", None, "1500"), ("12,", None, "12"), (".5", None, "0.5"),
        ("5", None, "5"),
    ],
)  # fmt: skip
def test_the_column_decides_what_a_mark_means(text, mark, number):
    assert parse_number(text, mark) == Decimal(number)


def test_a_grouping_mark_is_not_the_decimal_mark_too():
    assert parse_number("1.234.567", ".") is None


@given(
    st.decimals(0, 9_999_999, places=2),
    st.sampled_from([(" ", ","), ("\u00a0", ","), (".", ","), (",", "."), ("'", "."), ("", ","), ("", ".")]),
)
def test_against_formatting(number, marks):
    thousands, mark = marks
    text = f"{number:.2f}".replace(".", mark) if not thousands else grouped(number, thousands, mark)
    assert parse_money(text) == number
    assert parse_money(text, mark) == number
    assert parse_money(f"-{text}") == -number


@given(st.floats(-1e9, 1e9, allow_nan=False))
def test_floats_against_rounding(value):
    assert abs(parse_money(value) - Decimal(value)) <= Decimal("0.005001")


@given(st.one_of(st.text(), st.floats(), st.integers(), st.none(), st.text(alphabet="0123456789.,' -()")))
def test_anything_is_a_finite_number_or_none(cell):
    for mark in (None, ",", "."):
        number = parse_number(cell, mark)
        assert number is None or number.is_finite()


@pytest.mark.parametrize(
    ("cells", "mark"),
    [
        (["1.498,13", 5.0, ""], ","), (["1,498.13"], "."), (["20 941,76"], ","), (["3825.27", "1571.1"], "."),
        (["1.234.567"], ","), (["1.498"], None), ([], None), (["0,125"], ","), (["12,5", "12.5"], None),
    ],
)  # fmt: skip
def test_decimal_mark_of_a_column(cells, mark):
    assert decimal_mark(cells) == mark


@pytest.mark.parametrize(
    ("cell", "years"),
    [
        ("14,1", "14.1"), (11.7, "11.7"), ("0", "0"), ("12 р. 3 міс.", "12.25"), ("12 lat 6 mies", "12.5"),
        ("12 років", "12"), ("12.345", "12.35"), (25, "25"), ("", None), ("багато", None), (5000, None),
        ("3-4", None),
    ],
)  # fmt: skip
def test_years(cell, years):
    assert parse_years(cell) == (Decimal(years) if years else None)


@pytest.mark.parametrize(
    ("cell", "count"), [("3", 3), (2.0, 2), ("0", 0), ("2,5", None), (-1, None), ("x", None), (1000, None)]
)
def test_counts(cell, count):
    assert parse_count(cell) == count
