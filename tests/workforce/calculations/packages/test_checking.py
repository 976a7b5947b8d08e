"""Conditions: met, not met, or not to be told; groups against all ways of filling in what is not known."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from tests.workforce.calculations.packages.schemes import DAY, appears, figures, outcomes, scheme
from workforce.calculations.packages import checking, language
from workforce.calculations.packages.checking import Outcome
from workforce.calculations.packages.language import Group, Op, asked

FLAGS = ("full_time", "insured", "displaced", "in_training")
TESTS = st.builds(language.Test, st.sampled_from(FLAGS), st.just(Op.IS), st.booleans())
CONDITIONS = st.recursive(
    TESTS,
    lambda parts: st.builds(Group, st.booleans(), st.lists(parts, min_size=1, max_size=3).map(tuple)),
    max_leaves=6,
)


def plainly(condition, known):
    """Say whether a condition holds when everything is known."""
    if isinstance(condition, Group):
        return (all if condition.every else any)(plainly(part, known) for part in condition.parts)
    return known[condition.figure] is condition.bound


@given(CONDITIONS, st.fixed_dictionaries({name: st.none() | st.booleans() for name in FLAGS}))
def test_what_is_told_holds_whatever_the_unknown_turns_out_to_be(condition, known):
    told = checking.judge(condition, {name: said for name, said in known.items() if said is not None})
    ways = product(*[[said] if said is not None else [True, False] for said in known.values()])
    ends = {plainly(condition, dict(zip(known, way, strict=True))) for way in ways}
    if told.outcome is not Outcome.UNKNOWN:
        assert ends == {told.outcome is Outcome.MET}
    if None not in known.values():
        assert told.outcome is not Outcome.UNKNOWN


def test_a_check_names_the_figures_it_stood_on():
    given = figures(
        distance_km=60, daily_travel_hours="2.5", wage=5000, minimum_wage=4806, recent_employer=False
    )
    checks = checking.check(scheme("pl-settlement-voucher"), given, checking.Before())
    failed = [one for one in checks if one.outcome is Outcome.FAILED]
    assert [one.figures for one in failed] == [
        (("distance_km", Decimal(60)), ("daily_travel_hours", Decimal("2.5")))
    ]
    assert checking.missing_of(checks) == ()
    told = checking.Told(checks)
    assert (told.outcome, told.failed, told.open) == (Outcome.FAILED, 1, 0)


def test_what_nobody_gave_is_named_not_guessed():
    checks = checking.check(scheme("ro-relocation"), figures(distance_km=60), checking.Before())
    assert checking.Told(checks).outcome is Outcome.UNKNOWN
    assert set(checking.missing_of(checks)) == {
        "contract_months", "full_time", "net_income", "employer_housing", "job_on", "other_payer",
    }  # fmt: skip


def test_prior_approval_is_on_an_earlier_day():
    given = {"outside_commuting_area": True, "travel_on": DAY}
    assert appears("us-job-search", **given, approved_on=DAY - timedelta(days=1)) == "met"
    assert appears("us-job-search", **given, approved_on=DAY) == "failed"
    assert appears("us-job-search", outside_commuting_area=True) == "unknown"


def test_once_and_not_with_look_at_what_was_received():
    given = {"displaced": True, "insured": True, "wage": 9000, "minimum_wage": 8000, "seen": {"contract"}}
    start = date(2025, 10, 1)
    assert appears("ua-hiring-compensation", start, **given) == "met"
    assert ("once", "failed") in outcomes(
        "ua-hiring-compensation", start, before={"ua-hiring-compensation"}, **given
    )
    job = {"job_on": DAY + timedelta(days=1), "before": {"de-hiring-subsidy-55"}}
    assert ("not_with", "failed") in outcomes("de-hiring-subsidy", **job)


def test_evidence_for_the_approval_is_asked_for_until_it_is_seen():
    given = {"distance_km": 300, "other_payer": False, "travel_on": DAY + timedelta(days=9)}
    assert ("evidence", "unknown") in outcomes("eures-interview", **given)
    assert appears("eures-interview", seen={"invitation"}, **given) == "met"


def test_a_version_holds_from_its_day_to_its_day():
    given = {"displaced": True, "insured": True, "wage": 9000, "minimum_wage": 8000, "seen": {"contract"}}
    old, new = date(2024, 4, 1), date(2025, 10, 1)
    for start, day, outcome in (
        (old, old, "met"), (old, old - timedelta(days=1), "failed"), (old, new, "failed"),
        (new, new - timedelta(days=1), "failed"), (new, new, "met"),
    ):  # fmt: skip
        assert appears("ua-hiring-compensation", start, asked_on=day, **given) == outcome


def test_a_package_says_what_it_asks_for():
    assert asked(scheme("us-job-search")) == (
        "travel_cost", "lodging_cost", "per_diem", "days", "outside_commuting_area", "travel_on",
    )  # fmt: skip
    assert asked(scheme("ro-relocation"))[:3] == ("rent", "utilities", "months")
