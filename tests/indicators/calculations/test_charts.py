"""Trends and the line of shares stay inside their drawings."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from indicators.calculations import charts
from indicators.calculations.number_line import APART, WIDTH, number_line, spread

START = date(2025, 1, 1)
VALUES = st.lists(st.decimals(0, 10**9, places=2), min_size=2, max_size=13)


def days(values):
    return [(START + timedelta(days=91 * place), value) for place, value in enumerate(values)]


def places(line):
    return [tuple(map(float, pair.split(","))) for pair in line.split()]


@given(VALUES, st.decimals(0, 10**9, places=2), st.integers(-400, 1500), st.integers(1, 1500))
def test_every_point_of_a_trend_stands_inside_its_drawing(values, target, begins, lasts):
    begin = START + timedelta(days=begins)
    path = [(begin, values[0]), (begin + timedelta(days=lasts), target)]
    chart = charts.trend(days(values), path)
    for x, y in places(chart.line) + places(chart.path):
        assert charts.LEFT <= x <= charts.WIDTH - charts.RIGHT
        assert charts.TOP - 0.1 <= y <= chart.ground
    assert 1 <= len(chart.ticks) <= 3
    if chart.target_label:
        assert abs(chart.target_label.y - chart.end_label.y) >= charts.NEAR - 0.1


def test_one_value_is_no_trend():
    assert charts.trend(days([Decimal(3)]), []) is None


def test_a_share_near_one_is_drawn_against_one():
    chart = charts.trend(days([Decimal("0.5"), Decimal("0.9")]), [], highest=Decimal(1))
    assert places(chart.line)[1][1] > charts.TOP


@given(st.lists(st.none() | st.decimals(0, 1000, places=1), max_size=9))
def test_a_sparkline_needs_two_values_and_keeps_to_its_box(values):
    found = charts.spark(values)
    assert (found is None) == (sum(value is not None for value in values) < 2)
    if found:
        assert all(0 <= x <= 100 and 2 <= y <= 22 for x, y in places(found[0]))
        assert places(found[0])[-1] == (found[1], found[2])


@given(st.lists(st.tuples(st.floats(0, 1000), st.floats(10, 180)), max_size=5))
def test_labels_keep_apart_in_order_and_on_the_line(wanted):
    wanted.sort()
    widths = [width for _, width in wanted]
    found = spread([wish for wish, _ in wanted], widths)
    edges = [(middle - width / 2, middle + width / 2) for middle, width in zip(found, widths, strict=True)]
    assert all(low >= -0.1 and high <= WIDTH + 0.1 for low, high in edges)
    assert all(after[0] - before[1] >= APART - 0.2 for before, after in pairwise(edges))


def test_the_line_marks_the_stretch_between_women_and_men():
    shares = {"all": 0.5, "men": 0.53, "women": 0.39, "target": 1.2}
    line = number_line(shares, dict.fromkeys(shares, 60.0))
    assert (line.all, line.gap_from, line.gap_width) == (500.0, 390.0, 140.0)
    assert [mark.key for mark in line.marks] == ["women", "all", "men", "target"]
    assert line.marks[-1].x == WIDTH
