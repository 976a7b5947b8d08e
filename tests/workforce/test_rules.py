"""May this person do this to this row?"""

import pytest

from jtportal.kernel.actor import CLI
from tests.conftest import member
from tests.factories.partnerships import PartnershipFactory
from tests.factories.workforce import CaseFactory, WorkerFactory
from workforce import rules

ROLES = (
    "case_officer", "second_approver", "coordinator", "social_partner", "employer", "provider", "evaluator",
    "data_protection", "viewer", "administrator",
)  # fmt: skip
HOLD_CASES = {"case_officer", "second_approver", "coordinator"}


@pytest.mark.parametrize("role", ROLES)
def test_what_each_role_may_in_the_employment_service(cast, role):
    actor, case = member(cast.officer.organisation, role), CaseFactory(worker__site=cast.site)
    assert rules.may_see_cases(actor, cast.partnership) is (role in HOLD_CASES)
    assert rules.may_read_case(actor, case) is (role in HOLD_CASES)
    assert rules.may_work(actor, case) is (role == "case_officer")
    assert rules.may_work_here(actor, cast.partnership) is (role == "case_officer")
    assert rules.may_change_worker(actor, case.worker) is (role == "case_officer")
    assert rules.may_see_roster(actor, cast.partnership) is False


@pytest.mark.parametrize("role", ROLES)
def test_what_each_role_may_at_the_mine(cast, role):
    actor, worker = member(cast.site.operator, role), WorkerFactory(site=cast.site)
    assert rules.may_see_cases(actor, cast.partnership) is False
    assert rules.may_see_roster(actor, cast.partnership) is (role == "employer")
    assert rules.may_read_worker(actor, worker) is (role in HOLD_CASES | {"employer"})
    assert rules.may_change_worker(actor, worker) is False
    assert rules.may_work_here(actor, cast.partnership) is False


def test_another_partnership_is_none_of_ones_business(cast):
    elsewhere = PartnershipFactory()
    assert not rules.may_see_cases(cast.officer, elsewhere)
    assert not rules.may_see_roster(cast.personnel, elsewhere)
    assert not rules.may_work_here(cast.officer, elsewhere)


def test_serving_is_asked_once_for_a_page(cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert rules.serves(cast.officer, cast.partnership)
        assert rules.serves(cast.officer, cast.partnership)
    assert not rules.serves(cast.personnel, cast.partnership)
    assert not rules.serves(CLI, cast.partnership)
