"""The tree under construction in Chromium: axe's rules, no sideways scrolling, moving by pointer, two who meet."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from jtportal.kernel.actor import CLI
from partnerships.actions import tree_drafts, tree_nodes, tree_talk, trees
from partnerships.queries.trees import node_said
from tests.conftest import Cast
from tests.partnerships.diagnoses import agreed

pytestmark = pytest.mark.django_db(transaction=True)
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def draft(cast: Cast, sign_in: Callable[[Any], None]) -> Any:
    """A draft with something changed, said and shown; the window is the union's."""
    trees.start_tree(partnership=cast.partnership, template=trees.load_template(by=CLI), by=CLI)
    made = tree_drafts.begin_draft(partnership=cast.partnership, by=cast.partner)
    fields = {
        "kind": "root_cause_2",
        "text.en": "Old machines",
        "text.uk": "Старі машини",
        "risks": "no money",
    }
    tree_nodes.add_node(version=made, fields=fields, by=cast.partner)
    about = {"tree": made.tree, "node_key": "P1.1", "by": cast.partner}
    tree_talk.comment(text="Since when?", **about)
    tree_talk.add_evidence(kind="data", note="Pay slips of March", **about)
    agreed(cast, nodes=["P1.1"])
    sign_in(cast.partner.user)
    return made


PAGES = (
    "",
    "nodes/P1.1/",
    "nodes/P1.1/edit/",
    "nodes/P1.1/mirror/",
    "nodes/P1.1/findings/",
    "nodes/P1.1/remove/",
    "edges/answers/O1/P2.1/remove/",
    "?version=1",
    "edges/answers/O1/P2.1/",
    "new-edge/",
    "versions/",
    "differences/?from=1&to=2",
    "table/",
)


@pytest.mark.parametrize(("language", "scheme", "width"), [("uk", "dark", 390)], ids=("phone",))
def test_the_tree_under_construction_shuts_nobody_out(
    page: Page, draft: Any, cast: Cast, axe_clean: Callable[[Page], None], language: str,
    scheme: Any, width: int,
) -> None:  # fmt: skip
    type(cast.partner.user).objects.filter(pk=cast.partner.user.pk).update(language=language)
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    for path in PAGES:
        page.goto(f"/p/{cast.partnership.code}/plan/tree/{path}")
        expect(page.locator("h1")).to_have_count(1)
        assert not page.evaluate(WIDER), path
        axe_clean(page)


def test_a_node_is_dragged_to_another_place(page: Page, draft: Any, cast: Cast) -> None:
    page.goto(f"/p/{cast.partnership.code}/plan/tree/")
    page.locator("#node-O4").drag_to(page.locator("#node-O1"), target_position={"x": 60, "y": 4})
    page.wait_for_url("**#node-O4")
    expect(page.locator("#node-O4 + #node-O1")).to_have_count(1)


def test_a_node_is_moved_by_keyboard(page: Page, draft: Any, cast: Cast) -> None:
    page.goto(f"/p/{cast.partnership.code}/plan/tree/")
    page.get_by_role("button", name="Move O2 up").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#node-O2")
    expect(page.locator("#node-O2 + #node-O1")).to_have_count(1)


def test_two_who_write_the_same_words_see_both_and_choose(
    page: Page, draft: Any, cast: Cast, axe_clean: Callable[[Page], None]
) -> None:
    page.goto(f"/p/{cast.partnership.code}/plan/tree/nodes/P1.1/edit/")
    node = draft.nodes.get(key="P1.1")
    seen = node_said(node)
    fields = {**seen, "text.en": "Wages unpaid for months"}
    tree_nodes.change_node(node=node, fields=fields, seen=seen, by=cast.officer)
    page.get_by_label("Text, English").fill("Wage debt")
    page.get_by_label("Risks").fill("strike")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Wages unpaid for months")).to_be_visible()
    expect(page.get_by_label("Text, English")).to_have_value("Wage debt")
    expect(page.get_by_label("Risks")).to_have_value("strike")
    axe_clean(page)
    page.get_by_role("radio", name="Theirs").check()
    page.get_by_role("button", name="Save").click()
    expect(page.locator("h1")).to_have_text("Wages unpaid for months")
    expect(page.get_by_text("strike")).to_be_visible()


def test_the_table_prints_on_a4_landscape(page: Page, draft: Any, cast: Cast) -> None:
    page.goto(f"/p/{cast.partnership.code}/plan/tree/table/")
    paper = page.pdf(prefer_css_page_size=True)
    sheets = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", paper)
    assert {(round(float(width)), round(float(height))) for width, height in sheets} == {(842, 595)}
