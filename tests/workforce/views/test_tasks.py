"""Tasks in the browser's eyes."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.conftest import member
from tests.factories.workforce import CaseFactory, TaskFactory, WorkerFactory
from workforce.models import Task


@pytest.fixture
def case(cast):
    return CaseFactory(worker__site=cast.site)


@pytest.fixture
def today(cast):
    return cast.partnership.today()


@pytest.fixture
def leaver(case):
    return TaskFactory(case=case, kind="leaver")


@pytest.fixture
def double(cast, case):
    return TaskFactory(case=case, kind="duplicate", other_worker=WorkerFactory(site=cast.site))


def url(name, row):
    return reverse(f"workforce:{name}", kwargs={"pk": row.pk})


def place(name, cast, query=""):
    return reverse(f"workforce:{name}", kwargs={"partnership": cast.partnership.code}) + query


def test_a_leaver_is_answered_and_the_next_question_follows(officer_client, cast, case, leaver):
    following = TaskFactory(case=CaseFactory(worker__site=cast.site), kind="leaver")
    assert "When and why did" in officer_client.get(url("task_detail", leaver)).content.decode()
    answer = officer_client.post(url("task_detail", leaver), {"reason": "retirement", "on": "2025-05-01"})
    assert answer.url == url("task_detail", following)
    case.worker.refresh_from_db()
    assert case.worker.leave_reason == "retirement"
    last = officer_client.post(url("task_detail", following), {"reason": "still_there"})
    assert last.url == place("today", cast)


def test_who_was_answered_is_said_and_is_not_at_work_any_more(officer_client, case, leaver):
    officer_client.post(url("task_detail", leaver), {"reason": "retirement", "on": "2025-05-01"})
    page = officer_client.get(url("case_detail", case)).content.decode()
    assert f"Answered and recorded: {case.person.name}." in page
    assert "Last day at the mine: 1 May 2025" in page


def test_a_refused_answer_keeps_what_was_typed(officer_client, leaver):
    answer = officer_client.post(url("task_detail", leaver), {"reason": "retirement", "on": "2999-01-01"})
    assert answer.status_code == 422
    assert "future" in answer.content.decode()
    assert 'value="2999-01-01"' in answer.content.decode()


def test_a_double_stands_side_by_side_and_is_answered(officer_client, double):
    text = officer_client.get(url("task_detail", double)).content.decode()
    assert double.worker.person.family_name in text
    assert double.other_worker.personnel_number in text
    officer_client.post(url("task_detail", double), {"same": "no", "note": "asked both"})
    double.refresh_from_db()
    assert double.outcome == {"answer": "different", "note": "asked both"}
    assert "Done on" in officer_client.get(url("task_detail", double)).content.decode()


def test_a_double_without_facts_still_opens(officer_client, cast, double):
    double.other_worker.current = None
    double.other_worker.save()
    assert officer_client.get(url("task_detail", double)).status_code == 200


def test_a_step_is_taken_on_the_cases_page(officer_client, case):
    task = TaskFactory(case=case)
    assert url("task_done", task) in officer_client.get(url("case_detail", case)).content.decode()
    answer = officer_client.post(url("task_done", task), {"note": "will think it over"})
    assert answer.url == url("case_detail", case) + "#next"
    assert "will think it over" in officer_client.get(url("case_detail", case)).content.decode()
    again = officer_client.post(url("task_done", task), {"note": "again"})
    assert again.status_code == 422


def test_a_step_can_be_taken_on_its_own_page_too(officer_client, case):
    task = TaskFactory(case=case)
    answer = officer_client.post(url("task_detail", task), {"note": "done there"})
    assert answer.url == url("case_detail", case)


def test_a_step_is_put_off_handed_over_and_taken(officer_client, cast, case, today):
    task, colleague = TaskFactory(case=case), member(cast.officer.organisation, "case_officer").user
    assert officer_client.get(url("task_put_off", task)).context["form"]["due_on"].value() == today
    officer_client.post(url("task_put_off", task), {"due_on": today + timedelta(5), "due_time": "10:30"})
    officer_client.post(url("task_assign", task), {"officer": colleague.pk})
    task.refresh_from_db()
    assert (task.due_on, str(task.due_time), task.owner) == (today + timedelta(5), "10:30:00", colleague)
    officer_client.post(url("task_take", task))
    task.refresh_from_db()
    assert task.owner == cast.officer.user


def test_what_is_done_cannot_be_taken(officer_client, case):
    task = TaskFactory(case=case, done_at=case.recorded_at)
    answer = officer_client.post(url("task_take", task), follow=True)
    assert "was quicker" in answer.content.decode()


def test_a_step_is_planned_for_a_case(officer_client, cast, case, today):
    assert officer_client.get(url("task_plan", case)).status_code == 200
    data = {"kind": "document", "title": "Certificate", "due_on": today, "owner": cast.officer.user.pk}
    assert officer_client.post(url("task_plan", case), data).url == url("case_detail", case)
    assert Task.objects.get().owner == cast.officer.user
    late = officer_client.post(url("task_plan", case), data | {"due_on": today - timedelta(1)})
    assert "due_on" in late.context["form"].errors


def test_a_conversation_is_planned_for_exactly_the_chosen_rows(officer_client, cast, today):
    chosen, other = CaseFactory.create_batch(2, worker__site=cast.site), CaseFactory(worker__site=cast.site)
    elsewhere = CaseFactory()
    keys = [str(case.pk) for case in [*chosen, elsewhere]] + ["nonsense", "9" * 30]
    asked = officer_client.post(place("task_plan_many", cast), {"case": keys})
    assert {case.pk for case in asked.context["cases"]} == {case.pk for case in chosen}
    data = {"case": keys, "kind": "conversation", "due_on": today + timedelta(7)}
    answer = officer_client.post(place("task_plan_many", cast), data, follow=True)
    assert "2 steps are planned" in answer.content.decode()
    assert set(Task.objects.values_list("case", flat=True)) == {case.pk for case in chosen}
    assert not other.tasks.exists()


def test_choosing_nobody_is_said(officer_client, cast, today):
    answer = officer_client.post(place("task_plan_many", cast), {"kind": "conversation", "due_on": today})
    assert answer.status_code == 422
    assert "No row was chosen" in answer.content.decode()
    slip = officer_client.post(place("task_plan_many", cast), {"kind": "conversation", "due_on": ""})
    assert slip.status_code == 422


@pytest.mark.parametrize("section", ["leaver", "duplicate", "unowned", "today", "what"])
def test_a_section_is_listed_page_by_page(officer_client, cast, section, monkeypatch):
    monkeypatch.setattr("partnerships.views.lists.SIZE", 2)
    kind = section if section in ("leaver", "duplicate") else "conversation"
    owner = cast.officer.user if section == "today" else None
    for _number in range(3):
        case = CaseFactory(worker__site=cast.site)
        TaskFactory(case=case, kind=kind, owner=owner, due_on=cast.partnership.today())
    first = officer_client.get(place("task_list", cast, f"?section={section}"))
    second = officer_client.get(first.context["pager"]["next_url"])
    shown = [*first.context["lines"], *second.context["lines"]]
    assert len({line.task.pk for line in shown}) == 3


def test_an_empty_section_leads_back(officer_client, cast):
    assert (
        "Nothing waits here"
        in officer_client.get(place("task_list", cast, "?section=leaver")).content.decode()
    )


@pytest.mark.parametrize("who", ["partner", "personnel", "outsider"])
@pytest.mark.parametrize("name", ["task_detail", "task_done", "task_put_off", "task_assign"])
def test_a_task_does_not_exist_for_anybody_else(client, cast, leaver, who, name):
    client.force_login(getattr(cast, who).user)
    assert client.get(url(name, leaver)).status_code == 404


def test_who_only_reads_sees_a_question_and_cannot_answer(client, cast, leaver):
    client.force_login(member(cast.officer.organisation, "coordinator").user)
    assert "Record the answer" not in client.get(url("task_detail", leaver)).content.decode()
    assert client.post(url("task_detail", leaver), {"reason": "still_there"}).status_code == 403
    assert client.post(url("task_take", leaver)).status_code == 403
    assert client.post(place("task_plan_many", cast), {}).status_code == 403
    leaver.refresh_from_db()
    assert leaver.done_at is None
