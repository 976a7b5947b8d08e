"""Throw-away PostgreSQL and Redis for a test run, unless DATABASE_URL and REDIS_URL name others.

Loaded by `-p tests.pg_plugin` before pytest-django reads the settings. Tests connect as the owner, who
makes and migrates the test database; the fixture `application_connection` is the role of the portal itself.
"""

import atexit
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from jtportal.dev import environment, servers
from jtportal.dev.processes import Stack

# For tests alone: real installations make their own.
SECRETS = {
    "SECRET_KEY": "only-for-tests-" + "x" * 50,
    "FIELD_KEY": "b25seS1mb3ItdGVzdHMtMzItYnl0ZXMtb2Yta2V5ISE=",
}


def start_servers() -> None:
    """Start what the surroundings do not name, and end it with this process."""
    wanted = [name for name in ("DATABASE_URL", "REDIS_URL") if not os.environ.get(name)]
    if not wanted:
        return
    folder = tempfile.TemporaryDirectory(prefix="jt-test-")
    stack, places = Stack(), servers.Places(Path(folder.name).resolve() / "s")
    atexit.register(folder.cleanup)
    atexit.register(stack.end_all)
    places.make()
    if "REDIS_URL" in wanted:
        servers.add_redis(stack, places, environment.redis_program(), throwaway=True)
        os.environ.update(places.redis_urls())
    if "DATABASE_URL" in wanted:
        servers.add_postgres(stack, places, environment.postgres_programs(), throwaway=True)
        os.environ["DATABASE_URL"] = os.environ["DATABASE_OWNER_URL"] = places.database_url(servers.OWNER)
        os.environ["DATABASE_APP_URL"] = places.database_url(
            servers.APPLICATION
        )  # for tests/celery_plugin.py
        os.environ["DATABASE_APP_ROLE"] = servers.APPLICATION


def keep_apart(worker: str) -> None:
    """Give one process of `pytest -n` its own cache and broker; pytest-django gives it its own database."""
    number = 2 * int(worker.removeprefix("gw")) + 2
    for name, mine, theirs in (
        ("CELERY_BROKER_URL", "virtual_host=0", number),
        ("CACHE_URL", "db=1", number + 1),
    ):
        url = os.environ.get(name, "")
        os.environ[name] = url.replace(mine, f"{mine.partition('=')[0]}={theirs}")


def keep_files_apart() -> None:
    """Give uploads of the tests, and of the worker process they start, a folder that goes with this process."""
    folder = tempfile.TemporaryDirectory(prefix="jt-test-files-")
    atexit.register(folder.cleanup)
    os.environ["MEDIA_ROOT"] = folder.name


os.environ["ENVIRONMENT"] = "test"
if not os.environ.get("MEDIA_ROOT"):
    keep_files_apart()
for variable, value in SECRETS.items():
    os.environ.setdefault(variable, value)
if xdist_worker := os.environ.get("PYTEST_XDIST_WORKER"):  # it inherits the servers of the first process
    keep_apart(xdist_worker)
else:
    start_servers()


@pytest.fixture
def application_connection(transactional_db: None) -> Iterator[psycopg.Connection]:
    """A connection to the test database as the application's own role, which may only what it is granted.

    It sees what is committed, hence the transactional test.
    """
    from django.conf import settings
    from django.db import connection

    row = connection.settings_dict
    role = settings.DATABASE_APP_ROLE
    with psycopg.connect(host=row["HOST"], port=row["PORT"] or None, user=role, dbname=row["NAME"]) as opened:
        yield opened
