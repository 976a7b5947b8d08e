"""What waits for a person, on a page and by mail."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from partnerships.models import DigestSetting
from partnerships.queries.waiting import waiting_for
from partnerships.sockets import WAITING, Waiting


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
