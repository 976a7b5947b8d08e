"""People with a sign-in: added, changed, invited."""

import pytest
from allauth.account.models import EmailAddress
from django.core import mail

from accounts.actions import users
from accounts.models import AuditEvent, User
from accounts.queries import unsealed
from jtportal.kernel.actor import CLI
from jtportal.kernel.doors import Refused
from tests.factories.accounts import PASSWORD, OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db


def last():
    return AuditEvent.objects.latest("id")


def test_new_person_has_one_spelling_of_the_address_and_no_password():
    user = users.create(email=" Olena@Example.org ", family_name="Бондар", given_name="Олена", by=CLI)
    assert user.email == "olena@example.org"
    assert not user.has_usable_password()


def test_name_and_address_are_sealed_in_the_trail():
    user = users.create(email="olena@example.org", family_name="Бондар", by=CLI, language="uk")
    event = last()
    assert event.detail == {"before": {}, "after": {"language": "uk", "is_staff": False}}
    assert event.subject == users.subject_of(user)
    assert unsealed(event)["after"]["family_name"] == "Бондар"


def test_address_is_taken_once():
    UserFactory(email="olena@example.org")
    with pytest.raises(Refused) as refused:
        users.create(email="OLENA@example.org", by=CLI)
    assert refused.value.field == "email"


def test_known_address_finds_the_person():
    user = UserFactory(email="olena@example.org")
    assert users.find_or_create(email="Olena@example.org", by=CLI) == user
    assert users.find_or_create(email="new@example.org", by=CLI) != user


def test_changed_address_is_taken_once():
    UserFactory(email="olena@example.org")
    user = UserFactory()
    with pytest.raises(Refused):
        users.change(user=user, email="Olena@example.org", by=CLI)


def test_changed_address_is_forgotten_by_the_sign_in(officer):
    user = UserFactory(email="old@example.org")
    EmailAddress.objects.create(user=user, email="old@example.org")
    users.change(user=user, email="new@example.org", by=officer)
    assert not EmailAddress.objects.filter(user=user).exists()
    assert unsealed(last())["before"] == {"email": "old@example.org"}


def test_change_that_changes_nothing_is_not_recorded(officer):
    user = UserFactory(family_name="Бондар")
    users.change(user=user, family_name="Бондар", by=officer)
    assert not AuditEvent.objects.filter(verb="user.changed").exists()


def test_person_is_kept_out(officer):
    user = UserFactory()
    users.deactivate(user=user, by=officer)
    user.refresh_from_db()
    assert not user.is_active


@pytest.mark.parametrize("lost", ["is_active", "is_staff"])
def test_nobody_shuts_themselves_out(officer, lost):
    User.objects.filter(pk=officer.user_id).update(is_staff=True)
    with pytest.raises(Refused) as refused:
        users.change(user=officer.user, by=officer, **{lost: False})
    assert refused.value.field == lost


def test_language_is_one_of_the_portal_s(officer):
    with pytest.raises(Refused):
        users.choose_language(user=officer.user, language="fr", by=officer)
    users.choose_language(user=officer.user, language="pl", by=officer)
    assert User.objects.get(pk=officer.user_id).language == "pl"


def test_password_is_set_and_recorded_without_it(officer):
    user = UserFactory()
    users.set_password(user=user, password="a-quite-new-password", by=officer)
    user.refresh_from_db()
    assert user.check_password("a-quite-new-password")
    assert not user.check_password(PASSWORD)
    assert last().detail == {"before": {}, "after": {}}
    assert last().sealed is None


def test_resetting_a_second_factor_that_is_not_there_records_nothing(officer):
    users.reset_second_factor(user=UserFactory(), by=officer)
    assert not AuditEvent.objects.exists()


def test_invitation_speaks_for_the_organisation_in_the_person_s_language(
    officer, django_capture_on_commit_callbacks
):
    user, organisation = UserFactory(language="en"), OrganisationFactory(name="Mine & Sons")
    with django_capture_on_commit_callbacks(execute=True):
        users.invite(user=user, organisation=organisation, base_url="https://portal.example/", by=officer)
    message = mail.outbox[0]
    assert message.subject == "Mine & Sons invites you to the JT Portal"
    assert f"Hello {user.get_full_name()}," in message.body
    assert "https://portal.example/account/password/reset/key/" in message.body


def test_invitation_without_an_organisation_speaks_for_the_portal(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        users.invite(user=UserFactory(), base_url="https://portal.example/", by=CLI)
    assert mail.outbox[0].subject == "You are invited to the JT Portal"


def test_nothing_is_sent_when_the_transaction_fails(officer, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        users.invite(user=UserFactory(), base_url="https://portal.example/", by=officer)
    assert len(callbacks) == 1
    assert mail.outbox == []


def test_one_password_is_set_for_many_and_recorded_for_each():
    several = UserFactory.create_batch(2)
    users.set_one_password(users=several, password="a-quite-new-password", by=CLI)
    assert all(User.objects.get(pk=user.pk).check_password("a-quite-new-password") for user in several)
    assert AuditEvent.objects.filter(verb="user.password_set").count() == 2
