"""The worklist is complete: every kind of thing stands in its section, with whom it lies since when, for its deadline."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.urls import reverse

from jtportal.kernel.actor import BEAT
from partnerships.actions import digests
from partnerships.models import DigestMail
from partnerships.sockets import WAITING
from tests.conftest import member
from tests.factories.workforce import CaseFactory, TaskFactory
from tests.workforce.granted import asked, desk_of
from tests.workforce.noticed import named, noticed
from workforce.actions import appeals, course, follow_ups, sessions, workers
from workforce.queries.worklist import worklist

pytestmark = pytest.mark.django_db


@pytest.fixture
def today(cast):
    return cast.partnership.today()


@pytest.fixture
def case(cast):
    return CaseFactory(worker__site=cast.site, officer=cast.officer.user)


def kinds(found, section):
    """What stands in a section."""
    return [item.kind for item in found[section]]


def test_steps_goals_and_referrals_by_their_days(cast, case, today):
    me, day = cast.officer.user, timedelta(days=1)
    TaskFactory(case=case, owner=me, due_on=today - day)
    TaskFactory(case=case, owner=member(cast.officer.organisation, "case_officer").user, due_on=today)
    course.set_goal(case=case, text="A licence", due_on=today, by=cast.officer)
    course.set_goal(case=case, text="One day", by=cast.officer)
    for asked_on, due_on in ((today - 3 * day, today - day), (today - 3 * day, today + day)):
        course.refer(
            case=case, partner=cast.partner.organisation, what="x", asked_on=asked_on, due_on=due_on,
            by=cast.officer,
        )  # fmt: skip
    found = worklist(cast.officer, cast.partnership)
    assert kinds(found, "overdue") == ["referral", "step"]
    assert kinds(found, "today") == ["goal"]
    assert kinds(found, "others") == ["step", "referral"]
    waits = found["others"][1]
    partner = str(cast.partner.organisation)
    assert (waits.whom, waits.since, waits.due) == (partner, today - 3 * day, today + day)


def test_follow_ups_appeals_and_packages(cast, case, today):
    gone = CaseFactory(worker__site=cast.site, officer=cast.officer.user)
    on = today - timedelta(days=30)
    workers.record_departure(worker=gone.worker, on=on, reason="redundancy", by=cast.officer)
    follow_ups.schedule(partnership=cast.partnership, by=cast.officer)
    colleague = member(cast.officer.organisation, "case_officer")
    other = CaseFactory(worker__site=cast.site, officer=colleague.user)
    given = {"kind": "appeal", "about": "x", "received_on": today, "due_on": today, "by": colleague}
    appeals.receive(case=case, **given)
    appeals.receive(case=other, **given)
    desk = desk_of(cast)
    asked(desk)
    found = worklist(cast.officer, cast.partnership)
    assert kinds(found, "today") == ["appeal", "follow_up"]
    assert {"appeal", "package"} <= set(kinds(found, "others"))
    decider = worklist(desk.approver, cast.partnership)
    assert "decision" in kinds(decider, "today")


def test_notices_and_sessions(cast, today):
    notice = noticed(cast.site, cast.officer)
    named(notice, 1, cast.officer)
    for days in (0, 3, 40):
        sessions.plan(
            notice=notice, place=f"Hall {days}", on=today + timedelta(days=days), begins=time(9), seats=9,
            language="en", by=cast.officer,
        )  # fmt: skip
    found = worklist(cast.officer, cast.partnership)
    assert kinds(found, "today") == ["session", "notice"]
    assert [(item.kind, item.name) for item in found["coming"]] == [("session", "Hall 3")]
    told = {item.kind for ask in WAITING for item in ask(cast.officer, cast.partnership)}
    assert {"notice", "session"} <= told


def test_the_digest_reminds_of_whatever_is_overdue_or_for_today(cast, case, today):
    me, day = cast.officer, timedelta(days=1)
    TaskFactory(case=case, owner=me.user, due_on=today - day)
    course.set_goal(case=case, text="A licence", due_on=today, by=me)
    course.set_goal(case=case, text="Another", due_on=today + day, by=me)
    given = {"what": "x", "asked_on": today - 3 * day, "due_on": today - day, "by": me}
    course.refer(case=case, partner=cast.partner.organisation, **given)
    gone = CaseFactory(worker__site=cast.site, officer=me.user)
    workers.record_departure(worker=gone.worker, on=today - 30 * day, reason="redundancy", by=me)
    follow_ups.schedule(partnership=cast.partnership, by=me)
    digests.choose(
        rhythm="daily",
        weekday=0,
        at=time(0),
        time_zone="Europe/Kyiv",
        base_url="https://portal.example/",
        by=me,
    )
    assert digests.put_together(now=datetime(2026, 11, 23, 9, tzinfo=UTC), by=BEAT) == 1
    body = DigestMail.objects.get().body
    assert "1 next step is due or overdue. 1 goal is due or overdue." in body
    assert "ask a partner for the answer to a referral" in body.casefold()
    assert "ask somebody who left what they do now" in body.casefold()
    assert gone.person.name not in body


def test_what_concerns_others_does_not_stand_in_mine(cast, case, today):
    colleague = member(cast.officer.organisation, "case_officer")
    TaskFactory(case=case, owner=cast.officer.user, due_on=today)
    course.set_goal(case=case, text="A licence", due_on=today, by=cast.officer)
    assert not any(worklist(colleague, cast.partnership).values())


@pytest.mark.parametrize("amount", [1, 3])
def test_the_page_asks_the_same_however_much_waits(
    officer_client, cast, case, today, amount, django_assert_max_num_queries
):
    for number in range(amount):
        TaskFactory(case=case, owner=cast.officer.user, due_on=today)
        course.set_goal(case=case, text=f"{number}", due_on=today, by=cast.officer)
        noticed(cast.site, cast.officer)
    url = reverse("workforce:worklist", kwargs={"partnership": cast.partnership.code})
    officer_client.get(url)
    with django_assert_max_num_queries(27):
        assert officer_client.get(url).status_code == 200
