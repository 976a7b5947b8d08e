"""The rules of real agreements, with the checks worked by hand."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from partnerships.calculations.measures import reading, writing
from partnerships.calculations.measures.facts import Amount, FactValue
from partnerships.calculations.measures.judging import Part, judge
from partnerships.calculations.measures.logic import Answer
from tests.partnerships.measures import rules

YES, NO, CANNOT_TELL = Answer
ONE_DAY = timedelta(days=1)
DAYS = {"as_of", "birth_date", "job_lost_on", "pension_on", "service_start", "left_on"}


def money(amount, currency="PLN"):
    """Return an amount."""
    return Amount(Decimal(amount), currency)


def judged(name, as_of, **facts):
    """Judge by an agreement's measures; by key."""
    known = {}
    for fact, value in facts.items():
        value = date.fromisoformat(value) if fact in DAYS and isinstance(value, str) else value
        known[fact] = FactValue(Decimal(value) if type(value) is int else value)
    found = judge(rules.measures(name), known, date.fromisoformat(as_of))
    return {one.key: one for one in found}


def answers(*given, **facts):
    """Return the answers alone."""
    return {key: one.answer for key, one in judged(*given, **facts).items()}


@pytest.mark.parametrize("name", rules.NAMES)
def test_every_file_comes_back_as_the_same_measures(name):
    measures = rules.measures(name)
    written = [writing.document(one) for one in measures]
    assert reading.of_documents(written) == measures
    assert [writing.document(one) for one in reading.of_documents(written)] == written


def test_the_rules_are_all_here():
    assert {name.split("-")[0] for name in rules.NAMES} == {"r1", "r3", "r4", "r5", "r6", "r7", "r8", "r11"}


def test_r1_pays_72_per_cent_of_the_mean_pay():
    told = judged("r1-spain", "2020-06-01", equivalent_age=48, mean_wage_6m=money("2500", "EUR"))
    assert told["early-retirement"].answer is YES
    assert told["early-retirement"].benefit.payment == money("1800.00", "EUR")
    assert told["early-retirement-20"].answer is NO


@pytest.mark.parametrize(
    ("facts", "first", "second"),
    [
        (
            {"equivalent_age": Decimal("47.9"), "contribution_years": 24, "service_start": "2000-01-02"},
            NO,
            NO,
        ),
        (
            {"equivalent_age": Decimal("47.9"), "contribution_years": 24, "service_start": "2000-01-01"},
            NO,
            YES,
        ),
        ({"equivalent_age": Decimal("47.9"), "contribution_years": 25}, YES, NO),
        ({"contribution_years": 24, "service_start": "2000-01-01"}, CANNOT_TELL, CANNOT_TELL),
        ({"contribution_years": 24, "service_start": "2000-01-02"}, CANNOT_TELL, NO),
    ],
)
def test_r1_has_three_ways(facts, first, second):
    assert list(answers("r1-spain", "2020-01-01", **facts).values()) == [first, second]


def test_r1_after_twenty_years_pays_less():
    told = judged(
        "r1-spain", "2020-01-01", equivalent_age=40, contribution_years=20, service_start="2000-01-01",
        mean_wage_6m=money("2500", "EUR"),
    )  # fmt: skip
    assert told["early-retirement-20"].benefit.payment == money("1440.00", "EUR")


MINER = {"contract": "permanent", "full_time": True, "underground": True, "monthly_wage": money(10_000)}


@pytest.mark.parametrize(
    ("as_of", "pension_on", "answer", "part"),
    [
        ("2022-06-01", "2026-06-01", YES, Part.ELIGIBLE), ("2022-06-01", "2026-06-02", NO, Part.ELIGIBLE),
        ("2024-06-01", "2027-12-31", YES, Part.ELIGIBLE), ("2024-06-01", "2028-01-01", NO, Part.EVENT),
        ("2026-01-01", "2027-12-31", NO, Part.VALID), ("2021-12-31", "2024-12-31", NO, Part.VALID),
    ],
)  # fmt: skip
def test_r3_mining_leave_up_to_four_years_before_a_pension_that_begins_before_2028(
    as_of, pension_on, answer, part
):
    told = judged("r3-poland-2022", as_of, pension_on=pension_on, **MINER)
    assert (told["mining-leave"].answer, told["mining-leave"].deciding.part) == (answer, part)
    assert told["processing-leave"].answer is NO
    if answer is YES:
        assert told["mining-leave"].benefit.total == money(8_000 * 48)


@pytest.mark.parametrize(("pension_on", "answer"), [("2025-06-01", YES), ("2025-06-02", NO)])
def test_r3_processing_leave_up_to_three_years_before(pension_on, answer):
    surface = MINER | {"underground": False}
    assert (
        answers("r3-poland-2022", "2022-06-01", pension_on=pension_on, **surface)["processing-leave"]
        is answer
    )


def test_r4_five_years_from_2026_and_a_sum_after_three_years_of_service():
    told = judged(
        "r4-poland-2026", "2026-01-01", pension_on="2031-01-01", service_start="2023-01-01", **MINER
    )
    assert [one.answer for one in told.values()] == [YES, YES]
    assert told["lump-sum"].benefit.total == money(170_000)
    late = answers(
        "r4-poland-2026", "2026-01-01", pension_on="2031-01-02", service_start="2023-01-02", **MINER
    )
    assert set(late.values()) == {NO}
    assert set(answers("r4-poland-2026", "2025-12-31", pension_on="2030-01-01", **MINER).values()) == {NO}


def test_r5_the_sum_is_barred_where_leave_is_available_or_was_taken():
    near, far = "2025-06-01", "2025-06-02"
    nothing, taken = frozenset(), frozenset({"mining-leave"})
    name, day = "r5-poland-2021", "2021-06-01"
    assert answers(name, day, pension_on=near, taken=nothing, **MINER)["lump-sum"] is NO
    free = judged(name, day, pension_on=far, taken=nothing, **MINER)["lump-sum"]
    assert (free.answer, free.benefit.total) == (YES, money(120_000))
    assert answers(name, day, pension_on=far, taken=taken, **MINER)["lump-sum"] is NO
    assert answers(name, day, taken=nothing, **MINER)["lump-sum"] is CANNOT_TELL


@pytest.mark.parametrize(
    ("service_start", "pension_on", "answer"),
    [
        ("2011-06-01", "2017-06-02", YES), ("2011-06-02", "2017-06-02", NO), ("2011-06-01", "2017-06-01", NO),
    ],
)  # fmt: skip
def test_r5_of_2016(service_start, pension_on, answer):
    told = answers("r5-poland-2021", "2016-06-01", service_start=service_start, pension_on=pension_on)
    assert told["lump-sum-2016"] is answer


def test_r6_the_sum_is_twelve_monthly_wages():
    told = judged(
        "r6-poland-lignite",
        "2024-01-01",
        pension_on="2028-01-02",
        contract="permanent",
        monthly_wage=money(9_000),
    )
    assert [one.answer for one in told.values()] == [NO, YES]
    assert told["lump-sum"].benefit.total == money(108_000)


GERMAN = {
    "birth_date": "1967-05-10", "job_lost_on": "2025-05-10", "job_lost_by": "coal-exit", "service_start": "2019-09-30",
    "pension_on": "2030-05-10", "accrued_pension": money("1500.50", "EUR"),
}  # fmt: skip


@pytest.mark.parametrize(
    "spoilt",
    [
        {}, {"birth_date": "1967-05-11"}, {"job_lost_by": "merger"}, {"service_start": "2019-10-01"},
        {"left_on": "2023-05-09"}, {"pension_on": "2030-05-11"}, {"job_lost_on": "2044-01-01"},
    ],
)  # fmt: skip
def test_r7_every_condition_counts_to_the_day(spoilt):
    told = answers("r7-germany-lignite", "2025-06-01", **GERMAN | spoilt)
    assert told["adaptation-allowance"] is (NO if spoilt else YES)


def test_r7_other_income_is_set_off_from_2026():
    income = {"other_income": money(600, "EUR")}
    before = judged("r7-germany-lignite", "2025-12-31", **GERMAN, **income)
    after = judged("r7-germany-lignite", "2026-01-01", **GERMAN, **income)
    assert [one.answer for one in before.values()] == [YES, NO]
    assert [one.answer for one in after.values()] == [NO, YES]
    assert before["adaptation-allowance"].benefit.payment == money("1500.50", "EUR")
    assert after["adaptation-allowance-2026"].benefit.payment == money("900.50", "EUR")


@pytest.mark.parametrize(("underground", "years"), [(True, 50), (False, 57)])
@pytest.mark.parametrize(("late", "answer"), [(0, YES), (1, NO)])
def test_r8_fails_on_one_day(underground, years, late, answer):
    lost = date(2022, 12, 31)
    born = lost.replace(year=lost.year - years) + late * ONE_DAY
    told = judged(
        "r8-germany-hard-coal", "2023-06-01", underground=underground, birth_date=born, job_lost_on=lost
    )["adaptation-allowance"]
    assert told.answer is answer
    if late:
        assert told.deciding.test.found == years - 1
        assert told.deciding.path.endswith(".all[1]")


def test_r8_is_over_for_jobs_lost_later():
    told = judged(
        "r8-germany-hard-coal",
        "2023-06-01",
        underground=True,
        birth_date="1960-01-01",
        job_lost_on="2023-01-01",
    )
    assert told["adaptation-allowance"].deciding.part is Part.EVENT


LAID_OFF = {
    "layoff_reason": "redundancy",
    "contractor": False,
    "job_lost_on": "2020-03-01",
    "taken": frozenset(),
}


@pytest.mark.parametrize(
    ("changes", "answer"),
    [
        ({}, YES), ({"layoff_reason": "quit"}, NO), ({"layoff_reason": "dismissed"}, NO), ({"contractor": True}, NO),
        ({"taken": frozenset({"bridge-to-retirement"})}, NO), ({"job_lost_on": "2020-02-29"}, NO),
    ],
)  # fmt: skip
def test_r11_excludes_by_reason_contract_time_and_what_was_taken(changes, answer):
    told = judged("r11-alberta", "2025-03-01", **LAID_OFF | changes)["tuition-voucher"]
    assert told.answer is answer
    if answer is YES:
        assert told.benefit.total == money(12_000, "CAD")
