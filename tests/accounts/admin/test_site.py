"""What stands in the administration, and what never does."""

import pytest
from django.contrib.admin import site
from django.urls import reverse

from accounts.admin.base import ActionAdmin
from tests.factories.accounts import MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db
KEPT = {
    "accounts.Membership", "accounts.Organisation", "accounts.RoleTitle", "accounts.User", "indicators.Binding",
    "indicators.Target", "partnerships.Partnership", "partnerships.TemplateEdge", "partnerships.TemplateNode",
    "partnerships.Territory", "partnerships.TreeTemplate", "workforce.Occupation", "workforce.Site",
}  # fmt: skip


def test_only_reference_records_stand_there_never_persons_or_cases():
    assert {model._meta.label for model in site._registry} == KEPT


def test_everything_there_saves_through_actions():
    assert all(isinstance(admin, ActionAdmin) for admin in site._registry.values())
    for admin in site._registry.values():
        assert admin.actions is None
        assert admin.offers("change")
        assert all(hasattr(inline, "saves_through_actions") for inline in admin.inlines)


def test_index_says_what_each_kind_of_record_is(administrator):
    page = administrator.get("/admin/")
    apps = page.context["app_list"]
    assert [app["app_label"] for app in apps] == ["accounts", "partnerships", "workforce", "indicators"]
    assert all(kind["about"] for app in apps for kind in app["models"])


@pytest.mark.parametrize("role", ["case_officer", "coordinator", "viewer", "data_protection"])
def test_other_roles_do_not_come_in(client, role):
    client.force_login(MembershipFactory(role=role).user)
    for url in ("/admin/", "/admin/accounts/user/", "/admin/accounts/organisation/add/"):
        assert client.get(url, follow=True).status_code == 403


def test_member_of_staff_comes_in_without_the_role(client):
    client.force_login(UserFactory(is_staff=True))
    assert client.get("/admin/").status_code == 200


def test_administrator_who_acts_for_another_organisation_is_no_administrator_there(client):
    membership = MembershipFactory(role="administrator")
    other = MembershipFactory(user=membership.user, role="viewer")
    client.force_login(membership.user)
    client.post(reverse("accounts:organisation_switch"), {"membership": other.organisation_id})
    assert client.get("/admin/", follow=True).status_code == 403


def test_sign_in_of_somebody_signed_in_leads_to_the_index(administrator):
    assert administrator.get("/admin/login/").url == "/admin/"


@pytest.mark.parametrize(
    ("url", "target"),
    [("/admin/logout/", "account_logout"), ("/admin/password_change/", "account_change_password")],
)
def test_ways_out_are_the_portal_s_own(administrator, url, target):
    response = administrator.post(url) if "logout" in url else administrator.get(url)
    assert response.url == reverse(target)


def test_history_of_something_gone_leads_back(administrator):
    response = administrator.get("/admin/accounts/organisation/999/history/")
    assert response.status_code == 302


def test_list_is_searched_filtered_and_sorted_in_the_address(administrator):
    for query in ("?q=o", "?role__exact=viewer", "?o=-1", "?q=nothing-fits"):
        assert administrator.get("/admin/accounts/membership/" + query).status_code == 200
