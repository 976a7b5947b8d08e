"""Whole or not at all: cancelled, failed, killed, overtaken, two at once, and what the sweep finds."""

import threading
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, connection
from django.utils import timezone

from accounts.models import AuditEvent, Notice
from jtportal.kernel.actor import BEAT
from jtportal.kernel.doors import Refused
from tests.factories.workforce import SiteFactory
from tests.workforce.rosters import DAY, bring_in, csv_of, preview, receive, row, table_sizes
from workforce import tasks
from workforce.actions import imports
from workforce.actions.imports import matching, pulse, recording, running, staging, taking
from workforce.models import RosterImport, RosterRow, Worker

NOTHING = {"Person": 0, "Worker": 0, "WorkerVersion": 0, "Case": 0, "CaseVersion": 0, "Task": 0}
LONG_AGO = timedelta(minutes=5)


@pytest.fixture
def queued(cast, site):
    """An import that waits for a worker process."""
    previewed = preview(site, csv_of([row(n) for n in range(1, 6)]), cast.officer)
    return imports.confirm(roster_import=previewed, by=cast.officer)


def again(roster_import):
    """Return the import as it stands now."""
    return RosterImport.objects.get(pk=roster_import.pk)


def old_heartbeat(roster_import, **values):
    """Let the process that works on it have been silent for long."""
    values = {"heartbeat_at": timezone.now() - LONG_AGO, "queued_at": timezone.now() - LONG_AGO} | values
    RosterImport.objects.filter(pk=roster_import.pk).update(**values)


@pytest.mark.django_db
def test_a_run_writes_all_and_says_so(cast, site, queued):
    done = imports.run(roster_import_id=queued.pk)
    assert (done.state, done.phase, done.attempts, done.total_rows) == ("done", "", 1, 5)
    assert done.finished_at >= done.started_at
    notice = Notice.objects.get(user=cast.officer.user)
    assert (notice.kind, notice.params["rows"], notice.url) == ("roster_imported", 5, f"/imports/{done.pk}/")
    assert imports.run(roster_import_id=queued.pk) is None


@pytest.mark.django_db
def test_previewing_writes_nothing_but_what_is_said(cast, site):
    seen = preview(site, csv_of([row(1), row(2, birth="x")]), cast.officer)
    assert (seen.state, seen.counts["new"], seen.counts["refused"]) == ("previewed", 1, 1)
    assert seen.preview["new"][0]["name"] == "Pugh Owen"
    assert table_sizes() == NOTHING
    assert not AuditEvent.objects.filter(target="workforce.worker").exists()


@pytest.mark.django_db
def test_cancelled_while_it_waits_leaves_nothing(cast, site, queued):
    path = Path(queued.file.path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.db.transaction.on_commit", lambda do, **_: do())
        ended = imports.cancel(roster_import=queued, by=cast.officer)
    assert (ended.state, ended.file.name, ended.preview, path.exists()) == ("cancelled", "", {}, False)
    assert not RosterRow.objects.exists()
    assert imports.run(roster_import_id=queued.pk) is None
    with pytest.raises(Refused, match="nothing left"):
        imports.cancel(roster_import=ended, by=cast.officer)


@pytest.mark.django_db
@pytest.mark.parametrize("moment", ["reading", "comparing", "writing", "recording"])
def test_cancelled_at_any_step_of_its_run_leaves_nothing(cast, site, queued, moment, monkeypatch):
    def start(self, phase, total=None):
        if phase == moment:
            imports.cancel(roster_import=again(queued), by=cast.officer)
            raise pulse.Cancelled

    monkeypatch.setattr(pulse.Heartbeat, "start", start)
    ended = imports.run(roster_import_id=queued.pk)
    assert ended.state == "cancelled"
    assert table_sizes() == NOTHING


@pytest.mark.django_db
def test_cancelled_in_its_last_moment_leaves_nothing(cast, site, queued, monkeypatch):
    def take_in(*given):
        outcome = real(*given)
        imports.cancel(roster_import=again(queued), by=cast.officer)
        return outcome

    real = taking.take_in
    monkeypatch.setattr(taking, "take_in", take_in)
    assert imports.run(roster_import_id=queued.pk).state == "cancelled"
    assert table_sizes() == NOTHING


@pytest.mark.django_db
@pytest.mark.parametrize("where", ["keep_remarks", "remember", "tell"])
def test_a_fault_of_ours_leaves_nothing_and_is_told(site, queued, where, monkeypatch):
    def break_down(*_args, **_named):
        raise ZeroDivisionError

    monkeypatch.setattr(taking, where, break_down)
    with pytest.raises(ZeroDivisionError):
        imports.run(roster_import_id=queued.pk)
    assert (again(queued).state, again(queued).error) == ("failed", "internal")
    assert table_sizes() == NOTHING


@pytest.mark.django_db
def test_a_lost_database_is_tried_three_times(site, queued, monkeypatch):
    def lose(*_args, **_named):
        raise DatabaseError

    monkeypatch.setattr(recording, "record", lose)
    for state in ("queued", "queued", "failed"):
        assert imports.run(roster_import_id=queued.pk).state == state
    assert (again(queued).error, again(queued).attempts) == ("internal", 3)
    assert table_sizes() == NOTHING


@pytest.mark.django_db
def test_facts_changed_under_its_hands_are_not_overwritten(cast, site, monkeypatch):
    bring_in(site, csv_of([row(1)]), cast.officer)
    changed = preview(site, csv_of([row(1, wage="1")]), cast.officer)
    imports.confirm(roster_import=changed, by=cast.officer)

    def plan(question):
        ready = real(question)
        Worker.objects.get().versions.current().update(valid_until=DAY, closed_at=timezone.now())
        return ready

    real = taking.writing.plan
    monkeypatch.setattr(taking.writing, "plan", plan)
    assert imports.run(roster_import_id=changed.pk).state == "queued"
    assert Worker.objects.get().current.valid_until is None


@pytest.mark.django_db
def test_the_sweep_lets_a_silent_import_run_again(site, queued):
    running.claim(queued.pk, "queued")
    assert imports.sweep(by=BEAT) == {"run": [], "read": [], "undo": []}
    old_heartbeat(queued)
    imports.sweep(by=BEAT)
    assert again(queued).state == "queued"
    old_heartbeat(queued, heartbeat_at=None)
    assert imports.sweep(by=BEAT)["run"] == [str(queued.pk)]
    assert imports.run(roster_import_id=queued.pk).state == "done"


@pytest.mark.django_db
def test_the_sweep_gives_up_after_three_lost_processes(site, queued):
    for attempt in range(3):
        assert running.claim(queued.pk, "queued").attempts == attempt + 1
        old_heartbeat(queued)
        imports.sweep(by=BEAT)
    assert (again(queued).state, again(queued).error) == ("failed", "worker_lost")
    assert AuditEvent.objects.filter(verb="roster.failed", target_id=str(queued.pk)).exists()


@pytest.mark.django_db
def test_the_sweep_ends_what_was_to_be_cancelled(cast, site, queued):
    running.claim(queued.pk, "queued")
    imports.cancel(roster_import=again(queued), by=cast.officer)
    assert again(queued).state == "running"
    old_heartbeat(queued)
    imports.sweep(by=BEAT)
    assert again(queued).state == "cancelled"


@pytest.mark.django_db
def test_the_sweep_finds_what_no_message_reached(cast, site):
    waiting = receive(site, csv_of([row(1)]), cast.officer)
    assert imports.sweep(by=BEAT)["read"] == []
    old_heartbeat(waiting, heartbeat_at=None)
    assert imports.sweep(by=BEAT)["read"] == [str(waiting.pk)]
    running.claim(waiting.pk, "reading")
    assert imports.read(roster_import_id=waiting.pk) is None
    old_heartbeat(waiting)
    imports.sweep(by=BEAT)
    assert imports.read(roster_import_id=waiting.pk).state == "previewed"


@pytest.mark.django_db
def test_a_process_that_was_overtaken_writes_nothing(site, queued, monkeypatch):
    def stage(*args, **named):
        old_heartbeat(queued)
        imports.sweep(by=BEAT)
        return real(*args, **named)

    real = staging.stage
    monkeypatch.setattr(staging, "stage", stage)
    assert imports.run(roster_import_id=queued.pk).state == "running"  # its transaction hid the sweep's word
    assert table_sizes() == NOTHING


@pytest.mark.django_db
def test_one_import_of_a_site_at_a_time(cast, site, queued):
    second = preview(site, csv_of([row(9)]), cast.officer)
    with pytest.raises(Refused, match="being imported"):
        imports.confirm(roster_import=second, by=cast.officer)
    with pytest.raises(Refused, match="being imported"):
        receive(site, csv_of([row(9)]), cast.officer, queued=True)
    elsewhere = preview(SiteFactory(partnership=site.partnership), csv_of([row(9)]), cast.officer)
    assert imports.confirm(roster_import=elsewhere, by=cast.officer).state == "queued"


@pytest.mark.django_db
def test_a_pressed_key_means_stop(site, queued, monkeypatch):
    def press(*_args):
        raise KeyboardInterrupt

    monkeypatch.setattr(taking.writing, "plan", press)
    with pytest.raises(KeyboardInterrupt):
        imports.run(roster_import_id=queued.pk)
    assert again(queued).state == "cancelled"
    assert table_sizes() == NOTHING


@pytest.mark.django_db(transaction=True)
def test_confirming_twice_at_once_queues_one(cast, site, together):
    first, second = (preview(site, csv_of([row(n)]), cast.officer) for n in (1, 2))
    results = together(
        *(lambda one=one: imports.confirm(roster_import=one, by=cast.officer) for one in (first, second))
    )
    assert sorted(type(result).__name__ for result in results) == ["Refused", "RosterImport"]


@pytest.mark.django_db(transaction=True)
def test_two_processes_bring_an_import_in_once(site, queued, together):
    results = together(*(lambda: imports.run(roster_import_id=queued.pk) for _ in range(2)))
    assert sorted(getattr(result, "state", "nothing") for result in results) == ["done", "nothing"]
    assert table_sizes()["Worker"] == 5


def run_and_close(roster_import):
    """Run an import in a thread of its own."""
    try:
        imports.run(roster_import_id=roster_import.pk)
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_progress_is_seen_while_it_runs_and_cancelling_reaches_it(cast, site, monkeypatch):
    monkeypatch.setattr(pulse, "BEAT_SECONDS", 0.02)
    monkeypatch.setattr(staging, "TELL_EVERY", 1)
    previewed = preview(site, csv_of([row(n) for n in range(1, 400)]), cast.officer)
    queued = imports.confirm(roster_import=previewed, by=cast.officer)
    seen = []
    real = staging.Maker.line

    def line(self, one):
        time.sleep(0.005)  # long enough for the heart to beat between rows
        return real(self, one)

    monkeypatch.setattr(staging.Maker, "line", line)
    thread = threading.Thread(target=run_and_close, args=(queued,))
    thread.start()
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and len(seen) < 3:
        now = again(queued)
        if now.state == "running" and now.done_rows not in (0, *seen):
            seen.append(now.done_rows)
            assert (now.phase, Worker.objects.count()) == ("reading", 0)
    imports.cancel(roster_import=queued, by=cast.officer)
    thread.join(30)
    assert seen == sorted(seen)
    assert len(seen) == 3
    assert again(queued).state == "cancelled"
    assert table_sizes() == NOTHING


@pytest.mark.slow
def test_a_killed_worker_process_leaves_nothing_and_another_brings_it_in(cast, site, celery_worker):
    rows = [row(n, birth="1980-02-02", family=f"Family{n}") for n in range(1, 12_000)]
    previewed = preview(site, csv_of(rows), cast.officer)
    queued = imports.confirm(roster_import=previewed, by=cast.officer)
    tasks.run_import.delay(str(queued.pk))
    wait_until(lambda: again(queued).phase in ("writing", "recording"))
    celery_worker.kill()
    assert again(queued).state == "running"
    assert table_sizes() == NOTHING
    old_heartbeat(queued)
    celery_worker.start()
    tasks.sweep_imports.delay()
    wait_until(lambda: again(queued).state == "queued")
    old_heartbeat(queued, heartbeat_at=None)
    tasks.sweep_imports.delay()
    wait_until(lambda: again(queued).state == "done")
    assert again(queued).attempts == 2
    assert table_sizes()["Worker"] == len(rows)


def wait_until(true, seconds=90):
    """Look every now and then until it is true; fail when it takes too long."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if true():
            return
        time.sleep(0.05)
    raise AssertionError("it did not happen")


@pytest.mark.django_db
@pytest.mark.parametrize(("rows", "nested"), [(matching.MANY - 1, "on"), (matching.MANY, "off")])
def test_many_rows_are_not_joined_by_loops_whatever_the_statistics_say(rows, nested):
    matching.join_many(rows)
    with connection.cursor() as cursor:
        cursor.execute("SHOW enable_nestloop")
        assert cursor.fetchone() == (nested,)
