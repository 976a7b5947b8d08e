"""Throw-away PostgreSQL and Redis for a test run, unless DATABASE_URL and REDIS_URL name others.

Loaded by `-p tests.pg_plugin` before pytest-django reads the settings. Tests connect as the owner, who
makes and migrates the test database; the fixture `application_connection` is the role of the portal itself.
"""

import atexit
import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from jtportal.dev import environment, servers
from jtportal.dev.paths import ROOT
from jtportal.dev.processes import Stack

ROOM = 4 << 30  # bytes; two test databases with their logs stay below a quarter of it
MIGRATED = "jt_migrated"  # the database that test databases are copies of, on servers of our own
# For tests alone: real installations make their own.
SECRETS = {
    "SECRET_KEY": "only-for-tests-" + "x" * 50,
    "FIELD_KEY": "b25seS1mb3ItdGVzdHMtMzItYnl0ZXMtb2Yta2V5ISE=",
}


def in_memory() -> Path | None:
    """Return a folder that lies in memory and has room for all of it, or None: a slow disk costs minutes."""
    shared = Path("/dev/shm")
    roomy = shared.is_dir() and os.access(shared, os.W_OK) and shutil.disk_usage(shared).free >= ROOM
    return shared if roomy else None


def start_servers() -> None:
    """Start what the surroundings do not name, and end it with this process."""
    wanted = [name for name in ("DATABASE_URL", "REDIS_URL") if not os.environ.get(name)]
    if not wanted:
        return
    folder = tempfile.TemporaryDirectory(prefix="jt-test-", dir=in_memory())
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
        os.environ["JT_TEST_MIGRATED_URL"] = places.database_url(servers.OWNER, MIGRATED)
        os.environ["JT_TEST_MIGRATED_DONE"] = str(Path(folder.name) / "migrated")
        with psycopg.connect(host=str(places.sockets), user="postgres", dbname=servers.DATABASE) as superuser:
            superuser.execute(f"GRANT SET ON PARAMETER session_replication_role TO {servers.OWNER}")


def migrated_database() -> str | None:
    """Return the database to copy, migrated once for all processes of this run; None on servers of somebody else.

    Migrating leaves a process so full of former models that all it does afterwards takes a third longer (measured:
    the same pages 18 s instead of 13). So a process of its own does it, once.
    """
    from django.db import connection

    url, done = (os.environ.get(f"JT_TEST_MIGRATED_{name}", "") for name in ("URL", "DONE"))
    if not url:
        return None
    with Path(done).open("a+") as marker:
        fcntl.flock(marker, fcntl.LOCK_EX)
        marker.seek(0)
        if not marker.read():
            row = connection.settings_dict
            with psycopg.connect(
                host=row["HOST"], user=row["USER"], dbname=row["NAME"], autocommit=True
            ) as owner:
                owner.execute(f"DROP DATABASE IF EXISTS {MIGRATED}")
                owner.execute(f"CREATE DATABASE {MIGRATED}")
            surroundings = os.environ | {"DATABASE_URL": url, "DATABASE_OWNER_URL": url}
            command = [sys.executable, "manage.py", "migrate", "--run-syncdb", "--verbosity=0"]
            subprocess.run(command, cwd=ROOT, env=surroundings, check=True)
            marker.write("done")
    return MIGRATED


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


def empties_tables(item: pytest.Item) -> bool:
    """Whether a test commits what it writes, so that the tables are emptied after it."""
    asked = item.get_closest_marker("django_db")
    fixtures = {*getattr(item, "fixturenames", ())}
    return bool(asked and asked.kwargs.get("transaction")) or not fixtures.isdisjoint(
        {"transactional_db", "live_server"}
    )


AT_WORK = """SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()
    AND pid <> pg_backend_pid() AND backend_type = 'client backend' AND state <> 'idle'"""


def others_at_work() -> int:
    """How many other sessions on the test database are in the middle of something."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(AT_WORK)
        return int(cursor.fetchone()[0])


def wait_for_others(seconds: float = 20) -> None:
    """Let other sessions end what they have begun."""
    deadline = time.monotonic() + seconds
    while others_at_work() and time.monotonic() < deadline:
        time.sleep(0.05)


@pytest.fixture(autouse=True)
def _quiet_before_emptying(request: pytest.FixtureRequest) -> Iterator[None]:
    """Empty the tables only when nobody else is at work there.

    A server's thread may still answer a page that has been left, and PostgreSQL works on for a killed
    worker until it notices: emptying the tables beside them ends in a deadlock now and then.
    """
    if empties_tables(request.node):
        request.getfixturevalue("transactional_db")
        yield
        wait_for_others()
    else:
        yield


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
