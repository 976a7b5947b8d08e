"""Meetings and what follows from them, on their pages."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.html import strip_tags

from jtportal.kernel.doors import Refused
from partnerships.actions import meeting_decisions as decisions
from partnerships.actions import meetings
from partnerships.models import Decision, Meeting, Recommendation
from tests.partnerships.reviewing import answered, called, coordinator_of, decided, held, recommended

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(cast):
    return coordinator_of(cast)


@pytest.fixture
def keeper(client, by):
    """Signed in as the coordinator."""
    client.force_login(by.user)
    return client


def url(name, row):
    key = {"partnership": row.code} if hasattr(row, "code") else {"pk": row.pk}
    return reverse(f"partnerships:{name}", kwargs=key)


def text(response):
    return re.sub(r"\s+", " ", strip_tags(response.content.decode()))


def test_a_meeting_goes_from_its_agenda_to_agreed_minutes_with_a_decision(cast, by, keeper):
    asked = {
        "title": "Autumn review", "kind": "interim", "day": "2026-03-02", "time": "10:30", "place": "Hall",
        "agenda": "Results\n\nNext steps",
    }  # fmt: skip
    keeper.post(url("meeting_new", cast.partnership), asked)
    meeting = Meeting.objects.get()
    assert meeting.starts_at.isoformat() == "2026-03-02T08:30:00+00:00"
    keeper.post(url("meeting_publish", meeting))
    items, union = list(meeting.items.all()), cast.partner.organisation_id
    told = {f"item-{items[0].pk}": "Women lag.", f"persons-{union}": "Iryna Koval"}
    keeper.post(
        url("meeting_minutes", meeting), {**told, "file": SimpleUploadedFile("minutes.txt", b"All of it")}
    )
    due = {
        "text": "Open a crèche",
        "organisation": union,
        "owner": cast.partner.user_id,
        "due_on": "2026-04-01",
    }
    keeper.post(url("decision_new", meeting), {**due, "item": items[1].pk})
    keeper.post(url("meeting_agree", meeting))
    keeper.post(url("meeting_erratum", meeting), {"text": "Men lag too."})
    page = text(keeper.get(url("meeting_detail", meeting)))
    for words in (
        "minutes agreed",
        "Women lag.",
        "Iryna Koval",
        "minutes.txt",
        "Open a crèche",
        "Men lag too.",
    ):
        assert words in page
    assert "10:30" in page
    assert Decision.objects.get().item == items[1]


def test_the_head_says_how_much_is_open_and_overdue(cast, by, keeper):
    page = text(keeper.get(url("meeting_list", cast.partnership)))
    assert "The partners have not met yet." in page
    meeting = held(cast, by)
    decided(cast, by, meeting, days=-3)
    decided(cast, by, meeting, text="Ask the bank")
    called(cast, by, days=9, title="Steering in winter")
    answer = keeper.get(url("meeting_list", cast.partnership))
    assert "2 decisions are open. 1 is overdue." in text(answer)
    assert "Next: Steering in winter" in text(answer)
    late = keeper.get(url("meeting_list", cast.partnership) + "?decisions=overdue")
    assert [line["text"] for line in late.context["decisions"]] == ["Open a crèche at the training centre"]


def test_bad_input_is_said_at_its_field_and_kept(cast, keeper):
    asked = {"title": "Autumn review", "kind": "interim", "day": "31.31.2026", "agenda": "Results"}
    page = keeper.post(url("meeting_new", cast.partnership), asked)
    assert page.status_code == 422
    assert set(page.context["form"].errors) == {"day", "time", "place"}
    assert "31.31.2026" in page.text


def test_a_partner_reads_and_only_the_owner_says_how_far_it_is(client, cast, by):
    meeting = held(cast, by)
    decision = decided(cast, by, meeting)
    client.force_login(cast.partner.user)
    assert client.get(url("meeting_minutes", meeting)).status_code == 403
    assert client.post(url("decision_detail", decision), {"to": "done"}).status_code == 302
    client.force_login(cast.personnel.user)
    assert client.get(url("decision_detail", decision)).status_code == 200
    assert client.post(url("decision_detail", decision), {"to": "open", "reason": "x"}).status_code == 403
    client.force_login(cast.outsider.user)
    assert client.get(url("decision_detail", decision)).status_code == 404


def test_dropping_without_a_reason_is_said_at_the_reason(client, cast, by):
    decision = decided(cast, by, held(cast, by))
    client.force_login(cast.partner.user)
    page = client.post(url("decision_detail", decision), {"to": "dropped"})
    assert page.status_code == 422
    assert page.context["form"].errors["reason"] == ["Say why."]


def test_recommendations_are_counted_and_narrowed_by_the_address(cast, by, keeper):
    address = url("recommendation_list", cast.partnership)
    assert "recommended anything yet" in text(keeper.get(address))
    late, soon = recommended(cast, by, "Late"), recommended(cast, by, "Soon")
    recommended(cast, by, "Unanswered")
    answered(cast, by, late, days=-4)
    answered(cast, by, soon)
    assert "2 of 3 recommendations are answered. 1 is overdue." in text(keeper.get(address))
    for asked, found in (
        ("status=overdue", ["Late"]),
        ("status=unanswered", ["Unanswered"]),
        ("status=not_started", ["Late", "Soon"]),
        ("evaluation=final", []),
    ):
        lines = keeper.get(f"{address}?{asked}").context["lines"]
        assert [line["text"] for line in lines] == found


def test_a_recommendation_is_answered_on_its_page(cast, keeper):
    asked = {
        "evaluation": "final", "text": "Count women apart", "source_title": "Final report",
        "made_on": "2026-03-01", "file": SimpleUploadedFile("report.txt", b"Findings"),
    }  # fmt: skip
    keeper.post(url("recommendation_new", cast.partnership), asked)
    row = Recommendation.objects.get()
    page = keeper.post(url("recommendation_answer", row), {"response": "rejected"})
    assert page.context["form"].errors == {"reason": ["Say why it is not accepted as a whole."]}
    told = {
        "response": "partly", "reason": "Costs", "action": "Add a column", "due_on": "2026-05-01",
        "organisation": cast.partner.organisation_id,
    }  # fmt: skip
    keeper.post(url("recommendation_answer", row), told)
    keeper.post(url("recommendation_detail", row), {"to": "completed", "reason": "Column added"})
    page = text(keeper.get(url("recommendation_detail", row)))
    for words in ("Partly accepted", "Costs", "Add a column", "Column added", "report.txt"):
        assert words in page


@pytest.mark.parametrize("name", ["meeting_list", "recommendation_list"])
def test_the_queries_are_as_many_for_three_rows_as_for_one(
    cast, by, keeper, name, django_assert_num_queries, django_assert_max_num_queries
):
    def grow():
        meeting = held(cast, by)
        decision = decided(cast, by, meeting, owner=cast.partner.user)
        decisions.move(decision=decision, to="done", reason="", by=by)
        decided(cast, by, meeting)
        meetings.agree(meeting=meeting, by=by)
        answered(cast, by, recommended(cast, by))

    grow()
    address = url(name, cast.partnership)
    keeper.get(address)
    with django_assert_max_num_queries(20) as first:
        keeper.get(address)
    grow()
    grow()
    with django_assert_num_queries(len(first)):
        keeper.get(address)


def test_guests_and_excuses_stand_beside_those_who_were_there(cast, by, keeper):
    meeting = called(cast, by)
    meetings.publish(meeting=meeting, by=by)
    union, operator = cast.partner.organisation_id, cast.personnel.organisation_id
    told = {f"there-{union}": "on", f"excused-{operator}": "on", "guests": "O. Bondar, regional council"}
    both = keeper.post(url("meeting_minutes", meeting), told | {f"excused-{union}": "on"})
    assert both.context["form"].errors[f"excused-{union}"] == ["A partner was there or is excused, not both."]
    assert "O. Bondar" in both.text
    assert keeper.post(url("meeting_minutes", meeting), told).status_code == 302
    page = keeper.get(url("meeting_detail", meeting))
    assert [one.organisation_id for one in page.context["attendance"]] == [union]
    assert [one.pk for one in page.context["excused"]] == [operator]
    assert "O. Bondar, regional council" in page.text
    form = keeper.get(url("meeting_minutes", meeting)).context["form"]
    assert form[f"excused-{operator}"].initial
    assert not form[f"there-{operator}"].initial
    assert keeper.post(url("meeting_minutes", meeting), {f"excused-{union}": "on"}).status_code == 302
    with pytest.raises(Refused, match="who was there"):
        meetings.agree(meeting=meeting, by=by)
