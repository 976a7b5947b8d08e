"""Amounts of money. A sum never mixes currencies."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from django.utils.formats import number_format

if TYPE_CHECKING:
    from collections.abc import Iterable

CENT = Decimal("0.01")


class MixedCurrencies(ValueError):
    """Two amounts of different currencies met in one sum."""


@dataclass(frozen=True, slots=True, order=False)
class Money:
    """A decimal amount with its ISO 4217 currency code."""

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        if len(self.currency) != 3 or not self.currency.isascii() or not self.currency.isupper():
            raise ValueError(f"not an ISO 4217 code: {self.currency!r}")
        if not isinstance(self.amount, Decimal):
            raise TypeError("an amount of money is a Decimal")

    def __add__(self, other: Money) -> Money:
        if self.currency != other.currency:
            raise MixedCurrencies(f"{self.currency} + {other.currency}")
        return Money(self.amount + other.amount, self.currency)

    def rounded(self) -> Money:
        """Return the amount rounded half up to hundredths."""
        return Money(self.amount.quantize(CENT, ROUND_HALF_UP), self.currency)


def totals(amounts: Iterable[Money]) -> dict[str, Money]:
    """Sum amounts currency by currency: {code: Money}, codes in alphabetical order."""
    sums: dict[str, Decimal] = {}
    for money in amounts:
        sums[money.currency] = sums.get(money.currency, Decimal(0)) + money.amount
    return {code: Money(sums[code], code) for code in sorted(sums)}


def written(amount: Decimal, currency: str) -> str:
    """Return an amount as the reader writes it: 12,500 UAH; hundredths only where there are some."""
    whole = amount == amount.to_integral_value()
    number = number_format(amount, decimal_pos=0 if whole else 2, use_l10n=True, force_grouping=True)
    return f"{number}\u00a0{currency}"
