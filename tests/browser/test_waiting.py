"""What waits for a person in Chromium: full, empty, and for another organisation; axe's rules on each."""

from datetime import timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from partnerships.actions import activities, policy
from tests.conftest import member
from tests.factories.accounts import MembershipFactory
from tests.factories.workforce import CaseFactory, TaskFactory
from tests.partnerships.plans import plan_of

MINE = reverse("partnerships:waiting_mine")


@pytest.fixture
def world(cast):
    """A coordinator with two milestones and a next step, who acts for the union too; and an intervention tagged."""
    plan = plan_of(cast)
    by, today = plan.coordinator, cast.partnership.today()
    activities.change_activity(activity=plan.activity, owner=by.user, by=by)
    activities.change_milestone(milestone=plan.milestone, due_on=today - timedelta(days=3), by=by)
    activities.add_milestone(activity=plan.activity, title="Second exam", due_on=today, by=by)
    MembershipFactory(user=by.user, organisation=cast.outsider.organisation, role="case_officer")
    other = cast.outsider.organisation.partners.get().partnership
    case = CaseFactory(worker__site__partnership=other)
    TaskFactory(case=case, owner=by.user, due_on=today - timedelta(days=1))
    policy.tag(
        partnership=cast.partnership, target=f"intervention:{plan.intervention.pk}",
        areas=["guidelines.skills", "conclusions.economies"], by=by,
    )  # fmt: skip
    return cast, by


@pytest.mark.parametrize(
    ("language", "size", "theme"), [("en", (1366, 768), "light"), ("uk", (390, 844), "dark")]
)
def test_every_page_passes_axe_and_fits(page, world, sign_in, axe_clean, language, size, theme):
    cast, by = world
    reader = member(cast.partner.organisation, "viewer")
    type(by.user).objects.update(language=language)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme=theme)
    code = {"partnership": cast.partnership.code}
    pages = [reverse(f"partnerships:{name}", kwargs=code) for name in ("activity_list", "policy_matrix")]
    for user, addresses in ((by.user, [MINE, *pages]), (reader.user, [MINE])):
        sign_in(user)
        for address in addresses:
            assert page.goto(address).status == 200, address
            axe_clean(page)
            assert page.locator("h1").count() == 1
            assert page.evaluate("document.documentElement.scrollWidth") <= size[0], address


def test_what_waits_for_another_organisation_is_opened_after_a_switch(page, world, sign_in):
    _cast, by = world
    sign_in(by.user)
    page.goto("/you/")
    page.goto(MINE)
    expect(page.locator(".tally")).to_have_count(2)
    expect(page.get_by_role("link", name="Second exam")).to_be_visible()
    page.get_by_role("button", name="Act for").click()
    page.wait_for_url(f"**{MINE}")
    expect(page.get_by_role("link", name="1 next step is due or overdue.")).to_be_visible()
