"""The safeguards of the browser walks catch what they are there for."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.keyboard import keyboard_faults

pytestmark = pytest.mark.django_db(transaction=True)

GOOD = '<html lang="en"><title>t</title><main><h1>Łukasz Їжак</h1><p>text</p></main>'


def show(page: Page, markup: str) -> None:
    """Let the page show `markup` as if the portal had sent it."""
    page.route("**/shown", lambda route: route.fulfill(body=markup, content_type="text/html; charset=utf-8"))
    page.goto("/shown")


def test_a_sound_page_is_clean(page: Page, axe_clean: Callable[[Page], None]) -> None:
    show(page, GOOD)

    axe_clean(page)


@pytest.mark.parametrize(
    "markup",
    [
        GOOD.replace("<p>", '<p style="color:#999;background:#fff">'),
        GOOD.replace("<p>", '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><p>'),
        GOOD.replace("<p>", '<input type="text"><p>'),
        GOOD.replace(' lang="en"', ""),
    ],
    ids=["contrast", "alternative text", "label", "language"],
)
def test_axe_finds_what_shuts_people_out(page: Page, axe_clean: Callable[[Page], None], markup: str) -> None:
    show(page, markup)

    with pytest.raises(AssertionError):
        axe_clean(page)


@pytest.mark.parametrize(
    "markup",
    [
        GOOD + "<script>throw new Error('planted')</script>",
        GOOD + '<img alt="" src="https://elsewhere.invalid/pixel.gif">',
        '<meta http-equiv="Content-Security-Policy" content="style-src \'none\'">'
        + GOOD
        + '<p style="color:red">x</p>',
    ],
    ids=["JavaScript error", "another host", "Content-Security-Policy"],
)
def test_the_window_reports_faults_of_a_page(
    page: Page, context: BrowserContext, faults: list[str], markup: str
) -> None:
    show(page, markup)
    page.wait_for_timeout(100)

    assert len(faults) >= 1
    faults.clear()


FREE = (
    '<a href="#x">one</a><details><summary>two</summary><button>unseen</button></details><input disabled><p>'
)
STUCK = {
    "Tab passes by": '<div role="button">three</div>',
    "out of order": '<button tabindex="3">three</button>',
    "takes no focus": '<button id="b">three</button><script>b.onfocus = () => b.blur()</script>',
    "keeps Tab": '<textarea id="b"></textarea><script>b.onkeydown = (e) => e.preventDefault()</script>',
    "Tab never leaves": '<input id="b"><script>b.onblur = () => b.focus()</script>',
}


@pytest.mark.parametrize("fault", STUCK)
def test_what_a_keyboard_cannot_do_is_told(page: Page, fault: str) -> None:
    page.set_content(FREE)
    assert keyboard_faults(page) == []
    page.set_content(FREE + STUCK[fault])
    assert any(said.startswith(fault) for said in keyboard_faults(page))


def test_a_page_without_a_control_is_told(page: Page) -> None:
    page.set_content("<p>nothing")
    assert "no control at all" in keyboard_faults(page)
