"""The table of the tree: the seed's cells in the seed's order, boxes by their edges, broad layers on several lines."""

import json
from pathlib import Path

from partnerships.calculations.tree import table as tables
from partnerships.calculations.tree.table import WHOLE, Box, Cell, Line, boxes, letter, table

SEED = json.loads((Path(tables.__file__).parents[2] / "data" / "tree_seed.json").read_text(encoding="utf-8"))
KINDS = {node["key"]: node["kind"] for node in SEED["nodes"]}
EDGES = [
    (edge["kind"], edge["source"], edge["target"], "suggested" if edge.get("suggestion") else "proposed")
    for edge in SEED["edges"]
]


def test_the_seed_has_a_row_for_each_layer_with_its_cells_side_by_side():
    found = table(KINDS, EDGES)
    assert [(line.kind, [cell.keys for cell in line.cells]) for line in found] == [
        ("impact", [("IM",)]),
        ("outcome", [("OC", "OC.1", "OC.2")]),
        ("output", [("O1",), ("O2",), ("O3",), ("O4",), ("O5",)]),
        ("input", [("IN1",), ("IN2",), ("IN3",)]),
        ("main_problem", [("P0",)]),
        ("root_cause_1", [("P1.1", "P1.2", "P1.3"), ("P1.4",), ("P1.5",), ("P1.6",)]),
        ("root_cause_2", [("P2.1",), ("P2.2",), ("P2.3",), ("P2.4",)]),
    ]
    assert [cell.letter for cell in found[-1].cells] == ["A", "B", "C", "D"]
    assert [cell.letter for cell in found[-2].cells] == ["A", "B", "C", "D"]


def test_every_line_is_as_wide_as_the_sheet():
    many = {f"O{number}": "output" for number in range(17)}
    for line in table({**KINDS, **many}, EDGES):
        assert sum(cell.span for cell in line.cells) == WHOLE


def test_a_cause_stands_over_the_first_that_leads_to_it_once():
    edges = [("causes", "P2.2", "P1.1"), ("causes", "P2.1", "P1.1"), ("causes", "P2.2", "P1.2")]
    kinds = {"P1.1": "root_cause_1", "P1.2": "root_cause_1", "P2.1": "root_cause_2", "P2.2": "root_cause_2"}
    assert boxes(kinds, edges) == [Box(("P1.1",), ("P2.1",)), Box(("P1.2",), ("P2.2",))]


def test_causes_of_causes_stand_in_the_box_they_lead_to_and_loose_ones_by_themselves():
    kinds = {"P1.1": "root_cause_1", **{f"P2.{number}": "root_cause_2" for number in (1, 2, 3, 4)}}
    edges = [("causes", "P2.3", "P2.2"), ("causes", "P2.2", "P2.1"), ("causes", "P2.1", "P1.1")]
    assert boxes(kinds, edges) == [Box(("P1.1",), ("P2.1", "P2.2", "P2.3")), Box((), ("P2.4",))]


def test_what_is_rejected_or_only_suggested_puts_nothing_together():
    kinds = {"P1.1": "root_cause_1", "P2.1": "root_cause_2"}
    for standing in ("rejected", "suggested"):
        assert table(kinds, [("causes", "P2.1", "P1.1", standing)]) == [
            Line("root_cause_1", (Cell(("P1.1",), 30, "A"), Cell((), 30, "B"))),
            Line("root_cause_2", (Cell((), 30, "A"), Cell(("P2.1",), 30, "B"))),
        ]


def test_a_broad_layer_goes_on_in_further_lines_of_much_the_same_length():
    kinds = {f"O{number}": "output" for number in range(13)}
    assert [len(line.cells) for line in table(kinds, [])] == [5, 4, 4]
    causes = {f"P1.{number}": "root_cause_1" for number in range(11)}
    assert [len(line.cells) for line in table(causes, [])] == [4, 4, 3]


def test_effects_stand_between_the_problem_and_its_causes():
    kinds = {"P0": "main_problem", "P1.1": "root_cause_1", "E1": "effect"}
    assert [line.kind for line in table(kinds, [])] == ["main_problem", "effect", "root_cause_1"]


def test_letters_go_on_after_z():
    assert [letter(number) for number in (0, 25, 26, 27, 51, 52)] == ["A", "Z", "AA", "AB", "AZ", "BA"]
