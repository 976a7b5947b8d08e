"""Template words used on many pages. A builtin library: no {% load %} needed."""

from decimal import Decimal
from typing import Any

from django import template
from django.utils.formats import number_format

register = template.Library()


@register.filter
def amount(value: Any) -> str:
    """Return an amount as the reader writes it, with cents only where there are some; a dash for none."""
    if value is None:
        return "–"
    exact = Decimal(value)
    return number_format(exact, 0 if exact == exact.to_integral_value() else 2, force_grouping=True)


@register.filter
def cents(value: Any) -> str:
    """Return an amount as the reader writes it, always with cents."""
    return number_format(Decimal(value), 2, force_grouping=True)


@register.filter
def money(value: Any, currency: str) -> str:
    """Return an amount with its currency: 1,200 UAH."""
    return f"{amount(value)}\u00a0{currency}"


@register.filter
def number(value: Any) -> str:
    """Return a number as the reader writes it, with the decimals it has."""
    return number_format(Decimal(value).normalize(), force_grouping=True)
