"""The pages that build the tree: drafts, words, clashes shown side by side, decisions, versions, exports."""

import re

import pytest
from django.urls import reverse

from indicators.demo.plan import PARTS
from indicators.demo.plan import trees as demo_trees
from partnerships.actions import tree_drafts, tree_nodes, tree_talk
from partnerships.models import NodeComment, NodeEvidence, TreeVersion
from partnerships.queries import trees
from partnerships.sockets import PLAN_TABS
from tests.conftest import member

pytestmark = pytest.mark.django_db


@pytest.fixture
def at(cast):
    """The address of a page of the partnership's tree."""
    return lambda name, **more: reverse(
        f"partnerships:{name}", kwargs={"partnership": cast.partnership.code, **more}
    )


@pytest.fixture
def partner_client(client, cast):
    """A window of the union's."""
    client.force_login(cast.partner.user)
    return client


def test_the_tree_stands_among_the_pages_of_the_plan_and_is_played_in_the_demonstration():
    assert PLAN_TABS.get("tree") is not None
    assert demo_trees.load in PARTS


def typed_into(page):
    """What a form sends when nobody types anything: its fields and what was seen."""
    form = page.context["form"]
    fields = {name: form[name].value() or "" for name in form.fields}
    return fields | dict(form.bases())


def test_whoever_takes_part_begins_a_draft_and_the_coordinator_publishes_it(
    client, cast, coordinator, tree, at
):
    client.force_login(cast.partner.user)
    assert "Begin a draft" in client.get(at("tree_plan")).text
    assert client.post(at("tree_begin")).status_code == 302
    assert client.get(at("tree_publish")).status_code == 403
    client.force_login(coordinator.user)
    sent = typed_into_plain(client.get(at("tree_publish")))
    assert client.post(at("tree_publish"), sent).status_code == 422
    assert client.post(at("tree_publish"), sent | {"reason": "Agreed on 12 May"}).status_code == 302
    assert "Agreed on 12 May" in client.get(at("tree_versions")).text


def test_a_viewer_reads_and_changes_nothing(client, cast, draft, at):
    client.force_login(member(cast.partner.organisation, "viewer").user)
    page = client.get(at("tree_plan"))
    assert page.status_code == 200
    assert "Add a node" not in page.text
    assert client.get(at("tree_node_edit", key="P1.1")).status_code == 403
    assert client.post(at("tree_node_move", key="P1.1"), {"place": 2}).status_code == 403
    assert client.post(at("tree_comment_new", key="P1.1"), {"text": "x"}).status_code == 403


def test_gaps_and_open_edges_are_counted_on_top(partner_client, draft, at):
    page = partner_client.get(at("tree_plan"))
    words = " ".join(re.sub(r"<[^>]+>", "", page.text).split())
    assert "11 gaps are left in the tree. 10 root causes have no evidence." in words
    assert "edges wait for the partnership’s word." in words
    assert "No output answers this" in page.text


def test_the_page_asks_the_same_few_questions_however_large_the_tree(
    partner_client, cast, draft, at, django_assert_num_queries, django_assert_max_num_queries
):
    partner_client.get(at("tree_plan"))
    with django_assert_max_num_queries(40) as few:
        partner_client.get(at("tree_plan"))
    for number in range(30):
        fields = {"kind": "root_cause_2", "text.en": f"Cause {number}"}
        tree_nodes.add_node(version=draft, fields=fields, by=cast.partner)
        tree_talk.comment(tree=draft.tree, node_key="P1.1", text="x", by=cast.partner)
    with django_assert_num_queries(len(few)):
        partner_client.get(at("tree_plan"))


def test_words_are_changed_and_the_draft_says_what_differs(partner_client, draft, at):
    page = partner_client.get(at("tree_node_edit", key="P1.1"))
    sent = typed_into(page) | {"text.en": "Wages unpaid for months", "risks": "strike\r\nclosure"}
    assert partner_client.post(at("tree_node_edit", key="P1.1"), sent).status_code == 302
    said = trees.node_said(draft.nodes.get(key="P1.1"))
    assert (said["text.en"], said["risks"]) == ("Wages unpaid for months", "strike\nclosure")
    page = partner_client.get(at("tree_compare"), {"from": 1, "to": 2}).text
    assert "<del>Wage arrears</del>" in page
    assert "<ins>Wages unpaid for months</ins>" in page


def clash(client, cast, draft, at, **more):
    """Somebody else saves while a form is open; return the answer to the form."""
    sent = typed_into(client.get(at("tree_node_edit", key="P1.1")))
    node = draft.nodes.get(key="P1.1")
    seen = trees.node_said(node)
    fields = {**seen, "text.en": "Their words", "assumptions": "They hold"}
    tree_nodes.change_node(node=node, fields=fields, seen=seen, by=cast.officer)
    return client.post(
        at("tree_node_edit", key="P1.1"), sent | {"text.en": "My words", "risks": "strike", **more}
    )


@pytest.mark.parametrize(("take", "words"), [("mine", "My words"), ("theirs", "Their words")])
def test_after_a_clash_both_texts_stand_side_by_side_and_the_writer_chooses(
    partner_client, cast, draft, at, take, words
):
    page = clash(partner_client, cast, draft, at)
    assert page.status_code == 409
    [line] = page.context["clashing"]
    assert (line["mine"], line["theirs"]) == ("My words", "Their words")
    assert str(cast.officer.user) in page.text
    again = partner_client.post(at("tree_node_edit", key="P1.1"), typed_into(page) | {"take-text.en": take})
    assert again.status_code == 302
    said = trees.node_said(draft.nodes.get(key="P1.1"))
    assert (said["text.en"], said["risks"], said["assumptions"]) == (words, "strike", "They hold")


def test_words_typed_for_a_node_that_was_removed_can_be_put_back(partner_client, cast, draft, at):
    sent = typed_into(partner_client.get(at("tree_node_edit", key="P1.1"))) | {"text.en": "My words"}
    tree_nodes.remove_node(node=draft.nodes.get(key="P1.1"), by=cast.officer)
    page = partner_client.post(at("tree_node_edit", key="P1.1"), sent)
    assert page.status_code == 409
    assert "My words" in page.text
    again = partner_client.post(at("tree_node_edit", key="P1.1"), typed_into(page) | {"back": "1"})
    assert again.status_code == 302
    assert draft.nodes.get(key="P1.1").texts["en"] == "My words"


def test_words_typed_into_a_draft_that_was_published_are_kept(partner_client, cast, coordinator, draft, at):
    sent = typed_into(partner_client.get(at("tree_node_edit", key="P1.1"))) | {"text.en": "My words"}
    tree_drafts.publish_draft(version=draft, reason="Agreed", by=coordinator)
    page = partner_client.post(at("tree_node_edit", key="P1.1"), sent)
    assert page.status_code == 422
    assert "My words" in page.text
    tree_drafts.begin_draft(partnership=cast.partnership, by=cast.partner)
    assert partner_client.post(at("tree_node_edit", key="P1.1"), typed_into(page)).status_code == 302
    assert TreeVersion.objects.get(state="draft").nodes.get(key="P1.1").texts["en"] == "My words"


def test_an_edge_is_confirmed_with_a_reason(partner_client, draft, at):
    edge = at("tree_edge", kind="answers", source="O1", target="P2.1")
    sent = typed_into(partner_client.get(edge)) | {"standing": "confirmed"}
    page = partner_client.post(edge, sent)
    assert page.status_code == 422
    assert "reason" in page.context["form"].errors
    assert partner_client.post(edge, sent | {"reason": "Heard in May"}).status_code == 302
    assert "Heard in May" in partner_client.get(at("tree_node", key="P2.1")).text


def test_nodes_and_edges_are_added_and_removed(partner_client, draft, at):
    made = partner_client.post(at("tree_node_new"), {"kind": "root_cause_2", "text.en": "Old machines"})
    assert made.url == at("tree_node", key="P2.5")
    edge = {"kind": "causes", "source": "P2.5", "target": "P1.1", "ground": "audit", "strength": "medium"}
    assert partner_client.post(at("tree_edge_new"), edge).status_code == 302
    back = partner_client.post(at("tree_edge_new"), edge | {"source": "P0", "target": "P2.5"})
    assert back.status_code == 422
    assert "P2.5 → P1.1 → P0 → P2.5" in back.text
    sent = typed_into_plain(partner_client.get(at("tree_node_remove", key="P2.5")))
    assert partner_client.post(at("tree_node_remove", key="P2.5"), sent).status_code == 302
    assert not draft.edges.filter(ground="audit").exists()


def test_a_node_is_moved_by_its_buttons(partner_client, draft, at):
    assert partner_client.post(at("tree_node_move", key="O3"), {"place": "0"}).status_code == 302
    outputs = draft.nodes.filter(kind="output").order_by("position")
    assert next(iter(outputs)).key == "O3"


def test_comments_are_answered_and_resolved_and_evidence_is_put_down(partner_client, cast, draft, at):
    node = at("tree_node", key="P1.1")
    partner_client.post(at("tree_comment_new", key="P1.1"), {"text": "Since when?"})
    thread = NodeComment.objects.get()
    answer = reverse("partnerships:tree_comment_answer", kwargs={"pk": thread.pk})
    assert partner_client.post(answer, {"text": "Since 2019"}).url == node
    partner_client.post(reverse("partnerships:tree_comment_resolve", kwargs={"pk": thread.pk}))
    given = {"kind": "data", "note": "Pay slips of March"}
    assert partner_client.post(at("tree_evidence_new", key="P1.1"), given).url == node
    page = partner_client.get(node).text
    for words in (
        "Since when?",
        "Since 2019",
        "Resolved by",
        "Pay slips of March",
        cast.partner.organisation.name,
    ):
        assert words in page
    off = reverse("partnerships:tree_evidence_remove", kwargs={"pk": NodeEvidence.objects.get().pk})
    partner_client.post(off)
    assert not NodeEvidence.objects.exists()


def test_a_problem_suggests_its_mirror_and_closes_the_gap(partner_client, draft, at):
    page = partner_client.get(at("tree_node_mirror", key="P1.1"))
    assert "Measures that overcome: Wage arrears" in page.text
    sent = typed_into_plain(page) | {"text.en": "Wages paid in time"}
    assert partner_client.post(at("tree_node_mirror", key="P1.1"), sent).url == at("tree_node", key="O6")
    assert "No output answers this" not in partner_client.get(at("tree_plan")).text


def typed_into_plain(page):
    """What a form sends when nobody types anything."""
    form = page.context["form"]
    return {name: form[name].value() or "" for name in form.fields}


def test_the_tree_is_taken_away_as_svg_pdf_and_table(partner_client, draft, at):
    drawing = partner_client.get(at("tree_svg"))
    assert drawing["Content-Disposition"].startswith("attachment")
    assert b"<svg xmlns" in drawing.content
    assert b"Wage arrears" in drawing.content
    assert drawing.content.count(b"data:font/woff2") == 4
    assert not re.search(rb"https?://(?!www\.w3\.org)|\.\./", drawing.content)
    paper = partner_client.get(at("tree_pdf"))
    assert paper.content.startswith(b"%PDF-")
    assert b"StructTreeRoot" in paper.content
    table = partner_client.get(at("tree_table")).text
    for words in (
        "Impact",
        "Outcome",
        "Outputs",
        "Inputs",
        "Root causes, 1st level",
        "Root causes, 2nd level",
    ):
        assert words in table


def test_an_output_that_answers_no_cause_is_a_gap_on_the_page(partner_client, draft, at):
    assert "This answers no cause" not in partner_client.get(at("tree_plan")).text
    made = partner_client.post(at("tree_node_new"), {"kind": "output", "text.en": "A new stadium"})
    page = partner_client.get(at("tree_plan"))
    (gap,) = [one for one in page.context["gaps"] if "This answers no cause" in one["texts"]]
    assert (gap["url"], gap["node"].text()) == (made.url, "A new stadium")
    assert '<span class="due late">This answers no cause</span>' in page.text


@pytest.mark.parametrize("key", ["P0", "P2.1"])
def test_every_problem_offers_its_mirror_on_its_page(partner_client, draft, at, key):
    mirror = at("tree_node_mirror", key=key)
    assert mirror in partner_client.get(at("tree_node", key=key)).text
    page = partner_client.get(mirror)
    sent = typed_into_plain(page) | {"text.en": "It is overcome"}
    url = partner_client.post(mirror, sent).url
    assert "It is overcome" in partner_client.get(url).text
    assert "It is overcome" in partner_client.get(at("tree_node", key=key)).text


def test_a_part_of_the_outcome_is_tied_by_hand_on_the_page(partner_client, draft, at):
    made = partner_client.post(at("tree_node_new"), {"kind": "outcome_part", "text.en": "Women find work"})
    part = draft.nodes.get(texts__en="Women find work").key
    assert made.url == at("tree_node", key=part)
    for kind, source, target in (("part_of", part, "OC"), ("contributes_to", "O4", part)):
        edge = {"kind": kind, "source": source, "target": target, "ground": "agreed", "strength": "medium"}
        assert partner_client.post(at("tree_edge_new"), edge).status_code == 302
    text = partner_client.get(made.url).text
    assert at("tree_edge", kind="part_of", source=part, target="OC") in text
    assert at("tree_edge", kind="contributes_to", source="O4", target=part) in text


def test_a_changed_order_stands_among_the_differences(partner_client, draft, at):
    url = at("tree_compare")
    page = partner_client.get(url, {"from": 1, "to": 2})
    assert "Both versions say the same." in page.text
    partner_client.post(at("tree_node_move", key="O3"), {"place": "0"})
    partner_client.post(at("tree_node_new"), {"kind": "output", "text.en": "A new stadium"})
    page = partner_client.get(url, {"from": 1, "to": 2})
    (line,) = page.context["difference"]["orders"]
    assert (line["before"], line["after"]) == ("O1, O2, O3, O4, O5", "O3, O1, O2, O4, O5")
    assert "<ins>O3, O1, O2, O4, O5</ins>" in page.text
    assert "Both versions say the same." not in page.text
    assert [one["word"] for one in page.context["difference"]["nodes"]] == ["new"]


@pytest.mark.parametrize("language", ["uk", "pl"])
def test_the_english_original_of_a_translated_node_stays_reachable(client, cast, tree, at, language):
    client.force_login(cast.officer.user)
    client.cookies["django_language"] = language
    node = tree.nodes.get(key="P1.1")
    page = client.get(at("tree_node", key=node.key))
    assert page.headers["Content-Language"] == language
    original = '<p><b>English</b><br><span lang="en">Wage arrears</span></p>'
    assert original in page.text
    assert {code for code, _name, _text in page.context["other_texts"]} == {"en", "uk", "pl"} - {language}
    heading = re.search(r"<h1[^>]*>(.*?)</h1>", page.text, re.DOTALL)
    assert heading is not None
    assert "Wage arrears" not in heading[1]
