"""The tree as a list."""

from partnerships.calculations.tree.drawing import EdgeIn, FigureIn, NodeIn, Words
from partnerships.calculations.tree.outline import outline

from .trees import GOOD_FIGURE, seed


def test_layers_come_from_the_crown_to_the_roots_with_nodes_as_given():
    layers = outline(*seed(), words=Words({"output": "Outputs"}))
    assert [layer.kind for layer in layers][:3] == ["impact", "outcome", "output"]
    assert [entry.node.key for entry in layers[2].nodes] == ["O1", "O2", "O3", "O4", "O5"]
    assert layers[2].label == "Outputs"
    assert [layer.roots for layer in layers] == [False, False, False, False, True, True, True]


def test_parts_stand_under_their_outcome():
    [outcome] = outline(*seed())[1].nodes
    assert [part.node.key for part in outcome.parts] == ["OC.1", "OC.2"]


def test_every_relation_is_told_from_both_ends():
    layers = outline(*seed())
    cause = layers[5].nodes[2]
    told = [(r.kind, r.outward, r.other.key, r.standing) for r in cause.relations]
    assert ("causes", True, "P0", "proposed") in told
    assert ("causes", False, "P2.1", "proposed") in told
    assert ("answers", False, "O3", "proposed") in told


def test_unknown_ends_and_circles_of_one_are_left_out():
    nodes = [NodeIn("A", "output", "A", state="odd", figures=(FigureIn("—"), GOOD_FIGURE))]
    [layer] = outline(nodes, [EdgeIn("1", "causes", "A", "A"), EdgeIn("2", "causes", "A", "B")])
    assert layer.nodes[0].relations == ()
    assert [figure.spark is None for figure in layer.nodes[0].figures] == [True, False]


def test_unknown_kinds_come_last():
    layers = outline([NodeIn("X", "assumption", "X"), NodeIn("A", "root_cause_2", "A")], [])
    assert [layer.kind for layer in layers] == ["root_cause_2", "assumption"]
