"""Two coordinators at one form of the plan: the second is told, and what they typed still stands."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from partnerships.actions import activities, calls, meetings, money
from partnerships.models import Call, Intervention, Meeting
from tests.factories.calls import a_call
from tests.partnerships.money import purse_of
from tests.partnerships.plans import plan_of
from tests.partnerships.reviewing import called, held
from tests.partnerships.sending import STALE, form_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tree")]  # interventions name an output of it


def refused_then_taken(client, url, meanwhile, field, word):
    """Open a form, let somebody else write, send it: told, kept; opened once more it is taken."""
    typed = form_of(client, url)
    meanwhile()
    page = client.post(url, {**typed, field: word})
    assert (page.status_code, STALE in page.text, word in page.text) == (422, True, True)
    assert client.post(url, {**form_of(client, url), field: word}).status_code == 302


def at(name, row):
    return reverse(f"partnerships:{name}", kwargs={"pk": row.pk})


def test_minutes_written_meanwhile_are_not_overwritten(coordinator_client, cast, coordinator):
    meeting = held(cast, coordinator)
    first, second = meeting.items.all()
    url = at("meeting_minutes", meeting)
    typed = form_of(coordinator_client, url)
    present = {cast.partner.organisation_id: "Iryna Koval"}
    meetings.write_minutes(
        meeting=meeting, minutes={second.pk: "A crèche."}, present=present, upload=None, by=coordinator
    )
    page = coordinator_client.post(url, {**typed, f"item-{first.pk}": "Men lag too."})
    assert (page.status_code, STALE in page.text, "Men lag too." in page.text) == (422, True, True)
    assert [item.minutes for item in meeting.items.all()] == ["Women lag.", "A crèche."]
    typed = form_of(coordinator_client, url)
    assert coordinator_client.post(url, {**typed, f"item-{first.pk}": "Both lag."}).status_code == 302
    assert [item.minutes for item in meeting.items.all()] == ["Both lag.", "A crèche."]


def test_of_two_who_write_the_first_minutes_the_second_is_told(coordinator_client, cast, coordinator):
    meeting = called(cast, coordinator)
    meetings.publish(meeting=meeting, by=coordinator)
    url, item = at("meeting_minutes", meeting), meeting.items.first()
    written = {"minutes": {item.pk: "Women lag."}, "present": {}, "upload": None, "by": coordinator}
    refused_then_taken(
        coordinator_client,
        url,
        lambda: meetings.write_minutes(meeting=meeting, **written),
        "guests",
        "T. Bilyk",
    )
    assert Meeting.objects.get().guests == "T. Bilyk"


def test_a_meeting_that_was_moved_meanwhile_keeps_its_place(coordinator_client, cast, coordinator):
    meeting = called(cast, coordinator, days=3)
    given = {name: getattr(meeting, name) for name in ("kind", "title", "starts_at")}
    refused_then_taken(
        coordinator_client, at("meeting_change", meeting),
        lambda: meetings.change(meeting=meeting, place="Library", agenda=["One"], by=coordinator, **given),
        "title", "Winter review",
    )  # fmt: skip
    row = Meeting.objects.get()
    assert (row.place, row.title) == ("Library", "Winter review")


def test_a_call_changed_meanwhile_keeps_what_the_first_wrote(coordinator_client, cast, coordinator):
    call = a_call(cast.partnership, coordinator)
    refused_then_taken(
        coordinator_client, at("call_change", call),
        lambda: calls.change(call=call, budget=Decimal(900000), by=coordinator),
        "title", "Jobs that last",
    )  # fmt: skip
    row = Call.objects.get()
    assert (row.budget, row.title) == (Decimal(900000), "Jobs that last")


@pytest.mark.parametrize("what", ["intervention", "activity", "milestone"])
def test_the_action_plan_keeps_what_the_first_wrote(coordinator_client, cast, coordinator, what):
    row = getattr(plan_of(cast), what)
    name, value = (
        ("aim", "Trades that stay") if what == "intervention" else ("due_on", row.due_on + timedelta(days=9))
    )
    change = getattr(activities, f"change_{what}")
    refused_then_taken(
        coordinator_client, at(f"{what}_edit", row),
        lambda: change(**{what: row, name: value}, by=coordinator),
        "title", "What the second wrote",
    )  # fmt: skip
    row.refresh_from_db()
    assert (getattr(row, name), row.title) == (value, "What the second wrote")


def test_lines_that_pay_for_an_intervention_are_part_of_what_was_seen(coordinator_client, cast, coordinator):
    row, line = plan_of(cast).intervention, purse_of(cast).line
    refused_then_taken(
        coordinator_client, at("intervention_edit", row),
        lambda: activities.link_lines(intervention=row, lines=[line.pk], by=coordinator),
        "title", "Trades",
    )  # fmt: skip
    line.refresh_from_db()
    assert line.intervention == Intervention.objects.get(title="Trades")


@pytest.mark.parametrize(("what", "field"), [("line", "title"), ("source", "name")])
def test_budget_lines_and_sources_keep_what_the_first_wrote(
    coordinator_client, cast, coordinator, what, field
):
    row = getattr(purse_of(cast), what)
    name, value = ("pledged", Decimal(2500)) if what == "line" else ("note", "Second phase")
    change = getattr(money, f"change_{what}")
    refused_then_taken(
        coordinator_client, at(f"{what}_edit", row),
        lambda: change(**{what: row, name: value}, by=coordinator),
        field, "What the second wrote",
    )  # fmt: skip
    row.refresh_from_db()
    assert (getattr(row, name), getattr(row, field)) == (value, "What the second wrote")
