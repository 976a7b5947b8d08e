"""The schemes that the portal brings give the figures that their sources give."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.workforce.calculations.packages.schemes import DAY, FILES, appears, pays, scheme, worked
from workforce.calculations.packages import keeping

TAA = {"lodging_cost": 0, "per_diem": 120, "days": 1}
OCTOBER_2025, APRIL_2024 = date(2025, 10, 1), date(2024, 4, 1)


def test_seven_files_are_brought():
    assert len(FILES) == 7


@pytest.mark.parametrize(
    ("cost", "amount", "advance"), [(900, "810.00", "486.00"), (1600, "1250.00", "750.00")]
)
def test_us_job_search_pays_nine_tenths_to_its_cap_and_advances_three_fifths(cost, amount, advance):
    found = worked("us-job-search", travel_cost=cost, **TAA)
    assert (found.total, found.advance) == (Decimal(amount), Decimal(advance))


@pytest.mark.parametrize(
    ("actual", "days", "paid"), [(100, 2, "100.00"), (150, 2, "120.00"), (500, 0, "0.00")]
)
def test_us_lodging_is_the_lesser_of_what_it_cost_and_half_the_daily_allowance(actual, days, paid):
    assert pays("us-job-search", travel_cost=0, lodging_cost=actual, per_diem=120, days=days) == Decimal(paid)


@pytest.mark.parametrize(("wage", "amount"), [(400, "2100.00"), (500, "2150.00")])
def test_us_relocation_pays_moving_and_three_weekly_wages_to_a_cap(wage, amount):
    assert pays("us-relocation", moving_cost=1000, weekly_wage=wage) == Decimal(amount)


def test_us_wage_insurance_gives_the_published_five_thousand():
    given = {"old_wage_year": 40000, "new_wage_year": 30000}
    assert pays("us-wage-insurance", years=1, **given) == 5000
    assert pays("us-wage-insurance", years=2, **given) == pays("us-wage-insurance", years=3, **given) == 10000
    wide = worked("us-wage-insurance", years=2, old_wage_year=50000, new_wage_year=36000)
    assert [one.amount for one in wide.lines[0].payments] == [7000, 3000]
    assert pays("us-wage-insurance", years=1, old_wage_year=30000, new_wage_year=40000) == 0


@pytest.mark.parametrize(
    ("age", "pay", "hours", "training", "site", "outcome"),
    [
        (50, 50000, 32, False, False, "met"),
        (49, 50000, 32, False, False, "failed"),
        (50, 50001, 32, False, False, "failed"),
        (50, 50000, 31, False, False, "failed"),
        (50, 50000, 20, True, False, "met"),
        (50, 50000, 19, True, False, "failed"),
        (50, 50000, 40, False, True, "failed"),
    ],
)
def test_us_wage_insurance_at_its_edges(age, pay, hours, training, site, outcome):
    given = {"age": age, "new_wage_year": pay, "weekly_hours": hours, "in_training": training}
    assert appears("us-wage-insurance", same_site=site, **given) == outcome


def test_us_relocation_is_asked_for_within_its_days_by_either_way():
    given = {"outside_commuting_area": True, "job_confirmed": True, "family_taken": False, "seen": {"job"}}
    given |= {"move_on": DAY + timedelta(days=182)}
    late = {"certified_on": DAY - timedelta(days=600), "separated_on": DAY - timedelta(days=425)}
    assert appears("us-relocation", **given, **late) == "met"
    late["separated_on"] -= timedelta(days=1)
    assert appears("us-relocation", **given, **late) == "unknown"  # training may have ended since
    assert appears("us-relocation", training_ended_on=DAY - timedelta(days=182), **given, **late) == "met"
    assert appears("us-relocation", training_ended_on=DAY - timedelta(days=183), **given, **late) == "failed"
    taken = given | {"family_taken": True}
    assert appears("us-relocation", training_ended_on=DAY, **taken, **late) == "failed"
    assert (
        appears("us-relocation", training_ended_on=DAY, before={"us-job-search"}, **given, **late) == "failed"
    )


@pytest.mark.parametrize(("cost", "amount"), [(9000, "9000.00"), (20000, "17347.00")])
def test_polish_voucher_is_at_most_twice_the_average_wage(cost, amount):
    assert pays("pl-settlement-voucher", settlement_cost=cost, average_wage="8673.50") == Decimal(amount)


@pytest.mark.parametrize(
    ("km", "hours", "outcome"), [(80, 1, "met"), (79, 3, "failed"), (79, "3.1", "met"), (80, None, "met")]
)
def test_polish_voucher_asks_for_distance_or_travelling_time(km, hours, outcome):
    more = {} if hours is None else {"daily_travel_hours": hours}
    given = {"wage": 4806, "minimum_wage": 4806, "recent_employer": False}
    assert appears("pl-settlement-voucher", distance_km=km, **given, **more) == outcome


def test_polish_voucher_is_given_back_when_the_job_does_not_last():
    rule = scheme("pl-settlement-voucher").retention
    days = keeping.deadlines(rule, {"job_on": date(2026, 1, 1)})
    assert (days.done_by, days.proved_by) == (date(2026, 8, 29), date(2026, 9, 28))
    assert keeping.claw_back(rule, paid=Decimal(9000), days=179) == 9000
    assert keeping.claw_back(rule, paid=Decimal(9000), days=180) == 0


@pytest.mark.parametrize(
    ("rent", "utilities", "month"), [(1000, 400, "900.00"), (800, 100, "675.00"), (1200, 0, "900.00")]
)
def test_romanian_premium_is_three_quarters_to_its_cap(rent, utilities, month):
    found = worked("ro-relocation", rent=rent, utilities=utilities, months=40)
    assert {one.amount for one in found.lines[0].payments} == {Decimal(month)}
    assert (found.lines[0].before, len(found.lines[0].payments)) == ((rent + utilities) * Decimal("0.75"), 36)


def test_romanian_premium_at_its_edges():
    given = {"distance_km": "50.1", "contract_months": 12, "full_time": True, "net_income": 5000}
    given |= {"employer_housing": False, "other_payer": False, "seen": {"contract"}}
    given |= {"job_on": DAY - timedelta(days=60)}
    assert appears("ro-relocation", **given) == "met"
    for edge in (
        {"distance_km": 50}, {"contract_months": 11}, {"net_income": "5000.01"}, {"employer_housing": True},
        {"other_payer": True}, {"job_on": DAY - timedelta(days=61)}, {"before": {"ro-relocation"}},
    ):  # fmt: skip
        assert appears("ro-relocation", **given | edge) == "failed", edge


def test_german_subsidy_is_half_for_a_year_and_three_years_from_55():
    assert pays("de-hiring-subsidy", wage=3000, months=40) == 12 * 1500
    assert pays("de-hiring-subsidy-55", wage=3000, months=40) == 36 * 1500
    asked = {"job_on": DAY + timedelta(days=1)}
    assert appears("de-hiring-subsidy-55", age=55, **asked) == "met"
    assert appears("de-hiring-subsidy-55", age=54, **asked) == "failed"
    assert appears("de-hiring-subsidy-55", age=55, **asked, asked_on=date(2029, 1, 1)) == "failed"
    assert appears("de-hiring-subsidy", job_on=DAY) == "failed"  # asked for once the job had begun


def test_german_subsidy_at_the_special_rate_falls_by_ten_points_after_a_year():
    found = worked("de-hiring-subsidy-special", wage=3000, months=24)
    assert [one.amount for one in found.lines[0].payments] == [2100] * 12 + [1800] * 12
    assert found.total == 46800


def test_german_placement_budget_is_asked_for_before_the_cost_arises():
    given = {"need_shown": True, "other_payer": False}
    assert appears("de-placement-budget", cost_on=DAY + timedelta(days=1), **given) == "met"
    assert appears("de-placement-budget", cost_on=DAY, **given) == "failed"
    assert (
        pays("de-placement-budget", application_cost=300, travel_cost=100, tools_cost=0, moving_cost=0) == 360
    )


@pytest.mark.parametrize(
    ("start", "special", "front", "amount"),
    [
        (APRIL_2024, False, True, 24000),
        (APRIL_2024, True, False, 48000),
        (OCTOBER_2025, False, False, 24000),
        (OCTOBER_2025, False, True, 48000),
    ],
)
def test_ukrainian_compensation_is_8000_for_three_or_six_months(start, special, front, amount):
    given = {"months": 12, "special_rate": special, "front_line": front}
    assert pays("ua-hiring-compensation", start, **given) == amount


@pytest.mark.parametrize(
    ("km", "amount"), [(49, 0), (50, 110), (250, 110), ("250.1", 275), (500, 275), (501, 385)]
)
def test_eures_interview_pays_by_distance_and_days(km, amount):
    assert pays("eures-interview", distance_km=km, days=0, half_days=0) == amount
    assert pays("eures-interview", distance_km=km, days=7, half_days=1) == amount + 5 * 55 + 27


@pytest.mark.parametrize(("cost", "amount"), [(400, 400), (551, 550)])
def test_eures_supplement_ends_at_550(cost, amount):
    assert pays("eures-supplement", travel_cost=cost) == amount


def test_konin_start_up_and_wage_subsidy():
    assert pays("pl-start-up", start_up_cost=150000) == 120000
    assert pays("pl-wage-subsidy", agreed_subsidy=3000, wage=6000, months=12) == 36000
    given = {"action_plan": True, "months": 12, "seen": {"contract"}}
    assert appears("pl-wage-subsidy", wage=9000, old_wage=9000, **given) == "met"
    assert appears("pl-wage-subsidy", wage=8999, old_wage=9000, **given) == "failed"
