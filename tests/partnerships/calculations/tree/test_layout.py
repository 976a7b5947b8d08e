"""The whole drawing, by its geometry."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerships.calculations.tree.drawing import EdgeIn, NodeIn, Words
from partnerships.calculations.tree.layout import draw

from .trees import GOOD_FIGURE, boxes_of, cards_of, points_on, seed, touches, trees

EDGES_IN = ("causes", "contributes_to", "part_of")


def apart(a, b):
    return a[2] <= b[0] + 0.2 or b[2] <= a[0] + 0.2 or a[3] <= b[1] + 0.2 or b[3] <= a[1] + 0.2


@settings(max_examples=120, deadline=None)
@given(trees(), st.sampled_from([700.0, 1000.0]), st.booleans())
def test_cards_stand_apart_inside_the_drawing_and_no_line_runs_through_one(tree, width, keep_order):
    drawing = draw(*tree, width=width, keep_order=keep_order)
    boxes = boxes_of(drawing)
    assert all(apart(a, b) for a, b in combinations(boxes, 2))
    for left, top, right, bottom in boxes:
        assert left >= 29
        assert top >= 0
        assert right <= drawing.width
        assert bottom <= drawing.height
    for edge in (*drawing.edges, *drawing.answers):
        assert not touches(edge.d, boxes), edge.key


@settings(max_examples=60, deadline=None)
@given(trees())
def test_every_node_is_drawn_once_and_every_edge_drawn_or_told(tree):
    nodes, edges = tree
    drawing = draw(nodes, edges)
    cards = cards_of(drawing)
    assert sorted(card.node.key for card in cards) == sorted(node.key for node in nodes)
    told = sum(len(card.relations) for card in cards)
    assert told == 2 * sum(1 for edge in edges if edge.source != edge.target)
    assert len(drawing.layers) == len({node.kind for node in nodes} - {kinds_in_frames(drawing)})


def kinds_in_frames(drawing):
    """`outcome_part` where all parts stand in frames, so that they make no layer of their own."""
    own = {layer.kind for layer in drawing.layers}
    inside = {card.node.kind for card in cards_of(drawing)}
    return next(iter(inside - own), None)


@settings(max_examples=40, deadline=None)
@given(trees())
def test_a_drawing_is_always_the_same_and_never_crosses_more_than_the_given_order(tree):
    drawing = draw(*tree)
    assert draw(*tree) == drawing
    assert drawing.crossings <= draw(*tree, keep_order=True).crossings


@settings(max_examples=40, deadline=None)
@given(trees(most=16))
def test_crossings_are_those_that_can_be_seen(tree):
    nodes, edges = tree
    thin = [EdgeIn(e.key, e.kind, e.source, e.target, dashed=True) for e in edges if e.kind in EDGES_IN]
    drawing = draw(nodes, thin)
    lines = [list(points_on(edge.d, 24)) for edge in drawing.edges]
    assert sum(meetings(a, b) for a, b in combinations(lines, 2)) >= drawing.crossings * 0.5
    if drawing.crossings == 0:
        assert all(meetings(a, b) == 0 for a, b in combinations(lines, 2))


def meetings(a, b):
    """How often two lines of points cross."""

    def side(p, q, r):
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return sum(
        1
        for p, q in pairwise(a)
        for r, s in pairwise(b)
        if side(p, q, r) * side(p, q, s) < -1e-3 and side(r, s, p) * side(r, s, q) < -1e-3
    )


@pytest.mark.parametrize("language", ["en", "uk", "pl"])
@pytest.mark.parametrize("width", [900, 1000, 1180])
def test_the_seed_is_drawn_in_its_layers_without_a_crossing(language, width):
    drawing = draw(*seed(language, (GOOD_FIGURE,)), width=width)
    assert drawing.width == width
    assert drawing.crossings == 0
    kinds = [layer.kind for layer in drawing.layers]
    assert kinds == ["impact", "outcome", "output", "input", "main_problem", "root_cause_1", "root_cause_2"]
    assert [len(layer.cards) for layer in drawing.layers] == [1, 3, 5, 3, 1, 6, 4]
    assert all(a.y + a.h < b.y for a, b in pairwise(drawing.layers))
    trunk = drawing.layers[4]
    assert trunk.y < drawing.ground_y < trunk.y + trunk.h


def test_the_seed_stands_on_a_trunk_between_words():
    drawing = draw(*seed(), words=Words({"impact": "Impact"}, "target", "above", "below"))
    assert drawing.trunk.startswith("M")
    assert [line.runs[0].text for line in drawing.ground_lines] == ["above", "below"]
    assert drawing.layers[0].label == "Impact"


def test_cards_of_a_layer_come_from_left_to_right():
    for layer in draw(*seed("uk", (GOOD_FIGURE,))).layers:
        cards = [card for card in layer.cards if card.framed]
        assert [card.x for card in cards] == sorted(card.x for card in cards)


def test_a_root_spans_what_it_causes():
    drawing = draw(*seed("en", (GOOD_FIGURE,)))
    cards = {card.node.key: card for card in cards_of(drawing)}
    assert cards["P2.1"].x == pytest.approx(cards["P1.1"].x, abs=0.2)
    assert cards["P2.1"].x + cards["P2.1"].w == pytest.approx(cards["P1.3"].x + cards["P1.3"].w, abs=0.2)
    assert cards["P2.4"].w == pytest.approx(cards["P1.6"].w, abs=0.2)


def test_inputs_feed_each_output_with_one_line():
    drawing = draw(*seed())
    bands = [edge for edge in drawing.edges if edge.sources[0].startswith("IN")]
    assert sorted(edge.target for edge in bands) == ["O1", "O2", "O3", "O4", "O5"]
    assert all(edge.sources == ("IN1", "IN2", "IN3") for edge in bands)


def test_answers_wait_until_one_of_their_nodes_is_selected():
    drawing = draw(*seed(), selected="O3")
    shown = {edge.key for edge in drawing.answers if "shown" in edge.css}
    assert shown == {"answers:O3:P1.3", "answers:O3:P1.2"}
    assert [card.node.key for card in cards_of(drawing) if card.selected] == ["O3"]
    assert {edge.kind for edge in drawing.edges} == {"causes", "contributes_to"}


def test_width_of_a_line_says_how_many_are_counted_and_nothing_else():
    nodes = [
        NodeIn("P0", "main_problem", "P"),
        *(NodeIn(f"P{n}", "root_cause_1", "R", weight=n / 4) for n in range(1, 5)),
    ]
    edges = [EdgeIn(f"E{n}", "causes", f"P{n}", "P0") for n in range(1, 5)]
    width = {edge.key: edge.width for edge in draw(nodes, edges).edges}
    assert width == {"E1": 7.0, "E2": 10.0, "E3": 13.0, "E4": 16.0}
    heavier = [EdgeIn("E1", "causes", "P1", "P0", weight=1.0), *edges[1:]]
    assert {edge.key: edge.width for edge in draw(nodes, heavier).edges}["E1"] == 16.0


def test_a_gap_is_hollow_and_an_answered_root_has_a_core():
    drawing = draw(*seed())
    css = {edge.sources[0]: edge for edge in drawing.edges if edge.kind == "causes"}
    assert "gap" in css["P1.1"].css
    assert css["P1.1"].core == ""
    assert css["P2.2"].core
    assert not css["P1.4"].core


def test_proposed_lines_are_sewn_where_others_are_agreed():
    nodes, edges = seed()
    agreed = [
        EdgeIn(e.key, e.kind, e.source, e.target, standing="confirmed") if e.target == "IM" else e
        for e in edges
    ]
    drawing = draw(nodes, agreed)
    assert not next(edge for edge in drawing.edges if edge.target == "IM").seam
    assert next(edge for edge in drawing.edges if edge.target == "O1").seam
    assert not any(edge.seam for edge in draw(nodes, edges).edges)


def test_a_wide_layer_wraps_before_the_drawing_grows():
    def tree(count):
        roots = [NodeIn(f"P{n}", "root_cause_1", "Small business activities") for n in range(count)]
        return [NodeIn("M", "main_problem", "Burden"), *roots], [
            EdgeIn(f"E{n}", "causes", f"P{n}", "M") for n in range(count)
        ]

    twelve = draw(*tree(12))
    assert twelve.width == 1000
    assert len({card.y for card in twelve.layers[1].cards}) > 1
    assert draw(*tree(60)).width > 1000


def test_many_edges_are_drawn_fine():
    nodes = [NodeIn(f"A{n}", "output", "A") for n in range(12)] + [
        NodeIn(f"B{n}", "input", "B") for n in range(12)
    ]
    edges = [
        EdgeIn(f"{a}{b}", "contributes_to", f"B{b}", f"A{a}", label="7") for a in range(12) for b in range(12)
    ]
    drawing = draw(nodes, edges)
    assert drawing.crowded
    assert not any(edge.filled or edge.label for edge in drawing.edges)
    assert max(edge.width for edge in drawing.edges) <= 5


def test_labels_stand_beside_their_lines():
    nodes = [NodeIn("M", "main_problem", "Burden"), NodeIn("P", "root_cause_1", "Wage arrears")]
    [edge] = draw(nodes, [EdgeIn("E", "causes", "P", "M", label="71 women")]).edges
    assert edge.label.runs[0].text == "71 women"
    assert not touches(edge.d, [(edge.label.x, edge.label.y - 9, edge.label.x + 40, edge.label.y)])


def test_a_long_label_takes_the_side_that_has_room():
    nodes = [NodeIn("M", "main_problem", "Burden"), *(NodeIn(f"P{n}", "root_cause_1", "R") for n in range(6))]
    edges = [EdgeIn(f"E{n}", "causes", f"P{n}", "M", label="1 204 000 people") for n in range(6)]
    for edge in draw(nodes, edges).edges:
        assert edge.label.anchor in ("start", "end")
    short = draw(nodes, [EdgeIn("E0", "causes", "P0", "M", label="7")]).edges[0].label
    long = (
        draw(nodes, [EdgeIn("E0", "causes", "P0", "M", label="a label longer than half a card")])
        .edges[0]
        .label
    )
    assert (short.anchor, long.anchor) == ("end", "start")


@pytest.mark.parametrize(
    ("kinds", "ground_above_last"),
    [(["impact", "output"], False), (["root_cause_1"], True), (["output", "root_cause_1"], True)],
)
def test_trees_without_a_main_problem_have_their_ground_too(kinds, ground_above_last):
    drawing = draw([NodeIn(kind, kind, "Text") for kind in kinds], [])
    last = drawing.layers[-1]
    assert (drawing.ground_y <= last.y) is ground_above_last
    assert drawing.trunk == ""


def test_an_empty_tree_is_an_empty_drawing():
    drawing = draw([], [])
    assert (drawing.layers, drawing.edges, drawing.height) == ((), (), 0.0)


def test_the_seeds_roots_stand_in_the_given_order():
    for layer in draw(*seed("en", (GOOD_FIGURE,))).layers[-2:]:
        assert [card.node.key for card in layer.cards] == sorted(card.node.key for card in layer.cards)
