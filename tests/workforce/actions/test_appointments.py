"""Appointments: no officer is booked twice unseen, what became of them stands in the journal."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from jtportal.kernel.doors import Refused
from tests.conftest import make_cast
from tests.factories.workforce import CaseFactory
from workforce.actions import appointments, ledger
from workforce.enums import APPOINTMENT_MOVES, AppointmentState
from workforce.models import Appointment, Contact, OfficerCalendar
from workforce.queries import appointments as reads

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def case(cast):
    return CaseFactory(worker__site=cast.site)


def tomorrow():
    return (timezone.now() + timedelta(days=1)).replace(minute=0, second=0, microsecond=0)


def book(cast, case, begins=None, lasts=HOUR, **more):
    begins = begins or tomorrow()
    said = {"officer": cast.officer.user, "way": "office", "by": cast.officer, **more}
    return appointments.book(case=case, begins=begins, ends=begins + lasts, **said)


def past(cast, case):
    """An appointment of yesterday, booked before it."""
    with ledger.travelling(timezone.now() - timedelta(days=9)):
        return book(cast, case, begins=timezone.now() - timedelta(days=1))


def test_an_officer_is_not_booked_twice_unseen(cast, case):
    first = book(cast, case)
    other = CaseFactory(worker__site=cast.site)
    for begins in (first.begins, first.begins + HOUR / 2, first.begins - HOUR / 2):
        with pytest.raises(Refused) as refused:
            book(cast, other, begins=begins)
        assert refused.value.field == "despite"
    assert book(cast, other, begins=first.ends)
    assert book(cast, other, begins=first.begins, despite=True)
    assert book(cast, other, begins=first.begins, officer=cast.partner.user)


def test_a_time_that_cannot_be_is_refused(cast, case):
    for more in (
        {"lasts": -HOUR},
        {"lasts": HOUR * 0},
        {"lasts": HOUR * 13},
        {"begins": timezone.now() - HOUR},
    ):
        with pytest.raises(Refused):
            book(cast, case, **more)
    with pytest.raises(IntegrityError), transaction.atomic():
        Appointment.objects.create(
            case=case, officer=cast.officer.user, begins=tomorrow(), ends=tomorrow(), way="office",
            recorded_at=tomorrow(),
        )  # fmt: skip


def test_a_move_is_seen_by_calendars_and_a_stale_one_refused(cast, case):
    row = book(cast, case)
    say = {"appointment": row, "place": "Room 2", "by": cast.officer}
    appointments.move_to(begins=row.begins + HOUR, ends=row.ends + HOUR, seen=0, **say)
    fresh = Appointment.objects.get()
    assert (fresh.sequence, fresh.place, fresh.begins) == (1, "Room 2", row.begins + HOUR)
    with pytest.raises(Refused):
        appointments.move_to(begins=row.begins, ends=row.ends, seen=0, **say)


def test_a_no_show_stands_in_the_journal(cast, case):
    row = past(cast, case)
    appointments.settle(appointment=row, to="no_show", note="rang, nobody", by=cast.officer)
    line = Contact.objects.get()
    assert (line.result, line.note, line.way) == ("no_show", "rang, nobody", "office")
    assert line.on == row.begins.astimezone(cast.partnership.zone).date()
    row.refresh_from_db()
    assert (row.state, row.contact, row.sequence) == ("no_show", line, 1)
    with pytest.raises(Refused):
        appointments.settle(appointment=row, to="kept", by=cast.officer)
    with pytest.raises(Refused):
        appointments.call_off(appointment=row, why="late", by=cast.officer)


def test_what_is_to_come_is_called_off_not_settled(cast, case):
    row = book(cast, case)
    with pytest.raises(Refused):
        appointments.settle(appointment=row, to="kept", by=cast.officer)
    appointments.call_off(appointment=row, why="ill", by=cast.officer)
    row.refresh_from_db()
    assert (row.state, row.why, row.sequence) == ("cancelled", "ill", 1)
    assert not Contact.objects.exists()
    assert book(cast, case, begins=row.begins)  # the time is free again


def test_every_end_of_an_appointment_is_an_end():
    assert set(APPOINTMENT_MOVES) == set(AppointmentState)
    assert {to for moves in APPOINTMENT_MOVES.values() for to in moves} | {"planned"} == set(AppointmentState)


def test_an_address_opens_until_it_is_made_anew_or_closed(cast, case):
    say = {"partnership": cast.partnership, "by": cast.officer}
    first = appointments.open_calendar(**say)
    second = appointments.open_calendar(initials=True, **say)
    assert reads.calendar_of(first) is None
    row, actor = reads.calendar_of(second)
    assert (row.initials, actor.user) == (True, cast.officer.user)
    assert second not in str(OfficerCalendar.objects.values_list())
    appointments.close_calendar(**say)
    assert reads.calendar_of(second) is None


def test_what_waits_and_what_comes(cast, case):
    book(cast, case)
    (waits,) = reads.waiting(cast.officer, cast.partnership) or [None]
    assert waits is None
    past(cast, CaseFactory(worker__site=cast.site))
    (waits,) = reads.waiting(cast.officer, cast.partnership)
    assert waits.kind == "appointment"
    assert reads.line(cast.officer, cast.partnership) == "1 appointment is in the next seven days."
    assert reads.line(cast.partner, cast.partnership) == ""
    assert case.person.family_name not in reads.line(cast.officer, cast.partnership)


@pytest.mark.django_db(transaction=True)
def test_two_who_book_the_same_officer_at_once(together):
    cast = make_cast()
    cases = [CaseFactory(worker__site=cast.site) for _ in range(2)]
    done = together(*(lambda case=case: book(cast, case) for case in cases))
    assert sorted(type(one).__name__ for one in done) == ["Appointment", "Refused"]
    assert Appointment.objects.count() == 1
