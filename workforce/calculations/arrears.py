"""The ledger of wage arrears: what is owed still, and which entries cannot be. Knows no Django."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

NOTHING = Decimal(0)


class Entry(NamedTuple):
    """An entry: kind (owed, paid, claimed, titled, settled), first day of the month, amount above 0, currency."""

    kind: str
    month: date
    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Balance:
    """Sums in one currency, to the cent: entries are added up and never rounded."""

    owed: Decimal = NOTHING
    paid: Decimal = NOTHING
    claimed: Decimal = NOTHING
    titled: Decimal = NOTHING
    settled: Decimal = NOTHING

    @property
    def outstanding(self) -> Decimal:
        """What is owed still."""
        return self.owed - self.paid - self.settled

    @property
    def given(self) -> Decimal:
        """What was paid afterwards, or settled otherwise."""
        return self.paid + self.settled

    def plus(self, kind: str, amount: Decimal) -> Balance:
        """Return the balance with one entry more."""
        return replace(self, **{kind: getattr(self, kind) + amount})

    @property
    def fault(self) -> str:
        """Which sum is larger than it can be: `paid` (with what is settled), `claimed`, `titled`; '' when none is.

        Nobody is paid, claims or is awarded more for a month than was owed for it.
        """
        if self.outstanding < 0:
            return "paid"
        if self.claimed > self.owed:
            return "claimed"
        return "titled" if self.titled > self.owed else ""


def by_month(entries: Iterable[Entry]) -> dict[tuple[date, str], Balance]:
    """Return the balance of each month and currency, in their order."""
    found: dict[tuple[date, str], Balance] = defaultdict(Balance)
    for entry in entries:
        key = entry.month, entry.currency
        found[key] = found[key].plus(entry.kind, entry.amount)
    return dict(sorted(found.items()))


def totals(entries: Iterable[Entry]) -> dict[str, Balance]:
    """Return the balance of each currency over all months; currencies are never added up."""
    found: dict[str, Balance] = defaultdict(Balance)
    for entry in entries:
        found[entry.currency] = found[entry.currency].plus(entry.kind, entry.amount)
    return dict(sorted(found.items()))


def fault(entries: Iterable[Entry]) -> str:
    """Return the first month's fault, '' when the ledger can be."""
    return next((one.fault for one in by_month(entries).values() if one.fault), "")
