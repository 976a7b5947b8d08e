"""The map in Chromium: axe's rules, the keyboard, a phone without sideways scrolling, and no JavaScript needed."""

import re
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from jtportal.kernel.actor import BEAT
from partnerships.actions import coverage, policy, trees
from partnerships.enums import PolicyArea
from partnerships.models import Boundary, Territory
from tests.browser.conftest import FAR
from tests.conftest import member
from tests.factories.partnerships import PartnerFactory, TerritoryFactory
from tests.indicators.views.conftest import count, hire


@pytest.fixture
def land(cast):
    """Six towns of a district with people, the mine, a provider and a partner that has no place."""
    district = TerritoryFactory(name="Шептицький район", level="district")
    ring = [[24.0, 50.2], [24.5, 50.2], [24.5, 50.6], [24.0, 50.6], [24.0, 50.2]]
    shape = {"type": "MultiPolygon", "coordinates": [[ring]]}
    Boundary.objects.create(territory=district, geometry=shape, west=24, south=50.2, east=24.5, north=50.6)
    for number in range(6):
        town = TerritoryFactory(
            parent=district,
            latitude=Decimal("50.3") + Decimal(number) / 40,
            longitude=Decimal("24.1") + Decimal(number * 3 % 7) / 30,
        )
        if number < 3:
            hire(cast, 6 - 2 * number, town=town)
    cast.site.territory = town
    cast.site.save()
    PartnerFactory(partnership=cast.partnership, role="provider", territory=town)
    count(cast)
    return cast


@pytest.mark.parametrize(("language", "size", "theme"), [FAR])
def test_map_and_form_pass_axe(page, land, sign_in, axe_clean, language, size, theme):
    coordinator = member(land.officer.organisation, "coordinator")
    type(coordinator.user).objects.filter(pk=coordinator.user.pk).update(language=language)
    sign_in(coordinator.user)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme=theme)
    towns = Territory.objects.filter(level="municipality", latitude__isnull=False)[:4]
    coverage.cover(partnership=land.partnership, territories=towns, by=coordinator)
    for query in ("", "?z=2&x=1"):
        page.goto(f"/p/{land.partnership.code}/plan/place/{query}")
        axe_clean(page)
        assert page.locator("h1").count() == 1
        assert page.locator("svg.map:visible").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    page.locator("#placeless ~ ul a").first.click()
    axe_clean(page)
    page.goto(f"/p/{land.partnership.code}/plan/place/territory/")
    axe_clean(page)


def test_a_place_leads_to_its_row_and_the_row_back_to_the_map(page, land, sign_in):
    sign_in(land.officer.user)
    page.goto(f"/p/{land.partnership.code}/plan/place/")
    place = page.locator("svg.map.wide a").first
    anchor = place.get_attribute("href")
    place.press("Enter")
    expect(page).to_have_url(re.compile(f"{anchor}$"))
    page.locator(f"tr{anchor}").get_by_role("link", name="on the map").click()
    expect(page).to_have_url(re.compile("z=2"))
    expect(page.get_by_role("link", name="The whole")).to_be_visible()


@pytest.mark.parametrize(("language", "size", "theme"), [FAR])
def test_policy_pages_pass_axe(page, cast, sign_in, axe_clean, language, size, theme):
    trees.start_tree(partnership=cast.partnership, template=trees.load_template(by=BEAT), by=BEAT)
    coordinator = member(cast.officer.organisation, "coordinator")
    areas = [PolicyArea.SKILLS, PolicyArea.RIGHTS]
    policy.tag(partnership=cast.partnership, target="output:O5", areas=areas, by=coordinator)
    type(coordinator.user).objects.filter(pk=coordinator.user.pk).update(language=language)
    sign_in(coordinator.user)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme=theme)
    for place in ("policy/", "policy/serves/?target=output:O5", "policy/green/"):
        page.goto(f"/p/{cast.partnership.code}/plan/{place}")
        axe_clean(page)
        assert page.locator("h1").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
