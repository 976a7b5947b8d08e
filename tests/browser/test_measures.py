"""Clauses that act, in Chromium: a real rule built by hand, read back and tried; axe's rules on every page."""

import pytest
from playwright.sync_api import expect

from partnerships.actions import amendments, framework
from partnerships.calculations.measures import writing
from partnerships.models import Amendment
from tests.browser.conftest import FAR
from tests.browser.keyboard import keyboard_faults
from tests.partnerships.accords import accord_of
from tests.partnerships.acting import at, carrying, leave, place_of
from tests.partnerships.measures import rules
from tests.partnerships.reviewing import coordinator_of

SAID = (
    "who has a permanent contract, who works full time, who works underground and whose first day of the pension is"
    " no later than 4 years after the day asked about."
)

#: Types the months in the moment in which their field comes, as quick hands do.
TYPED_AT_ONCE = """() => new MutationObserver((_changes, watch) => {
  const months = document.querySelector("[name=b_months]");
  if (!months) return;
  watch.disconnect();
  months.value = "48";
  months.dispatchEvent(new Event("input", {bubbles: true}));
}).observe(document.body, {childList: true, subtree: true})"""


@pytest.fixture
def by(cast):
    """Who writes the text."""
    return coordinator_of(cast)


@pytest.fixture
def place(cast, by):
    """A clause of a draft."""
    return place_of(accord_of(cast, by))


def test_the_mining_leave_of_2022_is_built_read_back_tried_and_kept(page, place, by, sign_in, axe_clean):
    sign_in(by.user)
    page.goto(at("measure_list", place))
    page.get_by_role("link", name="Add a measure").first.click()
    name_it(page)
    conditions(page)
    expect(page.get_by_role("region", name="Read back")).to_contain_text(SAID)
    pays(page)
    expect(page.get_by_role("region", name="Read back")).to_contain_text(
        "Paid every month, for at most 48 months: 80% of the monthly wage."
    )
    axe_clean(page)
    tried(page)
    axe_clean(page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("carries 1 measure")
    place.refresh_from_db()
    wanted = writing.document(rules.measures("r3-poland-2022")[0])
    assert place.text.measures == [{**wanted, "key": "mining-leave"}]


def test_what_is_typed_while_other_fields_are_on_their_way_stays(page, place, by, sign_in):
    asked = []

    def hold(route):
        asked.append(route)

    sign_in(by.user)
    page.goto(at("measure_propose", place))
    page.route(page.url, hold)
    page.get_by_label("It pays", exact=True).select_option("a share of pay")
    page.get_by_label("Name (English)").press_sequentially("Mining leave")
    page.wait_for_timeout(1200)  # after 800 ms the page would read back by itself
    assert len(asked) == 1, "reading back ended the question for the other fields"
    asked[0].continue_()
    page.unroute(page.url)
    expect(page.get_by_label("Per cent", exact=True)).to_be_visible()
    expect(page.get_by_label("Name (English)")).to_have_value("Mining leave")
    expect(page.get_by_label("Name (English)")).to_be_focused()


def test_a_field_is_listened_to_as_soon_as_it_stands_there(page, place, by, sign_in):
    sign_in(by.user)
    page.goto(at("measure_propose", place))
    page.get_by_label("Fact, test 1, group 1").select_option("contract")
    page.get_by_label("permanent").first.check()
    page.get_by_label("It pays", exact=True).select_option("a share of pay")
    page.get_by_label("Per cent", exact=True).fill("80")
    page.get_by_label("of", exact=True).select_option("monthly wage")
    page.evaluate(TYPED_AT_ONCE)
    page.get_by_label("Paid", exact=True).select_option("every month")
    expect(page.get_by_role("region", name="Read back")).to_contain_text("for at most 48 months")


def name_it(page):
    """Its names, its way, and when it holds; with Tab from field to field."""
    page.get_by_label("Name (English)").fill("Mining leave")
    page.get_by_text("Short name, other languages").click()
    page.get_by_label("Another language: its code").fill("pl")
    page.keyboard.press("Tab")
    page.keyboard.type("Urlop górniczy")
    page.get_by_label("Which way it opens").select_option("early retirement")
    page.get_by_label("It holds from").fill("2022-01-01")
    page.locator("[name=valid_until]").fill("2025-12-31")
    page.get_by_label("The worker’s own date").select_option("first day of the pension")
    page.locator("[name=event_until]").fill("2027-12-31")


def conditions(page):
    """Four tests that must all hold; the fields of a fact come as soon as it is chosen."""

    def chosen(number, fact):
        page.get_by_label(f"Fact, test {number}, group 1").select_option(fact)

    chosen(1, "contract")
    page.get_by_label("permanent").first.check()
    for number, fact in ((2, "works full time"), (3, "works underground")):
        page.get_by_role("button", name="Add a test that must hold as well").click()
        chosen(number, fact)
        page.get_by_label(f"Yes or no, test {number}, group 1").select_option("yes")
    page.get_by_role("button", name="Add a test that must hold as well").click()
    chosen(4, "first day of the pension")
    page.get_by_label("How it is compared, test 4, group 1").select_option("is no later than")
    page.get_by_label("On it, after or before it, test 4, group 1").select_option("after")
    page.get_by_label("years, test 4, group 1").fill("4")
    page.get_by_label("Which day, test 4, group 1").select_option("the day asked about")


def pays(page):
    """What it pays."""
    page.get_by_label("It pays", exact=True).select_option("a share of pay")
    page.get_by_label("Per cent", exact=True).fill("80")
    page.get_by_label("of", exact=True).select_option("monthly wage")
    page.get_by_label("Paid", exact=True).select_option("every month")
    page.get_by_label("for at most so many months").fill("48")


def tried(page):
    """Tried on a miner on the last day, then a day late, then with a fact that nobody knows."""
    asked = {
        "The day asked about": "2022-06-01",
        "First day of the pension": "2026-06-01",
        "Monthly wage": "10000",
    }
    for label, value in asked.items():
        page.locator("#trial").get_by_label(label, exact=True).fill(value)
    page.locator("#trial").get_by_label("Contract").select_option("permanent")
    for label in ("Works underground", "Works full time"):
        page.locator("#trial").get_by_label(label).select_option("yes")
    page.get_by_role("button", name="Try it").click()
    expect(page.locator(".trial-result")).to_contain_text("appears eligible.")
    expect(page.locator(".trial-result")).to_contain_text("48 payments, together 384,000 UAH.")
    page.locator("#trial").get_by_label("First day of the pension").fill("2026-06-02")
    page.get_by_role("button", name="Try it").click()
    expect(page.locator(".trial-result")).to_contain_text("does not appear eligible")
    expect(page.locator("#trial .decides")).to_contain_text("no later than 4 years after the day asked about")
    page.locator("#trial").get_by_label("Works underground").select_option("not known")
    page.locator("#trial").get_by_label("First day of the pension").fill("2026-06-01")
    page.get_by_role("button", name="Try it").click()
    expect(page.locator(".trial-result")).to_contain_text("cannot be told. Not known: works underground.")


def on_the_table(cast, place, by):
    """Measures in two clauses of a text on the table, and an amendment to one of them."""
    carrying(place, by, *(writing.document(one) for one in rules.measures("r7-germany-lignite")))
    carrying(place_of(place.version, "Amount"), by, leave())
    framework.open_to_negotiation(version=place.version, by=by)
    text = place.text
    change = amendments.Proposed(
        "reword", place.clause, amendments.Wording(text.heading, text.body, (leave("new", after=["leave"]),))
    )
    return amendments.draft(
        version=place.version, title="Other", reason="x", changes=[change], by=cast.partner
    )


@pytest.mark.parametrize(("language", "size", "theme"), [FAR, ("en", (1366, 900), "light")])
def test_every_page_passes_axe_and_fits(page, cast, place, by, sign_in, axe_clean, language, size, theme):
    row = on_the_table(cast, place, by)
    assert Amendment.objects.get() == row
    reader = cast.partner.user
    type(reader).objects.filter(pk=reader.pk).update(language=language)
    sign_in(reader)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme=theme)
    for address in (
        at("measure_list", place), at("measure_propose", place, measure="adaptation-allowance"),
        at("measure_propose", place), at("framework_text", place.version), at("amendment_detail", row),
        at("amendment_measures", row), at("amendment_measure", row, measure="new"), at("amendment_measures_load", row),
    ):  # fmt: skip
        page.goto(address)
        axe_clean(page)
        assert page.locator("h1").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), address
        assert keyboard_faults(page) == [], address
    page.goto(at("measure_propose", place))
    page.locator("button[value=save]").click()
    expect(page.locator(".readback-wrong")).to_be_visible()
    axe_clean(page)
