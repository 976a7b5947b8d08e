"""Boundaries: what is sound, and what simplifying keeps."""

import math

import pytest

from partnerships.calculations.places import geometry
from partnerships.calculations.places.geometry import Unsound


def circle(count, wobble=0.0, x=20.0, y=50.0, size=1.0):
    """Return a closed ring of `count` points."""
    ring = [
        [
            x + (size + wobble * math.sin(40 * turn)) * math.cos(turn),
            y + (size + wobble * math.sin(40 * turn)) * math.sin(turn),
        ]
        for turn in (2 * math.pi * step / count for step in range(count))
    ]
    return [*ring, ring[0]]


def polygon(*rings):
    return {"type": "Polygon", "coordinates": list(rings)}


@pytest.mark.parametrize("count", [40, 5_000, 60_000])
def test_simplified_has_few_points_and_nearly_the_same_area(count):
    polygons = geometry.polygons_of(polygon(circle(count, wobble=0.02)))
    found = geometry.simplified(polygons)
    points = sum(len(ring) for rings in found for ring in rings)
    assert points <= geometry.KEPT_POINTS
    before, after = (geometry.area(one[0][0]) for one in (polygons, found))
    assert after == pytest.approx(before, rel=0.01)
    assert found[0][0][0] == found[0][0][-1]


def test_hundreds_of_islands_stay_within_the_bound():
    shape = {
        "type": "MultiPolygon",
        "coordinates": [[circle(90, x=place % 30, y=place // 30, size=0.3)] for place in range(900)],
    }
    found = geometry.simplified(geometry.polygons_of(shape))
    assert found
    assert sum(len(ring) for rings in found for ring in rings) <= geometry.KEPT_POINTS


@pytest.mark.parametrize(
    "shape",
    [
        None,
        {"type": "Point", "coordinates": [1, 2]},
        polygon(),
        polygon([[1, 2], [3, 4]]),
        polygon([[1, 2], [1, 2], [1, 2], [1, 2]]),
        polygon([[1, 2], [3, "x"], [5, 6], [1, 2]]),
        polygon([[1, 2], [3, 95], [5, 6], [1, 2]]),
        polygon([[1, 2], [300, 4], [5, 6], [1, 2]]),
        polygon([[1, 2], [float("nan"), 4], [5, 6], [1, 2]]),
        polygon([1, 2, 3, 4]),
        {"type": "Polygon", "coordinates": "x"},
    ],
)
def test_unsound_geometries_are_refused(shape):
    with pytest.raises(Unsound):
        geometry.polygons_of(shape)


def test_the_middle_lies_inside_also_of_a_horseshoe_and_beside_a_hole():
    horseshoe = [[0, 0], [9, 0], [9, 9], [8, 9], [8, 1], [1, 1], [1, 9], [0, 9], [0, 0]]
    polygons = geometry.polygons_of(polygon(horseshoe))
    assert geometry.inside(geometry.middle(polygons), polygons[0])
    ring = geometry.polygons_of(polygon(circle(60), circle(60, size=0.5)))
    assert geometry.inside(geometry.middle(ring), ring[0])


def test_distance_is_that_of_the_globe():
    assert geometry.distance((18.91, 50.35), (19.02, 50.26)) == pytest.approx(
        12.7, abs=0.2
    )  # Bytom, Katowice
