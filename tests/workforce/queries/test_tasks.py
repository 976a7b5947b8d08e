"""What waits: each waiting task that concerns somebody stands in exactly one section."""

from datetime import date, timedelta

import pytest
import time_machine

from tests.conftest import member
from tests.factories.workforce import CaseFactory, TaskFactory
from workforce.models import Case, Task
from workforce.queries import officers, tasks

TODAY = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-11-24 09:00+02:00", tick=False):
        yield


@pytest.fixture
def colleague(cast):
    return member(cast.officer.organisation, "case_officer").user


@pytest.fixture
def task(cast):
    def make(days=0, owner=None, officer=None, status="at_work", **more):
        case = CaseFactory(worker__site=cast.site, officer=officer)
        Case.objects.filter(pk=case.pk).update(status=status)
        return TaskFactory(case=case, due_on=TODAY + timedelta(days), owner=owner, **more)

    return make


def sections(cast):
    found = tasks.sections(
        Task.objects.visible_to(cast.officer), partnership=cast.partnership, user_id=cast.officer.user_id
    )
    return {key: section.tasks for key, section in found.items() if section.tasks}


def test_my_tasks_stand_by_their_day(cast, task):
    me = cast.officer.user
    today, late, soon = task(owner=me), task(days=-3, owner=me), task(days=2, owner=me)
    assert sections(cast) == {"today": [today], "overdue": [late], "coming": [soon]}


def test_the_clock_of_a_paused_case_waits_for_others(cast, task):
    paused = task(days=-3, owner=cast.officer.user, status="mobilised")
    assert sections(cast) == {"others": [paused]}


def test_what_lies_with_nobody_is_shown_to_everybody(cast, task):
    nobodys = task(days=40)
    assert sections(cast) == {"unowned": [nobodys]}


def test_a_colleagues_step_in_my_case_waits_for_others(cast, task, colleague):
    theirs = task(owner=colleague, officer=cast.officer.user)
    task(owner=colleague)  # none of my business
    assert sections(cast) == {"others": [theirs]}


def test_done_tasks_and_other_partnerships_are_not_shown(cast, task):
    task(owner=cast.officer.user, done_at="2026-11-20T10:00Z")
    TaskFactory(owner=cast.officer.user, due_on=TODAY)
    assert sections(cast) == {}


def test_the_first_due_comes_first_and_a_time_before_none(cast, task):
    me = cast.officer.user
    last = task(owner=me)
    second = task(owner=me, due_time="14:00")
    first = task(owner=me, due_time="09:30")
    assert sections(cast)["today"] == [first, second, last]


def test_a_long_section_shows_the_first_and_counts_all(cast, task):
    for _number in range(tasks.SHOWN + 2):
        task(owner=cast.officer.user)
    found = tasks.sections(Task.objects.all(), partnership=cast.partnership, user_id=cast.officer.user_id)
    assert (len(found["today"].tasks), found["today"].count) == (tasks.SHOWN, tasks.SHOWN + 2)


def test_questions_are_counted_by_kind(cast, task):
    task(kind="leaver")
    task(kind="leaver")
    task(kind="duplicate")
    task()
    assert tasks.questions(Task.objects.all(), cast.partnership) == {"leaver": 2, "duplicate": 1}


def test_officers_are_the_case_holding_people_of_the_service(cast, colleague):
    member(cast.officer.organisation, "viewer")
    former = member(cast.officer.organisation, "case_officer").user
    former.memberships.update(valid_until="2026-11-01")
    found = officers.of_partnership(cast.partnership)
    assert set(found.values()) == {cast.officer.user, colleague}
    assert [str(user) for user in found.values()] == sorted(str(user) for user in found.values())
