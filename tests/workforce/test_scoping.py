"""Which workers, cases and tasks exist for whom."""

import pytest

from jtportal.kernel.actor import CLI, NOBODY
from tests.conftest import member
from tests.factories.workforce import CaseFactory, TaskFactory, WorkerFactory
from workforce.models import Case, Task, Worker


@pytest.fixture
def case(cast):
    """An open case of the cast's mine, with one task."""
    case = CaseFactory(worker__site=cast.site)
    TaskFactory(case=case)
    return case


def test_the_employment_service_sees_cases_tasks_and_workers(cast, case):
    assert [*Case.objects.visible_to(cast.officer)] == [case]
    assert Task.objects.visible_to(cast.officer).count() == 1
    assert [*Worker.objects.visible_to(cast.officer)] == [case.worker]


def test_the_personnel_officer_sees_the_roster_and_no_case(cast, case):
    WorkerFactory()
    assert [*Worker.objects.visible_to(cast.personnel)] == [case.worker]
    assert not Case.objects.visible_to(cast.personnel).exists()
    assert not Task.objects.visible_to(cast.personnel).exists()


@pytest.mark.parametrize("who", ["partner", "outsider"])
def test_others_see_nobody(cast, case, who):
    for model in (Case, Task, Worker):
        assert not model.objects.visible_to(getattr(cast, who)).exists()


def test_no_other_role_in_the_employment_service_sees_a_case(cast, case):
    for role in ("viewer", "evaluator", "data_protection", "administrator", "provider", "social_partner"):
        assert not Case.objects.visible_to(member(cast.officer.organisation, role)).exists()


@pytest.mark.parametrize("role", ["second_approver", "coordinator"])
def test_the_other_case_roles_see_the_same_cases(cast, case, role):
    assert [*Case.objects.visible_to(member(cast.officer.organisation, role))] == [case]


def test_machines_see_all_and_nobody_sees_none(case):
    assert Case.objects.visible_to(CLI).count() == 1
    assert not Case.objects.visible_to(NOBODY).exists()


def test_a_retracted_case_exists_for_nobody(cast, case):
    Case.objects.update(retracted_at=case.recorded_at)
    assert not Case.objects.visible_to(cast.officer).exists()


def test_a_former_employment_service_sees_nothing(cast, case):
    cast.partnership.partners.filter(organisation=cast.officer.organisation).update(valid_until="2024-12-31")
    assert not Case.objects.visible_to(cast.officer).exists()
