"""Logs: one line of JSON each, with the request's id, without personal data."""

import io
import json
import logging
import logging.config
import time
from copy import deepcopy

import pytest
import structlog
from django.core.cache import cache
from django.db import IntegrityError, connection, transaction
from django.test import RequestFactory
from django.urls import reverse
from structlog.contextvars import bound_contextvars

from accounts.models import AuditEvent, User
from accounts.tasks import anchor_audit
from jtportal.dev.paths import ROOT
from jtportal.kernel.logs import address
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


SECRET = "Zm9yLW5vYm9keS1lbHNl"
SECRET_ADDRESSES = {
    "reset": reverse("account_reset_password_from_key", kwargs={"uidb36": "1z", "key": f"c9-{SECRET}"}),
    "calendar": reverse("partnerships:activity_feed", kwargs={"token": SECRET}),
    "calendar with a slip": f"/calendar/{SECRET}/plan.icss",
    "nowhere": f"/{SECRET}/",
}


def test_a_searched_name_does_not_stand_in_the_log(officer_client, cast, log):
    page = reverse("workforce:case_list", kwargs={"partnership": cast.partnership.code})
    officer_client.get(page, {"q": "Таємниченко"})
    told = [line["request"] for line in lines(log) if line["event"].startswith("request_")]
    assert told == [f"GET {page}"] * 2
    for written in ("Таємниченко", "%D0%A2", "\\u0422"):
        assert written not in log.getvalue()


@pytest.mark.parametrize("case", SECRET_ADDRESSES)
def test_a_secret_address_does_not_stand_in_the_log(client, log, case):
    client.get(SECRET_ADDRESSES[case])
    told = lines(log)
    assert {"request_started", "request_finished"} <= {line["event"] for line in told}
    assert SECRET not in log.getvalue()


def test_an_address_keeps_what_finds_the_page():
    told = {path: address(RequestFactory().get(path)) for path in ("/cases/7/", "/p/ua-demo/people/?q=x")}
    assert list(told.values()) == ["GET /cases/7/", "GET /p/ua-demo/people/"]
    assert address(RequestFactory().post(SECRET_ADDRESSES["calendar"])) == "POST /calendar/…/plan.ics"


def refused_row(**_values):
    """Make PostgreSQL refuse a row whose text it then quotes."""
    with transaction.atomic():
        User.objects.create(email="secret.olena@example.org", family_name="Таємниченко", language=None)


def test_the_rows_that_the_database_quotes_stay_out_of_the_log(officer_client, log, monkeypatch):
    with pytest.raises(IntegrityError, match="Таємниченко"):
        refused_row()
    officer_client.raise_request_exception = False
    monkeypatch.setattr("accounts.views.profile.users.change", refused_row)
    officer_client.post("/you/", {"family_name": "Таємниченко", "given_name": "О", "language": "uk"})
    told = lines(log)
    failed = next(line for line in told if line["event"] == "request_failed")
    assert failed["faults"][0]["kind"] == "django.db.utils.IntegrityError"
    assert {"sqlstate": "23502", "table": "accounts_user"}.items() <= failed["faults"][1].items()
    assert any(place.startswith("tests/house/test_logs.py:") for place in failed["faults"][0]["at"])
    assert any(line["logger"] == "django.request" and "faults" in line for line in told)
    for secret in ("Таємниченко", "secret.olena", "Failing row"):
        assert secret not in log.getvalue()


def test_a_constraint_is_named_though_its_row_is_not(log, cast):
    person = cast.officer.user
    try:
        with transaction.atomic():
            User.objects.create(email=person.email, family_name="Таємниченко", language="uk")
    except IntegrityError as fault:
        structlog.get_logger("import").warning("interrupted", exc_info=fault, exception=fault)
    [told] = lines(log)
    assert told["exception"] == "django.db.utils.IntegrityError"
    assert told["faults"][1]["constraint"].startswith("accounts_user_email")
    assert person.email not in log.getvalue()


def test_other_libraries_tell_a_fault_without_its_words(log):
    try:
        raise ValueError("Таємниченко")
    except ValueError as fault:
        logging.getLogger("celery.app.trace").exception(
            "Task %(name)s[%(id)s] %(description)s: %(exc)s",
            {"name": "do", "id": 7, "description": "failed", "exc": repr(fault), "traceback": "…"},
        )
        logging.getLogger("some.library").exception("It said %s", fault)
        logging.getLogger("some.library").error(fault)
        logging.getLogger("django.security.DisallowedHost").error(str(fault))
        structlog.get_logger("django_structlog.celery").error("task_failed", error=str(fault), exc_info=True)
    told = [line["event"] for line in lines(log)]
    assert told == [
        "Task do[7] failed: …",
        "It said …",
        "ValueError",
        "suspicious request",
        "task_failed",
    ]
    assert "Таємниченко" not in log.getvalue()


def test_a_plain_line_of_another_library_is_whole(log):
    logging.getLogger("celery.worker").info("Connected to %s in %.1f s", "redis", 0.25)
    assert lines(log)[0]["event"] == "Connected to redis in 0.2 s"


def test_the_servers_own_log_quotes_neither_rows_nor_statements():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('log_error_verbosity'), current_setting('log_min_error_statement')"
        )
        assert cursor.fetchone() == ("terse", "panic")


@pytest.mark.parametrize("file", ["Dockerfile", "docker-compose.yml", "jtportal/dev/portal.py"])
def test_the_web_server_writes_no_access_log_beside(file):
    assert "access-log" not in (ROOT / file).read_text()
