"""Information sessions: never over their seats, whoever did not come is invited anew, the journal knows."""

from datetime import time, timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.models import AuditEvent
from jtportal.kernel.doors import Refused
from tests.workforce.noticed import invited, named, noticed, opened
from workforce.actions import sessions
from workforce.calculations import chosen
from workforce.models import Contact, InfoSession, Invitation
from workforce.queries import notices as reads

pytestmark = pytest.mark.django_db


@pytest.fixture
def notice(cast):
    return noticed(cast.site, cast.officer)


@pytest.fixture
def book(cast, notice):
    def make(days=0, seats=3, at=9):
        on = cast.partnership.today() + timedelta(days=days)
        return sessions.plan(
            notice=notice, place="Hall 2", on=on, begins=time(at), seats=seats, language="en", by=cast.officer
        )

    return make


def listed(session):
    """The packed keys of the list of a session."""
    return chosen.pack(Invitation.objects.filter(session=session).values_list("pk", flat=True))


def test_workers_are_spread_in_the_order_of_the_days_and_the_rest_wait(cast, notice, book):
    named(notice, 8, cast.officer)
    later, first = book(days=2, seats=2), book(days=1, seats=3)
    assert invited(notice, cast.officer) == 5
    assert [InfoSession.objects.get(pk=one.pk).taken for one in (first, later)] == [3, 2]
    assert reads.uninvited(notice).count() == 3
    with pytest.raises(Refused, match="free seat"):
        invited(notice, cast.officer)
    assert AuditEvent.objects.get(verb="session.invited").detail["after"] == {"invited": 5, "without_seat": 3}


def test_only_those_whom_the_page_counted_are_invited(cast, notice, book):
    named(notice, 2, cast.officer)
    book()
    seen = chosen.pack(reads.uninvited(notice).values_list("pk", flat=True))
    named(notice, 1, cast.officer)
    with pytest.raises(Refused, match="came to it"):
        sessions.invite(notice=notice, seen=seen, by=cast.officer)
    assert not Invitation.objects.exists()


def test_who_came_and_who_did_not_stands_in_each_journal(cast, notice, book):
    named(notice, 3, cast.officer)
    opened(notice, cast.officer)
    session = book()
    invited(notice, cast.officer)
    there, *absent = Invitation.objects.order_by("pk")
    assert sessions.attendance(session=session, came={there.pk}, seen=listed(session), by=cast.officer) == 1
    results = dict(Contact.objects.values_list("case", "result"))
    assert results[there.named.case_id] == "met"
    assert [results[one.named.case_id] for one in absent] == ["no_show", "no_show"]
    assert AuditEvent.objects.filter(verb="contact.recorded", sealed__isnull=False).count() == 3
    assert set(reads.missed(notice)) == {one.named for one in absent}
    with pytest.raises(Refused):
        sessions.attendance(session=session, came=set(), seen=listed(session), by=cast.officer)
    book(days=3)
    assert invited(notice, cast.officer) == 2
    assert not reads.missed(notice).exists()


def test_attendance_is_of_the_list_that_was_ticked_and_not_before_its_day(cast, notice, book):
    named(notice, 1, cast.officer)
    session = book(days=1)
    with pytest.raises(Refused, match="to come"):
        sessions.attendance(session=session, came=set(), seen=listed(session), by=cast.officer)
    today = book()
    seen = listed(today)
    with pytest.raises(Refused, match="Nobody"):
        sessions.attendance(session=today, came=set(), seen=seen, by=cast.officer)
    sessions.call_off(session=session, reason="flooded", by=cast.officer)
    invited(notice, cast.officer)
    with pytest.raises(Refused, match="no longer the list"):
        sessions.attendance(session=today, came=set(), seen=seen, by=cast.officer)


def test_a_session_called_off_frees_its_workers(cast, notice, book):
    named(notice, 2, cast.officer)
    session = book(days=1)
    invited(notice, cast.officer)
    sessions.call_off(session=session, reason="flooded", by=cast.officer)
    session.refresh_from_db()
    assert (session.state, session.taken, reads.uninvited(notice).count()) == ("called_off", 0, 2)
    with pytest.raises(Refused):
        sessions.call_off(session=session, reason="again", by=cast.officer)


def test_the_database_keeps_seats_and_single_invitations(cast, notice, book):
    named(notice, 1, cast.officer)
    session, other = book(seats=1), book(days=1)
    invited(notice, cast.officer)
    with pytest.raises(IntegrityError), transaction.atomic():
        InfoSession.objects.filter(pk=session.pk).update(taken=2)
    (held,) = Invitation.objects.all()
    with pytest.raises(IntegrityError), transaction.atomic():
        Invitation.objects.create(session=other, named=held.named)


def test_a_day_that_is_over_takes_no_session(book):
    with pytest.raises(Refused) as refused:
        book(days=-1)
    assert refused.value.field == "on"


@pytest.mark.django_db(transaction=True)
def test_spreading_twice_at_once_seats_everybody_once(cast, notice, book, together):
    named(notice, 6, cast.officer)
    book(days=1, seats=10)
    seen = chosen.pack(reads.uninvited(notice).values_list("pk", flat=True))
    results = together(*[lambda: sessions.invite(notice=notice, seen=seen, by=cast.officer)] * 3)
    assert sorted(one for one in results if isinstance(one, int)) == [6]
    assert len([one for one in results if isinstance(one, Refused)]) == 2
    assert InfoSession.objects.get().taken == Invitation.objects.count() == 6
