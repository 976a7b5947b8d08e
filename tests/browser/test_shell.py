"""The shell around every page: without a mouse, without JavaScript, on a narrow window, in either light."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.django_db(transaction=True)

LAPTOP = {"width": 1366, "height": 768}
PHONE = {"width": 390, "height": 844}
OPEN_PAGES = ["/account/login/", "/account/password/reset/", "/accessibility/", "/nowhere/"]


@pytest.mark.parametrize("light", ["light", "dark"])
@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_every_part_passes_axe(
    page: Page, axe_clean: Callable[[Page], None], light: str, size: dict[str, int]
) -> None:
    page.emulate_media(color_scheme=light)
    page.set_viewport_size(size)
    page.goto("/style-guide/")

    axe_clean(page)


@pytest.mark.parametrize("address", OPEN_PAGES)
def test_pages_before_the_door_pass_axe(page: Page, axe_clean: Callable[[Page], None], address: str) -> None:
    page.goto(address)

    axe_clean(page)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)


@pytest.mark.parametrize("language", ["en", "uk", "pl"])
def test_no_page_scrolls_sideways_at_320_pixels(page: Page, base_url: str, language: str) -> None:
    page.context.add_cookies([{"name": "django_language", "value": language, "url": base_url}])
    page.set_viewport_size({"width": 320, "height": 640})
    for address in ["/style-guide/", *OPEN_PAGES]:
        page.goto(address)

        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address


def test_language_changes_with_one_click_without_javascript(browser: Browser, live_server) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    page = context.new_page()
    page.goto("/account/login/")
    page.get_by_role("button", name="Українська").click()

    expect(page.locator("html")).to_have_attribute("lang", "uk")
    assert page.url.endswith("/account/login/")
    context.close()


def test_colours_are_kept_by_the_server_over_a_reload(page: Page) -> None:
    page.emulate_media(color_scheme="light")
    page.goto("/style-guide/")
    page.get_by_role("button", name="dark", exact=True).click()
    assert 'data-theme="dark"' in page.request.get("/style-guide/").text()
    page.get_by_role("button", name="as the device").click()

    assert "data-theme" not in page.request.get("/style-guide/").text()[:400]


def test_a_list_is_walked_by_keyboard_alone(page: Page) -> None:
    page.goto("/style-guide/")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name="Wójcik Łukasz")).to_be_focused()
    page.keyboard.press("Space")

    expect(page.get_by_role("checkbox", name="Wójcik Łukasz")).to_be_checked()
    expect(page.locator(".selbar")).to_contain_text("Chosen 1")
    page.keyboard.press("Escape")
    expect(page.get_by_role("checkbox", name="Wójcik Łukasz")).not_to_be_checked()


def test_single_key_shortcuts_can_be_switched_off(page: Page) -> None:
    page.goto("/style-guide/")
    page.get_by_role("button", name="off", exact=True).click()
    page.keyboard.press("/")

    expect(page.get_by_role("searchbox")).not_to_be_focused()


def test_escape_closes_a_menu_and_gives_the_focus_back(page: Page) -> None:
    page.goto("/style-guide/")
    more = page.locator("summary", has_text="More filters")
    more.press("Enter")
    page.get_by_label("Municipality").focus()
    page.keyboard.press("Escape")

    expect(page.get_by_label("Municipality")).to_be_hidden()
    expect(more).to_be_focused()


def test_a_refused_sign_in_says_so_on_top_and_keeps_the_address(page: Page) -> None:
    page.goto("/account/login/")
    page.get_by_label("Email").fill("nobody@example.org")
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Sign in").click()

    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_label("Email")).to_have_value("nobody@example.org")


def test_paper_carries_no_navigation_and_is_light(page: Page) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.goto("/style-guide/")

    expect(page.get_by_role("banner")).to_be_hidden()
    expect(page.locator(".foot")).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
