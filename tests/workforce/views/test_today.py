"""Today in the browser's eyes: the first thing due, and an honest page for those who see no persons."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.conftest import member
from tests.factories.accounts import MembershipFactory, UserFactory
from tests.factories.workforce import CaseFactory, TaskFactory


@pytest.fixture
def today_url(cast):
    return reverse("workforce:today", kwargs={"partnership": cast.partnership.code})


@pytest.fixture
def task(cast):
    def make(days=0, owner=None, **more):
        case = CaseFactory(worker__site=cast.site)
        return TaskFactory(case=case, owner=owner, due_on=cast.partnership.today() + timedelta(days), **more)

    return make


def test_home_leads_to_today(officer_client, today_url):
    assert officer_client.get("/").url == today_url


def test_who_takes_part_nowhere_is_told_whom_to_ask(client, db):
    client.force_login(MembershipFactory().user)
    assert "no partner of a partnership" in client.get("/").content.decode()
    client.force_login(UserFactory())
    assert "do not belong to an organisation" in client.get("/").content.decode()


def test_the_first_thing_due_today_is_one_click_away(officer_client, cast, today_url, task):
    me = cast.officer.user
    task(owner=me, days=-3)
    late = task(owner=me, due_time="15:00")
    first = task(owner=me, due_time="09:00", title="Certificate")
    answer = officer_client.get(today_url)
    text = answer.content.decode()
    href = reverse("workforce:case_detail", kwargs={"pk": first.case_id}) + "#next"
    assert answer.context["first"].task == first
    assert f'<a class="first now" href="{href}">' in text
    assert "<b>2</b> things are due today." in text
    assert "<b>1</b> is overdue." in text
    sections = {section["key"]: section for section in answer.context["sections"]}
    assert [line.task for line in sections["today"]["lines"]] == [late]
    assert sections["today"]["count"] == "1"


def test_without_anything_today_the_most_overdue_comes_first(officer_client, cast, today_url, task):
    task(owner=cast.officer.user, days=-1)
    oldest = task(owner=cast.officer.user, days=-9, kind="leaver")
    answer = officer_client.get(today_url)
    assert answer.context["first"].url == reverse("workforce:task_detail", kwargs={"pk": oldest.pk})
    assert "Nothing is due today." in answer.content.decode()


def test_a_quiet_day_teaches_the_next_step(officer_client, today_url):
    assert "Nothing waits for you." in officer_client.get(today_url).content.decode()


@pytest.mark.parametrize("amount", [1, 3])
def test_today_asks_the_same_however_much_waits(
    officer_client, cast, today_url, task, amount, django_assert_num_queries
):
    me = cast.officer.user
    for _number in range(amount):
        for days in (-2, 0, 2):
            task(owner=me, days=days)
        task()
        task(kind="leaver")
    officer_client.get(today_url)
    with django_assert_num_queries(43):
        officer_client.get(today_url)


def test_questions_that_rosters_left_are_counted(officer_client, today_url, task):
    task(kind="leaver")
    text = officer_client.get(today_url).content.decode()
    assert "1 worker is missing from the roster" in text
    assert "?section=leaver" in text


@pytest.mark.parametrize("who", ["partner", "personnel"])
def test_who_sees_no_persons_gets_the_ways_to_the_results(client, cast, today_url, task, who):
    waiting = task()
    client.force_login(getattr(cast, who).user)
    text = client.get(today_url).content.decode()
    assert waiting.case.person.family_name not in text
    assert ("roster" in text) is (who == "personnel")
    assert "Cases" in text


def test_a_coordinator_sees_what_waits(client, cast, today_url, task):
    task()
    client.force_login(member(cast.officer.organisation, "coordinator").user)
    assert client.get(today_url).context["counts"]["unowned"] == 1


def test_another_partnerships_today_does_not_exist(client, cast, today_url):
    client.force_login(cast.outsider.user)
    assert client.get(today_url).status_code == 404
