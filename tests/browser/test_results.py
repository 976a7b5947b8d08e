"""Results in Chromium: from a stalled node to the cause and the cases, from a number to its why, for everybody."""

import pytest
from playwright.sync_api import expect

from indicators.actions import targets
from jtportal.kernel.actor import BEAT
from partnerships.actions import trees
from tests.browser.conftest import tab_to
from tests.factories.partnerships import TerritoryFactory
from tests.factories.workforce import TaskFactory
from tests.indicators.views.conftest import count, hire, whole
from workforce.models import Case


@pytest.fixture
def crew(cast):
    """People of two towns, counted, on a tree with targets, and a task that is overdue."""
    trees.start_tree(partnership=cast.partnership, template=trees.load_template(by=BEAT), by=BEAT)
    near, far = TerritoryFactory.create_batch(2)
    hire(cast, 8, town=near, pathway="reskilling")
    hire(cast, 6, town=far, arrears=1000)
    hire(cast, 6, sex="female", town=near)
    count(cast)
    for indicator, value in (("agreed_pathway_share", "0.9"), ("wage_arrears", "0")):
        category = "UAH" if indicator == "wage_arrears" else ""
        targets.set_target(
            partnership=cast.partnership, indicator=indicator, category=category, value=value,
            due_on=cast.partnership.today().replace(year=2099), by=BEAT,
        )  # fmt: skip
    TaskFactory(
        case=Case.objects.filter(pathway="none").first(), owner=cast.officer.user, due_on="2026-11-01"
    )
    return cast


def addresses(crew):
    code = crew.partnership.code
    share = whole(crew, "agreed_pathway_share").pk
    return [
        f"/p/{code}/results/",
        f"/p/{code}/results/?node=OC.1",
        f"/p/{code}/results/?node=P1.1",
        f"/p/{code}/results/?node=O4",
        f"/p/{code}/indicators/",
        f"/readings/{share}/",
        f"/readings/{share}/cases/?part=denominator",
        "/rule/",
    ]


@pytest.mark.parametrize(
    ("language", "size", "theme"), [("en", (1366, 768), "light"), ("uk", (390, 844), "dark")]
)
def test_every_page_passes_axe(page, crew, sign_in, axe_clean, language, size, theme):
    type(crew.officer.user).objects.filter(pk=crew.officer.user.pk).update(language=language)
    sign_in(crew.officer.user)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme=theme)
    for address in addresses(crew):
        page.goto(address)
        axe_clean(page)
        assert page.locator("h1").count() == 1


def test_a_partners_pages_pass_axe_and_hold_no_list(page, crew, sign_in, axe_clean):
    sign_in(crew.partner.user)
    for address in addresses(crew):
        response = page.goto(address)
        if "/cases/" in address:
            assert response.status == 404
        axe_clean(page)
    page.goto(addresses(crew)[5])
    expect(page.locator("#cases")).to_have_count(0)


def test_from_a_stalled_node_to_cause_owner_and_cases_in_three_clicks(page, crew, sign_in, presses):
    sign_in(crew.officer.user)
    page.goto(addresses(crew)[0])
    page.locator('[data-node="OC.1"] a.t-link').click(position={"x": 12, "y": 12})
    expect(page.get_by_role("heading", name="Why is it stalled?")).to_be_visible()
    expect(page.locator(".owed")).to_contain_text(crew.officer.user.family_name)
    page.get_by_role("link", name="The cases behind it").click()
    expect(page.locator("#cases tbody tr")).to_have_count(8)
    page.locator("#cases tbody a").first.click()
    page.wait_for_url("**/cases/*/")
    assert presses() == 3


def test_a_number_tells_definition_period_population_and_list_at_one_click(page, crew, sign_in, presses):
    sign_in(crew.officer.user)
    page.goto(addresses(crew)[0])
    page.locator('[data-node="OC.1"] a.t-way').first.click()
    expect(page.locator("h1")).to_contain_text("40% with an agreed way on: 8 of 20")
    expect(page.get_by_role("heading", name="How this is counted")).to_be_visible()
    expect(page.locator("#cases")).to_contain_text("Exactly 8 cases")
    assert presses() == 1


def test_cause_and_number_are_reached_by_keyboard_alone(page, crew, sign_in):
    sign_in(crew.officer.user)
    page.goto(addresses(crew)[0])
    tab_to(page, '[data-node="OC.1"] a.t-link')
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Why is it stalled?")).to_be_visible()
    tab_to(page, 'a[href$="#cases"]')
    page.keyboard.press("Enter")
    expect(page.locator("#cases tbody tr")).to_have_count(8)
    page.goto(addresses(crew)[0])
    tab_to(page, '[data-node="OC.1"] a.t-way')
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="How this is counted")).to_be_visible()


def test_without_script_nothing_is_lost(browser, crew, sign_in, context, live_server):
    sign_in(crew.officer.user)
    with browser.new_context(java_script_enabled=False, base_url=live_server.url) as plain:
        plain.add_cookies(context.cookies())
        page = plain.new_page()
        page.goto(addresses(crew)[0])
        page.locator('[data-node="OC.1"] a.t-link').click(position={"x": 12, "y": 12})
        page.get_by_role("link", name="The cases behind it").click()
        expect(page.locator("#cases tbody tr")).to_have_count(8)
        page.goto(addresses(crew)[4])
        page.get_by_role("button", name="Show").click()
        expect(page.locator("tbody tr")).to_have_count(23)


def test_no_page_scrolls_sideways_at_320_pixels(page, crew, sign_in):
    sign_in(crew.officer.user)
    page.set_viewport_size({"width": 320, "height": 640})
    for address in addresses(crew):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


def test_the_list_is_walked_by_keyboard_alone(page, crew, sign_in):
    sign_in(crew.officer.user)
    page.goto(addresses(crew)[5])
    page.locator("#cases tbody a").first.focus()
    page.keyboard.press("ArrowDown")
    second = page.locator("#cases tbody a").nth(1)
    expect(second).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/cases/**")


def test_paper_carries_the_number_and_no_navigation(page, crew, sign_in):
    sign_in(crew.officer.user)
    page.goto(addresses(crew)[1])
    page.emulate_media(media="print")
    expect(page.locator(".mast")).to_be_hidden()
    expect(page.locator("h1")).to_contain_text("8 of 20")
    expect(page.locator(".reason")).to_be_visible()
