"""Facts changed by hand, and departures."""

from datetime import date
from decimal import Decimal

import pytest

from accounts.models import AuditEvent
from jtportal.kernel.doors import Refused
from tests.factories.partnerships import TerritoryFactory
from tests.factories.workforce import INTAKE, CaseFactory, WorkerFactory
from workforce.actions import workers
from workforce.models import ChangeMark

MARCH, MAY, JUNE = date(2025, 3, 1), date(2025, 5, 1), date(2025, 6, 1)


@pytest.fixture
def worker(cast):
    return WorkerFactory(site=cast.site)


@pytest.fixture
def change(worker, officer):
    """Change facts of the worker, seen in a document."""

    def change_facts(on, changes, **more):
        given = {"source": "hand", "standing": "document", "by": officer} | more
        return workers.change_facts(worker=worker, on=on, changes=changes, **given)

    return change_facts


def wages(worker):
    return [(v.valid_from, v.wage) for v in worker.versions.standing()]


def test_a_later_fact_takes_over_from_its_day(worker, change, officer):
    version = change(MAY, {"wage": Decimal(21000)})
    worker.refresh_from_db()
    assert worker.current == version
    assert (version.source, version.standing, version.recorded_by) == ("hand", "document", officer.user)
    assert wages(worker) == [(INTAKE, 20000), (MAY, 21000)]


def test_the_same_day_again_puts_it_right(worker, change):
    change(MAY, {"wage": Decimal(21000)})
    change(MAY, {"wage": Decimal(22000)})
    assert wages(worker) == [(INTAKE, 20000), (MAY, 22000)]


def test_an_earlier_day_is_put_between(worker, change):
    later = change(JUNE, {"wage": Decimal(25000)})
    change(MARCH, {"wage": Decimal(21000)})
    worker.refresh_from_db()
    assert wages(worker) == [(INTAKE, 20000), (MARCH, 21000), (JUNE, 25000)]
    assert worker.current == later


def test_a_correction_from_the_start_reaches_today(worker, change):
    change(JUNE, {"wage": Decimal(25000)})
    change(INTAKE, {"birth_date": date(1980, 2, 3)})
    worker.refresh_from_db()
    assert worker.current.birth_date == worker.person.birth_date == date(1980, 2, 3)


def test_what_holds_already_writes_nothing(worker, change):
    assert change(MAY, {"wage": Decimal("20000.00")}) is None
    assert worker.versions.count() == 1
    assert not ChangeMark.objects.exists()
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize("on", [date(2024, 12, 31), date(2999, 1, 1)])
def test_a_day_outside_what_is_known_is_refused(change, on):
    with pytest.raises(Refused) as refusal:
        change(on, {"wage": Decimal(1)})
    assert refusal.value.field == "on"


def test_only_facts_can_be_changed(change):
    with pytest.raises(ValueError, match="recorded_at"):
        change(MAY, {"recorded_at": None})


def test_facts_changed_since_they_were_read_are_refused(worker, change):
    seen = worker.current_id
    change(MAY, {"wage": Decimal(21000)}, seen=seen)
    with pytest.raises(Refused, match="while you were writing"):
        change(JUNE, {"wage": Decimal(22000)}, seen=seen)


def test_person_and_lists_follow_the_latest_facts(worker, change):
    case, town = CaseFactory(worker=worker), TerritoryFactory()
    change(MAY, {"family_name": "Ґудзь", "given_name": "Марія", "residence_id": town.pk, "sex": ""})
    worker.person.refresh_from_db()
    case.refresh_from_db()
    assert worker.person.name == "Ґудзь Марія"
    assert case.search == f"гудзь gudz марія mariia {worker.personnel_number}"
    for name in ("sort_key", "sex", "birth_date", "residence_id"):
        assert getattr(case, name) == getattr(worker.person, name)


def test_an_old_fact_does_not_rename_the_person(worker, change):
    change(MAY, {"family_name": "Ґудзь"})
    change(MARCH, {"family_name": "Бойко"})
    worker.person.refresh_from_db()
    assert worker.person.family_name == "Ґудзь"


def test_a_departure_says_when_why_and_who(worker, officer):
    workers.record_departure(worker=worker, on=MAY, reason="retirement", by=officer)
    worker.refresh_from_db()
    assert (worker.left_on, worker.leave_reason, worker.left_by) == (MAY, "retirement", officer.user)
    assert ChangeMark.objects.get().since == MAY
    with pytest.raises(Refused, match="already"):
        workers.record_departure(worker=worker, on=JUNE, reason="other", by=officer)


@pytest.mark.parametrize("on", [date(2024, 12, 31), date(2999, 1, 1)])
def test_a_departure_outside_what_is_known_is_refused(worker, officer, on):
    with pytest.raises(Refused) as refusal:
        workers.record_departure(worker=worker, on=on, reason="other", by=officer)
    assert refusal.value.field == "on"


def test_the_trail_seals_what_was_said_about_the_person(worker, change, officer):
    change(MAY, {"wage": Decimal(21000)})
    workers.record_departure(worker=worker, on=JUNE, reason="retirement", by=officer)
    events = AuditEvent.objects.order_by("sequence")
    assert [event.verb for event in events] == ["worker.facts_changed", "worker.left"]
    for event in events:
        assert event.detail == {"before": {}, "after": {}}
        assert event.subject == worker.person.subject
