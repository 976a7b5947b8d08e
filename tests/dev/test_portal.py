"""The real portal's web server, worker and beat, started as `dev.py up` starts them, on the test database."""

import json
import os
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from jtportal.celery import app
from jtportal.dev import portal
from jtportal.dev.processes import Stack
from jtportal.dev.supervise import Watch

from .conftest import until

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Where the started portal answers."""
    monkeypatch.setattr(portal, "LOCAL", tmp_path)
    url = os.environ.get("DATABASE_APP_URL") or os.environ["DATABASE_URL"]
    database = f"{url.rpartition('/')[0]}/{connection.settings_dict['NAME']}"
    surroundings = os.environ | {"DATABASE_URL": database, "ALLOWED_HOSTS": "127.0.0.1"}
    port = portal.free_port("127.0.0.1", 8700)
    stack, found = Stack(), f"http://127.0.0.1:{port}"
    try:
        for part in portal.portal_parts(Path(sys.executable), surroundings, "127.0.0.1", port):
            part.log = tmp_path / f"{part.name}.log"
            stack.add(part)
        portal._wait_for_page(found, Watch(stack))
        yield found
        assert [part.name for part in stack.parts if part.alive] == ["worker", "beat", "web"]
    finally:
        stack.end_all()


def read(address: str) -> str:
    """What stands at an address."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with direct.open(address, timeout=20) as page:
        return str(page.read().decode())


def test_web_server_worker_and_beat_are_the_portals_own(address: str, tmp_path: Path) -> None:
    assert set(json.loads(read(f"{address}/readyz")).values()) == {"ok"}
    assert 'name="login"' in read(f"{address}/")
    until(lambda: app.control.ping(["jt@here"], timeout=1), what="the worker answers")
    known = app.control.inspect(["jt@here"], timeout=5).registered()["jt@here"]
    assert {"indicators.recompute_partnership", "workforce.run_import"} <= set(known)
    until(lambda: [*tmp_path.glob("beat-schedule*")], what="beat keeps its time")
