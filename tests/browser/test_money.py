"""Money and activities in Chromium: axe's rules on every page, and a payment by two people."""

from decimal import Decimal

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from partnerships.actions import contributions, ledger, money, payments
from partnerships.models import Contribution, Proposal
from tests.browser.conftest import FAR
from tests.factories.calls import funded
from tests.partnerships.money import DAY, committed, purse_of, thirds
from tests.partnerships.plans import plan_of


@pytest.fixture
def world(cast):
    """A purse with a commitment in parts and a payment that waits."""
    purse = purse_of(cast)
    made = committed(purse, parts=thirds())
    first = made.tranches.get(position=1)
    order = payments.enter(commitment=made, amount=Decimal("20.00"), tranche=first, by=purse.coordinator)
    fill(cast, purse)
    return cast, purse, made, order


def fill(cast, purse):
    """A rate that was corrected, pledges with a day, partners' money on a line and on none, a grant to commit."""
    by, place = purse.coordinator, cast.partnership
    today, union = place.today(), cast.partnership.partners.get(organisation=cast.partner.organisation_id)
    euros = money.add_line(
        source=purse.source, title="Grants", input_kind="finances", currency="EUR", pledged=Decimal(9000),
        pledge_due_on=today, by=by,
    )  # fmt: skip
    ledger.allocate(line=euros, amount=Decimal(200000), on=DAY, by=by)
    wrong = money.set_rate(
        partnership=place, currency="EUR", on=DAY, rate=Decimal("5.01"), source="National Bank", by=by
    )
    money.correct_rate(rate=wrong, worth=Decimal("50.1"), source="National Bank", reason="comma", by=by)
    for title, line in (("Tools for the workshop", purse.line), ("A second grant", None)):
        given = {"kind": "money", "currency": "UAH", "on": DAY, "title": title, "amount": Decimal(700)}
        row = contributions.pledge(partner=union, by=by, **given)
        contributions.put_on_line(contribution=row, line=line, by=by)
    funded(place, by)


def addresses(cast, purse, made):
    code = {"partnership": cast.partnership.code}
    named = ("money_detail", "money_ledger", "source_new", "line_new", "rate_new", "activity_list")
    named += ("activity_new", "intervention_new", "activity_subscription")
    found = [reverse(f"partnerships:{name}", kwargs=code) for name in named]
    found += [
        reverse(f"partnerships:{name}", kwargs={"pk": purse.line.pk})
        for name in ("line_detail", "line_commit")
    ]
    found += [
        reverse("partnerships:rate_correct", kwargs={"pk": cast.partnership.exchange_rates.latest("pk").pk}),
        reverse("partnerships:contribution_line", kwargs={"pk": Contribution.objects.latest("pk").pk}),
        reverse("partnerships:grant_commit", kwargs={"pk": Proposal.objects.get(state="funded").pk}),
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
