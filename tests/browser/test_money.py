"""Money and activities in Chromium: axe's rules on every page, and a payment by two people."""

from decimal import Decimal

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from partnerships.actions import payments
from tests.browser.conftest import FAR
from tests.partnerships.money import committed, purse_of, thirds
from tests.partnerships.plans import plan_of


@pytest.fixture
def world(cast):
    """A purse with a commitment in parts and a payment that waits."""
    purse = purse_of(cast)
    made = committed(purse, parts=thirds())
    first = made.tranches.get(position=1)
    order = payments.enter(commitment=made, amount=Decimal("20.00"), tranche=first, by=purse.coordinator)
    return cast, purse, made, order


def addresses(cast, purse, made):
    code = {"partnership": cast.partnership.code}
    named = ("money_detail", "money_ledger", "source_new", "line_new", "rate_new", "activity_list")
    named += ("activity_new", "intervention_new", "activity_subscription")
    found = [reverse(f"partnerships:{name}", kwargs=code) for name in named]
    found += [
        reverse(f"partnerships:{name}", kwargs={"pk": purse.line.pk})
        for name in ("line_detail", "line_commit")
    ]
    activity = plan_of(cast).activity
    found.append(reverse("partnerships:activity_detail", kwargs={"pk": activity.pk}))
    return [*found, reverse("partnerships:commitment_detail", kwargs={"pk": made.pk})]


@pytest.mark.parametrize(("language", "size", "theme"), [FAR])
def test_every_page_passes_axe_and_fits(page, world, sign_in, axe_clean, language, size, theme):
    cast, purse, made, order = world
    user = purse.approver.user
    type(user).objects.update(language=language)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme=theme)
    sign_in(purse.coordinator.user)
    release = reverse("partnerships:payment_release", kwargs={"pk": order.pk})
    for address in [*addresses(cast, purse, made), release]:
        if address == release:
            sign_in(user)
        page.goto(address)
        axe_clean(page)
        assert page.locator("h1").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_one_enters_and_another_releases(page, world, sign_in):
    _cast, purse, made, _order = world
    address = reverse("partnerships:commitment_detail", kwargs={"pk": made.pk})
    sign_in(purse.coordinator.user)
    page.goto(address)
    page.get_by_role("link", name="Enter a payment").click()
    page.get_by_label("Amount").fill("30")
    page.get_by_role("button", name="Enter the payment").click()
    expect(page.get_by_text("It waits for a second person")).to_be_visible()
    expect(page.get_by_role("link", name="Look and release")).to_have_count(0)
    sign_in(purse.approver.user)
    page.goto(address)
    page.get_by_role("link", name="Look and release").first.click()
    page.get_by_role("button", name="Release the payment").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("30 UAH of 100 UAH are paid")
