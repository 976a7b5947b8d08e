"""Markets in Chromium: the doughnut's words stay whole, the keyboard reaches each segment, axe's rules, a phone."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from indicators.demo.plan import Stage, markets
from jtportal.kernel.actor import BEAT
from partnerships.actions import trees
from partnerships.models import JobLine, MarketFunction, MarketSystem
from tests.browser.conftest import FAR
from tests.conftest import member

CLIPPED = """() => { const svg = document.querySelector(".doughnut.mk-wide"), frame = svg.getBoundingClientRect();
  const ring = svg.querySelector(".d-core").getBoundingClientRect();
  const texts = [...svg.querySelectorAll("a")].map((link) => [...link.querySelectorAll(".d-said")]
    .map((text) => text.getBoundingClientRect()));
  const flat = texts.flat();
  const over = flat.filter((one, place) => flat.some((other, index) => index > place && one.left < other.right - 1
    && other.left < one.right - 1 && one.top < other.bottom - 4 && other.top < one.bottom - 4));
  return [flat.filter((box) => box.left < frame.left || box.right > frame.right || box.bottom > frame.bottom).length,
    flat.filter((box) => box.right > ring.left && box.left < ring.right && box.bottom > ring.top
      && box.top < ring.bottom).length, over.length]; }"""


@pytest.fixture
def coordinator(cast):
    """The coordinator of a partnership that has the demonstration's Ukrainian markets."""
    cast.partnership.code = "ua-demo"
    cast.partnership.save()
    trees.start_tree(partnership=cast.partnership, template=trees.load_template(by=BEAT), by=BEAT)
    found = member(cast.officer.organisation, "coordinator")
    markets.load(Stage(cast.partnership))
    return found


def addresses():
    market = MarketSystem.objects.get(sector="F")
    function = MarketFunction.objects.filter(market=market).first()
    course = JobLine.objects.order_by("pk").first().intervention
    return [
        "/p/ua-demo/plan/markets/",
        "/p/ua-demo/plan/markets/new/",
        reverse("partnerships:market_detail", kwargs={"pk": market.pk}),
        reverse("partnerships:market_function_change", kwargs={"pk": function.pk}),
        reverse("partnerships:market_intervention", kwargs={"pk": course.pk}),
        reverse("partnerships:market_jobs_new", kwargs={"pk": course.pk}),
        reverse("partnerships:market_step_change", kwargs={"pk": course.steps.first().pk}),
    ]


@pytest.mark.parametrize(("language", "size", "theme"), [FAR])
def test_every_page_passes_axe(page, coordinator, sign_in, axe_clean, language, size, theme):
    type(coordinator.user).objects.filter(pk=coordinator.user.pk).update(language=language)
    sign_in(coordinator.user)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme=theme)
    for address in addresses():
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0], address
        axe_clean(page)


@pytest.mark.parametrize("language", ["en", "uk"])
def test_the_doughnuts_words_are_whole_and_over_nothing(page, coordinator, sign_in, language):
    type(coordinator.user).objects.filter(pk=coordinator.user.pk).update(language=language)
    sign_in(coordinator.user)
    for market in MarketSystem.objects.all():
        page.goto(reverse("partnerships:market_detail", kwargs={"pk": market.pk}))
        page.evaluate("document.fonts.ready")
        assert page.evaluate(CLIPPED) == [0, 0, 0]


def test_the_keyboard_goes_from_a_segment_to_its_line(page, coordinator, sign_in):
    sign_in(coordinator.user)
    page.goto(addresses()[2])
    links = page.locator(".doughnut.mk-wide a")
    expect(links).to_have_count(9)
    links.first.focus()
    page.keyboard.press("Tab")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    line = page.locator(f"tr{links.nth(1).get_attribute('href')}")
    expect(line).to_be_in_viewport()
    expect(line).to_contain_text("2")


def test_a_coordinator_describes_and_agrees_a_market(page, cast, sign_in):
    sign_in(member(cast.officer.organisation, "coordinator").user)
    page.goto(f"/p/{cast.partnership.code}/plan/markets/")
    page.get_by_role("link", name="Describe a market").click()
    page.get_by_label("Sector", exact=False).first.select_option("F")
    for name, words in {
        "name": "Warm homes",
        "sellers": "Builders",
        "goods": "Homes",
        "buyers": "Town",
    }.items():
        page.locator(f"#id_{name}").fill(words)
    page.get_by_role("button", name="Describe the market").click()
    for link in ("Add a function", "Add a rule"):
        page.get_by_role("link", name=link).click()
        page.locator("#id_name").fill(f"{link}: skills")
        page.get_by_label("weak").check()
        page.locator("#id_payer_after").select_option("firms")
        page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("2 of 2 functions say who pays afterwards")
    page.get_by_role("link", name="Record that the partners agree").click()
    expect(page.locator("main")).to_contain_text("Why this sector was chosen is not said.")
    page.locator("#id_reason").fill("The council decides in May")
    page.get_by_role("button", name="Record that the partners agree").click()
    expect(page.locator("main")).to_contain_text("The market is agreed.")
