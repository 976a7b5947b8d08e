"""The ledger of wage arrears against a plain addition, entry by entry."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from workforce.calculations.arrears import Entry, by_month, fault, totals

CENTS = st.integers(1, 10**9).map(lambda cents: Decimal(cents) / 100)
ENTRIES = st.lists(
    st.builds(
        Entry,
        st.sampled_from(["owed", "paid", "claimed", "titled", "settled"]),
        st.sampled_from([date(2026, month, 1) for month in (1, 2, 3)]),
        CENTS,
        st.sampled_from(["UAH", "EUR"]),
    ),
    max_size=20,
)


def slow_sum(entries, kind, currency, month=None):
    """Add up in whole cents."""
    return sum(
        int(one.amount * 100) for one in entries
        if (one.kind, one.currency) == (kind, currency) and month in (None, one.month)
    )  # fmt: skip


@given(ENTRIES)
def test_sums_are_exact_to_the_cent(entries):
    for currency, balance in totals(entries).items():
        for kind in ("owed", "paid", "claimed", "titled", "settled"):
            assert int(getattr(balance, kind) * 100) == slow_sum(entries, kind, currency)
        out = slow_sum(entries, "owed", currency) - slow_sum(entries, "paid", currency)
        assert int(balance.outstanding * 100) == out - slow_sum(entries, "settled", currency)
    assert set(totals(entries)) == {one.currency for one in entries}


@given(ENTRIES)
def test_a_month_can_hold_no_more_than_was_owed(entries):
    wrong = False
    for month, currency in {(one.month, one.currency) for one in entries}:
        owed = slow_sum(entries, "owed", currency, month)
        given_back = slow_sum(entries, "paid", currency, month) + slow_sum(
            entries, "settled", currency, month
        )
        parts = (
            given_back,
            slow_sum(entries, "claimed", currency, month),
            slow_sum(entries, "titled", currency, month),
        )
        wrong = wrong or max(parts) > owed
    assert bool(fault(entries)) == wrong


@given(ENTRIES)
def test_months_add_up_to_the_whole(entries):
    whole = totals(entries)
    for currency, balance in whole.items():
        months = [one for (_month, code), one in by_month(entries).items() if code == currency]
        assert sum(one.outstanding for one in months) == balance.outstanding
