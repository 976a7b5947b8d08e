"""The course of phases is chosen on a page, with a reason; a call is taken in or left out by it."""

import pytest
from django.urls import reverse

from partnerships.models import Partnership

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(cast):
    """Where the course is chosen."""
    return reverse("partnerships:course_choose", kwargs={"partnership": cast.partnership.code})


def words(page):
    return [step["word"] for step in page.context["steps"]]


def test_a_call_is_taken_in_and_left_out_by_choosing_a_course(coordinator_client, cast, address):
    page = coordinator_client.get(address)
    assert page.context["courses"]["with_finance"]["now"]
    assert "financial institution" in page.text
    typed = {
        "seen": "with_finance",
        "course": "call_and_finance",
        "reason": "The donor grants money by a call.",
    }
    page = coordinator_client.post(address, typed, follow=True)
    assert words(page)[2] == "call and appraisal"
    assert page.context["steps"][2]["optional"]
    assert "Course: a call where it is wanted, with a financial institution." in page.text
    typed = {"seen": "call_and_finance", "course": "with_finance", "reason": "No money is granted."}
    page = coordinator_client.post(address, typed, follow=True)
    assert "call and appraisal" not in words(page)


def test_a_course_without_a_reason_or_an_outdated_page_changes_nothing(coordinator_client, cast, address):
    typed = {"seen": "with_finance", "course": "with_call", "reason": ""}
    page = coordinator_client.post(address, typed)
    assert page.status_code == 422
    assert 'value="with_call" checked' in page.text
    page = coordinator_client.post(address, {**typed, "seen": "default", "reason": "A call."})
    assert page.status_code == 422
    assert "Somebody has chosen another course meanwhile" in page.text
    cast.partnership.refresh_from_db()
    assert cast.partnership.course == ""


def test_a_course_without_the_phase_one_is_in_is_not_open(coordinator_client, cast, address):
    Partnership.objects.filter(pk=cast.partnership.pk).update(course="with_call", phase="call")
    page = coordinator_client.get(address)
    assert 'value="default" disabled' in page.text
    assert "Not open now: it has no phase “call and appraisal”" in page.text


def test_only_the_coordinator_chooses_and_everybody_reads_which_it_is(client, cast, coordinator, address):
    overview = reverse("partnerships:plan_detail", kwargs={"partnership": cast.partnership.code})
    for actor, status in ((cast.partner, 403), (cast.officer, 403), (coordinator, 200)):
        client.force_login(actor.user)
        assert client.get(address).status_code == status
        assert (address in client.get(overview).text) is (status == 200)
