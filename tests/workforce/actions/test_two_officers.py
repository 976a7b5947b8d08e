"""Two officers at once, on real connections: nothing is lost and nobody waits for ever."""

from datetime import date, timedelta

import pytest

from jtportal.kernel.doors import Refused
from tests.factories.workforce import CaseFactory, TaskFactory
from workforce.actions import cases, tasks, workers
from workforce.models import Case, CaseVersion, Task, WorkerVersion
from workforce.queries import cases as reads

MAY, JUNE = date(2025, 5, 1), date(2025, 6, 1)


@pytest.fixture
def case(transactional_db, cast):
    return CaseFactory(worker__site=cast.site)


def test_pathway_and_status_set_at_once_both_stand(case, officer, together):
    def set_pathway():
        return cases.set_pathway(case=case, pathway="retention", on=MAY, reason="agreed", by=officer)

    def set_status():
        return cases.set_status(case=case, status="mobilised", on=MAY, reason="called up", by=officer)

    results = together(set_pathway, set_status)
    assert not [result for result in results if isinstance(result, Exception)]
    stored = Case.objects.get(pk=case.pk)
    assert (stored.pathway, stored.status) == ("retention", "mobilised")
    last = max(result.recorded_at for result in results)
    (version,) = CaseVersion.objects.filter(case=case).known(MAY, last)
    assert (version.pathway, version.status) == ("retention", "mobilised")


def test_of_two_who_read_the_same_page_one_is_told(case, officer, together):
    seen = reads.token(case)

    def agree(pathway):
        return lambda: cases.set_pathway(
            case=case, pathway=pathway, on=MAY, reason="agreed", by=officer, seen=seen
        )

    results = together(agree("retention"), agree("reskilling"))
    stale = [result for result in results if isinstance(result, cases.Stale)]
    assert len(stale) == 1
    assert case.versions.filter(retracted_at=None).count() == 2


def test_facts_changed_at_once_both_stand(case, officer, together):
    def change(**changes):
        return lambda: workers.change_facts(
            worker=case.worker, on=MAY, changes=changes, source="hand", standing="stated", by=officer
        )

    results = together(change(dependants=3), change(contract="other"))
    assert not [result for result in results if isinstance(result, Exception)]
    current = WorkerVersion.objects.current().get(worker=case.worker)
    assert (current.dependants, current.contract) == (3, "other")


def test_opening_twice_at_once_opens_one(case, officer, together):
    cases.close_case(case=case, on=MAY, reason="found work", by=officer)

    def again():
        return cases.open_case(worker=case.worker, on=JUNE, by=officer)

    results = together(again, again)
    assert len([result for result in results if isinstance(result, Refused)]) == 1
    assert Case.objects.open().count() == 1


def test_steps_planned_at_once_leave_the_first_day(case, officer, cast, together):
    today = cast.partnership.today()

    def plan(days):
        return lambda: tasks.plan(cases=[case], kind="other", due_on=today + timedelta(days), by=officer)

    results = together(plan(5), plan(2), plan(9))
    assert not [result for result in results if isinstance(result, Exception)]
    assert Case.objects.get(pk=case.pk).next_due_on == today + timedelta(2)


def test_a_question_is_answered_once(case, officer, together):
    task = TaskFactory(case=case, kind="leaver")

    def answer(on):
        return lambda: tasks.answer_leaver(task=task, on=on, reason="other", by=officer)

    results = together(answer(MAY), answer(JUNE))
    assert len([result for result in results if isinstance(result, Refused)]) == 1
    stored = Task.objects.select_related("worker").get(pk=task.pk)
    assert stored.outcome["on"] == stored.worker.left_on.isoformat()
