"""The doughnut: nothing over anything, nothing cut, whatever is written."""

import re
from itertools import pairwise
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.calculations.doughnut import COLUMN, MARK, NAME_SIZE, SAID_SIZE, SegmentIn, draw
from partnerships.calculations.tree.text import width

words = st.text(alphabet="абвгґдеєжзиіїйклмнопрстуфхцчшщьюя Щ-", min_size=1, max_size=120).filter(str.strip)
segments = st.lists(
    st.builds(SegmentIn, st.just("k"), st.just("rule"), st.just("weak"), words, st.tuples(words)), max_size=9
)
cores = st.tuples(words, words, words)


def measured(line):
    return width(line.text, NAME_SIZE if line.bold else SAID_SIZE, bold=line.bold)


@given(cores, segments, segments)
def test_words_stand_inside_the_drawing_and_over_no_others(core, above, below):
    found = draw(core, above, below)
    for left in (True, False):
        column = [one for one in (*found.supporting, *found.rules) if one.left == left]
        column.sort(key=lambda one: one.top)
        assert all(upper.bottom < lower.top for upper, lower in pairwise(column))
        for one in column:
            assert one.top >= 0
            assert one.bottom <= found.height
            for line in one.lines:
                assert measured(line) <= COLUMN - MARK + 0.01
                assert line.x + measured(line) <= found.width
                assert left == (line.x + measured(line) < found.cx - found.outer)


@given(cores)
def test_the_core_holds_its_words(core):
    found = draw(core, (), ())
    for line in found.core_lines:
        assert hypot(measured(line) / 2, line.y - found.cy) <= found.core
    said = "".join(line.text for line in found.core_lines if line.text != "↓")
    assert re.sub(r"[\s-]", "", said) == re.sub(r"[\s-]", "", "".join(core))


@given(cores, segments, segments)
def test_every_function_is_drawn_once_and_numbered_through(core, above, below):
    found = draw(core, above, below)
    assert [one.given for one in found.supporting] == above
    assert [one.number for one in (*found.supporting, *found.rules)] == list(range(1, len(above + below) + 1))
    assert len(found.empty) == (not above) + (not below)


@pytest.mark.parametrize("amount", [1, 2, 5])
def test_supporting_functions_stand_above_and_rules_below(amount):
    one = SegmentIn("k", "rule", "weak", "Skills")
    found = draw(("a", "b", "c"), [one] * amount, [one] * amount)
    assert all(segment.number_y < found.cy for segment in found.supporting)
    assert all(segment.number_y > found.cy for segment in found.rules)
    assert [s.number_x for s in found.supporting] == sorted(s.number_x for s in found.supporting)
