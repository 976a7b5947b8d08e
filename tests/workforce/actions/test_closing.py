"""Closing looks back first; reopening takes the closing back and forgets nothing."""

from datetime import timedelta

import pytest

from accounts.models import AuditEvent
from jtportal.kernel.doors import Refused
from tests.factories.workforce import CaseFactory, TaskFactory
from workforce.actions import cases, closing, course
from workforce.models import Case, CaseClosing, Goal
from workforce.queries import cases as reads
from workforce.queries.closing import review

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(cast):
    return CaseFactory(worker__site=cast.site, officer=cast.officer.user)


@pytest.fixture
def today(cast):
    return cast.partnership.today()


def test_what_is_open_must_have_been_looked_at(cast, case, today):
    TaskFactory(case=case)
    course.set_goal(case=case, text="A licence", by=cast.officer)
    course.refer(
        case=case, partner=cast.partner.organisation, what="x", asked_on=today, due_on=today, by=cast.officer
    )
    told = review(case)
    assert {kind: number for kind, number in told.open.items() if number} == {
        "referrals": 1, "goals": 1, "steps": 1,
    }  # fmt: skip
    with pytest.raises(Refused) as refused:
        closing.close(case=case, on=today, reason="found work", by=cast.officer)
    assert refused.value.field == "reviewed"
    assert Case.objects.get().closed_on is None
    closing.close(case=case, on=today, reason="found work", by=cast.officer, reviewed=True)
    assert Case.objects.get().closed_on == today
    assert AuditEvent.objects.filter(verb="case.reviewed", sealed__isnull=False).count() == 1


def test_nothing_open_closes_without_a_word(cast, case, today):
    assert not review(case).anything
    closing.close(case=case, on=today, reason="found work", by=cast.officer)
    assert not AuditEvent.objects.filter(verb="case.reviewed").exists()


def test_reopening_keeps_the_closing_and_what_was_reached(cast, case, today):
    goal = course.set_goal(case=case, text="A licence", by=cast.officer)
    course.move_goal(goal=goal, to="reached", reason="passed", by=cast.officer)
    cases.close_case(case=case, on=today, reason="found work", by=cast.officer)
    closed_at = case.closed_at
    with pytest.raises(Refused) as refused:
        closing.reopen(case=case, reason=" ", by=cast.officer)
    assert refused.value.field == "reason"
    closing.reopen(case=case, reason="The job fell through.", by=cast.officer)
    stored = Case.objects.get()
    assert (stored.closed_on, stored.closed_at, stored.close_reason, case.closed_on) == (None, None, "", None)
    kept = CaseClosing.objects.get()
    assert (kept.closed_at, kept.close_reason) == (closed_at, "found work")
    assert kept.reopened_at > closed_at
    assert Goal.objects.get().state == "reached"
    assert [event.kind for event in reads.history(stored)] == ["opened", "closed", "reopened"]
    with pytest.raises(Refused, match="open already"):
        closing.reopen(case=case, reason="again", by=cast.officer)


def test_who_came_back_goes_on_with_the_new_case(cast, case, today):
    day = today - timedelta(days=3)
    cases.close_case(case=case, on=day, reason="found work", by=cast.officer)
    again = cases.open_case(worker=case.worker, on=day, by=cast.officer)
    with pytest.raises(Refused, match="go on with that one"):
        closing.reopen(case=case, reason="mistake", by=cast.officer)
    cases.close_case(case=again, on=today, reason="moved", by=cast.officer)
    with pytest.raises(Refused):
        closing.reopen(case=case, reason="mistake", by=cast.officer)
    closing.reopen(case=again, reason="mistake", by=cast.officer)
    assert Case.objects.open().get() == again


@pytest.mark.django_db(transaction=True)
def test_reopening_and_opening_anew_at_once_leave_one_open_case(cast, case, today, together):
    cases.close_case(case=case, on=today, reason="found work", by=cast.officer)
    results = together(
        lambda: closing.reopen(case=Case.objects.get(pk=case.pk), reason="mistake", by=cast.officer),
        lambda: cases.open_case(worker=case.worker, on=today, by=cast.officer),
    )
    assert len([one for one in results if isinstance(one, Refused)]) == 1
    assert Case.objects.open().count() == 1
