"""What waits for somebody."""

from datetime import date, time, timedelta

import pytest

from accounts.models import AuditEvent
from jtportal.kernel.doors import Refused
from tests.conftest import member
from tests.factories.workforce import CaseFactory, TaskFactory, WorkerFactory
from workforce.actions import cases, tasks
from workforce.models import Task

MAY = date(2025, 5, 1)


@pytest.fixture
def case(cast):
    return CaseFactory(worker__site=cast.site, officer=cast.officer.user)


@pytest.fixture
def today(cast):
    return cast.partnership.today()


def due_of(case):
    case.refresh_from_db()
    return case.next_due_on


def test_planning_puts_the_first_day_beside_each_case(cast, case, officer, today):
    other = CaseFactory(worker__site=cast.site)
    made = tasks.plan(cases=[case, other], kind="conversation", due_on=today + timedelta(3), by=officer)
    tasks.plan(
        cases=[case], kind="document", title=" Certificate ", due_on=today, due_time=time(9, 30), by=officer
    )
    assert (due_of(case), due_of(other)) == (today, today + timedelta(3))
    assert [task.owner for task in made] == [officer.user, None]
    assert Task.objects.get(kind="document").title == "Certificate"


def test_a_step_can_be_given_to_somebody_else(cast, case, officer, today):
    colleague = member(cast.officer.organisation, "case_officer").user
    (task,) = tasks.plan(cases=[case], kind="other", due_on=today, owner=colleague, by=officer)
    assert task.owner == colleague


def test_no_step_is_due_before_today(case, officer, today):
    with pytest.raises(Refused) as refusal:
        tasks.plan(cases=[case], kind="other", due_on=today - timedelta(1), by=officer)
    assert refusal.value.field == "due_on"


def test_one_closed_case_among_the_chosen_refuses_all(cast, case, officer, today):
    closed = CaseFactory(worker__site=cast.site)
    cases.close_case(case=closed, on=MAY, reason="retired", by=officer)
    with pytest.raises(Refused):
        tasks.plan(cases=[case, closed], kind="other", due_on=today, by=officer)
    assert not Task.objects.exists()


def test_what_is_done_says_who_and_no_longer_presses(case, officer):
    task = TaskFactory(case=case)
    tasks.keep_due([case.pk])
    assert due_of(case) == task.due_on
    tasks.done(task=task, note=" agreed to think it over ", by=officer)
    task.refresh_from_db()
    assert (task.done_by, task.outcome) == (officer.user, {"note": "agreed to think it over"})
    assert due_of(case) is None


def test_what_is_done_cannot_be_done_again(case, officer):
    task = TaskFactory(case=case)
    tasks.done(task=task, by=officer)
    for again in (
        lambda: tasks.done(task=task, by=officer),
        lambda: tasks.assign(task=task, owner=None, by=officer),
        lambda: tasks.put_off(task=task, due_on=date(2999, 1, 1), by=officer),
    ):
        with pytest.raises(Refused, match=str(officer.user)):
            again()


def test_putting_off_moves_the_case_in_the_list(case, officer, today):
    task = TaskFactory(case=case)
    tasks.put_off(task=task, due_on=today, due_time=time(14), by=officer)
    assert due_of(case) == today
    with pytest.raises(Refused):
        tasks.put_off(task=task, due_on=today - timedelta(1), by=officer)


def test_handing_over_and_back(cast, case, officer):
    task = TaskFactory(case=case)
    tasks.assign(task=task, owner=officer.user, by=officer)
    task.refresh_from_db()
    assert task.owner == officer.user
    tasks.assign(task=task, owner=None, by=officer)
    task.refresh_from_db()
    assert task.owner is None


@pytest.fixture
def leaver(case):
    return TaskFactory(case=case, kind="leaver")


def test_the_answer_about_a_leaver_is_recorded_on_the_worker(case, leaver, officer):
    tasks.answer_leaver(task=leaver, on=MAY, reason="other_job", by=officer)
    case.worker.refresh_from_db()
    leaver.refresh_from_db()
    assert (case.worker.left_on, case.worker.leave_reason) == (MAY, "other_job")
    assert leaver.outcome == {"answer": "left", "on": "2025-05-01", "reason": "other_job"}
    case.refresh_from_db()
    assert case.closed_on is None


def test_a_worker_whom_the_roster_left_out_is_still_there(case, leaver, officer):
    tasks.answer_leaver(task=leaver, on=None, reason="", by=officer)
    case.worker.refresh_from_db()
    leaver.refresh_from_db()
    assert (case.worker.left_on, leaver.outcome) == (None, {"answer": "still_there"})


def test_a_refused_departure_leaves_the_question_open(leaver, officer):
    with pytest.raises(Refused) as refusal:
        tasks.answer_leaver(task=leaver, on=date(2999, 1, 1), reason="other", by=officer)
    assert refusal.value.field == "on"
    leaver.refresh_from_db()
    assert leaver.done_at is None


def test_a_question_without_a_worker_cannot_be_answered_with_a_day(case, officer):
    task = TaskFactory(case=case, worker=None, kind="leaver")
    with pytest.raises(Refused):
        tasks.answer_leaver(task=task, on=MAY, reason="other", by=officer)


@pytest.mark.parametrize(("same", "answer"), [(True, "same"), (False, "different")])
def test_the_answer_about_a_duplicate_changes_no_record(cast, case, officer, same, answer):
    other = WorkerFactory(site=cast.site)
    task = TaskFactory(case=case, kind="duplicate", other_worker=other)
    tasks.answer_duplicate(task=task, same=same, note="asked her", by=officer)
    task.refresh_from_db()
    assert task.outcome == {"answer": answer, "note": "asked her"}
    assert case.worker.person != other.person


def test_a_task_without_a_case_is_answered_too(cast, officer):
    task = TaskFactory(case=None, partnership=cast.partnership, kind="duplicate")
    tasks.answer_duplicate(task=task, same=True, by=officer)
    tasks_left = Task.objects.waiting()
    assert not tasks_left.exists()


def test_every_step_is_in_the_trail(case, officer, today):
    (task,) = tasks.plan(cases=[case], kind="other", due_on=today, by=officer)
    tasks.put_off(task=task, due_on=today, by=officer)
    tasks.assign(task=task, owner=None, by=officer)
    tasks.done(task=task, by=officer)
    verbs = AuditEvent.objects.order_by("sequence").values_list("verb", flat=True)
    assert [*verbs] == ["task.planned", "task.put_off", "task.assigned", "task.done"]
