"""J8: a new organisation with two people in their roles, in two pages."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from accounts.models import AuditEvent, Membership, Organisation, User
from tests.accounts.admin.conftest import lines
from tests.factories.accounts import MembershipFactory, OrganisationFactory, UserFactory
from tests.factories.partnerships import PartnerFactory

pytestmark = pytest.mark.django_db
ADD = "/admin/accounts/organisation/add/"
SERVICE = {"name": "Sheptytskyi employment centre", "kind": "employment_service", "country": "UA"}
OLENA = {
    "email": "Olena@example.org", "family_name": "Бондар", "given_name": "Олена",
    "role": "case_officer", "valid_from": "2026-01-01",
}  # fmt: skip
ROMAN = OLENA | {
    "email": "roman@example.org",
    "family_name": "Гнатюк",
    "given_name": "Роман",
    "role": "coordinator",
}


def save(client, url, *people, initial=0, **values):
    """Send the page of an organisation with lines of people."""
    return client.post(url, {**SERVICE, **values, **lines("memberships", people, initial)})


def page_of(organisation):
    return reverse("admin:accounts_organisation_change", args=[organisation.pk])


def test_new_organisation_with_two_new_people_takes_two_pages(
    administrator, django_capture_on_commit_callbacks
):
    listed = administrator.get("/admin/accounts/organisation/")
    assert ADD in listed.text
    assert administrator.get(ADD).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        response = save(administrator, ADD, OLENA, ROMAN)
    assert response.status_code == 302
    organisation = Organisation.objects.get(name=SERVICE["name"])
    held = {(one.user.email, one.role) for one in organisation.memberships.all()}
    assert held == {("olena@example.org", "case_officer"), ("roman@example.org", "coordinator")}
    assert [message.to for message in mail.outbox] == [["olena@example.org"], ["roman@example.org"]]


def test_new_person_is_invited_in_the_country_s_language_and_can_come_in(
    administrator, client, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        save(administrator, ADD, OLENA)
    assert User.objects.get(email="olena@example.org").language == "uk"
    administrator.logout()
    link = re.search(r"https?://\S+/password/\S+", mail.outbox[0].body).group()
    page = client.get(link, follow=True)
    words = {"password1": "a-quite-new-password", "password2": "a-quite-new-password"}
    client.post(page.redirect_chain[-1][0], words)
    signed = client.post("/account/login/", {"login": "olena@example.org", "password": words["password1"]})
    assert signed.status_code == 302


def test_everything_is_recorded_with_the_administrator_s_name(administrator):
    save(administrator, ADD, OLENA)
    by = AuditEvent.objects.filter(user=administrator.membership.user)
    verbs = {"organisation.added", "user.added", "membership.granted", "user.invited"}
    assert verbs <= set(by.values_list("verb", flat=True))
    assert "Бондар" not in str(list(by.values_list("detail", flat=True)))


def test_known_person_gets_the_role_without_another_invitation(
    administrator, django_capture_on_commit_callbacks
):
    user = UserFactory(email="olena@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        save(administrator, ADD, {**OLENA, "family_name": "", "given_name": ""})
    assert user.memberships.get().role == "case_officer"
    assert mail.outbox == []


def test_new_person_in_two_roles_is_invited_once(administrator, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        save(administrator, ADD, OLENA, {**OLENA, "role": "coordinator"})
    assert Membership.objects.filter(user__email="olena@example.org").count() == 2
    assert len(mail.outbox) == 1


def test_new_address_without_a_name_is_asked_for_one_and_nothing_is_lost(administrator):
    response = save(administrator, ADD, {**OLENA, "given_name": ""})
    assert response.status_code == 200
    assert "say whose it is" in response.text
    assert OLENA["email"] in response.text
    assert not Organisation.objects.filter(name=SERVICE["name"]).exists()


def test_same_role_twice_is_refused_and_nothing_is_written(administrator):
    response = save(administrator, ADD, OLENA, OLENA)
    assert "holds that role in this organisation already" in response.text
    assert OLENA["email"] in response.text
    assert not Organisation.objects.filter(name=SERVICE["name"]).exists()
    assert not User.objects.filter(email="olena@example.org").exists()


def test_second_organisation_of_a_name_in_a_country_is_refused(administrator):
    OrganisationFactory(**SERVICE)
    response = save(administrator, ADD, name=SERVICE["name"].upper())
    assert "has an organisation of that name already" in response.text


def test_role_is_changed_and_taken_back_on_the_organisation_s_page(administrator):
    organisation = OrganisationFactory(**SERVICE)
    first, second = MembershipFactory.create_batch(2, organisation=organisation)
    rows = [
        {"id": first.pk, "organisation": organisation.pk, "role": "coordinator", "valid_from": "2020-01-01"},
        {"id": second.pk, "organisation": organisation.pk, "role": second.role, "valid_from": "2020-01-01",
         "DELETE": "on"},
    ]  # fmt: skip
    assert save(administrator, page_of(organisation), *rows, initial=2).status_code == 302
    first.refresh_from_db()
    assert first.role == "coordinator"
    assert list(organisation.memberships.in_force()) == [first]
    assert Membership.objects.filter(pk=second.pk).exists()


def test_change_of_name_is_recorded_with_before_and_after(administrator):
    organisation = OrganisationFactory(**SERVICE)
    save(administrator, page_of(organisation), name="Another name")
    event = AuditEvent.objects.get(verb="organisation.changed")
    assert event.detail == {"before": {"name": SERVICE["name"]}, "after": {"name": "Another name"}}
    history = administrator.get(reverse("admin:accounts_organisation_history", args=[organisation.pk]))
    assert "Another name" in history.text


def test_saving_without_a_change_records_nothing(administrator):
    organisation = OrganisationFactory(**SERVICE)
    before = AuditEvent.objects.count()
    save(administrator, page_of(organisation))
    assert AuditEvent.objects.count() == before


def test_organisation_that_something_hangs_on_stays(administrator):
    partner = PartnerFactory()
    url = reverse("admin:accounts_organisation_delete", args=[partner.organisation_id])
    administrator.post(url, {"post": "yes"}, follow=True)
    assert Organisation.objects.filter(pk=partner.organisation_id).exists()


def test_organisation_with_people_says_what_to_do_instead(administrator):
    membership = MembershipFactory()
    url = reverse("admin:accounts_organisation_delete", args=[membership.organisation_id])
    response = administrator.post(url, {"post": "yes"}, follow=True)
    assert "End their memberships instead" in response.text


def test_empty_organisation_is_removed_and_recorded(administrator):
    organisation = OrganisationFactory(**SERVICE)
    administrator.post(reverse("admin:accounts_organisation_delete", args=[organisation.pk]), {"post": "yes"})
    assert not Organisation.objects.filter(pk=organisation.pk).exists()
    assert AuditEvent.objects.filter(verb="organisation.removed", target_id=organisation.pk).exists()
