"""Every address: strangers are sent to sign in, others' rows do not exist, no role meets a fault, no GET writes."""

import re
from contextlib import contextmanager
from http.cookies import SimpleCookie

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.urls import reverse

from accounts.enums import Role
from tests import afresh
from tests.factories.accounts import UserFactory
from tests.house import access
from tests.house.addresses import ADDRESSES, OURS
from tests.house.rows import KEYWORDS, ROWS, keywords

pytestmark = pytest.mark.django_db
# Open before signing in, and why.
PUBLIC = {
    "account_login": "the door itself",
    "account_signup": "says that administrators add people",
    "account_inactive": "says that somebody may not sign in",
    "account_logout": "leads whoever is not signed in to the door",
    "account_reset_password": "for who cannot sign in",
    "account_reset_password_done": "for who cannot sign in",
    "account_reset_password_from_key": "for who cannot sign in",
    "account_reset_password_from_key_done": "for who cannot sign in",
    "mfa_authenticate": "the second half of signing in; without the first it leads to the door",
    "set_language": "J10: the sign-in page in Ukrainian",
    "accounts:mail_list": "the demonstration's mailbox: reset mail is read before signing in; 404 elsewhere",
    "accounts:mail_detail": "the same",
    "accounts:help": "says nothing about anybody",
    "accounts:accessibility": "a statement for everybody",
    "accounts:privacy": "a statement for everybody",
    "accounts:styleguide": "the look, without data; 404 in production",
    "partnerships:activity_feed": "a calendar reads it by its secret address; 404 without",
    "workforce:appointment_feed": "the same",
    "workforce:follow_up_open": "a worker answers by a one-time link; 404 without",
    "admin:login": "leads strangers to the door",
}
# Rows that exist for every signed-in person, and why: not those of a partnership.
COMMON = {
    "accounts:mail_detail": "the demonstration's mailbox is open to everybody",
    "account_reset_password_from_key": "a key is its own permission; this one fits nothing",
}
# Writes that a GET may cause, and why.
WRITABLE = {"django_session": "signing in, messages, the place last visited"}
WRITES = re.compile(r"^\s*(?:INSERT INTO|UPDATE|DELETE FROM|COPY|TRUNCATE|MERGE)\s+\"?(\w+)", re.IGNORECASE)
GETS = [address for address in OURS if not address.is_button]


class WroteInGet(AssertionError):
    """A page that was only to be read changed something."""


@contextmanager
def read_only():
    """Let nothing be written but what WRITABLE names."""

    def guard(execute, sql, params, many, context):
        found = WRITES.match(sql)
        if found and found[1] not in WRITABLE:
            raise WroteInGet(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(guard):
        yield


def visit(client, address, world):
    """GET an address with the world's rows."""
    url = reverse(address.name, kwargs=keywords(address, world))
    with read_only():
        return read_to_its_end(client.get(url))


def read_to_its_end(response):
    """Return the answer; a download is a file held open until its end."""
    if response.streaming:
        b"".join(response.streaming_content)
    return response


def answer_to_stranger(client, address, world):
    """Return the status with which an address answers somebody not signed in, and whether it sent them away."""
    if address.name.startswith("admin:") and address.keywords:
        url = "/admin/accounts/organisation/1/change/"  # all of the administration hangs on one check
    else:
        url = reverse(address.name, kwargs=keywords(address, world))
    response = client.post(url) if address.is_button else client.get(url)
    doors = (str(reverse("account_login")), "/admin/login/")
    return response.status_code, response.status_code == 302 and response.url.startswith(doors)


def test_stranger_is_sent_to_sign_in_unless_the_door_is_public_for_a_reason(client, world):
    answers = {address.name: answer_to_stranger(client, address, world) for address in ADDRESSES}
    assert not {name for name, (_status, away) in answers.items() if not away and name not in PUBLIC}
    assert not {name for name, (status, _away) in answers.items() if status >= 500}
    assert {answers[name][0] for name in PUBLIC} <= {200, 302, 404}


def test_no_public_address_is_named_that_is_gone():
    assert set(PUBLIC) <= {address.name for address in ADDRESSES}
    assert set(COMMON) <= {address.name for address in OURS}
    assert set(KEYWORDS) <= {address.name for address in OURS}


def press(client, address, world):
    """Press a button with nothing filled in, and undo what it did, signing out too; return the answer's status."""
    kept, client.cookies = client.cookies, SimpleCookie(client.cookies)
    with transaction.atomic():
        answer = read_to_its_end(client.post(reverse(address.name, kwargs=keywords(address, world))))
        transaction.set_rollback(True)
    client.cookies = kept
    return answer.status_code


@pytest.mark.parametrize("role", Role.values)
def test_no_role_meets_a_fault_no_get_writes_and_the_table_of_access_is_true(client, people, world, role):
    afresh.sign_in(client, people.roles[role].user)
    answers = {one.name: visit(client, one, world).status_code for one in GETS}
    assert set(answers.values()) <= {200, 302, 403, 404, 405}, f"{role}: {answers}"
    pressed = {one.name: press(client, one, world) for one in OURS if one.is_button}
    assert max(pressed.values()) < 500, f"{role}: {pressed}"
    access.hold(role, answers | pressed)


def test_rows_of_another_partnership_do_not_exist(client, people, world):
    afresh.sign_in(client, people.outsider.user)
    answers = {one: visit(client, one, world).status_code for one in GETS if one.keywords}
    assert not {one.name for one, status in answers.items() if status != 404 and one.name not in COMMON}
    assert {status for one, status in answers.items() if one.name in COMMON and one.is_door} == {200}


def test_buttons_on_rows_of_another_partnership_do_not_exist(client, people, world):
    afresh.sign_in(client, people.outsider.user)
    buttons = [one for one in OURS if one.is_button and one.keywords]
    answers = {
        one.name: client.post(reverse(one.name, kwargs=keywords(one, world))).status_code for one in buttons
    }
    assert not {name for name, status in answers.items() if status != 404}


def test_rows_behind_the_addresses_do_exist_for_somebody():
    """Otherwise the tests before this one would pass on rows that nobody can see. The table is held by the first."""
    known = {*COMMON, *PUBLIC}  # a secret address leads nowhere without its secret: it has a test of its own
    addresses = [one.name for one in OURS if one.keywords and one.name not in known]
    assert not [name for name in addresses if not access.who_sees(name)]


def test_guard_notices_a_write_and_lets_sessions_pass(client):
    with read_only():
        client.session.save()
        with pytest.raises(WroteInGet):
            UserFactory()


def test_no_row_is_kept_that_no_door_opens():
    assert set(ROWS) == {address.door.model for address in OURS if address.is_door and address.door.model}


def test_signing_in_is_asked_for_by_the_middleware_not_by_each_view():
    assert "django.contrib.auth.middleware.LoginRequiredMiddleware" in settings.MIDDLEWARE
