"""One case: its history, its token, who may be the same person."""

from datetime import date

import pytest

from tests.factories.workforce import CaseFactory, TaskFactory, WorkerFactory
from workforce.actions import cases
from workforce.queries import cases as reads

INTAKE, APRIL, MAY, JUNE = date(2025, 1, 1), date(2025, 4, 1), date(2025, 5, 1), date(2025, 6, 1)


@pytest.fixture
def case(cast):
    return CaseFactory(worker__site=cast.site)


def told(case):
    return [
        (event.on, event.kind, event.value, event.reason, event.replaced) for event in reads.history(case)
    ]


def test_the_history_tells_what_happened_in_order(case, officer):
    cases.set_pathway(case=case, pathway="retention", on=MAY, reason="stays", by=officer)
    cases.set_status(case=case, status="mobilised", on=MAY, reason="called up", by=officer)
    cases.set_pathway(case=case, pathway="none", on=JUNE, reason="pit shut", by=officer)
    cases.close_case(case=case, on=JUNE, reason="moved", by=officer)
    assert told(case) == [
        (INTAKE, "opened", "", "", False),
        (MAY, "pathway", "retention", "stays", False),
        (MAY, "status", "mobilised", "called up", False),
        (JUNE, "pathway", "none", "pit shut", False),
        (JUNE, "closed", "", "moved", False),
    ]


def test_something_recorded_late_stands_on_its_own_day(case, officer):
    cases.set_status(case=case, status="mobilised", on=JUNE, reason="called up", by=officer)
    cases.set_pathway(case=case, pathway="retention", on=MAY, reason="stays", by=officer)
    assert [(on, kind) for on, kind, *_ in told(case)[1:]] == [(MAY, "pathway"), (JUNE, "status")]


def test_what_was_put_right_the_same_day_is_told_as_replaced(case, officer):
    cases.set_pathway(case=case, pathway="retention", on=MAY, reason="stays", by=officer)
    cases.set_pathway(case=case, pathway="reskilling", on=MAY, reason="a slip", by=officer)
    assert told(case)[1:] == [
        (MAY, "pathway", "retention", "stays", True),
        (MAY, "pathway", "reskilling", "a slip", False),
    ]


def test_each_event_says_who_and_when(case, officer):
    cases.set_pathway(case=case, pathway="retention", on=MAY, reason="stays", by=officer)
    event = reads.history(case)[-1]
    assert event.by == officer.user
    assert event.recorded_at.date() >= date(2026, 1, 1)


def test_the_token_changes_with_every_change(case, officer):
    tokens = [reads.token(case)]
    cases.set_pathway(case=case, pathway="retention", on=MAY, reason="stays", by=officer)
    tokens.append(reads.token(case))
    cases.set_pathway(case=case, pathway="redeployment", on=APRIL, reason="earlier", by=officer)
    tokens.append(reads.token(case))
    cases.close_case(case=case, on=JUNE, reason="moved", by=officer)
    case.refresh_from_db()
    tokens.append(reads.token(case))
    assert len(set(tokens)) == 4


def test_what_waits_includes_questions_about_the_record(case, cast):
    other = WorkerFactory(site=cast.site)
    step = TaskFactory(case=case, due_on=date(2026, 1, 3))
    about = TaskFactory(case=None, worker=other, other_worker=case.worker, partnership=cast.partnership,
                        kind="duplicate", due_on=date(2026, 1, 1))  # fmt: skip
    TaskFactory(case=case, done_at=case.recorded_at)
    assert reads.waiting_tasks(case) == [about, step]
    assert reads.duplicates(case) == [about]


def test_a_case_without_a_worker_has_no_double(case):
    case.worker = None
    case.save()
    assert reads.duplicates(case) == []
    assert reads.waiting_tasks(case) == []


def test_other_spells_are_the_persons_in_this_partnership(case, officer):
    cases.close_case(case=case, on=MAY, reason="moved", by=officer)
    again = cases.open_case(worker=case.worker, on=JUNE, by=officer)
    CaseFactory(person=case.person)  # the same person elsewhere
    assert reads.other_spells(case) == [again]


def test_steps_taken_come_latest_first(case):
    first = TaskFactory(case=case, done_at="2026-01-01T00:00Z")
    last = TaskFactory(case=case, done_at="2026-01-02T00:00Z")
    TaskFactory(case=case)
    assert reads.done_tasks(case) == [last, first]
