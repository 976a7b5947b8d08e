"""Opening cases on real connections: a killed worker loses nothing, two workers open nothing twice."""

import threading
import time
from datetime import timedelta

import pytest
import time_machine
from django.db import InterfaceError, OperationalError, connection
from django.utils import timezone

from jtportal.kernel.actor import BEAT
from tests.workforce.noticed import named, noticed
from workforce.actions import cases, openings
from workforce.models import Case, CaseOpening, NoticeWorker

MANY = 60


@pytest.fixture
def asked(transactional_db, cast, monkeypatch):
    monkeypatch.setattr(openings, "BATCH", 10)
    notice = noticed(cast.site, cast.officer)
    named(notice, MANY, cast.officer)
    return openings.ask(notice=notice, on=cast.partnership.today(), by=cast.officer)


def each_has_one(number=MANY):
    """Every named worker has the one open case of their person."""
    assert Case.objects.open().count() == number
    assert Case.objects.values("person").distinct().count() == number
    assert not NoticeWorker.objects.filter(case=None).exists()


def who_waits(second_connection):
    """The server process that waits for a lock in this database; patient, for a thread begins when it can."""
    asked = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    for _look in range(400):
        second_connection.execute(
            "SELECT pg_stat_clear_snapshot()"
        )  # else a transaction sees what it saw first
        if row := second_connection.execute(asked).fetchone():
            return row[0]
        time.sleep(0.05)
    raise AssertionError("nobody waits")


def in_thread(asked, by, raised):
    """Begin the work on a connection of its own."""

    def work():
        try:
            openings.run(opening_id=asked.pk)
        except (OperationalError, InterfaceError) as error:
            raised.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=work)
    thread.start()
    return thread


def test_a_killed_worker_loses_its_batch_and_the_next_one_goes_on(asked, cast, second_connection):
    third = NoticeWorker.objects.order_by("pk").select_related("worker")[25].worker.person_id
    raised = []
    with second_connection.transaction():
        second_connection.execute("SELECT FROM workforce_person WHERE id = %s FOR UPDATE", [third])
        thread = in_thread(asked, cast.officer, raised)
        pid = who_waits(second_connection)
        # Two batches are committed; in the third it stands still. While it holds its row it is alive.
        assert (Case.objects.count(), CaseOpening.objects.get().done) == (20, 20)
        with time_machine.travel(timezone.now() + timedelta(hours=1)):
            assert openings.sweep(by=BEAT) == []
        second_connection.execute("SELECT pg_terminate_backend(%s)", [pid])
        thread.join(30)
    assert len(raised) == 1
    assert (Case.objects.count(), CaseOpening.objects.get().state) == (20, "running")
    CaseOpening.objects.update(heartbeat_at=asked.queued_at - timedelta(hours=1))
    assert openings.sweep(by=BEAT) == [str(asked.pk)]
    ended = openings.run(opening_id=asked.pk)
    assert (ended.state, ended.done, ended.opened, ended.attempts) == ("done", MANY, MANY, 2)
    each_has_one()


def test_two_workers_that_take_the_same_work_open_nothing_twice(asked, together):
    results = together(*[lambda: openings.run(opening_id=asked.pk)] * 3)
    assert [one for one in results if isinstance(one, Exception)] == []
    assert len([one for one in results if one is not None]) == 1
    each_has_one()


def test_who_is_given_a_case_by_hand_meanwhile_keeps_that_one(asked, cast, together):
    people = [
        one.worker
        for one in NoticeWorker.objects.select_related("worker__site__partnership", "worker__person")
    ]

    def by_hand():
        return [
            cases.open_case(worker=one, on=cast.partnership.today(), by=cast.officer) for one in people[-5:]
        ]

    results = together(lambda: openings.run(opening_id=asked.pk), by_hand)
    assert results[0].state == "done"
    each_has_one()


def test_stopping_and_opening_at_once_end_in_one_state(asked, cast, together):
    results = together(
        lambda: openings.run(opening_id=asked.pk), lambda: openings.cancel(opening=asked, by=cast.officer)
    )
    assert [one for one in results if isinstance(one, Exception)] == []
    row = CaseOpening.objects.get()
    assert row.state == "cancelled"
    assert row.done == Case.objects.count() == NoticeWorker.objects.filter(opened=True).count()
