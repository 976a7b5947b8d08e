"""Assigning many, closing with a look back, reopening: in the browser's eyes."""

import pytest
from django.urls import reverse

from tests.conftest import member
from tests.factories.workforce import CaseFactory, TaskFactory
from workforce.actions import cases
from workforce.models import Case

pytestmark = pytest.mark.django_db


@pytest.fixture
def some(cast):
    return CaseFactory.create_batch(3, worker__site=cast.site)


@pytest.fixture
def url(cast):
    return reverse("workforce:case_assign_many", kwargs={"partnership": cast.partnership.code})


@pytest.fixture
def do_url(cast):
    return reverse("workforce:case_assign_do", kwargs={"partnership": cast.partnership.code})


def test_chosen_rows_are_proposed_and_then_assigned(officer_client, cast, some, url, do_url):
    colleague = member(cast.officer.organisation, "case_officer")
    first = officer_client.post(url, {"case": [some[0].pk, some[1].pk]})
    assert "Put <b>2</b> cases into officers" in first.content.decode()
    given = {
        "keys": first.context["keys"],
        "propose": "1",
        "officers": [cast.officer.user_id, colleague.user_id],
    }
    proposed = officer_client.post(url, given)
    assert [one.given for _name, one in proposed.context["shares"]] == [1, 1]
    assert not Case.objects.filter(officer__isnull=False).exists()
    carried = {name: proposed.context[name] for name in ("plan", "seen")}
    text = officer_client.post(do_url, carried, follow=True).content.decode()
    assert "2 cases changed hands." in text
    assert Case.objects.filter(officer=None).get() == some[2]
    again = officer_client.post(do_url, carried, follow=True).content.decode()
    assert "changed hands meanwhile, so nothing was written" in again


def test_all_of_a_list_is_the_list_that_was_counted(officer_client, cast, some, url):
    mine = CaseFactory(worker__site=cast.site, officer=cast.officer.user)
    listed = officer_client.get(
        reverse("workforce:case_list", kwargs={"partnership": cast.partnership.code}), {"mine": "1"}
    )
    assert 'name="all"' in listed.content.decode()
    answer = officer_client.post(url, {"all": "1", "mine": "1", "count": "1"})
    assert [case.pk for case in answer.context["names"]] == [mine.pk]
    assert answer.context["told"] is None
    cases.close_case(case=some[0], on=cast.partnership.today(), reason="left", by=cast.officer)
    answer = officer_client.post(url, {"all": "1", "count": "4"})
    assert (answer.context["number"], answer.context["told"]) == (3, 4)
    assert "The list showed 4; it holds 3 open cases now." in answer.content.decode()
    found = officer_client.post(url, {"all": "1", "q": some[1].worker.personnel_number, "count": "1"})
    assert [case.pk for case in found.context["names"]] == [some[1].pk]


def test_nothing_chosen_says_so(officer_client, cast, url):
    assert "No row was chosen." in officer_client.get(url).content.decode()
    answer = officer_client.post(url, {"keys": "x", "propose": "1", "officers": [cast.officer.user_id]})
    assert answer.status_code == 422


def test_only_who_may_assign_does(client, cast, url, do_url):
    for role, status in (("coordinator", 200), ("second_approver", 403)):
        client.force_login(member(cast.officer.organisation, role).user)
        assert client.get(url).status_code == status
        assert client.post(do_url).status_code == (302 if status == 200 else 403)


def test_a_case_is_closed_after_its_review_and_reopened(officer_client, cast, some):
    case = some[0]
    TaskFactory(case=case)
    url = reverse("workforce:case_close", kwargs={"pk": case.pk})
    assert "<b>1</b> step waits and is dropped" in officer_client.get(url).content.decode()
    given = {"on": cast.partnership.today(), "reason": "found work"}
    refused = officer_client.post(url, given)
    assert refused.status_code == 422
    assert "reviewed" in refused.context["form"].errors
    assert officer_client.post(url, given | {"reviewed": "on"}).status_code == 302
    page = reverse("workforce:case_detail", kwargs={"pk": case.pk})
    again = reverse("workforce:case_reopen", kwargs={"pk": case.pk})
    assert again in officer_client.get(page).content.decode()
    officer_client.post(again, {"reason": "The job fell through."})
    text = officer_client.get(page).content.decode()
    assert "Case reopened" in text
    assert "<s>Case closed</s>" in text
    quiet = officer_client.get(reverse("workforce:case_close", kwargs={"pk": case.pk}))
    assert "reviewed" not in quiet.context["form"].fields
