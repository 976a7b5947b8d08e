"""Which language the portal speaks: the device's choice, then the person's, then the browser's."""

import pytest
from django.urls import reverse

from accounts.models import AuditEvent
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
SWITCH = reverse("set_language")


def language_of(client, **headers):
    return client.get("/help/", headers=headers).headers["Content-Language"]


def test_person_reads_in_their_saved_language_after_signing_in(client):
    client.force_login(UserFactory(language="pl"))
    assert language_of(client, accept_language="uk") == "pl"


def test_choice_on_this_device_comes_before_the_saved_one(client):
    client.post(SWITCH, {"language": "uk"})
    client.force_login(UserFactory(language="pl"))
    assert language_of(client) == "uk"


def test_browser_decides_for_strangers(client):
    assert language_of(client, accept_language="uk,en;q=0.5") == "uk"


def test_switching_is_remembered_for_who_signed_in(client):
    user = UserFactory(language="en")
    client.force_login(user)
    response = client.post(SWITCH, {"language": "uk", "next": "/you/"})
    assert response.url == "/you/"
    assert language_of(client) == "uk"
    user.refresh_from_db()
    assert user.language == "uk"
    assert AuditEvent.objects.get(verb="user.changed").detail["after"] == {"language": "uk"}


def test_switching_works_before_signing_in(client):
    client.post(SWITCH, {"language": "pl"})
    assert language_of(client) == "pl"
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize("language", ["fr", "", "xx", "<script>"])
def test_language_that_there_is_not_changes_nothing(client, language):
    user = UserFactory(language="pl")
    client.force_login(user)
    assert client.post(SWITCH, {"language": language}).status_code == 302
    user.refresh_from_db()
    assert user.language == "pl"


def test_way_back_stays_on_the_portal(client):
    response = client.post(SWITCH, {"language": "pl", "next": "https://elsewhere.example/"})
    assert response.url == "/"


def test_get_switches_nothing(client):
    assert client.get(SWITCH).status_code == 405
