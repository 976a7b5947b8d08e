"""Income over time, month by month, held against a path that walks every day."""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.calculations.measures.days import shifted
from workforce.calculations.pathways.income import (
    HORIZON,
    SPANS,
    Kind,
    Segment,
    TwoCurrencies,
    gaps,
    levels,
    monthly,
    totals,
)

START, DAY = date(2026, 11, 23), timedelta(days=1)
CENT = Decimal("0.01")


def paid(kind, start, until, amount, currency="PLN"):
    """A segment written short."""
    end = date.fromisoformat(until) if until else None
    return Segment(Kind(kind), date.fromisoformat(start), end, Decimal(amount), currency)


def test_a_bridge_ends_where_the_pension_begins():
    """80% of 9,000 for two years, then a pension of 5,100.50."""
    way = (
        paid("bridge", "2026-11-23", "2028-11-22", "7200"),
        paid("pension", "2028-11-23", None, "5100.50"),
        paid("once", "2026-12-01", None, "1000"),
    )
    assert totals(way, START) == {
        12: Decimal(87400),
        36: Decimal("235006.00"),
        60: Decimal("357418.00"),
    }
    assert gaps(way, START) == ()
    assert levels(way, START) == (
        (START, Decimal(7200)),
        (date(2028, 11, 23), Decimal("5100.50")),
    )


def test_part_of_a_month_counts_by_its_days_rounded_half_up():
    """10 of the 30 days from 23 November: 1000.05 * 10 / 30 = 333.35."""
    way = (paid("wage", "2026-12-13", "2027-01-22", "1000.05"),)
    assert monthly(way, START, 3) == (Decimal("333.35"), Decimal("1000.05"), Decimal(0))


def test_days_without_income_are_named():
    way = (paid("wage", "2026-10-01", "2026-12-31", "900"), paid("benefit", "2027-03-01", "2027-05-31", "0"))
    end = shifted(START, months=HORIZON) - DAY
    assert gaps(way, START) == ((date(2027, 1, 1), end),)
    assert gaps((), START) == ((START, end),)


def test_amounts_of_two_currencies_never_meet():
    way = (paid("wage", "2026-11-23", None, "1"), paid("once", "2026-11-23", None, "1", "EUR"))
    with pytest.raises(TwoCurrencies, match="EUR, PLN"):
        totals(way, START)


@pytest.mark.parametrize(("until", "amount"), [("2026-11-22", "1"), (None, "-0.01"), (None, "NaN")])
def test_what_is_no_income_cannot_be_said(until, amount):
    with pytest.raises(ValueError, match=r"before|no amount"):
        paid("wage", "2026-11-23", until, amount)


days = st.dates(date(2025, 1, 1), date(2033, 12, 31))
amounts = st.decimals(0, 99_999, places=2)


@st.composite
def segments(draw):
    """A segment that lies anywhere around the horizon, with an end or without."""
    start = draw(days)
    until = draw(st.none() | st.integers(0, 2_000).map(lambda length: start + timedelta(days=length)))
    return Segment(draw(st.sampled_from(Kind)), start, until, draw(amounts), "UAH")


ways = st.lists(segments(), max_size=4).map(tuple)


def slowly(way, start, months):
    """The income of each month, found by asking every segment about every day of it."""
    found = []
    for number in range(months):
        first, after = shifted(start, months=number), shifted(start, months=number + 1)
        month = [first + timedelta(days=at) for at in range((after - first).days)]
        sum_ = Decimal(0)
        for one in way:
            if one.kind is Kind.ONCE:
                sum_ += one.amount if one.start in month else 0
                continue
            held = [day for day in month if day >= one.start and (one.until is None or day <= one.until)]
            sum_ += (one.amount * len(held) / len(month)).quantize(CENT, ROUND_HALF_UP)
        found.append(sum_)
    return found


@given(ways, days, st.integers(1, 24))
def test_months_are_what_every_day_of_them_says(way, start, months):
    assert list(monthly(way, start, months)) == slowly(way, start, months)


@given(ways, days)
def test_totals_are_sums_of_months_and_never_shrink(way, start):
    line, found = monthly(way, start), totals(way, start)
    assert found == {span: sum(line[:span]) for span in SPANS}
    assert list(found.values()) == sorted(found.values())


@given(ways, days, st.integers(1, 12))
def test_levels_and_gaps_are_what_every_day_says(way, start, months):
    steps, missing = levels(way, start, months), gaps(way, start, months)
    at = {
        day
        for first, last in missing
        for day in (first + timedelta(n) for n in range((last - first).days + 1))
    }
    for number in range((shifted(start, months=months) - start).days):
        day = start + timedelta(days=number)
        held = sum(one.amount for one in way if one.runs and one.start <= day and (one.until or day) >= day)
        assert [level for first, level in steps if first <= day][-1] == held
        assert (day in at) == (held == 0)
