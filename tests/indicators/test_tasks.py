"""Soon after changes: through the real broker and a real worker, and without either."""

import time
from datetime import date

import psycopg
import pytest
import redis
from django.core.cache import cache
from django.db import connection
from kombu.exceptions import OperationalError

from indicators import tasks
from indicators.models import Reading, Run
from jtportal.celery import app
from jtportal.kernel.actor import BEAT
from tests.factories.workforce import CaseFactory
from workforce.actions import cases
from workforce.models import ChangeMark

APART = "apart"
NOWHERE = "unix:///nowhere/redis.sock"


@pytest.fixture
def queue(transactional_db, monkeypatch):
    """A queue of the real broker that no worker of other tests looks into, empty at first."""
    cache.clear()
    monkeypatch.setattr(tasks.recompute_partnership, "_exec_options", {"queue": APART})
    with app.connection_for_read() as opened:
        client = opened.channel().client
        client.delete(APART)
        yield client
        client.delete(APART)


def waiting(queue):
    """How many messages wait in the queue."""
    return queue.llen(APART)


def until(condition, seconds=45):
    """Wait for something that another process does; return whether it came."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.1)
    return False


def agree(case):
    cases.set_pathway(case=case, pathway="reskilling", reason="agreed", on=case.partnership.today(), by=BEAT)


def test_many_changes_within_a_moment_ask_for_one_counting(queue, settings):
    settings.INDICATOR_DEBOUNCE_SECONDS = 30
    case = CaseFactory()
    agree(case)
    cases.set_status(case=case, status="on_leave", reason="leave", on=case.partnership.today(), by=BEAT)
    tasks.recompute_soon(case.partnership_id)
    assert waiting(queue) == 1
    tasks.recompute_soon(CaseFactory().partnership_id)
    assert waiting(queue) == 2


def test_a_change_goes_through_without_redis(queue, settings):
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": NOWHERE}
    }
    case = CaseFactory()
    agree(case)
    case.refresh_from_db()
    assert case.pathway == "reskilling"
    assert waiting(queue) == 0


def test_a_change_goes_through_without_the_broker(queue, monkeypatch):
    monkeypatch.setattr(app.conf, "broker_write_url", "redis+socket:///nowhere/redis.sock")
    monkeypatch.setattr(app.amqp, "_producer_pool", None)  # a fresh one, which leads nowhere
    with pytest.raises(OperationalError):
        tasks.recompute_partnership.apply_async((0,), retry=False)
    case = CaseFactory()
    agree(case)
    case.refresh_from_db()
    assert case.pathway == "reskilling"
    assert waiting(queue) == 0


def test_the_sweep_asks_for_what_nobody_counted(queue):
    case = CaseFactory()
    tasks.recompute_pending()
    assert waiting(queue) == 0
    ChangeMark.objects.create(
        partnership=case.partnership, since=date(2026, 5, 4), recorded_at=case.recorded_at
    )
    tasks.recompute_pending()
    assert waiting(queue) == 1


def test_the_hourly_round_counts_whoever_has_a_new_day(queue):
    case = CaseFactory()
    tasks.recompute_all()
    assert Run.objects.filter(partnership=case.partnership).exists()
    runs = Run.objects.count()
    tasks.recompute_all()
    assert Run.objects.count() == runs


def share(case):
    rows = (
        Reading.objects.current()
        .whole()
        .filter(partnership=case.partnership, indicator="agreed_pathway_share")
    )
    return rows.order_by("-period").values_list("value", flat=True).first()


@pytest.mark.slow
def test_a_worker_counts_a_change_soon_after_its_commit(celery_worker, settings):
    settings.INDICATOR_DEBOUNCE_SECONDS = 1
    cache.clear()
    case = CaseFactory()
    agree(case)
    assert until(lambda: share(case) == 1)


@pytest.mark.slow
def test_a_worker_killed_in_the_middle_leaves_nothing_half_and_the_sweep_goes_on(celery_worker):
    cache.clear()
    case = CaseFactory(opened_on=date(2026, 5, 4))
    ChangeMark.objects.create(
        partnership=case.partnership, since=case.opened_on, recorded_at=case.recorded_at
    )
    row = connection.settings_dict
    address = {"host": row["HOST"], "port": row["PORT"] or None, "user": row["USER"], "dbname": row["NAME"]}
    with psycopg.connect(**address, password=row["PASSWORD"]) as gate:
        gate.execute(
            "LOCK TABLE indicators_reading IN SHARE MODE"
        )  # the worker comes as far as its first number
        tasks.recompute_partnership.delay(case.partnership_id)
        assert until(lambda: blocked(address))
        celery_worker.kill()
    assert not Run.objects.exists()
    assert not Reading.objects.exists()
    celery_worker.start()
    tasks.recompute_pending.delay()
    assert until(lambda: share(case) == 0)


def blocked(address):
    """Whether somebody waits for a table."""
    with psycopg.connect(**address) as look:
        waits = look.execute("SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = 'relation'")
        return waits.fetchone()[0] > 0


def test_redis_is_really_away_at_that_address():
    with pytest.raises(redis.exceptions.RedisError):
        redis.Redis.from_url(NOWHERE).ping()
