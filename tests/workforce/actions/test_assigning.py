"""Bulk assignment: the cases that were seen, the proposal that was shown, a line in the trail for each."""

import pytest

from accounts.models import AuditEvent
from jtportal.kernel.doors import Refused
from tests.conftest import member
from tests.factories.workforce import CaseFactory, TaskFactory
from workforce.actions import assigning, cases
from workforce.calculations import chosen
from workforce.models import Case
from workforce.queries import loads

pytestmark = pytest.mark.django_db


@pytest.fixture
def colleagues(cast):
    return [cast.officer, *(member(cast.officer.organisation, "case_officer") for _ in range(2))]


@pytest.fixture
def some(cast, colleagues):
    """Six cases in nobody's hands, and four that the first officer has besides."""
    CaseFactory.create_batch(4, worker__site=cast.site, officer=colleagues[0].user)
    return CaseFactory.create_batch(6, worker__site=cast.site)


def told(cast, rows, people):
    """The proposal, and how a form carries it."""
    pairs = list(
        Case.objects.filter(pk__in=[row.pk for row in rows]).order_by("pk").values_list("pk", "officer")
    )
    proposal = loads.proposed(cast.partnership, pairs, [one.user_id for one in people])
    carried = {"plan": chosen.pack_groups(proposal.groups), "seen": chosen.pack_groups(loads.holders(pairs))}
    return proposal, {"partnership": cast.partnership, **carried}


def test_the_proposal_evens_out_what_each_has_open(cast, colleagues, some):
    proposal, carried = told(cast, some, colleagues)
    assert [(one.now, one.given, one.then) for one in proposal.shares] == [(4, 0, 4), (0, 3, 3), (0, 3, 3)]
    assert proposal.moved == 6
    assert assigning.assign_all(by=cast.officer, **carried) == 6
    now = loads.open_cases(cast.partnership, [one.user_id for one in colleagues])
    assert list(now.values()) == [4, 3, 3]
    events = AuditEvent.objects.filter(verb="case.assigned")
    assert {int(event.target_id) for event in events} == {case.pk for case in some}
    assert all(event.detail["before"] == {"officer": None} for event in events)


def test_who_has_a_case_keeps_it_while_the_share_lasts(cast, colleagues, some):
    mine = list(Case.objects.filter(officer=cast.officer.user))
    proposal, carried = told(cast, [*some, *mine], colleagues[:2])
    assert [(one.given, one.then) for one in proposal.shares] == [(5, 5), (5, 5)]
    assert {case.pk for case in mine} <= set(proposal.groups[cast.officer.user_id])
    assert assigning.assign_all(by=cast.officer, **carried) == proposal.moved == 6


def test_steps_of_the_former_officer_go_along_and_others_stay(cast, colleagues, some):
    first, second, third = colleagues
    case = some[0]
    Case.objects.filter(pk=case.pk).update(officer=second.user)
    tasks = [TaskFactory(case=case, owner=who) for who in (second.user, None, first.user)]
    done = TaskFactory(case=case, owner=second.user, done_at=case.recorded_at)
    _proposal, carried = told(cast, [case], [third])
    assigning.assign_all(by=cast.officer, **carried)
    for task in (*tasks, done):
        task.refresh_from_db()
    assert [task.owner for task in tasks] == [third.user, third.user, first.user]
    assert done.owner == second.user


@pytest.mark.parametrize("meanwhile", ["closed", "assigned"])
def test_what_changed_meanwhile_is_told_and_nothing_is_written(cast, colleagues, some, meanwhile):
    _proposal, carried = told(cast, some, colleagues)
    if meanwhile == "closed":
        cases.close_case(case=some[0], on=cast.partnership.today(), reason="left", by=cast.officer)
    else:
        cases.assign(cases=[some[0]], officer=colleagues[2].user, by=cast.officer)
    words = "1 row is gone" if meanwhile == "closed" else "changed hands meanwhile"
    with pytest.raises(Refused, match=words):
        assigning.assign_all(by=cast.officer, **carried)
    assert Case.objects.filter(pk__in=[case.pk for case in some[1:]], officer=None).count() == 5


def test_a_plan_that_was_tampered_with_is_refused(cast, colleagues, some):
    _proposal, carried = told(cast, some, colleagues)
    other = CaseFactory()
    wrong = chosen.pack_groups({cast.officer.user_id: [other.pk]})
    stranger = chosen.pack_groups({cast.outsider.user_id: [case.pk for case in some]})
    for change in (
        {"plan": wrong},
        {"plan": "x"},
        {"plan": ""},
        {"plan": stranger},
        {"plan": wrong, "seen": f"0:{chosen.pack([other.pk])}"},
    ):
        with pytest.raises(Refused):
            assigning.assign_all(by=cast.officer, **(carried | change))
    other.refresh_from_db()
    assert other.officer is None


@pytest.mark.django_db(transaction=True)
def test_of_two_who_assign_the_same_cases_at_once_one_is_told(cast, colleagues, some, together):
    plans = [told(cast, some, [who])[1] for who in colleagues[1:]]
    results = together(*[lambda plan=plan: assigning.assign_all(by=cast.officer, **plan) for plan in plans])
    assert sorted(str(type(one).__name__) for one in results) == ["Refused", "int"]
    assert Case.objects.filter(pk__in=[case.pk for case in some]).values("officer").distinct().count() == 1
