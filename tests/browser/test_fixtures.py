"""The safeguards of the browser walks catch what they are there for."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

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
