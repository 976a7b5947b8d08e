"""What every test run stands on: real servers, a real worker, no other machine."""

import socket
import threading
import time

import psycopg
import pytest
from django.db import connection

from indicators.tasks import recompute_all
from jtportal.celery import app
from tests.celery_plugin import CeleryWorker
from tests.dev.conftest import until
from tests.offline_plugin import OffsiteConnection
from tests.pg_plugin import others_at_work, wait_for_others


@pytest.mark.django_db
def test_tests_run_on_a_recent_postgres_as_the_owner() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, current_setting('server_version_num')::int, datlocale FROM pg_database"
        )
        user, version, locale = cursor.fetchone()

    assert (user, version >= 160000, locale) == ("jt_owner", True, "C.UTF-8")


def test_the_application_is_another_role(application_connection: psycopg.Connection) -> None:
    [user] = application_connection.execute("SELECT current_user").fetchone() or [None]

    assert user == "jt"
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        application_connection.execute("CREATE TABLE mine ()")


@pytest.mark.slow
def test_the_worker_is_real_and_comes_back_after_a_kill(celery_worker: CeleryWorker) -> None:
    assert celery_worker.alive

    celery_worker.kill()
    assert not celery_worker.alive
    celery_worker.start()

    assert celery_worker.alive


@pytest.mark.slow
def test_a_resting_worker_leaves_other_tests_alone(celery_worker: CeleryWorker) -> None:
    celery_worker.rest()
    recompute_all.delay()
    with app.connection_for_read() as opened:
        queue = opened.channel().client
        time.sleep(1)
        assert queue.llen(app.conf.task_default_queue) == 1

        celery_worker.listen()

        until(lambda: queue.llen(app.conf.task_default_queue) == 0)


def test_what_others_have_begun_is_waited_for(
    transactional_db: None, second_connection: psycopg.Connection
) -> None:
    begun = threading.Thread(target=second_connection.execute, args=["SELECT pg_sleep(0.7)"])
    begun.start()
    until(lambda: others_at_work() == 1)

    wait_for_others()

    assert others_at_work() == 0
    begun.join()


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("elsewhere.invalid", 443)])
def test_no_test_reaches_another_machine(address: tuple[str, int]) -> None:
    with socket.socket() as client:
        with pytest.raises(OffsiteConnection):
            client.connect(address)
        with pytest.raises(OffsiteConnection):
            client.connect_ex(address)
