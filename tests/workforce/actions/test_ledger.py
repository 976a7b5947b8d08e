"""The clock of records and the marks that counting follows."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, transaction
from django.utils import timezone

from tests.factories.partnerships import PartnershipFactory
from workforce.actions import ledger
from workforce.models import ChangeMark
from workforce.sockets import AFTER_CHANGE

THEN = datetime(2025, 3, 4, 9, tzinfo=UTC)


@pytest.fixture
def partnership(db):
    return PartnershipFactory(time_zone="Europe/Kyiv")


def test_a_record_carries_the_clock_and_leaves_a_mark(partnership):
    moment = ledger.recorded_now(partnership_id=partnership.pk, since=date(2025, 1, 1))
    assert abs(timezone.now() - moment) < timedelta(minutes=1)
    mark = ChangeMark.objects.get()
    assert (mark.partnership_id, mark.since, mark.recorded_at) == (partnership.pk, date(2025, 1, 1), moment)


def test_listeners_hear_of_the_partnership_once_it_is_committed(
    partnership, django_capture_on_commit_callbacks
):
    heard = []
    AFTER_CHANGE.plug("test", heard.append)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            ledger.recorded_now(partnership_id=partnership.pk, since=date(2025, 1, 1))
            assert not heard
        assert heard == [partnership.pk]
    finally:
        AFTER_CHANGE._items.pop("test")


def test_a_traveller_records_as_of_then_and_no_two_moments_are_the_same(partnership):
    with ledger.travelling(THEN):
        first = ledger.recorded_now(partnership_id=partnership.pk, since=date(2025, 1, 1))
        second = ledger.now()
        assert ledger.today(partnership) == date(2025, 3, 4)
    assert THEN < first < second < THEN + timedelta(seconds=1)
    assert ledger.now() > THEN + timedelta(days=1)
    assert ledger.today(partnership) == partnership.today()


def test_nobody_travels_outside_the_demonstration_and_tests(settings):
    settings.DEMO, settings.ENVIRONMENT = False, "production"
    with pytest.raises(ImproperlyConfigured), ledger.travelling(THEN):
        pass


def test_the_demonstration_travels(settings, partnership):
    settings.DEMO, settings.ENVIRONMENT = True, "demonstration"
    with ledger.travelling(THEN):
        assert ledger.now().date() == THEN.date()


def test_writers_share_and_the_counting_waits_for_them(partnership, second_connection):
    with transaction.atomic():
        ledger.join(partnership.pk)
        alone = "SELECT pg_try_advisory_lock(%s, %s), pg_try_advisory_lock_shared(%s, %s)"
        key = [ledger.LOCK_SPACE, partnership.pk]
        assert second_connection.execute(alone, [*key, *key]).fetchone() == (False, True)
    assert connection.in_atomic_block is True
