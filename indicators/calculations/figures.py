"""Values as a reader in a language writes them. Knows no Django: the language is handed in."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from babel import numbers

if TYPE_CHECKING:
    from datetime import date

NONE = "–"
SIGNS = {"UAH": "₴", "PLN": "zł", "GBP": "£", "EUR": "€", "USD": "$"}
COMPACT_FROM = Decimal(100_000)


def number(value: Decimal | int | None, language: str, decimals: int = 0) -> str:
    """Return 1,204 · 1 204 · 7.5; at most `decimals` places, halves away from zero."""
    if value is None:
        return NONE
    exact = Decimal(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return numbers.format_decimal(
        exact, format="#,##0." + "#" * decimals if decimals else "#,##0", locale=language
    )


def per_cent(value: Decimal | None, language: str, decimals: int = 0) -> str:
    """Return 51 % for 0.51 (51% in English)."""
    if value is None:
        return NONE
    exact = Decimal(value).quantize(Decimal(1).scaleb(-decimals - 2), ROUND_HALF_UP)
    pattern = numbers.parse_pattern(numbers.Locale.parse(language).percent_formats[None])
    pattern.frac_prec = (0, decimals)
    return pattern.apply(exact, language)


def money(value: Decimal | None, currency: str, language: str, *, compact: bool = False) -> str:
    """Return ₴119,412,007 (119 412 007 ₴) in whole units, ₴119.4M (119,4 млн ₴) where `compact` and large."""
    if value is None:
        return NONE
    if compact and abs(value) >= COMPACT_FROM:
        amount = numbers.format_compact_decimal(value, fraction_digits=1, locale=language)
    else:
        amount = number(value, language)
    sign = SIGNS.get(currency, currency)
    if language != "en":
        return f"{amount}\u00a0{sign}"
    return f"{currency}\u00a0{amount}" if sign.isalpha() else f"{sign}{amount}"


def points(difference: Decimal) -> int:
    """Return the distance of two shares in whole percentage points."""
    return int((abs(difference) * 100).quantize(Decimal(1), ROUND_HALF_UP))


def days_between(first: date, second: date) -> int:
    """Return whole days from one date to another."""
    return (second - first).days
