"""What a measure pays: to the cent, in one currency, or not at all."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.calculations.measures import reading
from partnerships.calculations.measures.asking import Lack, Why
from partnerships.calculations.measures.benefits import due, rounded
from partnerships.calculations.measures.facts import Amount, FactValue
from partnerships.calculations.measures.language import Direction, Rounding
from partnerships.calculations.measures.payments import STEPS
from tests.partnerships.measures.test_judging import document

AS_OF = date(2026, 1, 1)


def paid(benefit, **facts):
    """Work out a benefit."""
    found = reading.read([document(benefit=benefit)])
    assert not found.faults
    return due(found.measures[0].benefit, {name: FactValue(value) for name, value in facts.items()}, AS_OF)


def money(amount, currency="PLN"):
    """Return an amount."""
    return Amount(Decimal(amount), currency)


FIXED = {"amount": {"amount": 1000, "currency": "PLN"}, "paid": "once"}
SHARE = {"share": 80, "basis": "monthly_wage", "paid": "monthly"}


def test_a_fixed_amount_once():
    told = paid(FIXED)
    assert (told.payment, told.payments, told.total, told.a_year) == (
        money(1000),
        1,
        money(1000),
        money(1000),
    )


@pytest.mark.parametrize(("months", "a_year"), [(48, 96_000), (12, 96_000), (5, 40_000)])
def test_a_share_of_a_wage_for_months(months, a_year):
    told = paid(SHARE | {"months": months}, monthly_wage=money(10_000))
    assert (told.payment, told.payments) == (money(8_000), months)
    assert (told.total, told.a_year) == (money(8_000 * months), money(a_year))


def test_without_an_end_there_is_a_cost_per_year_but_no_total():
    told = paid(SHARE, monthly_wage=money("2500.00"))
    assert (told.total, told.payments, told.a_year) == (None, None, money(24_000))


@pytest.mark.parametrize(
    ("begun", "times"), [("2025-01-02", 0), ("2023-01-01", 3), ("2000-01-01", 6), ("2030-01-01", 0)]
)
def test_it_grows_with_completed_years_up_to_a_most(begun, times):
    grown = FIXED | {"by_service": {"fact": "service", "at_most": 6}}
    assert paid(grown, service_start=date.fromisoformat(begun)).payment == money(1000 * times)


def test_years_that_are_told_as_a_number_count_when_they_are_complete():
    grown = FIXED | {"by_service": {"fact": "years_underground", "each": "0.5"}}
    assert paid(grown, years_underground=Decimal("5.9")).payment == money(2500)


def test_cap_then_offset_then_rounding():
    rule = SHARE | {
        "cap": {"amount": 5000, "currency": "PLN"}, "offset": {"fact": "other_income", "share": 50},
        "rounding": {"step": 10, "direction": "down"},
    }  # fmt: skip
    assert paid(rule, monthly_wage=money(9000), other_income=money("999.99")).payment == money(4500)
    assert paid(rule, monthly_wage=money(9000), other_income=money(20_000)).payment == money(0)


def test_what_is_missing_is_named():
    rule = SHARE | {"offset": {"fact": "other_income"}, "by_service": {"fact": "service"}}
    told = paid(rule)
    assert told.payment is None
    names = ("monthly_wage", "service_start", "other_income")
    assert told.lacks == tuple(Lack(name, Why.MISSING) for name in names)


def test_currencies_never_meet():
    capped = SHARE | {"cap": {"amount": 5000, "currency": "PLN"}}
    assert paid(capped, monthly_wage=money(100, "EUR")).lacks == (Lack("monthly_wage", Why.CURRENCY),)
    less = FIXED | {"offset": {"fact": "other_income"}}
    assert paid(less, other_income=money(100, "EUR")).lacks == (Lack("other_income", Why.CURRENCY),)


WAYS = {
    Direction.UP: ceil,
    Direction.DOWN: floor,
    Direction.HALF_UP: lambda steps: floor(steps + Fraction(1, 2)),
}


@given(st.decimals(0, 10**9, places=6), st.sampled_from(STEPS), st.sampled_from(Direction))
def test_rounding_is_exact(amount, step, way):
    steps = WAYS[way](Fraction(amount) / Fraction(step))
    assert Fraction(rounded(amount, Rounding(step, way))) == steps * Fraction(step)
