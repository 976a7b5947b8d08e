"""Years of service against a plain count of days."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from workforce.calculations.service import Worked, days, service, years

DAY = st.dates(date(2020, 1, 1), date(2021, 12, 31))
SPELLS = st.lists(st.builds(Worked, DAY, st.none() | DAY, st.booleans(), st.booleans()), max_size=5)
UNTIL = date(2021, 6, 30)


def slow_days(spells, until):
    """Every day that lies in a spell, once."""
    found = set()
    for one in spells:
        day = one.begins
        while day <= min(one.ends or until, until):
            found.add(day)
            day += timedelta(days=1)
    return len(found)


@given(SPELLS)
def test_days_that_overlap_count_once(spells):
    assert days(spells, UNTIL) == slow_days(spells, UNTIL)


@given(SPELLS)
def test_certified_is_no_more_than_under_ground_and_that_no_more_than_all(spells):
    told = service(spells, UNTIL)
    assert told.certified <= told.underground <= told.all


def test_years_are_rounded_down_to_a_tenth():
    ten = Worked(date(2000, 1, 1), date(2009, 12, 31), underground=True)
    assert service([ten], date(2026, 1, 1)).underground == Decimal("10.0")
    assert years(3652) == Decimal("9.9")
    assert years(0) == 0
