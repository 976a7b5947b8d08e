"""Widths that even out the heights of a row."""

from partnerships.calculations.tree.balancing import Span, balanced


def test_a_wordy_card_takes_width_from_the_others():
    widths = balanced(
        [0, 1, 2], [200, 200, 200], [130] * 3, 14, [], lambda block, w: (block == 0) * 40000 / w
    )
    assert sum(widths) == 600
    assert widths[0] > 250
    assert min(widths) >= 130


def test_the_row_below_counts_too():
    spans = [Span(9, 1, 2)]
    widths = balanced(
        [0, 1, 2], [200, 200, 200], [130] * 3, 14, spans, lambda block, w: (block == 9) * 90000 / w
    )
    assert widths[0] < 200


def test_an_even_row_stays_as_it_is():
    assert balanced([0, 1], [200.0, 200.0], [130] * 2, 14, [], lambda *_: 50.0) == [200.0, 200.0]


def test_no_card_gives_what_it_does_not_have():
    assert balanced([0, 1], [140.0, 140.0], [140] * 2, 14, [], lambda block, w: block / w) == [140.0, 140.0]


def test_the_search_ends():
    widths = balanced([0, 1], [4000.0, 4000.0], [130] * 2, 14, [], lambda block, w: 9000 - w if block else 0)
    assert 4000 < widths[1] <= 6000
