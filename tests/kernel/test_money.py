"""Amounts of money: exact, with their currency, never mixed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jtportal.kernel.money import MixedCurrencies, Money, totals

amounts = st.decimals(min_value=-(10**9), max_value=10**9, places=2)
monies = st.builds(Money, amounts, st.sampled_from(["UAH", "PLN", "BAM", "GBP"]))


def test_sum_of_one_currency_is_exact():
    assert Money(Decimal("0.10"), "UAH") + Money(Decimal("0.20"), "UAH") == Money(Decimal("0.30"), "UAH")


def test_sum_never_mixes_currencies():
    with pytest.raises(MixedCurrencies):
        Money(Decimal(1), "UAH") + Money(Decimal(1), "PLN")


@pytest.mark.parametrize("currency", ["", "EU", "EURO", "eur", "ЄВР"])
def test_currency_is_three_capital_letters(currency):
    with pytest.raises(ValueError):
        Money(Decimal(1), currency)


def test_amount_is_never_a_float():
    with pytest.raises(TypeError):
        Money(1.5, "UAH")


@pytest.mark.parametrize(("amount", "rounded"), [("1.005", "1.01"), ("-1.005", "-1.01"), ("2.344", "2.34")])
def test_half_a_cent_goes_up(amount, rounded):
    assert Money(Decimal(amount), "PLN").rounded().amount == Decimal(rounded)


@given(st.lists(monies, max_size=20))
def test_totals_are_the_sums_currency_by_currency(several):
    found = totals(several)
    assert list(found) == sorted({money.currency for money in several})
    for code, money in found.items():
        assert money.amount == sum(one.amount for one in several if one.currency == code)
