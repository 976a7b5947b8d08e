"""The table for printing and earlier versions of the tree: the seed's rows and cells, details, ?version=N."""

import re

import pytest
from django.urls import reverse

from partnerships.actions import tree_drafts, tree_nodes
from partnerships.queries.trees import node_said
from partnerships.views.tree_exports import paper_of
from tests.partnerships.diagnoses import agreed

pytestmark = pytest.mark.django_db
ROW = re.compile(r'<tr class="layer-(\w+)"><th scope="row">([^<]+)</th>(.*?)</tr>', re.DOTALL)
CELL = re.compile(r'<td colspan="(\d+)">(.*?)</td>', re.DOTALL)
TEXT = re.compile(r'<span class="tree-cell-text">(.*?)</span>')
SEED = [
    ("Impact", ["Just Transition for All in the coal mining industry"]),
    (
        "Outcome",
        [
            (
                "‘Just Transition’ partners design and implement systemic solutions for 1) the workforce; and 2)"
                " affected communities"
            )
        ],
    ),
    (
        "Outputs",
        [
            (
                "1. A JT framework agreement for workers based on social dialogue (retention, redeployment,"
                " reskilling, early-retirement)"
            ),
            "2. A tailored capacity development programme for social partners",
            "3. Job placement and mobility packages designed and administered by the SES",
            "4. Local Employment Partnerships based on market-system development (MSD) approaches",
            "5. Re-skilling programme (including self-employment)",
        ],
    ),
    ("Inputs", ["Technical assistance", "Finances", "Partnerships"]),
    ("Problem", ["Coal mines can represent an economic, environmental, and social burden"]),
    (
        "Root causes, 1st level",
        [
            "Wage arrears / Incapacity to handle exit from the LF / Novelty of re-skilling and mobility schemes",
            "Livelihood of HH dependent on coal mine operation",
            "Small business activities linked to coal mine operation",
            "Negative labour market outcomes for women",
        ],
    ),
    (
        "Root causes, 2nd level",
        [
            (
                "Technical solutions available for the mines but lack of focus on handling employment dimensions over"
                " time"
            ),
            "Inability to use social dialogue to identify just and sustainable solutions",
            "Lack of inter-institutional cooperation to tackle complexity",
            "Spatial and social aspects are underestimated",
        ],
    ),
]


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


def plain(text):
    return re.sub(r"[‘’“”'\"]|&#x27;", "'", text)


def test_the_printed_table_is_the_seeds_row_by_row_and_cell_by_cell(partner_client, tree, at):
    page = partner_client.get(at("tree_table")).text
    rows = [
        (label, [" / ".join(TEXT.findall(cell)) for _span, cell in CELL.findall(cells)])
        for _kind, label, cells in ROW.findall(page)
    ]
    assert [(label, list(map(plain, cells))) for label, cells in rows] == [
        (label, list(map(plain, cells))) for label, cells in SEED
    ]


def test_boxes_of_causes_stand_over_their_causes_of_the_second_level(partner_client, tree, at):
    page = partner_client.get(at("tree_table")).text
    rows = {kind: CELL.findall(cells) for kind, _label, cells in ROW.findall(page)}
    first, second = rows["root_cause_1"], rows["root_cause_2"]
    assert [span for span, _cell in first] == [span for span, _cell in second] == ["15"] * 4
    letters = [re.search(r'letter">(\w+)<', cell)[1] for _span, cell in (*first, *second)]
    assert letters == [*"ABCD", *"ABCD"]
    assert [span for span, _cell in rows["output"]] == ["12"] * 5
    assert [span for span, _cell in rows["input"]] == ["20"] * 3


def noted(cast, draft):
    """Write assumptions, risks and evidence to a cause of the draft."""
    node = draft.nodes.get(key="P2.1")
    said = node_said(node)
    fields = {**said, "assumptions": "The plan stays public", "risks": "Nobody reads it"}
    tree_nodes.change_node(node=node, fields=fields, seen=said, by=cast.partner)
    agreed(cast, nodes=["P2.1"])


def test_the_detail_list_says_ties_assumptions_risks_and_evidence(partner_client, cast, draft, at):
    noted(cast, draft)
    page = partner_client.get(at("tree_table")).text
    row = re.search(r"<td>P2\.1 · .*?</tr>", page, re.DOTALL)[0]
    for words in (
        "causes P1.1, P1.2, P1.3",
        "The plan stays public",
        "Nobody reads it",
        "Coal leaves by one railway line (Railway timetable 2026, 1 March 2026)",
    ):
        assert words in row
    assert "No evidence speaks for this" in re.search(r"<td>P2\.2 · .*?</tr>", page, re.DOTALL)[0]


def test_the_paper_carries_the_same_table_and_details(partner_client, cast, draft, at):
    noted(cast, draft)
    data = paper_of(draft)
    assert [label for label, _cells in data["lines"]] == [label for label, _cells in SEED]
    cells = [[" / ".join(texts) for _span, _letter, texts in cells] for _label, cells in data["lines"]]
    assert [list(map(plain, line)) for line in cells] == [list(map(plain, line)) for _label, line in SEED]
    [line] = [line for _label, rows in data["layers"] for line in rows if line[0].startswith("P2.1")]
    assert line[2:4] == ["The plan stays public", "Nobody reads it"]
    assert line[4].startswith("Coal leaves by one railway line")
    assert partner_client.get(at("tree_pdf")).content.startswith(b"%PDF-")


def test_an_earlier_version_is_opened_from_the_list_of_versions(partner_client, cast, coordinator, draft, at):
    tree_nodes.remove_node(node=draft.nodes.get(key="P1.6"), by=cast.partner)
    tree_drafts.publish_draft(version=draft, reason="Agreed", by=coordinator)
    assert f'href="{at("tree_plan")}?version=1"' in partner_client.get(at("tree_versions")).text
    earlier = partner_client.get(at("tree_plan"), {"version": 1})
    assert "This is an earlier version, to be read." in earlier.text
    assert "Begin a draft" not in earlier.text
    words = "Negative labour market outcomes for women"
    for name in ("tree_plan", "tree_table", "tree_svg"):
        assert words.split(maxsplit=1)[0] not in partner_client.get(at(name)).text
        assert words.split(maxsplit=1)[0] in partner_client.get(at(name), {"version": 1}).text
    assert f"{at('tree_node', key='P1.6')}?version=1" in earlier.text
    node = partner_client.get(at("tree_node", key="P1.6"), {"version": 1})
    assert words in node.text
    assert "Change the words" not in node.text
    assert partner_client.get(at("tree_node", key="P1.6")).status_code == 404
    paper = partner_client.get(at("tree_pdf"), {"version": 1})
    assert "tree-v1.pdf" in paper["Content-Disposition"]


def test_a_version_that_does_not_exist_is_no_page(partner_client, tree, at):
    for name in ("tree_plan", "tree_table", "tree_svg", "tree_pdf"):
        for asked in ("7", "x", "-1", "9" * 30):
            assert partner_client.get(at(name), {"version": asked}).status_code == 404


def test_another_partnerships_version_is_not_opened(client, cast, tree, at):
    client.force_login(cast.outsider.user)
    for name in ("tree_plan", "tree_table", "tree_svg"):
        assert client.get(at(name), {"version": 1}).status_code == 404


def test_the_table_asks_as_many_questions_with_three_findings_as_with_one(
    partner_client, cast, draft, at, django_assert_num_queries, django_assert_max_num_queries
):
    agreed(cast, nodes=["P2.1"])
    partner_client.get(at("tree_table"))
    with django_assert_max_num_queries(40) as few:
        partner_client.get(at("tree_table"))
    agreed(cast, nodes=["P2.1", "P2.2"])
    agreed(cast, nodes=["P1.1"])
    with django_assert_num_queries(len(few)):
        partner_client.get(at("tree_table"))
