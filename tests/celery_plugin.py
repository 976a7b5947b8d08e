"""A real Celery worker on the test database and the real Redis: `def test_…(celery_worker)`.

It connects as the application's own role, as it does in the portal. Tests that use it see what is committed,
and so does the worker: the fixture makes them transactional.
"""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from signal import Signals

import pytest

from jtportal.dev import processes, servers
from jtportal.dev.paths import ROOT


class CeleryWorker:
    """One worker process with one child; `kill` ends it as a power cut would, `start` brings it back."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.log = folder / "worker.log"
        options = [
            "--concurrency",
            "1",
            "--without-gossip",
            "--without-mingle",
            "--hostname",
            f"test-{os.getpid()}@jt",
        ]
        argv = [sys.executable, "-m", "celery", "-A", "jtportal", "worker", *options]
        self._part = processes.Part(
            "worker", argv, orphaned=Signals.SIGQUIT, log=self.log, env=os.environ | environment, folder=ROOT
        )

    @property
    def alive(self) -> bool:
        """Whether its process runs."""
        return self._part.alive

    def start(self, seconds: float = 60) -> None:
        """Start it and wait until it answers a ping over Redis."""
        from jtportal.celery import app

        processes.begin(self._part)
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and self.alive:
            if app.control.ping(timeout=0.5):
                return
        raise AssertionError(f"the Celery worker does not start:\n{servers.tail(self.log, 40)}")

    def kill(self) -> None:
        """End it and its child at once, with no chance to tidy up."""
        assert self._part.process is not None
        processes.sweep(self._part)
        self._part.process.wait()

    def listen(self) -> None:
        """Take tasks from the queue, as it does from its start."""
        from jtportal.celery import app

        app.control.add_consumer(app.conf.task_default_queue, reply=True)

    def rest(self, seconds: float = 30) -> None:
        """Finish what it has begun, drop what waits, and take nothing more: other tests' tasks are not its own."""
        from jtportal.celery import app

        app.control.cancel_consumer(app.conf.task_default_queue, reply=True)
        app.control.purge()
        look = app.control.inspect(timeout=1)
        later = [row["request"]["id"] for rows in (look.scheduled() or {}).values() for row in rows]
        app.control.revoke(later)
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and any((look.active() or {}).values()):
            time.sleep(0.1)

    def end(self) -> None:
        """End it in order."""
        processes.end(self._part)


@pytest.fixture(scope="session")
def _worker_of_the_session(django_db_setup: None) -> Iterator[CeleryWorker]:
    from django.db import connection

    url = os.environ.get("DATABASE_APP_URL") or os.environ["DATABASE_URL"]
    address, mark, query = url.partition("?")
    database = f"{address.rpartition('/')[0]}/{connection.settings_dict['NAME']}{mark}{query}"
    with tempfile.TemporaryDirectory(prefix="jt-worker-") as folder:
        worker = CeleryWorker(Path(folder), {"DATABASE_URL": database})
        yield worker
        worker.end()


@pytest.fixture
def celery_worker(_worker_of_the_session: CeleryWorker, transactional_db: None) -> Iterator[CeleryWorker]:
    """The running worker, with nothing left in its queue by an earlier test; it rests between its tests."""
    from jtportal.celery import app

    app.control.purge()
    if _worker_of_the_session.alive:
        _worker_of_the_session.listen()
    else:
        _worker_of_the_session.start()
    yield _worker_of_the_session
    if _worker_of_the_session.alive:
        _worker_of_the_session.rest()
