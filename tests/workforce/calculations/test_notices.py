"""Legal days of a notice: against a slow path that walks day by day, and the figures of each example."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workforce.calculations import notices
from workforce.calculations.notices import Period, Rule, count, rules

DAYS = st.dates(date(2000, 1, 1), date(2090, 1, 1))
ONE = timedelta(days=1)


def slow_end(since, period):
    """The last day of a period, found by walking one day after the other."""
    day, months = since, 0
    while months < period.months:
        day += ONE
        first_of_next = (day + ONE).day == 1
        # A month is over on the day of the same number, or on the last of a month that has none such.
        same = day.day == since.day or (first_of_next and day.day < since.day)
        months += same and (day.year, day.month) != (since.year, since.month)
    for _passed in range(period.days):
        day += ONE
    return day


@given(DAYS, st.integers(0, 14), st.integers(0, 90))
def test_a_period_ends_where_walking_day_by_day_ends(since, months, days):
    period = Period("authority", months, days, "x")
    assert notices.last_day(since, period) == slow_end(since, period)


def slow_earliest(rule, starts):
    """The first day that lies behind every period that runs."""
    ends = [slow_end(starts[one.start], one) for one in rule.periods if starts.get(one.start)]
    day = min(starts.values())
    while any(day <= end for end in ends):
        day += ONE
    return day


@given(st.sampled_from(sorted(rules())), DAYS, st.integers(0, 40), st.integers(0, 40))
def test_the_first_lawful_day_is_the_first_behind_all_periods(key, received, told, consulted):
    rule = rules()[key]
    starts = {
        "authority": received,
        "workers": received + timedelta(days=told),
        "consultation": received + timedelta(days=consulted),
    }
    counted = count(rule, starts)
    assert counted.earliest == slow_earliest(rule, starts)
    assert counted.missing == ()
    before = counted.earliest - ONE
    assert (counted.left(before), counted.left(counted.earliest)) == (1, 0)
    assert (counted.too_early(before), counted.too_early(counted.earliest)) == (1, 0)


@pytest.mark.parametrize(
    ("key", "earliest"),
    [
        ("eu-directive", date(2026, 3, 3)),
        ("pl", date(2026, 3, 3)),
        ("ro", date(2026, 3, 3)),
        ("de", date(2026, 3, 1)),  # one month from 31 January ends on the last of February
        ("ua", date(2026, 4, 1)),
        ("us-warn", date(2026, 4, 2)),
        ("gb-20", date(2026, 3, 3)),
        ("gb-100", date(2026, 3, 18)),
    ],
)
def test_the_examples_give_these_days_for_a_notice_of_31_january(key, earliest):
    told = dict.fromkeys(notices.STARTS, date(2026, 1, 31))
    assert count(rules()[key], told).earliest == earliest


def test_an_authority_lengthens_its_period_where_the_rule_says_so():
    told = {"authority": date(2026, 1, 31)}
    assert count(rules()["de"], told, extended=True).earliest == date(2026, 4, 1)
    assert count(rules()["pl"], told, extended=True) == count(rules()["pl"], told)


def test_what_is_not_told_is_named_and_not_guessed():
    counted = count(rules()["ua"], {"authority": date(2026, 1, 5), "workers": None})
    assert counted.missing == ("workers",)
    assert counted.earliest == date(2026, 3, 6)
    nothing = count(rules()["ua"], {})
    assert (nothing.earliest, nothing.left(date(2026, 1, 1)), nothing.too_early(date(2026, 1, 1))) == (
        None,
        0,
        0,
    )


def test_every_figure_names_its_source_and_every_rule_speaks_three_languages():
    for rule in rules().values():
        assert {"en", "uk", "pl"} == set(rule.names) == set(rule.authorities)
        assert all(period.source for period in (*rule.periods, *([rule.extension] if rule.extension else [])))


def test_the_country_comes_first_and_the_number_chooses():
    assert notices.offered("PL")[0].key == "pl"
    assert [notices.usual("GB", number).key for number in (20, 99, 100)] == ["gb-20", "gb-20", "gb-100"]
    assert notices.usual("BA", 50).key == "eu-directive"


@pytest.mark.parametrize(
    "period", [{"from": "moon", "days": 3, "source": "x"}, {"from": "authority", "source": "x"}]
)
def test_a_rule_that_is_not_well_formed_is_refused(period):
    rule = {"key": "x", "country": "", "name": {"en": "x"}, "authority": {"en": "x"}, "periods": [period]}
    with pytest.raises(ValueError, match="a period says"):
        notices.read({"rules": [rule]})
    with pytest.raises(ValueError, match="no period"):
        notices.read({"rules": [rule | {"periods": []}]})


def test_a_language_without_a_name_reads_the_english_one():
    rule = Rule("x", "", {"en": "Rule"}, {"en": "Office"}, (Period("authority", 0, 1, "x"),))
    assert (rule.name("pl"), rule.authority("uk")) == ("Rule", "Office")
