"""People with a sign-in, their memberships, and titles of roles in the administration."""

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.urls import reverse

from accounts.models import AuditEvent, Membership, RoleTitle, User
from tests.accounts.admin.conftest import lines
from tests.factories.accounts import MembershipFactory, OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db
NEW = {
    "email": "olena@example.org",
    "family_name": "Бондар",
    "given_name": "Олена",
    "language": "uk",
    "is_active": "on",
}


def page_of(user, page="change"):
    return reverse(f"admin:accounts_user_{page}", args=[user.pk])


def form_of(user, **changes):
    """Return the form data that leaves a person as they are, with changes; None takes a field out."""
    names = ("email", "family_name", "given_name", "language")
    data = {name: getattr(user, name) for name in names} | {"is_active": "on"} | changes
    return {name: value for name, value in data.items() if value is not None} | lines("memberships", [])


def test_new_person_is_added_with_a_role_and_invited(administrator, django_capture_on_commit_callbacks):
    organisation = OrganisationFactory()
    role = {"organisation": organisation.pk, "role": "coordinator", "valid_from": "2026-01-01"}
    with django_capture_on_commit_callbacks(execute=True):
        administrator.post(reverse("admin:accounts_user_add"), NEW | lines("memberships", [role]))
    user = User.objects.get(email="olena@example.org")
    assert user.memberships.get().organisation == organisation
    assert [message.to for message in mail.outbox] == [["olena@example.org"]]
    assert "/account/password/reset/key/" in mail.outbox[0].body


def test_address_that_is_taken_is_refused_at_its_field(administrator):
    UserFactory(email="olena@example.org")
    response = administrator.post(reverse("admin:accounts_user_add"), NEW | lines("memberships", []))
    assert response.status_code == 200
    assert response.context["adminform"].form.errors["email"]


def test_person_is_kept_out_instead_of_removed(administrator, client):
    user = UserFactory()
    administrator.post(page_of(user), form_of(user, is_active=None))
    user.refresh_from_db()
    assert not user.is_active
    assert administrator.get(page_of(user, "delete")).status_code == 403
    event = AuditEvent.objects.get(verb="user.changed")
    assert event.detail == {"before": {"is_active": True}, "after": {"is_active": False}}


def test_administrator_cannot_shut_themselves_out(administrator):
    user = administrator.membership.user
    response = administrator.post(page_of(user), form_of(user, is_active=None))
    assert "Nobody can shut themselves out" in response.text
    user.refresh_from_db()
    assert user.is_active


def test_name_is_sealed_in_the_trail(administrator):
    user = UserFactory()
    administrator.post(page_of(user), form_of(user, family_name="Гнатюк"))
    event = AuditEvent.objects.get(verb="user.changed")
    assert event.detail == {"before": {}, "after": {}}
    assert event.sealed
    assert "Гнатюк" not in administrator.get(page_of(user, "history")).text.split("</h1>")[1]


def test_invitation_is_sent_again_by_a_button(administrator, django_capture_on_commit_callbacks):
    user = UserFactory()
    with django_capture_on_commit_callbacks(execute=True):
        response = administrator.post(reverse("admin:accounts_user_invite", args=[user.pk]), follow=True)
    assert "on its way" in response.text
    assert len(mail.outbox) == 1


def test_person_kept_out_is_not_invited(administrator):
    user = UserFactory(is_active=False)
    response = administrator.post(reverse("admin:accounts_user_invite", args=[user.pk]), follow=True)
    assert "may not sign in" in response.text


def test_lost_second_factor_is_reset_by_a_button(administrator):
    user = UserFactory()
    Authenticator.objects.create(user=user, type="totp", data={})
    administrator.post(reverse("admin:accounts_user_reset", args=[user.pk]))
    assert not Authenticator.objects.filter(user=user).exists()
    assert AuditEvent.objects.filter(verb="user.second_factor_reset", target_id=user.pk).exists()


@pytest.mark.parametrize("button", ["invite", "reset"])
def test_buttons_do_nothing_on_a_get_and_nothing_for_others(administrator, officer_client, button):
    user = UserFactory()
    url = reverse(f"admin:accounts_user_{button}", args=[user.pk])
    assert officer_client.post(url).status_code == 302
    administrator.force_login(administrator.membership.user)
    assert administrator.get(url).status_code == 405
    assert not AuditEvent.objects.filter(target_id=user.pk).exists()


def test_membership_is_granted_and_taken_back_on_its_own_pages(administrator):
    user, organisation = UserFactory(), OrganisationFactory()
    data = {"user": user.pk, "organisation": organisation.pk, "role": "viewer", "valid_from": "2026-01-01"}
    administrator.post(reverse("admin:accounts_membership_add"), data)
    membership = Membership.objects.get(user=user)
    change = reverse("admin:accounts_membership_change", args=[membership.pk])
    administrator.post(change, {"role": "evaluator", "valid_from": "2026-01-01"})
    assert Membership.objects.get(user=user).role == "evaluator"
    administrator.post(reverse("admin:accounts_membership_delete", args=[membership.pk]), {"post": "yes"})
    assert not Membership.objects.in_force().filter(user=user).exists()


def test_role_gets_another_title_in_a_country(administrator):
    data = {"role": "employer", "language": "pl", "country": "PL", "title": "kierownik kadr"}
    administrator.post(reverse("admin:accounts_roletitle_add"), data)
    title = RoleTitle.objects.get(country="PL")
    change = reverse("admin:accounts_roletitle_change", args=[title.pk])
    administrator.post(change, {"title": "specjalista ds. kadr"})
    title.refresh_from_db()
    assert title.title == "specjalista ds. kadr"
    administrator.post(reverse("admin:accounts_roletitle_delete", args=[title.pk]), {"post": "yes"})
    assert not RoleTitle.objects.filter(pk=title.pk).exists()


def test_nothing_happens_to_many_records_at_once(administrator):
    memberships = MembershipFactory.create_batch(2)
    data = {"action": "delete_selected", "_selected_action": [one.pk for one in memberships], "post": "yes"}
    administrator.post(reverse("admin:accounts_membership_changelist"), data)
    assert Membership.objects.filter(pk__in=[one.pk for one in memberships]).count() == 2
