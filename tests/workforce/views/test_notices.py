"""A notice in the browser's eyes: entered, its workers seen and named, cases opened, sessions held."""

from datetime import time, timedelta

import pytest
from django.urls import reverse

from tests.factories.workforce import WorkerFactory
from tests.workforce.noticed import invited, named, noticed, opened
from workforce.actions import sessions
from workforce.calculations import chosen
from workforce.models import Case, CaseOpening, InfoSession, Invitation, NoticeWorker, RedundancyNotice

pytestmark = pytest.mark.django_db


@pytest.fixture
def notice(cast):
    return noticed(cast.site, cast.officer)


@pytest.fixture
def today(cast):
    return cast.partnership.today()


def at(name, row):
    """The address of something of this row."""
    return reverse(f"workforce:{name}", kwargs={"pk": row.pk})


def place(name, cast):
    """The address of something of the partnership."""
    return reverse(f"workforce:{name}", kwargs={"partnership": cast.partnership.code})


def test_an_officer_enters_a_notice_and_reads_its_first_lawful_day(officer_client, cast, today):
    url = place("notice_list", cast)
    assert "No notice yet." in officer_client.get(url).content.decode()
    given = {
        "site": cast.site.pk, "received_on": today, "first_day": today + timedelta(days=10), "number": 120,
        "reason": "The seam is worked out.", "rule": "pl",
    }  # fmt: skip
    answer = officer_client.post(place("notice_new", cast), given)
    notice = RedundancyNotice.objects.get()
    assert answer.url == at("notice_choose", notice)
    text = officer_client.get(at("notice_detail", notice)).content.decode()
    assert "The announced first day is 21 days too early" in text
    assert "the district labour office" in text
    assert "Act of 13 March 2003" in text
    assert "1 names a first day that is too early." in officer_client.get(url).content.decode()


def test_the_mines_own_officer_enters_and_names_but_opens_nothing(client, cast, notice):
    client.force_login(cast.personnel.user)
    named(notice, 1, cast.personnel)
    opened(notice, cast.officer)
    assert client.get(place("notice_new", cast)).status_code == 200
    text = client.get(at("notice_detail", notice)).content.decode()
    assert at("notice_choose", notice) in text
    assert at("notice_open", notice) not in text
    assert reverse("workforce:case_detail", kwargs={"pk": Case.objects.get().pk}) not in text
    assert client.get(at("notice_open", notice)).status_code == 403
    assert client.get(at("session_new", notice)).status_code == 403
    for actor, status in ((cast.partner, 404), (cast.outsider, 404)):
        client.force_login(actor.user)
        assert client.get(at("notice_detail", notice)).status_code == status


def test_workers_are_seen_and_then_named(officer_client, cast, notice):
    welder = WorkerFactory(site=cast.site, facts__occupation_title="Welder")
    WorkerFactory(site=cast.site)
    url = at("notice_choose", notice)
    looked = officer_client.post(url, {"go": "look", "occupation": "Welder", "numbers": ""})
    assert looked.context["found"].keys == [welder.pk]
    assert welder.person.name in looked.content.decode()
    given = {"go": "take", "occupation": "Welder", "numbers": "", "seen": looked.context["seen"]}
    WorkerFactory(site=cast.site, facts__occupation_title="Welder")
    stale = officer_client.post(url, given)
    assert stale.status_code == 422
    assert "1 row came to it." in stale.content.decode()
    assert not NoticeWorker.objects.exists()
    again = officer_client.post(url, given | {"seen": stale.context["seen"]}, follow=True)
    assert "2 workers are named in the notice." in again.content.decode()
    row = NoticeWorker.objects.order_by("pk").first()
    officer_client.post(at("notice_remove", row))
    assert NoticeWorker.objects.count() == 1


def test_a_few_cases_are_opened_at_once(officer_client, cast, notice, today):
    named(notice, 3, cast.officer)
    answer = officer_client.post(at("notice_open", notice), {"on": today}, follow=True)
    text = answer.content.decode()
    assert "3 cases are opened." in text
    assert Case.objects.open().count() == 3
    again = officer_client.post(at("notice_open", notice), {"on": today})
    assert again.status_code == 422
    assert "name the workers of this notice first" in again.content.decode()


def test_many_wait_for_a_process_and_can_be_watched_and_stopped(
    officer_client, cast, notice, today, monkeypatch
):
    monkeypatch.setattr("workforce.views.notices.AT_ONCE", 2)
    named(notice, 3, cast.officer)
    officer_client.post(at("notice_open", notice), {"on": today})
    asked = CaseOpening.objects.get()
    page = officer_client.get(at("notice_detail", notice))
    assert "0 of 3" in page.content.decode()
    part = officer_client.get(at("notice_detail", notice), headers={"HX-Request": "true"})
    assert b"<html" not in part.content
    text = officer_client.post(at("opening_cancel", asked), follow=True).content.decode()
    assert "The rest can be opened at any time." in text
    ended = officer_client.get(at("notice_detail", notice), headers={"HX-Request": "true"})
    assert ended.headers["HX-Redirect"] == at("notice_detail", notice)


def test_sessions_are_booked_filled_and_their_attendance_recorded(officer_client, cast, notice, today):
    named(notice, 2, cast.officer)
    opened(notice, cast.officer)
    given = {"place": "Hall 2", "on": today, "begins": "09:30", "seats": 5, "language": "en"}
    officer_client.post(at("session_new", notice), given)
    page = officer_client.get(at("notice_detail", notice))
    text = officer_client.post(at("session_invite", notice), {"seen": page.context["waiting"]}, follow=True)
    assert "2 workers are invited." in text.content.decode()
    session = InfoSession.objects.get()
    listed = officer_client.get(at("session_detail", session))
    assert "Signature" in listed.content.decode()
    there = Invitation.objects.order_by("pk").first()
    given = {"came": there.pk, "seen": listed.context["seen"]}
    held = officer_client.post(at("session_held", session), given, follow=True).content.decode()
    assert "1 worker came." in held
    detail = officer_client.get(at("notice_detail", notice))
    assert [one.pk for one in detail.context["missed"]] == [Invitation.objects.order_by("pk").last().named_id]
    assert "Plan a conversation with them" in detail.content.decode()


def test_who_came_is_not_for_the_employer(client, cast, notice, today):
    named(notice, 2, cast.officer)
    session = sessions.plan(
        notice=notice, place="Hall 2", on=today, begins=time(9), seats=5, language="en", by=cast.officer
    )
    invited(notice, cast.officer)
    rows = list(Invitation.objects.order_by("pk"))
    seen = chosen.pack(one.pk for one in rows)
    sessions.attendance(session=session, came={rows[0].pk}, seen=seen, by=cast.officer)
    client.force_login(cast.personnel.user)
    assert client.get(at("notice_detail", notice)).context["missed"] == []
    text = client.get(at("session_detail", session)).content.decode()
    assert rows[1].named.worker.person.name in text
    assert "did not come" not in text.lower()


@pytest.mark.parametrize("amount", [1, 3])
def test_pages_ask_the_same_however_much_there_is(
    officer_client, cast, notice, amount, django_assert_max_num_queries
):
    for _number in range(amount):
        noticed(cast.site, cast.officer)
    named(notice, amount, cast.officer)
    opened(notice, cast.officer)
    for url, most in ((place("notice_list", cast), 16), (at("notice_detail", notice), 26)):
        officer_client.get(url)
        with django_assert_max_num_queries(most):
            assert officer_client.get(url).status_code == 200
