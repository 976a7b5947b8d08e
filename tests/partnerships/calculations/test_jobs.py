"""Net additional jobs by the DCED rule: worked figures, and a slow count of every person's every day."""

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.calculations.jobs import Jobs, NetJobs, net_jobs, shown

kinds = st.sampled_from(["created", "anyway", "displaced"])
groups = st.lists(
    st.builds(Jobs, kinds, st.integers(0, 6), st.integers(1, 240), st.integers(1, 100)), max_size=6
)


def counted_slowly(found):
    """Walk through every person's every day and add up the hours worked; a year is 240 days of eight hours."""
    worked = dict.fromkeys(("created", "anyway", "displaced"), timedelta())
    for group in found:
        for _person in range(group.people):
            for _day in range(group.days):
                worked[group.kind] += timedelta(hours=8) / 100 * group.share
    year = timedelta(days=80)
    return {kind: Fraction(spent // timedelta(microseconds=1), year // timedelta(microseconds=1))
            for kind, spent in worked.items()}  # fmt: skip


def test_18_hired_of_whom_5_would_have_been_anyway_are_13():
    found = net_jobs([Jobs("created", 18), Jobs("anyway", 5)])
    assert (found.created, found.net) == (18, 13)


def test_seasonal_half_time_and_displaced_jobs_are_net_one():
    seasonal, half = Jobs("created", 3, days=80), Jobs("created", 2, share=50)
    assert (seasonal.fte, half.fte) == (1, 1)
    found = net_jobs([seasonal, half, Jobs("displaced", 1)])
    assert (found.created, found.displaced, found.net) == (2, 1, 1)


def test_nothing_counted_is_nothing():
    assert net_jobs([]) == NetJobs()
    assert net_jobs([]).net == 0


def test_more_displaced_than_added_is_told():
    assert net_jobs([Jobs("created", 1), Jobs("displaced", 3)]).net == -2


@given(groups)
def test_the_rule_agrees_with_a_slow_count_of_days(found):
    fast, slow = net_jobs(found), counted_slowly(found)
    assert {kind: getattr(fast, kind) for kind in slow} == slow
    assert fast.net == slow["created"] - slow["anyway"] - slow["displaced"]


@given(groups, groups)
def test_sums_of_parts_are_the_sum_of_the_whole(one, other):
    assert net_jobs(one) + net_jobs(other) == net_jobs([*other, *one])


@given(st.integers(1, 50), st.integers(1, 120), st.integers(1, 50))
def test_twice_the_people_are_twice_the_days_are_twice_the_share(people, days, share):
    assert Jobs("created", 2 * people, days, share).fte == Jobs("created", people, 2 * days, share).fte
    assert Jobs("created", people, days, 2 * share).fte == Jobs("created", people, 2 * days, share).fte


@pytest.mark.parametrize(
    "wrong", [("hoped", 1, 240, 100), ("created", -1, 240, 100), ("created", 1, 241, 100), ("anyway", 1, 0, 100),
              ("created", 1, 240, 101)]
)  # fmt: skip
def test_what_is_no_work_is_refused(wrong):
    with pytest.raises(ValueError):
        Jobs(*wrong)


@pytest.mark.parametrize(
    ("value", "text"),
    [(Fraction(13), "13"), (Fraction(1, 20), "0.1"), (Fraction(-7, 2), "-3.5"), (Fraction(0), "0")],
)
def test_tenths_are_shown_without_an_empty_zero(value, text):
    assert shown(value) == Decimal(text)
    assert str(shown(value)) == text
