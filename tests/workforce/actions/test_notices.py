"""Notices of redundancies: entered by whom, workers exactly as seen, cases opened once, whatever happens meanwhile."""

from datetime import timedelta

import pytest

from accounts.models import AuditEvent
from jtportal.kernel.actor import BEAT
from jtportal.kernel.doors import Refused
from tests.factories.workforce import CaseFactory, WorkerFactory
from tests.workforce.noticed import named, noticed, opened
from workforce.actions import cases, notices, openings, workers
from workforce.calculations import chosen
from workforce.enums import OpeningState
from workforce.models import Case, CaseOpening, CaseVersion, NoticeWorker, RedundancyNotice
from workforce.queries import notices as reads
from workforce.queries.notices import Wanted

pytestmark = pytest.mark.django_db


@pytest.fixture
def notice(cast):
    return noticed(cast.site, cast.officer)


@pytest.fixture
def today(cast):
    return cast.partnership.today()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"received_on": 1}, "received_on"),
        ({"first_day": -1}, "first_day"),
        ({"consultation_on": 41}, "consultation_on"),
        ({"workers_told_on": 41}, "workers_told_on"),
        ({"rule": "atlantis"}, "rule"),
        ({"rule": "pl", "extended": True}, "extended"),
    ],
)
def test_a_notice_that_cannot_be_is_refused_at_its_field(cast, today, wrong, field):
    facts = {name: today + timedelta(days=value) if name.endswith(("_on", "_day")) else value
             for name, value in wrong.items()}  # fmt: skip
    with pytest.raises(Refused) as refused:
        noticed(cast.site, cast.officer, **facts)
    assert refused.value.field == field
    assert not RedundancyNotice.objects.exists()


def test_of_two_who_change_a_notice_the_second_is_told(cast, notice, today):
    notices.change(notice=notice, by=cast.officer, seen=1, number=12)
    with pytest.raises(Refused):
        notices.change(notice=notice, by=cast.personnel, seen=1, number=13)
    notice.refresh_from_db()
    assert (notice.number, notice.revision) == (12, 2)
    event = AuditEvent.objects.get(verb="notice.changed")
    assert (event.detail["before"]["number"], event.detail["after"]["number"]) == ("10", "12")


def test_notices_exist_for_the_service_and_the_mines_own_officer(cast, notice):
    named(notice, 1, cast.personnel)
    for model in (RedundancyNotice, NoticeWorker):
        for actor, sees in ((cast.officer, 1), (cast.personnel, 1), (cast.partner, 0), (cast.outsider, 0)):
            assert model.objects.visible_to(actor).count() == sees


def test_workers_are_found_by_occupation_and_by_pasted_numbers(cast, notice):
    welder = WorkerFactory(site=cast.site, personnel_number="0815", facts__occupation_title="Welder")
    other = WorkerFactory(site=cast.site, personnel_number="A-7")
    gone = WorkerFactory(site=cast.site, personnel_number="9")
    WorkerFactory(personnel_number="0815")  # of another mine
    workers.record_departure(worker=gone, on=cast.partnership.today(), reason="other", by=cast.officer)
    assert reads.found(notice, Wanted(occupation="Welder")).keys == [welder.pk]
    found = reads.found(notice, Wanted(numbers="0815, A-7\n9;404\n0815"))
    assert (set(found.keys), found.unknown) == ({welder.pk, other.pk}, ["9", "404"])
    assert reads.occupations(notice) == ["Welder"]


def test_only_the_workers_that_were_seen_are_named(cast, notice):
    first, second = WorkerFactory.create_batch(2, site=cast.site)
    seen = chosen.pack(reads.found(notice, Wanted()).keys)
    WorkerFactory(site=cast.site)
    workers.record_departure(worker=first, on=cast.partnership.today(), reason="other", by=cast.officer)
    with pytest.raises(Refused, match=r"1 row is gone\. 1 row came to it\."):
        notices.add_workers(notice=notice, wanted=Wanted(), seen=seen, by=cast.officer)
    with pytest.raises(Refused, match="whole"):
        notices.add_workers(notice=notice, wanted=Wanted(), seen="nonsense", by=cast.officer)
    assert not NoticeWorker.objects.exists()
    again = chosen.pack(reads.found(notice, Wanted()).keys)
    assert notices.add_workers(notice=notice, wanted=Wanted(), seen=again, by=cast.officer) == 2
    assert reads.found(notice, Wanted()).named == 2
    row = NoticeWorker.objects.get(worker=second)
    notices.remove_worker(named=row, by=cast.officer)
    assert reads.counts(notice)["named"] == 1


def test_a_withdrawn_notice_stays_as_it_was(cast, notice, today):
    named(notice, 1, cast.officer)
    notices.withdraw(notice=notice, reason="The seam goes on.", by=cast.personnel)
    for act in (
        lambda: notices.change(notice=notice, by=cast.officer, number=3),
        lambda: notices.withdraw(notice=notice, reason="again", by=cast.officer),
        lambda: openings.ask(notice=notice, on=today, by=cast.officer),
        lambda: named(notice, 1, cast.officer),
    ):
        with pytest.raises(Refused):
            act()


def test_cases_are_opened_once_and_open_ones_are_kept(cast, notice, today, monkeypatch):
    monkeypatch.setattr(openings, "BATCH", 2)
    people = named(notice, 5, cast.officer)
    kept = CaseFactory(worker=people[0])
    later = CaseFactory(worker=people[1])
    cases.close_case(case=later, on=today, reason="left", by=cast.officer)
    twice = WorkerFactory(site=cast.site, person=people[2].person)
    named(notice, 0, cast.officer)
    ended = opened(notice, cast.officer)
    assert (ended.state, ended.done, ended.total, ended.opened) == ("done", 6, 6, 4)
    assert Case.objects.open().count() == 5
    rows = {one.worker_id: one for one in NoticeWorker.objects.all()}
    assert (rows[people[0].pk].case_id, rows[people[0].pk].opened) == (kept.pk, False)
    assert rows[twice.pk].case_id == rows[people[2].pk].case_id
    assert CaseVersion.objects.filter(case__in=Case.objects.open()).count() == 5
    assert AuditEvent.objects.filter(verb="case.opened", sealed__isnull=False).count() == 4
    with pytest.raises(Refused):
        openings.ask(notice=notice, on=today, by=cast.officer)


def test_who_had_a_case_until_after_that_day_is_told_apart(cast, today):
    notice = noticed(cast.site, cast.officer, received_on=today - timedelta(days=9))
    (worker,) = named(notice, 1, cast.officer)
    cases.close_case(case=CaseFactory(worker=worker), on=today, reason="left", by=cast.officer)
    asked = openings.ask(notice=notice, on=today - timedelta(days=5), by=cast.officer)
    openings.run(opening_id=asked.pk)
    assert NoticeWorker.objects.get().skipped == "later_case"
    assert reads.counts(notice)["pending"] == 0


@pytest.mark.parametrize("days", [-1, 1])
def test_cases_open_between_the_notice_and_today(cast, notice, today, days):
    named(notice, 1, cast.officer)
    with pytest.raises(Refused) as refused:
        openings.ask(notice=notice, on=today + timedelta(days=days), by=cast.officer)
    assert refused.value.field == "on"


def test_what_is_stopped_stays_open_and_the_rest_is_opened_by_asking_again(cast, notice, today, monkeypatch):
    monkeypatch.setattr(openings, "BATCH", 2)
    named(notice, 5, cast.officer)
    asked = openings.ask(notice=notice, on=today, by=cast.officer)
    with pytest.raises(Refused):
        openings.ask(notice=notice, on=today, by=cast.officer)
    mine = openings.claim(asked.pk)
    assert openings.claim(asked.pk) is None
    assert openings.batch(pk=asked.pk, attempt=mine.attempts, by=cast.officer)
    openings.cancel(opening=asked, by=cast.officer)
    assert not openings.batch(pk=asked.pk, attempt=mine.attempts, by=cast.officer)
    asked.refresh_from_db()
    assert (asked.state, asked.done, Case.objects.count()) == (OpeningState.CANCELLED, 2, 2)
    with pytest.raises(Refused):
        openings.cancel(opening=asked, by=cast.officer)
    assert opened(notice, cast.officer).opened == 3
    waiting = noticed(cast.site, cast.officer)
    named(waiting, 1, cast.officer)
    queued = openings.ask(notice=waiting, on=today, by=cast.officer)
    assert openings.cancel(opening=queued, by=cast.officer).state == OpeningState.CANCELLED
    assert openings.run(opening_id=queued.pk) is None


def test_a_lost_process_is_noticed_and_after_the_third_it_has_failed(cast, notice, today):
    named(notice, 1, cast.officer)
    asked = openings.ask(notice=notice, on=today, by=cast.officer)
    assert openings.sweep(by=BEAT) == []
    long_ago = asked.queued_at - timedelta(hours=1)
    for _attempt in range(openings.ATTEMPTS):
        CaseOpening.objects.filter(pk=asked.pk).update(queued_at=long_ago)
        assert openings.sweep(by=BEAT) == [str(asked.pk)]
        openings.claim(asked.pk)
        CaseOpening.objects.filter(pk=asked.pk).update(heartbeat_at=long_ago)
    assert openings.sweep(by=BEAT) == []
    asked.refresh_from_db()
    assert asked.state == OpeningState.FAILED
    with pytest.raises(openings.Superseded):
        openings.batch(pk=asked.pk, attempt=3, by=BEAT)
