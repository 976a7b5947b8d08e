"""Shares exact to the cent, totals that never guess a rate, quarters of what is owed."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.calculations import money
from partnerships.calculations.money import Rate

TODAY = date(2026, 11, 22)
RATES = [
    Rate("EUR", date(2026, 1, 1), Decimal("48.10")),
    Rate("EUR", date(2026, 11, 20), Decimal("48.7340")),
    Rate("EUR", date(2026, 11, 23), Decimal(60)),
    Rate("PLN", date(2026, 12, 1), Decimal("11.5")),
]


def test_parts_of_fifty_forty_ten():
    per_cent = [Decimal(50), Decimal(40), Decimal(10)]
    assert [str(part) for part in money.shares(Decimal("99.99"), per_cent)] == ["50.00", "40.00", "9.99"]
    with pytest.raises(ValueError):
        money.shares(Decimal(1), [Decimal(50)])


@given(
    st.decimals(Decimal("0.01"), Decimal("999999999999.99"), places=2),
    st.lists(st.integers(1, 9999), min_size=0, max_size=5),
)
def test_parts_always_add_up(amount, cuts):
    edges = sorted({0, *cuts, 10_000})
    per_cent = [Decimal(b - a) / 100 for a, b in pairwise(edges)]
    assert sum(money.shares(amount, per_cent)) == amount


def test_the_latest_rate_before_the_day_counts():
    assert money.rate_on(RATES, "EUR", TODAY).rate == Decimal("48.7340")
    assert money.rate_on(RATES, "EUR", date(2025, 12, 31)) is None


def test_what_has_no_rate_stands_apart():
    amounts = {"UAH": Decimal(100), "EUR": Decimal("10.01"), "PLN": Decimal(7), "USD": Decimal(0)}
    total = money.total(amounts, "UAH", RATES, TODAY)
    assert (total.amount, total.apart) == (Decimal("587.83"), {"PLN": Decimal(7)})
    assert [rate.currency for rate in total.rates] == ["EUR"]


def test_no_whole_has_no_share():
    assert money.share(Decimal(1), Decimal(0)) is None
    assert money.share(Decimal(1), Decimal(3)) == Decimal("33.3")


def test_what_is_owed_falls_into_quarters():
    owed = [
        (date(2026, 11, 21), "UAH", Decimal(1)),
        (TODAY, "UAH", Decimal(2)),
        (date(2026, 12, 31), "EUR", Decimal(3)),
        (date(2027, 4, 1), "UAH", Decimal(4)),
        (date(2031, 1, 1), "UAH", Decimal(5)),
        (None, "UAH", Decimal(6)),
    ]
    seen = money.forecast(owed, TODAY)
    assert (seen.late, seen.undated) == ({"UAH": Decimal(1)}, {"UAH": Decimal(6)})
    assert [(quarter, dict(amounts)) for quarter, amounts in seen.quarters] == [
        ((2026, 4), {"UAH": Decimal(2), "EUR": Decimal(3)}),
        ((2027, 1), {}),
        ((2027, 2), {"UAH": Decimal(4)}),
        ((2027, 3), {}),
        ((2027, 4), {}),
        ((2028, 1), {"UAH": Decimal(5)}),
    ]
    assert money.forecast([], TODAY).quarters == [((2026, 4), {})]


days = st.one_of(st.none(), st.dates(date(2025, 1, 1), date(2032, 12, 31)))
flows = st.lists(
    st.tuples(days, st.sampled_from(["UAH", "EUR"]), st.integers(1, 10**6).map(Decimal)), max_size=12
)


def end_of(quarter):
    """The first day after a quarter."""
    year, number = quarter
    return date(year + number // 4, number % 4 * 3 + 1, 1)


@given(st.integers(-(10**6), 10**6).map(Decimal), flows, flows)
def test_what_is_left_is_everything_up_to_the_quarters_end(opening, incoming, outgoing):
    """Against a slow path that adds each quarter up from the beginning, movement by movement."""
    worth = {"UAH": Decimal(1), "EUR": Decimal(50)}
    rates = [Rate("EUR", date(2024, 1, 1), worth["EUR"])]
    found = money.cash_flow(
        opening,
        money.forecast(incoming, TODAY),
        money.forecast(outgoing, TODAY),
        lambda amounts: money.total(amounts, "UAH", rates, TODAY),
    )
    assert 1 <= len(found) <= 6
    for place, one in enumerate(found):
        end = end_of(one.quarter) if place < 5 else date.max  # what lies further off falls into the last one
        came, went = (
            sum(amount * worth[code] for day, code, amount in flow if day and day < end)
            for flow in (incoming, outgoing)
        )
        assert one.balance == opening + came - went
    dated = [flow for flow in (*incoming, *outgoing) if flow[0]]
    assert sum(one.inflow.amount + one.outflow.amount for one in found) == sum(
        amount * worth[code] for _day, code, amount in dated
    )
