"""Orders with few crossings, against counting by hand and trying everything."""

from itertools import combinations, pairwise, permutations, product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerships.calculations.tree.ordering import Line, crossings, fewest_crossings, forget


@st.composite
def graphs(draw, widest=5, depth=4, most=14):
    """Layers of numbered items, and lines between neighbouring layers."""
    sizes = draw(st.lists(st.integers(1, widest), min_size=1, max_size=depth))
    layers, fresh = [], 0
    for size in sizes:
        layers.append(list(range(fresh, fresh + size)))
        fresh += size
    pairs = [(a, b) for upper, lower in pairwise(layers) for a in upper for b in lower]
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=most)) if pairs else []
    ports = st.sampled_from([0.0, 0.25, 0.75])
    return layers, [Line(a, b, draw(ports), draw(ports)) for a, b in chosen]


def by_hand(layers, lines):
    """Every pair of lines of the same gap, looked at one by one."""
    place = {item: at for layer in layers for at, item in enumerate(layer)}
    layer_of = {item: number for number, layer in enumerate(layers) for item in layer}
    ends = [(layer_of[a.upper], place[a.upper] + a.upper_port, place[a.lower] + a.lower_port) for a in lines]
    return sum(1 for a, b in combinations(ends, 2) if a[0] == b[0] and (a[1] - b[1]) * (a[2] - b[2]) < 0)


@given(graphs())
def test_counting_agrees_with_counting_by_hand(graph):
    assert crossings(*graph) == by_hand(*graph)


@pytest.mark.parametrize("number", range(40))
def test_small_graphs_get_the_best_order_there_is(number):
    dice = Random(number)
    layers = [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10]]
    pairs = [(a, b) for upper, lower in pairwise(layers) for a in upper for b in lower]
    lines = [Line(*pair) for pair in dice.sample(pairs, 11)]
    best = min(by_hand(order, lines) for order in product(*(list(permutations(layer)) for layer in layers)))
    assert crossings(fewest_crossings(layers, lines), lines) == best


@settings(max_examples=40, deadline=None)
@given(graphs(widest=30, depth=5, most=120))
def test_an_order_is_a_permutation_never_worse_and_always_the_same(graph):
    layers, lines = graph
    order = fewest_crossings(layers, lines)
    assert [sorted(layer) for layer in order] == [sorted(layer) for layer in layers]
    assert crossings(order, lines) <= crossings(layers, lines)
    forget()
    assert fewest_crossings(layers, list(lines)) == order


def test_an_order_found_anew_is_the_order_remembered():
    lines = [Line(0, 5), Line(1, 4), Line(2, 3), Line(0, 4)]
    remembered = fewest_crossings([[0, 1, 2], [3, 4, 5]], lines)
    forget()
    assert fewest_crossings([[0, 1, 2], [3, 4, 5]], lines) == remembered


def test_without_lines_the_given_order_stands():
    assert fewest_crossings([[3, 1, 2], [5, 4]], []) == [[3, 1, 2], [5, 4]]


def test_where_it_costs_nothing_the_given_order_stands():
    lines = [Line(0, 1), Line(0, 2), Line(0, 3)]
    assert fewest_crossings([[0], [1, 2, 3]], lines) == [[0], [1, 2, 3]]


def test_pieces_that_hang_apart_are_not_woven():
    lines = [Line(0, 12), Line(2, 10), Line(1, 13), Line(3, 11), Line(0, 10), Line(1, 11)]
    order = fewest_crossings([[0, 1, 2, 3], [10, 11, 12, 13]], lines)
    assert crossings(order, lines) == 0
