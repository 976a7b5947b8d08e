"""Logs: one line of JSON each, with the request's id, without personal data."""

import io
import json
import logging
import logging.config
import time
from copy import deepcopy

import pytest
from django.core.cache import cache
from structlog.contextvars import bound_contextvars

from accounts.models import AuditEvent
from accounts.tasks import anchor_audit
from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def log(settings):
    """Everything that is logged from now on, as the handler of production writes it."""
    stream = io.StringIO()
    wanted = deepcopy(settings.LOGGING)
    wanted["handlers"]["console"]["stream"] = stream
    wanted["root"]["level"] = "INFO"
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    logging.config.dictConfig(wanted)
    yield stream
    root.handlers, root.level = before, level
    root.setLevel(level)


@pytest.fixture
def until():
    """Wait for another process, half a minute at most."""

    def wait(happened):
        deadline = time.monotonic() + 30
        while not happened():
            assert time.monotonic() < deadline, "it did not happen"
            time.sleep(0.1)

    return wait


def lines(stream):
    """Return the lines as dicts: each has to be one JSON object."""
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_request_is_logged_with_the_id_that_its_page_shows_and_the_person_s_number(officer_client, cast, log):
    page = officer_client.get("/nowhere/").text
    finished = next(line for line in lines(log) if line["event"] == "request_finished")
    assert finished["request_id"] in page
    assert finished["user_id"] == cast.officer.user_id
    assert finished["code"] == 404


@pytest.mark.slow
def test_id_of_the_request_reaches_the_task_it_started(celery_worker, until):
    with bound_contextvars(request_id="r-from-a-request"):
        anchor_audit.delay()
    until(lambda: AuditEvent.objects.filter(verb="audit.anchored").exists())
    assert AuditEvent.objects.get(verb="audit.anchored").request_id == "r-from-a-request"


def test_signing_in_leaves_no_address_and_no_name_in_the_log(client, log):
    cache.clear()
    user = UserFactory(email="secret.olena@example.org", family_name="Таємниченко")
    client.post("/account/login/", {"login": user.email, "password": "not-the-password"})
    client.post("/account/login/", {"login": "nobody.known@example.org", "password": "not-the-password"})
    client.post("/account/login/", {"login": user.email, "password": PASSWORD})
    client.post("/account/password/reset/", {"email": user.email})
    text = log.getvalue()
    assert len(lines(log)) >= 8
    for secret in ("secret.olena", "nobody.known", "not-the-password", PASSWORD, "Таємниченко", "127.0.0.1"):
        assert secret not in text


def test_fault_is_logged_without_what_was_typed(officer_client, log, monkeypatch):
    officer_client.raise_request_exception = False
    monkeypatch.setattr("accounts.views.profile.users.change", lambda **_values: 1 / 0)
    officer_client.post("/you/", {"family_name": "Таємниченко", "given_name": "О", "language": "uk"})
    assert any(line["event"] == "request_failed" for line in lines(log))
    assert "ZeroDivisionError" in log.getvalue()
    assert "Таємниченко" not in log.getvalue()
