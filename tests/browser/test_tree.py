"""The tree in Chromium: text as wide as it was measured, the keyboard, the phone's list, axe's rules."""

from collections.abc import Callable

import pytest
from django.template import engines
from django.utils import translation
from playwright.sync_api import Page, expect

from partnerships.calculations.tree.drawing import Words
from partnerships.calculations.tree.layout import draw
from partnerships.calculations.tree.outline import outline
from tests.partnerships.calculations.tree.trees import GOOD_FIGURE, WORST_FIGURE, seed

pytestmark = pytest.mark.django_db(transaction=True)

PAGE = """{% load static %}<!doctype html><html lang="{{ language }}"><head><meta charset="utf-8"><title>Tree</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
{% for name in sheets %}<link rel="stylesheet" href="{% static name %}">{% endfor %}
<script src="{% static 'js/tree.js' %}" defer></script></head><body><main><h1>Tree</h1><h2>Layers</h2>
<div class="tree-page">{% include "partnerships/_tree_drawing.html" %}
{% include "partnerships/_tree_outline.html" %}</div></main></body></html>"""
SHEETS = ("css/fonts.css", "css/tokens.css", "css/base.css", "css/components.css", "css/tree.css")
TOO_WIDE = """() => [...document.querySelectorAll("[data-node]")].flatMap((node) => {
  const card = node.querySelector(".t-sheet").getBoundingClientRect();
  return [...node.querySelectorAll("text")].filter((text) => {
    const box = text.getBoundingClientRect();
    return box.left < card.left + 3 || box.right > card.right - 3 || box.bottom > card.bottom + 1;
  }).map((text) => text.textContent);
})"""


def show(page: Page, language: str = "en", **options: str) -> None:
    """Let the page show the seed's tree, with the portal's own sheets and script."""
    nodes, edges = seed(language, (GOOD_FIGURE, WORST_FIGURE))
    words = Words({"impact": "Impact", "output": "Outputs"}, "target", "above", "below")
    with translation.override(language):
        markup = (
            engines["django"]
            .from_string(PAGE)
            .render(
                {
                    "language": language,
                    "sheets": SHEETS,
                    "drawing": draw(nodes, edges, words=words, **options),
                    "outline": outline(nodes, edges, words=words),
                    "tree_title": "Tree",
                }
            )
        )
    page.route("**/shown", lambda route: route.fulfill(body=markup, content_type="text/html; charset=utf-8"))
    page.goto("/shown")
    page.evaluate("document.fonts.ready")


def focused(page: Page) -> str:
    """Key of the node that has the keyboard."""
    return str(page.evaluate("document.activeElement.closest('[data-node]')?.dataset.node"))


@pytest.mark.parametrize("language", ["en", "uk", "pl"])
def test_the_browser_sets_text_inside_the_cards_that_were_measured(page: Page, language: str) -> None:
    show(page, language)
    assert page.evaluate("document.fonts.check('600 13px \"Source Sans 3 Variable\"')")
    assert page.evaluate(TOO_WIDE) == []


@pytest.mark.parametrize("width", [390, 1280])
def test_the_tree_shuts_nobody_out(page: Page, axe_clean: Callable[[Page], None], width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    show(page, selected="O3")
    axe_clean(page)


def test_arrows_walk_along_layers_and_edges(page: Page) -> None:
    show(page)
    page.locator("[data-node='O1'] a").first.focus()
    walked = []
    for key in ("ArrowRight", "End", "Home", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp"):
        page.keyboard.press(key)
        walked.append(focused(page))
    assert walked[:3] == ["O3", "O4", "O1"]
    assert walked[3].startswith("IN")
    assert walked[4] == "P0"
    assert walked[5].startswith("P1.")
    assert walked[6] == "P0"


def test_a_node_lights_what_it_is_tied_to_until_it_is_left(page: Page) -> None:
    show(page)
    answer = page.locator(".t-answer[data-from='O3'][data-to='P1.3']")
    expect(answer).to_have_css("visibility", "hidden")
    page.locator("[data-node='O3'] a").first.focus()
    expect(answer).to_have_css("visibility", "visible")
    page.keyboard.press("Escape")
    expect(answer).to_have_css("visibility", "hidden")


def test_a_phone_shows_the_list_closed_and_no_drawing(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    show(page)
    expect(page.locator(".tree-drawing")).to_be_hidden()
    expect(page.locator("#tree-list").get_by_text("Wage arrears", exact=True)).to_be_visible()
    expect(page.locator("details[open]")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_a_wide_screen_opens_the_list_on_request(page: Page) -> None:
    show(page)
    expect(page.locator("#tree-list")).to_be_hidden()
    page.goto("/shown#tree-list")
    expect(page.locator("#tree-list")).to_be_visible()


TOLD_ON_PAPER = """() => [...document.querySelectorAll(".tree-entry-more")]
  .filter((part) => part.getBoundingClientRect().height > 0 && part.checkVisibility()).length"""


def test_paper_holds_the_whole_drawing_and_the_list_opened(page: Page) -> None:
    page.set_viewport_size({"width": 700, "height": 1000})  # A4 within its margins
    show(page)
    assert page.evaluate(TOLD_ON_PAPER) == 0
    page.emulate_media(media="print")
    box = page.locator(".tree-drawing").bounding_box()
    assert box is not None
    assert box["width"] > 600
    assert box["x"] + box["width"] <= 700
    assert box["height"] < 225 / 25.4 * 96 + 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 700
    assert page.evaluate(TOLD_ON_PAPER) == page.locator(".tree-entry-more").count() == 23
