"""Answers, what they rest on, what decided, and what is lacking."""

from datetime import date
from decimal import Decimal

import pytest

from partnerships.calculations.measures import reading
from partnerships.calculations.measures.asking import Lack, Why
from partnerships.calculations.measures.facts import Amount, FactValue, Standing
from partnerships.calculations.measures.judging import Part, judge
from partnerships.calculations.measures.logic import Answer, either, every

AS_OF = date(2026, 1, 1)
YES, NO, CANNOT_TELL = Answer
OLD = {"fact": "age", "at_least": 50}
PERMANENT = {"fact": "contract", "is": "permanent"}
BELOW = {"fact": "underground", "is": True, "standing": "document"}


def document(key="one", *groups, **more):
    """Return a measure's document; a group is a list of tests."""
    eligible = {"any": [{"all": group} for group in groups or ([OLD],)]}
    return {"key": key, "name": {"en": key}, "pathway": "reskilling", "eligible": eligible, **more}


def known(**values):
    """Return facts that were stated."""
    return {name: FactValue(value) for name, value in values.items()}


def judged(documents, facts, as_of=AS_OF):
    """Judge by documents; the judgements by key."""
    found = reading.read(documents)
    assert not found.faults
    return {one.key: one for one in judge(found.measures, facts, as_of)}


def one(facts, *groups, **more):
    """Judge by one measure."""
    return judged([document("one", *groups, **more)], facts)["one"]


def test_three_answers_combine_as_kleene_says():
    for first in Answer:
        for second in Answer:
            both, any_ = {first, second}, {first, second}
            assert every([first, second]) is (
                NO if NO in both else CANNOT_TELL if CANNOT_TELL in both else YES
            )
            assert either([first, second]) is (
                YES if YES in any_ else CANNOT_TELL if CANNOT_TELL in any_ else NO
            )


def test_the_failing_test_is_named_with_the_fact_s_value():
    told = one(known(birth_date=date(1976, 1, 2), contract="permanent"), [PERMANENT, OLD])
    assert told.answer is NO
    assert (told.deciding.part, told.deciding.path) == (Part.ELIGIBLE, "eligible.any[0].all[1]")
    assert told.deciding.test.found == 49
    assert told.deciding.test.used[0].known.value == date(1976, 1, 2)


def test_of_several_groups_the_one_that_came_nearest_decides():
    told = one(known(birth_date=date(1980, 1, 1), contract="permanent"), [OLD], [PERMANENT, OLD])
    assert told.deciding.path == "eligible.any[1].all[1]"


def test_what_is_missing_is_named_once_and_only_where_it_matters():
    told = one(known(contract="other"), [PERMANENT, BELOW], [OLD], [OLD, {"fact": "service", "at_least": 5}])
    assert told.answer is CANNOT_TELL
    assert told.lacks == (Lack("birth_date", Why.MISSING), Lack("service_start", Why.MISSING))


def test_a_known_no_needs_no_missing_fact():
    assert one(known(contract="other"), [PERMANENT, BELOW]).answer is NO


@pytest.mark.parametrize("standing", Standing)
def test_a_fact_below_the_standing_asked_for_does_not_answer(standing):
    told = one({"underground": FactValue(value=True, standing=standing)}, [BELOW])
    assert told.answer is (YES if standing >= Standing.DOCUMENT else CANNOT_TELL)
    assert told.lacks == (() if told.answer is YES else (Lack("underground", Why.STANDING),))


def test_amounts_of_another_currency_are_not_compared():
    test = {"fact": "monthly_wage", "at_least": {"amount": 100, "currency": "PLN"}}
    told = one(known(monthly_wage=Amount(Decimal(500), "EUR")), [test])
    assert (told.answer, told.lacks) == (CANNOT_TELL, (Lack("monthly_wage", Why.CURRENCY),))


@pytest.mark.parametrize(
    ("begun", "left", "day", "answer"),
    [
        ("2019-09-30", None, "2019-09-30", YES), ("2019-10-01", None, "2019-09-30", NO),
        ("2010-01-01", "2019-09-30", "2019-09-30", YES), ("2010-01-01", "2019-09-29", "2019-09-30", NO),
        ("2010-01-01", None, "2026-01-01", YES), ("2010-01-01", None, "2026-01-02", CANNOT_TELL),
        (None, "2019-09-29", "2019-09-30", NO), (None, None, "2019-09-30", CANNOT_TELL),
    ],
)  # fmt: skip
def test_employed_on_a_day(begun, left, day, answer):
    days = {"service_start": begun, "left_on": left}
    facts = known(**{name: date.fromisoformat(text) for name, text in days.items() if text})
    assert one(facts, [{"fact": "employed", "day": day, "is": True}]).answer is answer
    assert one(facts, [{"fact": "employed", "day": day, "is": False}]).answer is answer.turned()


def test_validity_by_the_calendar_and_by_the_worker_s_event_are_two_things():
    rule = document(valid={"from": "2026-01-01"}, event={"fact": "job_lost_on", "until": "2022-12-31"})
    facts = known(birth_date=date(1960, 1, 1), job_lost_on=date(2022, 12, 31))
    assert judged([rule], facts)["one"].answer is YES
    assert judged([rule], facts, date(2025, 12, 31))["one"].deciding.part is Part.VALID
    late = known(birth_date=date(1960, 1, 1), job_lost_on=date(2023, 1, 1))
    assert judged([rule], late)["one"].deciding.part is Part.EVENT
    assert judged([rule], known(birth_date=date(1960, 1, 1)))["one"].lacks == (
        Lack("job_lost_on", Why.MISSING),
    )


def test_whoever_took_a_measure_is_barred_from_one_that_excludes_it():
    rules = [document("lump", excludes=["leave"]), document("leave")]
    old = date(1960, 1, 1)
    told = judged(rules, known(birth_date=old, taken=frozenset({"leave"})))["lump"]
    assert (told.answer, told.deciding.part, told.deciding.measure) == (NO, Part.EXCLUDES, "leave")
    assert judged(rules, known(birth_date=old, taken=frozenset()))["lump"].answer is YES
    assert judged(rules, known(birth_date=old))["lump"].lacks == (Lack("taken", Why.MISSING),)


def test_a_measure_barred_while_another_is_available_waits_for_its_answer():
    rules = [document("lump", barred_if_available=["leave"]), document("leave", [PERMANENT])]
    old = date(1960, 1, 1)
    leave, lump = judged(rules, known(birth_date=old, contract="permanent")).values()
    assert (leave.key, leave.answer) == ("leave", YES)
    assert (lump.answer, lump.deciding.part, lump.deciding.measure) == (NO, Part.BARRED, "leave")
    assert judged(rules, known(birth_date=old, contract="other"))["lump"].answer is YES
    open_ = judged(rules, known(birth_date=old))["lump"]
    assert (open_.answer, open_.lacks) == (CANNOT_TELL, (Lack("contract", Why.MISSING),))


def test_measures_are_judged_after_those_they_wait_for_and_else_as_they_stand():
    rules = [
        document("c", after=["b"]),
        document("a"),
        document("b", barred_if_available=["d"]),
        document("d"),
    ]
    assert list(judged(rules, {})) == ["a", "d", "b", "c"]


def test_days_may_hang_on_the_event_and_on_other_facts():
    tests = [
        {"fact": "age", "day": {"years": 5, "after": "event"}, "at_least": 63},
        {"fact": "pension_on", "not_after": {"years": 5, "after": "job_lost_on"}},
    ]
    more = {"event": {"fact": "job_lost_on"}}
    lost = date(2024, 2, 29)
    facts = known(birth_date=date(1966, 2, 28), job_lost_on=lost, pension_on=date(2029, 2, 28))
    assert one(facts, tests, **more).answer is YES
    assert one(facts | known(pension_on=date(2029, 3, 1)), tests, **more).answer is NO
    assert one(facts | known(birth_date=date(1966, 3, 1)), tests, **more).answer is NO
