"""Several workers agree to one way together."""

from datetime import date

import pytest

from accounts.models import AuditEvent
from jtportal.kernel.doors import Refused
from tests.factories.workforce import CaseFactory, WorkerFactory
from workforce.actions import cases
from workforce.models import CaseVersion

ON = date(2026, 3, 2)


@pytest.fixture
def group(cast):
    """Three open cases of the cast's mine."""
    return [CaseFactory(worker=WorkerFactory(site=cast.site)) for _ in range(3)]


def agree(group, officer, **other):
    said = {"pathway": "reskilling", "reason": "Welding course, spring", "on": ON} | other
    return cases.set_pathway_of_all(cases=group, by=officer, **said)


def test_a_group_agrees_at_one_moment_and_each_case_keeps_its_history(group, officer):
    assert agree(group, officer) == 3
    moments = set()
    for case in group:
        case.refresh_from_db()
        assert (case.pathway, case.pathway_on) == ("reskilling", ON)
        first, second = case.versions.standing()
        assert (first.pathway, first.valid_until) == ("none", ON)
        assert (second.reason, second.recorded_by_id) == ("Welding course, spring", officer.user_id)
        moments.add(second.recorded_at)
    assert len(moments) == 1


def test_each_case_stands_in_the_trail_sealed_for_its_person(group, officer):
    agree(group, officer)
    events = AuditEvent.objects.filter(verb="case.pathway_set")
    assert {event.subject for event in events} == {case.person.subject for case in group}
    assert all(event.sealed and "Welding" not in str(event.detail) for event in events)


def test_for_whom_it_stands_already_nothing_changes(group, officer):
    cases.set_pathway(case=group[0], pathway="reskilling", reason="Alone, before", on=ON, by=officer)
    assert agree(group, officer) == 2
    assert CaseVersion.objects.filter(case=group[0]).count() == 2
    assert agree(group, officer) == 0
    assert AuditEvent.objects.filter(verb="case.pathway_set").count() == 3


def test_all_or_none(group, officer):
    cases.close_case(case=group[2], on=ON, reason="Moved away", by=officer)
    with pytest.raises(Refused, match="closed"):
        agree(group, officer)
    assert not CaseVersion.objects.filter(pathway="reskilling").exists()


@pytest.mark.parametrize("wrong", [{"reason": " "}, {"on": date(2020, 1, 1)}, {"on": date(2099, 1, 1)}])
def test_what_one_case_refuses_the_group_refuses(group, officer, wrong):
    with pytest.raises(Refused):
        agree(group, officer, **wrong)


def test_no_cases_no_change(officer):
    assert agree([], officer) == 0
    assert not AuditEvent.objects.filter(verb="case.pathway_set").exists()
