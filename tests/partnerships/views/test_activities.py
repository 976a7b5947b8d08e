"""The pages of the action plan: sentence, filters, states, calendar; as many queries for a thousand as for one."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.formats import date_format

from partnerships.actions import activities
from partnerships.models import Activity, CalendarFeed, Intervention, Milestone, Partner
from partnerships.queries.activities import milestones_for
from partnerships.queries.waiting import waiting_for
from tests.conftest import member
from tests.factories.calls import open_call
from tests.partnerships.money import committed, evidence, purse_of, thirds
from tests.partnerships.plans import an_activity, plan_of
from tests.partnerships.reviewing import decided, held

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(cast):
    return plan_of(cast)


@pytest.fixture
def coordinator(client, plan):
    client.force_login(plan.coordinator.user)
    return client


def place(name, cast):
    return reverse(f"partnerships:{name}", kwargs={"partnership": cast.partnership.code})


def url(name, row):
    return reverse(f"partnerships:{name}", kwargs={"pk": row.pk})


def test_without_a_plan_the_page_teaches_the_next_step(client, cast):
    client.force_login(cast.partner.user)
    text = client.get(place("activity_list", cast)).text
    assert "Nothing is planned yet." in text
    assert "An intervention is what the partnership does" in text


def test_from_the_intervention_to_the_milestone_through_the_pages(client, cast):
    coordinator = member(cast.officer.organisation, "coordinator")
    client.force_login(coordinator.user)
    line = purse_of(cast).line
    client.post(place("intervention_new", cast), {"title": "New trades", "lines": [line.pk]})
    made = Intervention.objects.get()
    assert list(made.lines.all()) == [line]
    today = cast.partnership.today()
    given = {"title": "Course", "intervention": made.pk, "body": coordinator.organisation_id,
             "starts_on": today, "due_on": today + timedelta(days=60)}  # fmt: skip
    client.post(place("activity_new", cast), given)
    activity = Activity.objects.get()
    client.post(url("milestone_new", activity), {"title": "Exam", "due_on": today})
    milestone = Milestone.objects.get()
    client.post(url("milestone_edit", milestone), {"title": "Final exam", "due_on": today})
    client.post(url("milestone_reach", milestone), {"on": today, "evidence": evidence()})
    client.post(url("activity_step", activity), {"to": "under_way"})
    text = client.get(url("activity_detail", activity)).text
    assert "<b>1</b> of 1 milestone is reached" in text
    assert "report.txt" in text
    client.post(url("milestone_reopen", milestone))
    client.post(url("milestone_drop", milestone), {"reason": "too dear"})
    client.post(url("activity_edit", activity), {**given, "title": "Courses", "owner": coordinator.user_id})
    client.post(url("intervention_edit", made), {"title": "Trades", "lines": []})
    activity.refresh_from_db()
    assert (activity.title, activity.owner, made.lines.count()) == ("Courses", coordinator.user, 0)
    assert "Courses" in client.get(place("activity_list", cast)).text


def test_the_owner_steps_on_and_others_do_not(client, cast, plan):
    body = cast.partner.organisation
    activities.change_activity(activity=plan.activity, body=body, by=plan.coordinator)
    client.force_login(cast.partner.user)
    assert client.post(url("activity_step", plan.activity), {"to": "under_way"}).status_code == 302
    assert client.post(url("milestone_drop", plan.milestone), {"reason": "x"}).status_code == 403
    client.force_login(cast.officer.user)
    assert client.post(url("activity_step", plan.activity), {"to": "done"}).status_code == 403
    plan.activity.refresh_from_db()
    assert plan.activity.state == "under_way"


def test_a_milestone_has_an_owner_of_its_own(client, cast, plan):
    """Else it is whose the activity is: in what waits, on the pages, in the calendar."""
    today, mine = cast.partnership.today(), cast.partner
    by, point = plan.coordinator, plan.milestone
    activities.change_milestone(milestone=point, due_on=today, by=by)
    client.force_login(by.user)
    assert [one.title for one in milestones_for(by, cast.partnership, today)] == ["First exam"]
    assert f'value="{mine.user_id}"' in client.get(url("milestone_edit", point)).text
    given = {"title": "First exam", "due_on": today, "owner": mine.user_id}
    client.post(url("milestone_edit", point), given)
    point.refresh_from_db()
    assert point.owner == mine.user
    assert list(milestones_for(by, cast.partnership, today)) == []
    assert list(milestones_for(mine, cast.partnership, today)) == [point]
    listed = client.get(place("activity_list", cast)).text
    assert (
        listed.count(f"First exam, {date_format(today, 'SHORT_DATE_FORMAT')}, {mine.user}") == 2
    )  # the drawings
    client.force_login(mine.user)
    calendar = client.get(place("activity_calendar", cast) + "?mine=1").text
    assert "SUMMARY:First exam" in calendar
    assert "last day" not in calendar  # the activity is another's
    assert str(mine.user) not in client.get(place("activity_calendar", cast)).text
    client.post(url("milestone_reach", point), {"on": today})
    point.refresh_from_db()
    assert point.state == "reached"


def test_the_calendar_holds_all_that_has_a_day_and_nobodys_name(client, cast, plan):
    by, place_ = plan.coordinator, cast.partnership
    purse = purse_of(cast)
    committed(purse, parts=thirds())
    call = open_call(place_, by)
    meeting = held(cast, by)
    decision = decided(cast, by, meeting, owner=cast.partner.user)
    client.force_login(by.user)
    text = client.get(place("activity_calendar", cast)).text.replace("\r\n ", "")
    assert f"SUMMARY:{meeting.title}" in text
    assert f"SUMMARY:A decision of “{meeting.title}” is due" in text
    assert decision.text not in text
    assert text.count("is expected: A course for welders") == 3
    assert "DTSTART;VALUE=DATE:20260901" in text
    assert f"Deadline for concept notes: {call.title}" in text
    for person in (by.user, cast.partner.user, purse.coordinator.user):
        assert str(person) not in text
    client.force_login(cast.partner.user)
    mine = client.get(place("activity_calendar", cast) + "?mine=1").text.replace("\r\n ", "")
    assert "A decision of" in mine
    assert "is expected" not in mine
    assert "Deadline" not in mine


def test_a_long_plan_has_a_bar_for_each_intervention(coordinator, cast, plan, monkeypatch):
    monkeypatch.setattr("partnerships.views.lists.SIZE", 2)
    second = plan_of(cast, title="Tools", starts=-30, ends=-2)
    plan_of(cast, title="Later", starts=60, ends=90)
    page = coordinator.get(place("activity_list", cast))
    wide = page.context["overview"][0][1]
    assert [(bar.label, bar.state) for bar in wide.bars] == [
        ("New trades: 0 of 1 done", "under_way"),
        ("Tools: 0 of 1 done", "late"),
        ("Later: 0 of 1 done", "under_way"),
    ]
    assert "The whole plan at a glance" in page.text
    Activity.objects.filter(pk=second.activity.pk).update(state="done")
    wide = coordinator.get(place("activity_list", cast)).context["overview"][0][1]
    assert [bar.state for bar in wide.bars] == ["under_way", "done", "under_way"]
    monkeypatch.setattr("partnerships.views.lists.SIZE", 50)
    assert coordinator.get(place("activity_list", cast)).context["overview"] == []


def test_filters_stand_in_the_address(coordinator, cast, plan):
    an_activity(plan.intervention, plan.coordinator, title="Late", starts=-30, ends=-1)
    done = an_activity(plan.intervention, plan.coordinator, title="Done", body=cast.partner.organisation)
    Activity.objects.filter(pk=done.pk).update(state="done")
    page = place("activity_list", cast)
    other = cast.partner.organisation_id
    asked = {
        "": 3, "?state=open": 2, "?state=late": 1, "?state=done": 1, "?state=odd": 3, "?owner=me": 2,
        f"?owner=b{other}": 1, "?owner=bx": 3, f"?of={plan.intervention.pk}": 3, "?of=0": 3, "?state=paused": 0,
    }  # fmt: skip
    for query, amount in asked.items():
        assert len(coordinator.get(page + query).context["lines"]) == amount, query
    answer = coordinator.get(page)
    assert "activity is late" in answer.text
    assert answer.text.count('<svg class="plan-line') == 2


def test_pages_follow_one_another_by_their_last_day(coordinator, cast, plan, monkeypatch):
    monkeypatch.setattr("partnerships.views.lists.SIZE", 2)
    for number in range(3):
        an_activity(plan.intervention, plan.coordinator, title=f"A{number}", ends=40 + number)
    first = coordinator.get(place("activity_list", cast))
    second = coordinator.get(first.context["pager"]["next_url"])
    titles = [one.title for page in (first, second) for one, _late in page.context["lines"]]
    assert titles == ["Hold a course", "A0", "A1", "A2"]


def many(plan, amount):
    """Add activities with two milestones each."""
    today = plan.activity.partnership.today()
    rows = Activity.objects.bulk_create(
        Activity(
            partnership=plan.activity.partnership, intervention=plan.intervention, title=f"A {number}",
            body=plan.coordinator.organisation, owner=plan.coordinator.user, starts_on=today,
            due_on=today + timedelta(days=number),
        )
        for number in range(amount)
    )  # fmt: skip
    Milestone.objects.bulk_create(
        Milestone(activity=row, title="M", due_on=row.due_on) for row in rows for _twice in (1, 2)
    )


def test_a_thousand_activities_ask_as_much_as_one(coordinator, cast, plan):
    pages = [place("activity_list", cast), place("activity_list", cast) + "?state=open&owner=me"]
    pages += [url("activity_detail", plan.activity), place("activity_calendar", cast)]
    counts = []
    for amount in (0, 999):
        many(plan, amount)
        for number in range(2 if amount else 0):
            more = plan_of(cast, title=f"Another {number}")
            purse = purse_of(cast, title=f"Line {number}")
            activities.link_lines(intervention=more.intervention, lines=[purse.line.pk], by=plan.coordinator)
        for page in pages:
            coordinator.get(page)
            with CaptureQueriesContext(connection) as asked:
                coordinator.get(page)
            counts.append(len(asked))
    assert counts[: len(pages)] == counts[len(pages) :]
    assert Activity.objects.count() == 1002
    assert max(counts) <= 25


def test_a_calendar_reads_the_plan_by_its_secret_address_until_access_ends(client, cast, plan):
    client.force_login(cast.partner.user)
    page = place("activity_subscription", cast)
    client.post(place("feed_open", cast))
    address = client.get(page).context["feed_url"]
    assert address not in client.get(page).text  # shown once
    client.logout()
    answer = client.get(address)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "SUMMARY:First exam" in answer.text
    assert "First exam" not in client.get(address + "?mine=1").text
    assert client.get(address[:-12] + "x/plan.ics").status_code == 404
    Partner.objects.filter(organisation=cast.partner.organisation).delete()
    assert client.get(address).status_code == 404


def test_the_secret_address_is_closed_and_the_file_downloaded(client, cast, plan):
    client.force_login(cast.partner.user)
    client.post(place("feed_open", cast))
    client.post(place("feed_close", cast))
    assert not CalendarFeed.objects.exists()
    assert "Hold a course: last day" in client.get(place("activity_calendar", cast)).text


def test_milestones_wait_for_their_owner(cast, plan):
    today = cast.partnership.today()
    assert not waiting_for(cast.partner, cast.partnership)
    activities.change_activity(activity=plan.activity, owner=cast.partner.user, by=plan.coordinator)
    activities.change_milestone(milestone=plan.milestone, due_on=today, by=plan.coordinator)
    (waiting,) = waiting_for(cast.partner, cast.partnership)
    assert (waiting.kind, waiting.title, waiting.due) == ("milestone", "First exam", today)
    assert not waiting_for(plan.coordinator, cast.partnership)
