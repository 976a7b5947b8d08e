"""Cards: everything set stays inside, and heights follow the text."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings

from partnerships.calculations.tree import setting
from partnerships.calculations.tree.cards import MARKS, card
from partnerships.calculations.tree.drawing import STATES, BadgeIn, FigureIn, NodeIn
from partnerships.calculations.tree.figures import full_figure, sparkline
from partnerships.calculations.tree.layout import draw
from partnerships.calculations.tree.text import runs_width

from .trees import GOOD_FIGURE, WORST_FIGURE, cards_of, near, seed, trees

SHEET = Path(__file__).parents[4] / "static" / "css" / "tree.css"


def assert_inside(found):
    """Every line, mark, badge and figure of a card lies inside it."""
    figure_lines = [line for figure in found.figures for line in (figure.value, *figure.lines)]
    for line in (*found.lines, *figure_lines):
        size, leading, _ = setting.STYLES[line.style.split()[0]]
        wide = runs_width(line.runs, size)
        left = line.x - wide if line.anchor == "end" else line.x
        assert left >= 4, (found.node.text, line)
        assert left + wide <= found.w - 4, (found.node.text, line)
        assert line.y - 0.7 * size >= 0, (found.node.text, line)
        assert line.y + 0.25 * size <= found.h, (found.node.text, line, leading)
    for mark in found.marks:
        assert 4 <= mark.x <= found.w - 14
        assert 0 <= mark.y <= found.h - 10
    for badge in found.badges:
        assert 8.5 <= badge.x <= found.w - 8.5
        assert 8.5 <= badge.y <= found.h - 8.5
    for figure in found.figures:
        assert figure.h >= 24
        if figure.spark:
            assert figure.spark.x >= 4
            assert figure.spark.x + 30 <= found.w


@pytest.mark.parametrize("width", [900, 1000, 1180])
@pytest.mark.parametrize("language", ["en", "uk", "pl"])
@pytest.mark.parametrize("figures", [(), (GOOD_FIGURE,), (WORST_FIGURE, GOOD_FIGURE, WORST_FIGURE)])
def test_all_text_of_the_seed_stays_inside_its_cards(language, width, figures):
    for found in cards_of(draw(*seed(language, figures), width=width)):
        assert_inside(found)


@settings(max_examples=60, deadline=None)
@given(trees())
def test_all_text_of_any_tree_stays_inside_its_cards(tree):
    for found in cards_of(draw(*tree)):
        assert_inside(found)


def test_no_two_lines_of_a_card_overlap():
    for found in cards_of(draw(*seed("uk", (WORST_FIGURE, GOOD_FIGURE)))):
        lines = [*found.lines, *(line for f in found.figures for line in (f.value, *f.lines))]
        places = [(round(line.x), round(line.y)) for line in lines]
        assert len(places) == len(set(places)), found.node.key


def test_the_sheet_sets_the_sizes_that_were_measured():
    css = SHEET.read_text(encoding="utf-8")
    for name, (size, _, bold) in setting.STYLES.items():
        if name in ("value-2", "layer"):
            continue
        rules = re.findall(rf"\.t-{name}(?=\s*[,{{])[^{{}}]*\{{([^}}]*)\}}", css)
        assert any(f"font-size: {size}px" in rule for rule in rules), name
        heavy = any("font-weight: 600" in rule for rule in rules)
        assert heavy is bold, name


def test_a_stretched_card_moves_its_figures_to_the_foot():
    content = card(
        NodeIn("O1", "output", "Text", figures=(GOOD_FIGURE,), state_label="On track"), 180, "target"
    )
    taller = content.stretched(content.height + 50)
    assert near(taller.foot[0].value.y, content.foot[0].value.y + 50)
    assert near(taller.foot[0].spark.y, content.foot[0].spark.y + 50)
    assert taller.lines == content.lines


def test_a_count_stands_in_the_head_or_else_with_the_unit():
    node = NodeIn("P1", "root_cause_1", "Text", figures=(GOOD_FIGURE,), state_label="On track", n_text="n 92")
    assert next(line for line in card(node, 180, "target").lines if line.style == "n").anchor == "end"
    crowded = NodeIn(
        "P1", "root_cause_1", "Text", figures=(GOOD_FIGURE,), n_text="n 92", badges=(BadgeIn("1"),)
    )
    texts = [run.text for line in card(crowded, 180, "target").foot[0].lines for run in line.runs]
    assert "in decent work, n\u00a092" in texts


def test_a_count_without_room_or_figure_stands_under_the_text():
    node = NodeIn("P1", "root_cause_1", "Text", state_label="Zgodnie z planem", n_text="n 1 412 000 000")
    assert card(node, 140, "target").lines[-1].runs[0].text == "n 1 412 000 000"


def test_an_unknown_state_is_drawn_as_not_measured():
    assert card(NodeIn("O1", "output", "Text", state="odd"), 180, "target").marks[0].state == "not_measured"
    assert set(MARKS) == set(STATES)


def test_a_sparkline_breaks_where_nothing_is_known():
    spark = sparkline((1.0, None, 2.0, 3.0), 3.0, 0, 0, 52, 21)
    assert spark.line.count("M") == 2
    assert spark.end == (48.0, 3.0)
    assert spark.target == "M0 3H52"


def test_a_sparkline_without_values_shows_only_the_target():
    spark = sparkline((), 5.0, 0, 0, 52, 21)
    assert (spark.line, spark.end) == ("", None)
    assert spark.target == "M0 10.5H52"
    assert sparkline((1.0,), None, 0, 0, 52, 21).target == ""


def test_a_flat_sparkline_lies_in_the_middle():
    assert sparkline((4.0, 4.0), None, 0, 0, 52, 21).line == "M0 10.5L48 10.5"


def test_a_figure_without_room_for_its_line_leaves_it_out():
    figure = FigureIn("119 400 m", target_text="0", spark=(1.0, 2.0))
    assert full_figure(figure, 0, 0, 120, "target").spark is None
    assert full_figure(figure, 0, 0, 180, "target").spark is not None


def test_a_main_problem_sets_its_baselines_side_by_side_three_to_a_row():
    baselines = tuple(FigureIn(str(n), f"baseline {n}", unit_text="cases" if n else "") for n in range(4))
    content = card(NodeIn("P0", "main_problem", "Burden", figures=baselines), 470, "target")
    first, second, third, fourth = content.figures
    assert first.y == second.y == third.y < fourth.y
    assert first.x == fourth.x < second.x < third.x


def test_states_of_the_inputs_stand_beside_their_names_or_all_below():
    def states(label):
        nodes = [
            NodeIn(f"I{n}", "input", text, state_label=label)
            for n, text in enumerate(["Finances", "Assistance"])
        ]
        return [card.marks[0].x for card in cards_of(draw(nodes, []))]

    assert min(states("On track")) > 50
    assert set(states("Not measured since the baseline")) == {12}


def test_a_figure_without_a_target_says_none():
    figure = full_figure(FigureIn("5 420", unit_text="people"), 0, 0, 150, "target")
    assert [run.text for line in figure.lines for run in line.runs] == ["people"]
