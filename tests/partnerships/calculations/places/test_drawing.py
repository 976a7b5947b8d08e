"""The map: lengths are right, nothing covers anything, and views lead back."""

import random
from itertools import combinations

import pytest

from partnerships.calculations.places import geometry
from partnerships.calculations.places.drawing import (
    FONT,
    LINE,
    Area,
    Mark,
    Town,
    View,
    draw,
    looked_at,
    projection,
    whole,
)
from partnerships.calculations.tree.text import width

SHEET = (960.0, 620.0)


def towns(count, seed=4):
    dice = random.Random(seed)
    return [
        Town(
            place,
            f"Town of {place}",
            (24 + dice.random() / 2, 50 + dice.random() / 3),
            weight=place / count,
            number=str(place),
            marks=(Mark("site", "mine"), Mark("other", "partner", 3)) if place % 5 == 0 else (),
        )
        for place in range(1, count + 1)
    ]


def drawn(rows, view=View()):  # noqa: B008 - frozen
    box = whole([town.point for town in rows])
    return draw(projection(box, view, *SHEET), [], rows)


def box_of(label):
    wide = width(label.text, FONT) + (width(f" {label.number}", FONT, bold=True) if label.number else 0)
    left = label.x - {"start": 0, "middle": wide / 2, "end": wide}[label.anchor]
    middle = label.y - FONT * 0.35
    return left, middle - LINE / 2, left + wide, middle + LINE / 2


@pytest.mark.parametrize("count", [1, 12, 60, 200])
def test_no_label_covers_another_or_leaves_the_sheet(count):
    sheet = drawn(towns(count))
    boxes = [box_of(one.label) for one in sheet.towns if one.label]
    assert len(boxes) + sheet.unnamed == len(sheet.towns) == count
    assert boxes
    for left, top, right, bottom in boxes:
        assert left >= 0
        assert top >= 0
        assert right <= sheet.width
        assert bottom <= sheet.height
    for one, other in combinations(boxes, 2):
        apart = one[2] <= other[0] + 0.2 or other[2] <= one[0] + 0.2
        assert apart or one[3] <= other[1] + 0.2 or other[3] <= one[1] + 0.2


def test_the_most_people_have_their_name_first():
    named = [one.town.key for one in drawn(towns(200)).towns if one.label]
    assert 200 in named
    assert sum(key > 100 for key in named) > len(named) / 2


def test_the_scale_bar_is_as_long_as_it_says():
    rows = [Town(1, "A", (18.0, 50.0)), Town(2, "B", (19.0, 50.0))]
    sheet = drawn(rows)
    (first, second) = sorted(sheet.towns, key=lambda one: one.x)
    per_km = (second.x - first.x) / geometry.distance(first.town.point, second.town.point)
    assert sheet.scale_px / sheet.scale_km == pytest.approx(per_km, rel=0.01)


def test_one_place_alone_and_none_at_all():
    assert whole([]) is None
    (only,) = drawn([Town(1, "A", (18.0, 50.0))]).towns
    assert (only.x, only.y) == (480, 310)


def test_views_go_nearer_round_the_same_middle_and_come_back():
    box = whole([town.point for town in towns(9)])
    view = View(1, 2, -1)
    one, other = looked_at(box, view), looked_at(box, view.nearer())
    assert one.west + one.east == pytest.approx(other.west + other.east)
    assert one.south + one.north == pytest.approx(other.south + other.north)
    assert other.east - other.west == pytest.approx((one.east - one.west) / 2)
    assert view.nearer().farther() == view
    assert view.farther() == View()


def test_the_name_of_an_area_stands_inside_it():
    shape = [[[24.0, 50.0], [24.4, 50.0], [24.4, 50.3], [24.3, 50.05], [24.0, 50.05], [24.0, 50.0]]]
    box = whole([(24.0, 50.0), (24.4, 50.3)])
    project = projection(box, View(), *SHEET)
    (area,) = draw(project, [Area("Name", "district", [shape])], []).areas
    assert area.d.startswith("M")
    corner = [(x, y) for x, y in (project((lon, lat)) for lon, lat in shape[0])]
    assert geometry.inside((area.label.x, area.label.y - 4), [corner])
