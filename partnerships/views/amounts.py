"""Amounts as people read them: money with its currency, staff time in days of work."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils.formats import number_format
from django.utils.translation import ngettext

from jtportal.kernel.money import written

NARROW = "\u00a0"

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partnerships.queries.partners import Sums


def amount_words(amount: Decimal, unit: str) -> str:
    """Return '12,500 UAH' or '30 days of work'; hundredths only where there are some. `unit`: a currency or ''."""
    if unit:
        return written(amount, unit)
    whole = amount == amount.to_integral_value()
    number = number_format(amount, decimal_pos=0 if whole else 2, use_l10n=True, force_grouping=True)
    count = int(abs(amount)) if whole else 2
    return ngettext("%(number)s day of work", "%(number)s days of work", count) % {"number": number}


def sums_lines(sums: Iterable[Sums]) -> list[dict[str, Any]]:
    """Return received against pledged, one line per unit, for a template."""
    return [
        {
            "pledged": amount_words(one.pledged, one.unit),
            "received": amount_words(one.received, one.unit),
            "left": amount_words(one.left, one.unit) if one.left else "",
            "share": round(100 * one.share),
        }
        for one in sums
    ]
