"""The mail digest: as often as wished, once, in the reader's language, naming no worker."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.core import mail

from jtportal.kernel.actor import BEAT, CLI
from partnerships.actions import digests
from partnerships.models import DigestMail, DigestSetting
from partnerships.sockets import WAITING, Waiting
from tests.factories.accounts import MembershipFactory
from tests.factories.workforce import CaseFactory, TaskFactory

MONDAY = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)  # 08:00 in Kyiv


@pytest.fixture
def plug():
    """Let something wait; taken out again afterwards."""
    kept = dict(WAITING._items)

    def put(*items):
        WAITING.plug("test", lambda actor, partnership: items)

    yield put
    WAITING._items.clear()
    WAITING._items.update(kept)


def choose(actor, **given):
    values = {"rhythm": "weekly", "weekday": 0, "at": time(7), "time_zone": "Europe/Kyiv"}
    return digests.choose(**{**values, "base_url": "https://portal.example/", "by": actor, **given})


def item(**given):
    return Waiting(**{"kind": "score", "label": "Score", "title": "Welding course", "url": "/x/", **given})


@pytest.mark.parametrize(
    ("given", "now", "due"),
    [
        ({}, MONDAY, True),
        ({}, MONDAY.replace(hour=4), False),  # before seven in Kyiv
        ({}, MONDAY.replace(hour=5), True),
        ({}, MONDAY + timedelta(days=1), False),
        ({"rhythm": "daily"}, MONDAY + timedelta(days=1), True),
        ({"rhythm": "daily"}, MONDAY + timedelta(days=5), False),  # Saturday
        ({"rhythm": "never"}, MONDAY, False),
        ({"time_zone": "Pacific/Auckland"}, MONDAY, True),  # 19:00 there
        ({"time_zone": "America/Denver"}, MONDAY, False),  # Sunday there
    ],
)
def test_a_digest_is_due_by_the_persons_own_clock(cast, given, now, due):
    assert bool(digests.is_due(choose(cast.partner, **given), now)) is due


def test_one_mail_with_all_that_waits_and_only_once(cast, plug):
    plug(item(due=date(2026, 11, 30)), item(title="Minutes", kind="milestone"))
    choose(cast.partner)
    assert digests.put_together(now=MONDAY, by=BEAT) == 1
    assert digests.put_together(now=MONDAY + timedelta(hours=1), by=BEAT) == 0
    assert digests.send(by=BEAT) == 1
    assert digests.send(by=BEAT) == 0
    (sent,) = mail.outbox
    assert sent.subject == "2 things wait for you"
    assert "- Score: 2 (the first due on 30 November 2026)" in sent.body
    assert "Welding" not in sent.body
    assert f"https://portal.example/p/{cast.partnership.code}/waiting/" in sent.body
    assert "https://portal.example/you/digest/" in sent.body
    assert DigestMail.objects.get().sent_at


def test_nothing_waits_nothing_comes(cast):
    choose(cast.partner)
    assert digests.put_together(now=MONDAY, by=BEAT) == 0
    assert DigestSetting.objects.get().looked_on == date(2026, 11, 23)


def test_it_speaks_the_readers_language_and_names_no_worker(cast):
    case = CaseFactory(worker__site=cast.site)
    TaskFactory(case=case, owner=cast.officer.user, due_on=date(2026, 1, 5))
    type(cast.officer.user).objects.filter(pk=cast.officer.user_id).update(language="uk")
    choose(cast.officer, rhythm="daily")
    assert digests.put_together(now=MONDAY, by=BEAT) == 1
    made = DigestMail.objects.get()
    assert "чека" in made.subject
    assert case.person.family_name not in made.body
    assert "1 " in made.body


def test_a_mail_that_was_not_sent_is_sent_at_the_next_sweep(cast, plug, settings):
    plug(item())
    choose(cast.partner)
    digests.put_together(now=MONDAY, by=BEAT)
    settings.EMAIL_BACKEND = "nowhere.Backend"
    with pytest.raises(ImportError):
        digests.send(by=BEAT)
    assert DigestMail.objects.get().sent_at is None
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert digests.send(by=BEAT) == 1


def test_nobody_who_may_not_sign_in_gets_mail(cast, plug):
    plug(item())
    choose(cast.partner)
    digests.put_together(now=MONDAY, by=BEAT)
    type(cast.partner.user).objects.filter(pk=cast.partner.user_id).update(is_active=False)
    assert digests.send(by=BEAT) == 1
    assert mail.outbox == []
    assert digests.put_together(now=MONDAY + timedelta(days=7), by=BEAT) == 0


def test_what_waits_for_two_organisations_is_told_once(cast, plug):
    plug(item())
    MembershipFactory(user=cast.partner.user, organisation=cast.officer.organisation, role="viewer")
    (place,) = digests.what_waits(cast.partner.user)
    assert len(place.items) == 1


def test_old_digests_are_deleted(cast, plug):
    plug(item())
    choose(cast.partner)
    digests.put_together(now=MONDAY, by=BEAT)
    assert digests.forget_old(now=MONDAY + timedelta(days=400), by=BEAT) == 0  # not sent yet
    digests.send(by=BEAT)
    assert digests.forget_old(now=datetime.now(UTC) + timedelta(days=91), by=BEAT) == 1


def test_a_machine_gets_no_mail(db):
    with pytest.raises(ValueError, match="machine"):
        choose(CLI)
