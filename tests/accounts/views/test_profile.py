"""A person's own page."""

import pytest

from accounts.models import AuditEvent
from tests.factories.accounts import MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(client):
    """A client signed in as somebody in a role."""
    client.membership = MembershipFactory(role="case_officer")
    client.force_login(client.membership.user)
    return client


def test_roles_stand_there_with_what_they_may_do(member):
    page = member.get("/you/")
    assert member.membership.organisation.name in page.text
    assert "imports rosters, opens cases" in page.text


def test_name_and_language_are_changed(member):
    response = member.post("/you/", {"family_name": "Гнатюк", "given_name": "Роман", "language": "uk"})
    assert response.url == "/you/"
    user = member.membership.user
    user.refresh_from_db()
    assert (user.get_full_name(), user.language) == ("Гнатюк Роман", "uk")
    assert AuditEvent.objects.get(verb="user.changed").detail["after"] == {"language": "uk"}


def test_language_chosen_here_is_spoken_at_once_whatever_the_device_had(member):
    member.post("/i18n/setlang/", {"language": "pl"})
    member.post("/you/", {"family_name": "Гнатюк", "given_name": "Роман", "language": "uk"})
    assert member.get("/you/").headers["Content-Language"] == "uk"


def test_faulty_form_keeps_what_was_typed(member):
    response = member.post("/you/", {"family_name": "Гнатюк", "given_name": "", "language": "uk"})
    assert response.status_code == 422
    assert "Гнатюк" in response.text


def test_person_without_a_role_is_told_whom_to_ask(client):
    client.force_login(UserFactory())
    assert "No organisation has given you a role yet." in client.get("/you/").text


def test_page_says_when_the_role_needs_a_second_factor(member, settings):
    assert "Your password alone opens it." in member.get("/you/").text
    settings.SECOND_FACTOR_REQUIRED = True
    assert member.get("/you/").status_code == 302
