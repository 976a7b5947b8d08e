"""The timeline: bars and diamonds in proportion to their days, names inside the drawing, months that fit."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from partnerships.calculations import timeline
from partnerships.calculations.timeline import Point, Span

days = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def test_a_year_is_drawn_in_proportion():
    points = [Point(date(2026, 7, 2), "open", "half")]
    spans = [Span(date(2026, 1, 1), date(2026, 12, 31), "All year", "planned", points)]
    drawing = timeline.draw(spans, date(2026, 7, 2), 381)
    (bar,) = drawing.bars
    assert (bar.x, bar.width, bar.label_x) == (8, 365, 8)
    assert (bar.marks[0].x, drawing.today) == (190, 190)
    assert [day.month for _x, day in drawing.ticks] == [1, 4, 7, 10]
    assert bar.marks[0].corners == "190,52 196,58 190,64 184,58"


def test_nothing_is_not_drawn_and_today_only_where_it_lies():
    assert timeline.draw([], date(2026, 1, 1), 500) is None
    spans = [Span(date(2024, 1, 1), date(2024, 2, 1), "x", "done")]
    assert timeline.draw(spans, date(2026, 1, 1), 500).today is None


@given(st.lists(st.tuples(days, st.integers(0, 2000), st.text(max_size=300)), min_size=1, max_size=6), days)
def test_everything_stays_inside(rows, today):
    spans = [
        Span(day, day + timedelta(days=long), text, "planned", [Point(day, "open")])
        for day, long, text in rows
    ]
    for width in (340, 1100):
        drawing = timeline.draw(spans, today, width)
        for bar in drawing.bars:
            assert bar.x >= 0
            assert bar.x + bar.width <= width
            assert bar.label_x > 0
            assert bar.label_x + len(bar.label) * timeline.LETTER <= width
            assert all(0 <= mark.x <= width for mark in bar.marks)
        assert len(drawing.ticks) <= max(1, width // 90) + 1
        assert len(drawing.bars) == len(rows)
