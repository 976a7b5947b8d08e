"""Values as readers write them."""

from datetime import date
from decimal import Decimal

import pytest

from indicators.calculations import figures

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("value", "language", "decimals", "text"),
    [
        (Decimal("12204.5"), "en", 0, "12,205"),
        (Decimal("12204.5"), "uk", 0, f"12{NBSP}205"),
        (Decimal("-0.5"), "en", 0, "-1"),
        (Decimal("7.5"), "pl", 1, "7,5"),
        (Decimal(7), "pl", 1, "7"),
        (1850, "en", 0, "1,850"),
        (None, "uk", 0, "–"),
    ],
)
def test_numbers(value, language, decimals, text):
    assert figures.number(value, language, decimals) == text


@pytest.mark.parametrize(
    ("value", "language", "decimals", "text"),
    [
        (Decimal("0.505"), "en", 0, "51%"),
        (Decimal("0.118"), "uk", 1, "11,8%"),
        (Decimal("0.12"), "pl", 1, "12%"),
        (None, "en", 0, "–"),
    ],
)
def test_shares(value, language, decimals, text):
    assert figures.per_cent(value, language, decimals) == text


@pytest.mark.parametrize(
    ("value", "currency", "language", "compact", "text"),
    [
        (Decimal("119412007.35"), "UAH", "en", False, "₴119,412,007"),
        (Decimal("119412007.35"), "UAH", "uk", True, f"119,4{NBSP}млн{NBSP}₴"),
        (Decimal("8412007.5"), "PLN", "en", True, f"PLN{NBSP}8.4M"),
        (Decimal("812.5"), "BAM", "pl", True, f"813{NBSP}BAM"),
        (Decimal(0), "GBP", "en", True, "£0"),
        (None, "UAH", "en", True, "–"),
    ],
)
def test_money(value, currency, language, compact, text):
    assert figures.money(value, currency, language, compact=compact) == text


def test_distances():
    assert figures.points(Decimal("0.386") - Decimal("0.53")) == 14
    assert figures.days_between(date(2026, 1, 1), date(2026, 1, 31)) == 30
