"""The page of the diagnosis says how many questions are open, and leads to answering them."""

import pytest
from django.urls import reverse

from accounts.enums import Role
from partnerships.actions import diagnosis
from partnerships.models import BaselineFigure, SetAside
from tests.conftest import member
from tests.partnerships.diagnoses import add, agreed, consult, figure

pytestmark = pytest.mark.django_db


def page(cast, name="diagnosis_detail", **more):
    return reverse(f"partnerships:{name}", kwargs={"partnership": cast.partnership.code, **more})


@pytest.fixture
def coordinator(client, cast):
    """A browser-like client signed in as the partnership's coordinator."""
    actor = member(cast.officer.organisation, Role.COORDINATOR)
    client.force_login(actor.user)
    return client


def test_the_headline_counts_what_is_still_open(officer_client, cast):
    assert "<b>15</b> of 15 questions of the diagnosis are still open" in officer_client.get(page(cast)).text
    figure(cast)
    agreed(cast, also=["gender"])
    add(cast, dimension="finance")
    answer = officer_client.get(page(cast))
    assert answer.context["open"] == 12
    assert "12.5" in answer.text


def test_a_question_is_set_aside_with_who_and_why_and_asked_again(coordinator, cast):
    answer = coordinator.post(
        page(cast, "diagnosis_set_aside", question="trade"), {"reason": "Closed border."}
    )
    assert answer.status_code == 302
    text = coordinator.get(page(cast)).text
    assert "Closed border." in text
    assert str(SetAside.objects.get().recorded_by) in text
    coordinator.post(reverse("partnerships:diagnosis_take_up", kwargs={"pk": SetAside.objects.get().pk}))
    assert "Closed border." not in coordinator.get(page(cast)).text


def test_a_baseline_cannot_be_set_aside(coordinator, cast):
    assert coordinator.get(page(cast, "diagnosis_set_aside", question="economic")).status_code == 404
    assert (
        coordinator.post(page(cast, "diagnosis_set_aside", question="social"), {"reason": "x"}).status_code
        == 404
    )


def test_a_figure_is_typed_as_the_reader_writes_numbers(coordinator, cast):
    given = {"dimension": "social", "title": "Without work", "value": "12 345,5", "unit": "persons"}
    given |= {"observed_on": "2026-03-01", "source": "Office of statistics"}
    coordinator.cookies["django_language"] = "uk"
    assert coordinator.post(page(cast, "baseline_new"), given).status_code == 302
    assert str(BaselineFigure.objects.get().value) == "12345.5000"
    assert "12\u00a0345,5" in coordinator.get(page(cast)).text


def test_partners_bring_findings_and_only_the_coordinator_decides(client, cast):
    client.force_login(cast.partner.user)
    text = client.get(page(cast)).text
    assert page(cast, "finding_new") in text
    assert page(cast, "baseline_new") not in text
    assert client.get(page(cast, "baseline_new")).status_code == 403
    assert client.get(page(cast, "diagnosis_set_aside", question="trade")).status_code == 403


def counted(client, url, django_assert_max_num_queries):
    with django_assert_max_num_queries(60) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


@pytest.mark.parametrize("name", ["diagnosis_detail", "finding_list", "consultation_list"])
def test_pages_ask_the_same_number_of_questions_however_long(
    coordinator, cast, name, django_assert_max_num_queries
):
    def fill():
        finding = agreed(cast, also=["age", "gender"])
        figure(cast)
        consult(cast, findings=[finding])

    fill()
    diagnosis.set_aside(partnership=cast.partnership, question="finance", reason="x", by=cast.officer)
    coordinator.get(page(cast, name))
    short = counted(coordinator, page(cast, name), django_assert_max_num_queries)
    for _ in range(3):
        fill()
    diagnosis.set_aside(partnership=cast.partnership, question="household", reason="x", by=cast.officer)
    assert counted(coordinator, page(cast, name), django_assert_max_num_queries) == short


def test_not_relevant_without_a_reason_is_refused_at_its_field(coordinator, cast):
    for typed in ({}, {"reason": ""}, {"reason": "  "}):
        answer = coordinator.post(page(cast, "diagnosis_set_aside", question="trade"), typed)
        assert answer.status_code == 422
        assert set(answer.context["form"].errors) == {"reason"}
    assert not SetAside.objects.exists()


def test_a_begun_question_may_be_set_aside_and_an_answered_one_not(coordinator, cast):
    add(cast, dimension="trade")
    agreed(cast, dimension="finance")
    figure(cast)
    add(cast, dimension="environmental")
    text = coordinator.get(page(cast)).text
    assert page(cast, "diagnosis_set_aside", question="trade") in text
    for question in ("finance", "economic", "environmental"):
        assert f"not-relevant/{question}/" not in text
    typed = {"reason": "The draft was of another region."}
    assert coordinator.post(page(cast, "diagnosis_set_aside", question="trade"), typed).status_code == 302
    text = coordinator.get(page(cast)).text
    assert "The draft was of another region." in text
    assert "not-relevant/trade/" not in text
