"""The tree's partials: well-formed SVG, reading order, no inline style, numbers that no locale changes."""

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from partnerships.calculations.tree.cards import MARKS
from partnerships.calculations.tree.drawing import Words
from partnerships.calculations.tree.layout import draw
from partnerships.calculations.tree.outline import outline
from partnerships.views.tree_nodes import words
from tests.partnerships.calculations.tree.trees import GOOD_FIGURE, seed

SVG = "{http://www.w3.org/2000/svg}"


def drawing_of(language="en", **options):
    """The seed's drawing, printed."""
    with translation.override(language):
        told = Words(relations=words().relations)
        drawing = draw(*seed(language, (GOOD_FIGURE,)), words=told, **options)
        return render_to_string("partnerships/_tree_drawing.html", {"drawing": drawing, "tree_title": "Tree"})


def svg_of(html):
    """The SVG as parsed XML: not well-formed, not parsed."""
    [text] = re.findall(r"<svg.*</svg>", html, re.DOTALL)
    return ET.fromstring(text.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1))


@pytest.mark.parametrize("language", ["en", "uk", "pl"])
def test_numbers_are_numbers_in_every_language(language):
    for element in svg_of(drawing_of(language)).iter():
        for name in ("x", "y", "width", "height", "cx", "cy", "d", "transform", "viewBox"):
            assert not re.search(r"\d,\d|\u00a0|None", element.get(name, "")), (element.tag, element.attrib)


def test_nodes_are_links_in_reading_order_from_crown_to_roots():
    links = [link for link in svg_of(drawing_of()).iter(f"{SVG}a") if link.get("class") == "t-link"]
    order = [link.get("href").removeprefix("?node=") for link in links]
    assert order[:4] == ["IM", "OC", "OC.1", "OC.2"]
    assert set(order[4:9]) == {"O1", "O2", "O3", "O4", "O5"}
    assert order[12] == "P0"
    assert order[13:] == ["P1.1", "P1.2", "P1.3", "P1.4", "P1.5", "P1.6", "P2.1", "P2.2", "P2.3", "P2.4"]


def test_a_node_is_told_in_one_sentence_with_state_value_and_target():
    link = next(link for link in svg_of(drawing_of()).iter(f"{SVG}a") if link.get("href") == "?node=P1.1")
    name = " ".join(link.get("aria-label").split())
    assert name.startswith(": Wage arrears. State: Zgodnie z planem.")
    assert "64 % in decent work, target 75 %." in name
    assert name.endswith("No output answers this.")


def test_edges_are_hidden_from_ears_and_told_in_each_nodes_description():
    svg = svg_of(drawing_of())
    [picture] = [group for group in svg if group.get("aria-hidden") == "true"]
    assert len([path for path in picture.iter() if (path.get("class") or "").startswith("t-edge")]) == 24
    told = {" ".join(desc.text.split()) for desc in svg.iter(f"{SVG}desc")}
    assert any("Answers: Novelty of re-skilling and mobility schemes (" in text for text in told)
    assert any("Caused by: Wage arrears (" in text and "Answered by:" in text for text in told)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "proposed, not in the source"),
        ("uk", "запропоновано, у джерелі немає"),
        ("pl", "zaproponowane, brak w źródle"),
    ],
)
def test_a_node_says_that_its_edges_are_proposals(language, said):
    with translation.override(language):
        told = [desc.text for desc in svg_of(drawing_of(language)).iter(f"{SVG}desc")]
        entries = outline(*seed(language, (GOOD_FIGURE,)), words=words())
        listed = render_to_string("partnerships/_tree_outline.html", {"outline": entries})
    [edges] = {sum(edge.standing == "proposed" for edge in seed()[1])}
    assert sum(text.count(f"({said}).") for text in told) == 2 * edges
    assert listed.count(f"<i>{said}</i>") == 2 * edges


def test_what_the_partnership_confirmed_is_told_without_more():
    nodes, edges = seed()
    agreed = [replace(edge, standing="confirmed") for edge in edges]
    told = draw(nodes, agreed, words=Words(relations=words().relations))
    html = render_to_string("partnerships/_tree_drawing.html", {"drawing": told, "tree_title": "Tree"})
    assert "Caused by: Wage arrears. " in html
    assert "in the source" not in html


def key_of(edges):
    """The key beside the drawing of the seed's nodes with these edges."""
    context = {"tree_states": [], "drawing": draw(seed()[0], edges, words=Words())}
    return render_to_string("partnerships/_tree_key.html", context)


def test_the_key_says_which_lines_are_proposals():
    edges = [edge for edge in seed()[1] if edge.standing == "proposed"]
    first, *others = edges
    some = [replace(first, standing="confirmed"), *others]
    assert "every line: proposed, not in the source" in key_of(edges)
    assert "k-seam" in key_of(some)
    assert "every line" not in key_of(some)
    assert "in the source" not in key_of([replace(edge, standing="confirmed") for edge in edges]).replace(
        "weak ground in the source", ""
    )


def test_values_are_links_of_their_own_to_their_cases():
    links = [link for link in svg_of(drawing_of()).iter(f"{SVG}a") if link.get("class") == "t-way"]
    assert len(links) == 23
    assert {link.get("href") for link in links} == {"/c"}
    for link in links:
        assert float(link.find(f"{SVG}rect").get("height")) >= 24


def test_the_selected_node_is_said_and_its_answers_shown():
    svg = svg_of(drawing_of(selected="O3"))
    [current] = [link for link in svg.iter(f"{SVG}a") if link.get("aria-current")]
    assert current.get("href") == "?node=O3"
    shown = [path for path in svg.iter(f"{SVG}path") if " shown" in (path.get("class") or "")]
    assert {path.get("data-to") for path in shown} == {"P1.3", "P1.2"}


def test_nothing_is_styled_or_scripted_inline():
    with translation.override("en"):
        html = drawing_of() + render_to_string(
            "partnerships/_tree_outline.html", {"outline": outline(*seed("en", (GOOD_FIGURE,)))}
        )
    assert not re.search(r"\sstyle=|<script|\son\w+=", html)


def test_the_outline_starts_closed_and_keeps_every_node_and_its_links():
    entries = outline(*seed("en", (GOOD_FIGURE,)))
    html = render_to_string("partnerships/_tree_outline.html", {"outline": entries})
    assert html.count("<details>") == 23
    assert "<details open" not in html
    assert html.count('href="/c"') == 23
    assert "suggested, to be confirmed with a reason" in html
    layers = re.findall(r'<li class="tree-layer (\w+)', html)
    assert layers == ["impact", "outcome", "output", "input", "main_problem", "root_cause_1", "root_cause_2"]


def test_the_key_names_every_state_with_its_count():
    states = [
        {"state": state, "label": state.title(), "mark": mark, "count": number}
        for number, (state, mark) in enumerate(MARKS.items())
    ]
    html = render_to_string("partnerships/_tree_key.html", {"tree_states": states, "tree_rule_url": "/rule"})
    assert re.findall(r"</svg>(\w+)</span>\s*<b>(\d)</b>", html) == [
        ("On_Track", "0"),
        ("Stalled", "1"),
        ("Off_Track", "2"),
        ("Not_Measured", "3"),
    ]
    assert 'href="/rule"' in html
    assert "href" not in render_to_string("partnerships/_tree_key.html", {"tree_states": []})
