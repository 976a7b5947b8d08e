"""The first administrator of a new portal, from the command line."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import AuditEvent, Membership, Organisation, User

pytestmark = pytest.mark.django_db
WORDS = {"organisation": "Ministry", "country": "UA", "url": "https://portal.example/"}


def add(email="olena@example.org", **words):
    out = StringIO()
    call_command("add_administrator", email, stdout=out, **(WORDS | words))
    return out.getvalue().strip()


def test_new_administrator_sets_a_password_and_comes_in(client):
    link = add(family_name="Бондар")
    assert link.startswith("https://portal.example/account/password/reset/key/")
    page = client.get(link.removeprefix("https://portal.example"), follow=True)
    words = {"password1": "a-quite-new-password", "password2": "a-quite-new-password"}
    client.post(page.redirect_chain[-1][0], words)
    client.post("/account/login/", {"login": "olena@example.org", "password": words["password1"]})
    assert client.get("/admin/").status_code == 200
    assert set(AuditEvent.objects.filter(kind="cli").values_list("verb", flat=True)) >= {
        "user.added",
        "organisation.added",
        "membership.granted",
    }


def test_second_run_adds_nothing_and_prints_a_fresh_link():
    add()
    assert add(organisation="MINISTRY").startswith("https://")
    assert (User.objects.count(), Organisation.objects.count(), Membership.objects.count()) == (1, 1, 1)


def test_what_is_no_address_is_refused():
    with pytest.raises(CommandError):
        add(email="nobody")
    assert not Organisation.objects.exists()
