"""What waits for a person, on a page and by mail."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partnerships.actions import activities
from partnerships.models import DigestSetting
from partnerships.queries.waiting import waiting_for
from partnerships.sockets import WAITING, Waiting
from tests.factories.accounts import MembershipFactory
from tests.factories.workforce import CaseFactory, TaskFactory
from tests.partnerships.plans import plan_of

MINE = reverse("partnerships:waiting_mine")


@pytest.fixture
def waits(cast):
    """Five things wait: late, today, coming, undated twice."""
    kept, today = dict(WAITING._items), cast.partnership.today()
    days = (today - timedelta(days=2), today, today + timedelta(days=9), None, None)
    items = [
        Waiting("score", "Score", f"Thing {place}", f"/x/{place}/", day) for place, day in enumerate(days)
    ]
    WAITING.plug("test", lambda actor, partnership: items)
    yield items
    WAITING._items.clear()
    WAITING._items.update(kept)


def test_it_is_parted_by_its_day(client, cast, waits):
    client.force_login(cast.partner.user)
    page = client.get(
        reverse("partnerships:waiting_list", kwargs={"partnership": cast.partnership.code})
    ).text
    places = [
        page.index(words) for words in ("Overdue", "Thing 0", "Due today", "Thing 1", "Coming up", "Thing 2")
    ]
    assert places == sorted(places)
    assert "<b>5</b> things of the plan wait for you." in page


def test_nothing_waits(client, cast):
    client.force_login(cast.partner.user)
    page = client.get(
        reverse("partnerships:waiting_list", kwargs={"partnership": cast.partnership.code})
    ).text
    assert "Nothing of the plan waits for you." in page


def test_today_shows_the_first_of_it_to_everybody(client, cast, waits):
    for actor in (cast.partner, cast.officer):
        client.force_login(actor.user)
        page = client.get(reverse("workforce:today", kwargs={"partnership": cast.partnership.code})).text
        assert "Thing 0" in page
        assert reverse("partnerships:waiting_list", kwargs={"partnership": cast.partnership.code}) in page


def test_how_often_is_kept(client, cast):
    client.force_login(cast.partner.user)
    address = reverse("partnerships:digest_setting")
    answer = client.post(address, {"rhythm": "weekly", "weekday": "3", "at": "09:00"})
    assert answer.status_code == 302
    kept = DigestSetting.objects.get()
    assert (kept.rhythm, kept.weekday, kept.at.hour, kept.base_url) == ("weekly", 3, 9, "http://testserver/")
    assert kept.time_zone == cast.partnership.time_zone
    page = client.get(address).text
    assert re.search(r'value="weekly"[^>]*checked', page)


def test_a_wish_that_is_none_is_refused(client, cast):
    client.force_login(cast.partner.user)
    answer = client.post(reverse("partnerships:digest_setting"), {"rhythm": "hourly", "at": "09:00"})
    assert answer.status_code == 422
    assert not DigestSetting.objects.exists()


def test_the_own_page_leads_there(client, cast):
    client.force_login(cast.partner.user)
    assert reverse("partnerships:digest_setting") in client.get(reverse("accounts:profile")).text


def test_undated_things_come_last(cast, waits):
    found = waiting_for(cast.partner, cast.partnership)
    assert [item.due for item in found][-2:] == [None, None]
    assert found[0].due < cast.partnership.today()


def test_ones_own_page_teaches_while_nothing_waits_and_the_menu_leads_there(client, cast):
    client.force_login(cast.partner.user)
    page = client.get(MINE).text
    assert "Nothing waits for you." in page
    assert "You are done for now." in page
    assert reverse("partnerships:digest_setting") in page
    assert f'<a href="{MINE}">What waits for you</a>' in client.get(reverse("accounts:profile")).text


def test_it_gathers_all_organisations_and_opens_what_is_anothers_after_a_switch(client, cast):
    person = cast.outsider.user
    own = CaseFactory(worker__site__partnership=cast.outsider.organisation.partners.get().partnership)
    TaskFactory(case=own, owner=person, due_on=cast.partnership.today() - timedelta(days=1))
    other = MembershipFactory(user=person, organisation=cast.partner.organisation, role="social_partner")
    plan = plan_of(cast)
    today = cast.partnership.today()
    activities.change_activity(activity=plan.activity, owner=person, by=plan.coordinator)
    activities.change_milestone(milestone=plan.milestone, due_on=today, by=plan.coordinator)
    client.force_login(person)
    page = client.get(MINE)
    assert "<b>2</b> things wait for you in all your partnerships." in page.text
    assert "1 next step is due or overdue." in page.text
    way = reverse("partnerships:activity_detail", kwargs={"pk": plan.activity.pk})
    assert "First exam" in page.text
    assert way not in page.text
    switched = client.post(
        reverse("accounts:organisation_switch"), {"membership": other.organisation_id, "next": MINE}
    )
    assert switched.url == MINE
    page = client.get(MINE)
    assert way in page.text
    assert [one["organisation"] for one in page.context["places"]] == [
        other.organisation,
        cast.outsider.organisation,
    ]
    assert client.get(way).status_code == 200


@pytest.mark.parametrize("name", ["waiting_mine", "waiting_list"])
def test_what_waits_asks_as_much_for_three_as_for_one(client, cast, name):
    plan = plan_of(cast)
    today = cast.partnership.today()
    activities.change_milestone(milestone=plan.milestone, due_on=today, by=plan.coordinator)
    url = MINE if name == "waiting_mine" else reverse(f"partnerships:{name}", args=[cast.partnership.code])
    client.force_login(plan.coordinator.user)
    counts = []
    for _round in range(2):
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            page = client.get(url)
        counts.append(len(asked))
        for number in range(2):
            activities.add_milestone(
                activity=plan.activity, title=f"M{number}", due_on=today, by=plan.coordinator
            )
    assert "<b>3</b> things" in page.text
    assert counts[0] == counts[1]
