"""Groups that nobody can pass are refused; those that somebody can pass are not."""

from datetime import date

import pytest

from partnerships.calculations.measures import conditions
from partnerships.calculations.measures.asking import ask
from partnerships.calculations.measures.contradictions import contradictory
from partnerships.calculations.measures.faults import Faults
from partnerships.calculations.measures.language import Event, Measure, Period
from partnerships.calculations.measures.logic import Answer, every
from tests.partnerships.measures.made import Maker


def group(*tests, event=None):
    """Return the place of the test that leaves nothing, or None."""
    faults = Faults()
    given = {"any": [{"all": list(tests)}]}
    (read,) = conditions.groups(given, "", faults, event=event.fact if event else "")
    assert not faults
    return next(iter(contradictory(read, event)), None)


def fact(name, day=None, **test):
    """Return a test."""
    operator, value = test.popitem()
    word = operator.rstrip("_")
    return {"fact": name, **({"day": day} if day else {}), word: value}


def later(**far):
    """Return a day after the one asked about."""
    return {**far, "after": "as_of"}


PLN, EUR = {"amount": 5, "currency": "PLN"}, {"amount": 5, "currency": "EUR"}
IMPOSSIBLE = [
    [fact("age", at_least=60), fact("age", less_than=60)],
    [fact("age", more_than=49), fact("age", less_than=51), fact("age", is_=49)],
    [fact("age", more_than=49), fact("age", less_than=50)],
    [fact("age", "2019-09-30", at_least=58), fact("birth_date", after="1961-09-30")],
    [fact("age", "2019-09-30", at_least=58), fact("age", "2029-09-30", at_most=67)],
    [fact("dependants", less_than=0)],
    [fact("years_underground", more_than=5), fact("years_underground", at_most=5)],
    [fact("left_on", after="2020-01-01"), fact("left_on", before="2020-01-02")],
    [fact("sex", is_="male"), fact("sex", is_="female")],
    [fact("sex", is_not="male"), fact("sex", is_not="female")],
    [fact("underground", is_=True), fact("underground", is_=False)],
    [fact("occupation", starts_with="811"), fact("occupation", is_="7231")],
    [fact("occupation", starts_with="811"), fact("occupation", starts_with=["82", "7"])],
    [fact("occupation", starts_with="8111"), fact("occupation", starts_not_with="81")],
    [fact("site", is_=["a", "b"]), fact("site", is_not=["b", "a", "c"])],
    [fact("monthly_wage", at_least=PLN), fact("monthly_wage", less_than=PLN)],
    [fact("monthly_wage", at_least=PLN), fact("monthly_wage", at_most=EUR)],
    [fact("employed", "2020-01-01", is_=True), fact("service_start", after="2020-01-01")],
    [fact("employed", "2020-01-01", is_=True), fact("left_on", before="2020-01-01")],
    [fact("pension_on", not_after=later(years=4)), fact("pension_on", after=later(months=48))],
    [fact("taken", includes=["a", "b"]), fact("taken", includes_none=["b", "a"])],
]  # fmt: skip
POSSIBLE = [
    [fact("age", at_least=60), fact("age", at_most=60)],
    [fact("age", more_than=48), fact("age", less_than=50)],
    [fact("age", "2019-09-30", at_least=58), fact("age", "2029-09-30", at_most=68)],
    [fact("years_underground", more_than=5), fact("years_underground", less_than=6)],
    [fact("left_on", not_before="2020-01-01"), fact("left_on", not_after="2020-01-01")],
    [fact("occupation", starts_with="811"), fact("occupation", starts_with="8111")],
    [fact("occupation", starts_with="81"), fact("occupation", starts_not_with="8111")],
    [fact("employed", "2020-01-01", is_=True), fact("employed", "2021-01-01", is_=False)],
    [fact("taken", includes=["a", "b"]), fact("taken", includes_none=["b"])],
    [fact("pension_on", not_before=later(days=31)), fact("pension_on", before=later(months=1))],
]  # fmt: skip


@pytest.mark.parametrize("tests", IMPOSSIBLE)
def test_the_test_that_leaves_nothing_is_named(tests):
    assert group(*tests) == len(tests) - 1


@pytest.mark.parametrize("tests", POSSIBLE)
def test_what_somebody_can_pass_is_let_in(tests):
    assert group(*tests) is None


def test_the_event_date_bounds_too():

    event = Event("job_lost_on", Period(None, date(2022, 12, 31)))
    assert group(fact("job_lost_on", after="2022-12-30"), event=event) is None
    assert group(fact("job_lost_on", after="2022-12-31"), event=event) == 0


def test_nobody_ever_passes_a_group_that_is_refused():
    """Thousands of groups made by chance: whatever is found impossible is passed by none of those made to be close."""
    refused = 0
    for seed in range(300):
        maker = Maker(seed)
        for _round in range(10):
            tests = [maker.test(["m-1", "m-2"], event=False) for _test in range(2)]
            more = {"fact": tests[0]["fact"]} | maker.test(["m-1", "m-2"], event=False)
            faults = Faults()
            given = {"any": [{"all": [*tests, *([more] if more["fact"] == tests[0]["fact"] else [])]}]}
            groups = conditions.groups(given, "", faults, event="")
            if faults or not list(contradictory(groups[0], None)):
                continue
            refused += 1
            measure = Measure("m", {}, "reskilling", groups)
            for _worker in range(20):
                facts = maker.worker([measure])
                told = every(ask(test, facts, maker.as_of).answer for test in groups[0].tests)
                assert told is not Answer.YES, (given, facts)
    assert refused > 20
