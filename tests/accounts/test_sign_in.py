"""Signing in: address and password, throttled, reset by mail, a second factor where a role demands it."""

import re
from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from accounts.actions import users
from accounts.adapter import SecondFactorAdapter
from accounts.models import AuditEvent, User
from tests.factories.accounts import PASSWORD, MembershipFactory, UserFactory, code_of, with_totp

pytestmark = pytest.mark.django_db
LOGIN = "/account/login/"


@pytest.fixture(autouse=True)
def fresh_counters():
    """Throttling counts in the real Redis: begin at nought, leave nothing."""
    cache.clear()
    yield
    cache.clear()


def sign_in(client, user, password=PASSWORD, **more):
    """Send the sign-in form."""
    return client.post(LOGIN, {"login": user.email, "password": password, **more})


def test_right_password_opens_the_portal(client):
    user = UserFactory()
    response = sign_in(client, user)
    assert response.status_code == 302
    assert client.session["_auth_user_id"] == str(user.pk)
    assert AuditEvent.objects.get(verb="user.signed_in").user_id == user.pk


def test_address_may_be_typed_in_capitals(client):
    UserFactory(email="olena@example.org")
    assert client.post(LOGIN, {"login": "Olena@Example.ORG", "password": PASSWORD}).status_code == 302


def test_wrong_password_keeps_the_address_typed(client):
    user = UserFactory()
    response = sign_in(client, user, "not-the-password")
    assert response.status_code == 200
    assert user.email in response.text
    assert "_auth_user_id" not in client.session


def test_unknown_address_gets_the_same_answer_as_a_wrong_password(client):
    answers = [
        str(sign_in(client, user, "not-the-password").context["form"].non_field_errors())
        for user in (UserFactory(), UserFactory.build())
    ]
    assert answers[0] == answers[1]
    assert "not correct" in answers[0]


def test_person_kept_out_cannot_sign_in(client):
    response = sign_in(client, UserFactory(is_active=False))
    assert "_auth_user_id" not in client.session
    assert response.url == reverse("account_inactive")


def test_sixth_wrong_password_is_not_even_looked_at(client):
    user = UserFactory()
    for _attempt in range(5):
        sign_in(client, user, "not-the-password")
    response = sign_in(client, user)  # right at last, but too late
    assert "Too many" in str(response.context["form"].non_field_errors())
    assert "_auth_user_id" not in client.session


def test_throttling_of_one_person_leaves_others_alone(client):
    first, second = UserFactory.create_batch(2)
    for _attempt in range(6):
        sign_in(client, first, "not-the-password")
    assert sign_in(client, second).status_code == 302


def test_nobody_signs_up(client):
    before = User.objects.count()
    data = {"email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD}
    assert "form" not in (client.post("/account/signup/", data).context or {})
    assert User.objects.count() == before


def test_address_is_not_changed_by_oneself(client):
    client.force_login(UserFactory())
    response = client.get("/account/email/")
    assert response.url == reverse("accounts:profile")
    assert client.get("/account/password/set/").status_code == 404


def test_forgotten_password_is_reset_by_mail(client):
    user = UserFactory()
    client.post("/account/password/reset/", {"email": user.email})
    link = re.search(r"https?://\S+", mail.outbox[0].body).group()
    page = client.get(link, follow=True)
    client.post(
        page.redirect_chain[-1][0], {"password1": "a-quite-new-password", "password2": "a-quite-new-password"}
    )
    assert sign_in(client, user, "a-quite-new-password").status_code == 302
    assert AuditEvent.objects.filter(verb="user.password_set", target_id=str(user.pk)).exists()


def test_reset_link_works_once(client):
    user = UserFactory()
    client.post("/account/password/reset/", {"email": user.email})
    link = re.search(r"https?://\S+", mail.outbox[0].body).group()
    page = client.get(link, follow=True)
    client.post(
        page.redirect_chain[-1][0], {"password1": "a-quite-new-password", "password2": "a-quite-new-password"}
    )
    assert client.get(link, follow=True).context["token_fail"]


def test_reset_of_an_unknown_address_is_not_betrayed(client):
    responses = [
        client.post("/account/password/reset/", {"email": address})
        for address in (UserFactory().email, "nobody@example.org")
    ]
    assert [one.status_code for one in responses] == [302, 302]
    assert responses[0].url == responses[1].url


def test_old_address_opens_nothing_after_a_change(client, officer):
    user = UserFactory(email="old@example.org")
    EmailAddress.objects.create(user=user, email="old@example.org", primary=True, verified=True)
    users.change(user=user, email="new@example.org", by=officer)
    assert client.post(LOGIN, {"login": "old@example.org", "password": PASSWORD}).status_code == 200
    assert client.post(LOGIN, {"login": "new@example.org", "password": PASSWORD}).status_code == 302


def test_second_factor_is_asked_for_and_taken(client):
    user = UserFactory()
    secret = with_totp(user)
    response = sign_in(client, user)
    assert response.url == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session
    assert client.post(response.url, {"code": "000000"}).status_code == 200
    assert client.post(response.url, {"code": code_of(secret)}).status_code == 302
    assert client.session["_auth_user_id"] == str(user.pk)


def test_secret_of_the_second_factor_is_stored_sealed():
    user = UserFactory()
    secret = with_totp(user)
    stored = Authenticator.objects.get(user=user).data["secret"]
    assert secret not in stored
    assert SecondFactorAdapter().decrypt(stored) == secret


@pytest.mark.parametrize(
    "role", ["case_officer", "second_approver", "coordinator", "employer", "data_protection"]
)
def test_role_that_sees_persons_must_set_up_a_second_factor(
    client, settings, role, django_capture_on_commit_callbacks
):
    settings.SECOND_FACTOR_REQUIRED = True
    user = MembershipFactory(role=role).user
    sign_in(client, user)
    assert client.get("/you/").url == reverse("mfa_activate_totp")
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    with django_capture_on_commit_callbacks(execute=True):
        done = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    assert done.url == reverse("mfa_view_recovery_codes")
    assert client.get(done.url).status_code == 200
    assert client.get("/you/").status_code == 200
    assert AuditEvent.objects.filter(verb="user.second_factor_added", user=user).count() == 2


@pytest.mark.parametrize(("role", "is_staff"), [("administrator", False), ("viewer", True)])
def test_administrator_must_set_up_a_second_factor_before_the_administration(
    client, settings, role, is_staff
):
    settings.SECOND_FACTOR_REQUIRED = True
    user = MembershipFactory(role=role, user__is_staff=is_staff).user
    sign_in(client, user)
    assert client.get("/admin/").url == reverse("mfa_activate_totp")


@pytest.mark.parametrize("role", ["viewer", "social_partner", "provider", "evaluator"])
def test_role_that_sees_totals_may_do_without(client, settings, role):
    settings.SECOND_FACTOR_REQUIRED = True
    sign_in(client, MembershipFactory(role=role).user)
    assert client.get("/you/").status_code == 200


def test_password_is_asked_again_when_the_sign_in_is_long_ago(client):
    sign_in(client, UserFactory())
    with time_machine.travel(timedelta(minutes=11)):
        assert client.get(reverse("mfa_activate_totp")).url.startswith(reverse("account_reauthenticate"))


def test_typing_the_password_again_opens_the_settings(client):
    user = UserFactory()
    client.force_login(user)
    asked = client.get(reverse("mfa_activate_totp")).url
    assert client.post(asked, {"password": "not-the-password"}).status_code == 200
    assert client.post(asked, {"password": PASSWORD}).url == reverse("mfa_activate_totp")
    assert client.get(reverse("mfa_activate_totp")).status_code == 200


def test_second_factor_that_a_role_demands_cannot_be_given_up(client, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    user = MembershipFactory(role="case_officer").user
    secret = with_totp(user)
    client.post(sign_in(client, user).url, {"code": code_of(secret)})
    client.post(reverse("mfa_deactivate_totp"))
    assert Authenticator.objects.filter(user=user, type="totp").exists()


def test_new_recovery_codes_and_a_factor_given_up_are_recorded(client, django_capture_on_commit_callbacks):
    user = UserFactory()
    secret = with_totp(user)
    client.post(sign_in(client, user).url, {"code": code_of(secret)})
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("mfa_generate_recovery_codes"))
        client.post(reverse("mfa_generate_recovery_codes"))
        client.post(reverse("mfa_deactivate_totp"))
    verbs = set(AuditEvent.objects.filter(user=user).values_list("verb", flat=True))
    assert {"user.second_factor_renewed", "user.second_factor_removed"} <= verbs
    assert not Authenticator.objects.filter(user=user, type="totp").exists()


def test_recovery_code_opens_when_the_phone_is_lost(client):
    user = UserFactory()
    with_totp(user)
    code = RecoveryCodes.activate(user).get_unused_codes()[0]
    assert client.post(sign_in(client, user).url, {"code": code}).status_code == 302
    assert client.session["_auth_user_id"] == str(user.pk)


def test_demonstration_does_without_and_says_so(client, settings):
    settings.DEMO, settings.SECOND_FACTOR_REQUIRED = True, False
    sign_in(client, MembershipFactory(role="case_officer").user)
    page = client.get("/you/")
    assert page.status_code == 200
    assert "The second factor is off." in page.text


def test_administration_has_no_sign_in_of_its_own(client):
    assert client.get("/admin/", follow=True).redirect_chain[-1][0] == f"{LOGIN}?next=/admin/"
    assert client.get("/admin/login/?next=/admin/").url == f"{LOGIN}?next=/admin/"
    user = UserFactory(is_staff=True)
    client.post("/admin/login/", {"username": user.email, "password": PASSWORD})
    assert "_auth_user_id" not in client.session


def test_administration_is_shut_to_others(officer_client):
    assert officer_client.get("/admin/", follow=True).status_code == 403
