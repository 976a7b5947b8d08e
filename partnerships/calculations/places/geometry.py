"""Boundaries in degrees: checked, made simpler, measured. RFC 7946 order: longitude before latitude."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, isfinite, radians
from typing import Any

Point = tuple[float, float]
Ring = list[Point]
Polygon = list[Ring]

MAX_POSITIONS = 500_000  # of one territory in a file
KEPT_POINTS = 600  # of one territory as stored, at most 16 kB
FINEST = 0.0005  # degrees, about 50 m
DECIMALS = 4  # about 10 m
KM_PER_DEGREE = 111.195


class Unsound(Exception):
    """A geometry that cannot be taken in; the argument says why in one word."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in degrees."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, other: Box) -> bool:
        """Say whether two rectangles have a point in common."""
        return not (
            self.east < other.west
            or other.east < self.west
            or self.north < other.south
            or other.north < self.south
        )

    def around(self, other: Box) -> Box:
        """Return the rectangle that holds both."""
        return Box(
            min(self.west, other.west),
            min(self.south, other.south),
            max(self.east, other.east),
            max(self.north, other.north),
        )


def distance(one: Point, other: Point) -> float:
    """Return the kilometres between two points (longitude, latitude), good to 1 % below 500 km."""
    middle = radians((one[1] + other[1]) / 2)
    return hypot((one[0] - other[0]) * cos(middle), one[1] - other[1]) * KM_PER_DEGREE


def sound_point(longitude: Any, latitude: Any) -> Point:
    """Return a point that lies on the globe. Raises Unsound."""
    try:
        point = float(longitude), float(latitude)
    except (TypeError, ValueError) as error:
        raise Unsound("no_number") from error
    if not (isfinite(point[0]) and isfinite(point[1]) and abs(point[0]) <= 180 and abs(point[1]) <= 90):
        raise Unsound("outside_the_world")
    return point


def polygons_of(geometry: Any) -> list[Polygon]:
    """Return the polygons of a GeoJSON geometry, rings closed. Raises Unsound."""
    if not isinstance(geometry, dict):
        raise Unsound("no_geometry")
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    if kind == "Polygon":
        coordinates = [coordinates]
    elif kind != "MultiPolygon":
        raise Unsound("no_area")
    if not isinstance(coordinates, list) or not coordinates:
        raise Unsound("no_area")
    count = 0
    polygons = []
    for rings in coordinates:
        if not isinstance(rings, list) or not rings:
            raise Unsound("no_area")
        polygon = [_ring(ring) for ring in rings]
        count += sum(map(len, polygon))
        if count > MAX_POSITIONS:
            raise Unsound("too_large")
        polygons.append(polygon)
    return polygons


def _ring(positions: Any) -> Ring:
    if not isinstance(positions, list):
        raise Unsound("no_area")
    ring = []
    for position in positions:
        if not isinstance(position, list) or len(position) < 2:
            raise Unsound("no_number")
        ring.append(sound_point(position[0], position[1]))
    if ring and ring[0] != ring[-1]:
        ring.append(ring[0])
    if len(ring) < 4 or len(set(ring)) < 3:
        raise Unsound("no_area")
    return ring


def simplified(polygons: list[Polygon], *, keep: int = KEPT_POINTS) -> list[Polygon]:
    """Return the polygons with at most `keep` points: the finest tolerance that suffices, the largest parts first."""
    tolerance = FINEST
    while True:
        found = [rings for rings in (_simpler(polygon, tolerance) for polygon in polygons) if rings]
        if sum(len(ring) for rings in found for ring in rings) <= keep and found:
            return found
        polygons = found or polygons  # each round begins where the one before ended
        if not found or tolerance > 1:  # hundreds of islands: the largest stay
            rest = sorted(polygons, key=lambda rings: -abs(area(rings[0])))[: keep // 8]
            return [rings for rings in (_simpler(one, min(tolerance, 0.02), 8) for one in rest) if rings] or [
                [_rounded(rest[0][0][: keep - 1] + rest[0][0][:1])]
            ]
        tolerance *= 1.6


def _simpler(polygon: Polygon, tolerance: float, most: int = 0) -> Polygon:
    rings = []
    for place, ring in enumerate(polygon):
        step = tolerance
        line = _rounded(thinned(ring, step))
        while most and len(line) > most:
            step *= 2
            line = _rounded(thinned(ring, step))
        if len(line) >= 4 and len(set(line)) >= 3:
            rings.append(line)
        elif place == 0:
            return []
    return rings


def _rounded(line: Ring) -> Ring:
    out: Ring = []
    for x, y in line:
        point = round(x, DECIMALS), round(y, DECIMALS)
        if not out or out[-1] != point:
            out.append(point)
    return out


def thinned(line: Ring, tolerance: float) -> Ring:
    """Return a line without the points that lie nearer than `tolerance` degrees to it (Douglas and Peucker 1973).

    A closed line is parted at the point farthest from its start, so that it does not fall together.
    """
    last = len(line) - 1
    kept = {0, last}
    parts = [(0, last)]
    if line[0] == line[-1]:
        far = max(range(1, last), key=lambda place: _square(line[place], line[0]))
        kept.add(far)
        parts = [(0, far), (far, last)]
    while parts:
        start, end = parts.pop()
        place, most = _farthest(line, start, end)
        if most > tolerance * tolerance:
            kept.add(place)
            parts += [(start, place), (place, end)]
    return [line[place] for place in sorted(kept)]


def _square(one: Point, other: Point) -> float:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2


def _farthest(line: Ring, start: int, end: int) -> tuple[int, float]:
    (ax, ay), (bx, by) = line[start], line[end]
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    most, found = -1.0, start
    for place in range(start + 1, end):
        x, y = line[place]
        along = ((x - ax) * dx + (y - ay) * dy) / length if length else 0.0
        along = 0.0 if along < 0 else min(along, 1.0)
        off = (x - ax - along * dx) ** 2 + (y - ay - along * dy) ** 2
        if off > most:
            most, found = off, place
    return found, most


def area(ring: Ring) -> float:
    """Return the signed area of a closed ring in square degrees."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) / 2


def inside(point: Point, polygon: Polygon) -> bool:
    """Say whether a point lies within the polygon and in none of its holes."""
    return _within(point, polygon[0]) and not any(_within(point, hole) for hole in polygon[1:])


def _within(point: Point, ring: Ring) -> bool:
    x, y = point
    found = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            found = not found
    return found


def middle(polygons: list[Polygon]) -> Point:
    """Return a point inside the largest polygon: its centroid, else the middle of the widest piece at its height."""
    polygon = max(polygons, key=lambda rings: abs(area(rings[0])))
    ring = polygon[0]
    size = area(ring)
    if size:
        x = y = 0.0
        for (x1, y1), (x2, y2) in pairwise(ring):
            cross = x1 * y2 - x2 * y1
            x += (x1 + x2) * cross
            y += (y1 + y2) * cross
        point = x / (6 * size), y / (6 * size)
        if inside(point, polygon):
            return point
        return _across(polygon, point[1])
    return ring[0]


def _across(polygon: Polygon, height: float) -> Point:
    crossings = sorted(
        (x2 - x1) * (height - y1) / (y2 - y1) + x1
        for ring in polygon
        for (x1, y1), (x2, y2) in pairwise(ring)
        if (y1 > height) != (y2 > height)
    )
    pairs = list(zip(crossings[::2], crossings[1::2], strict=False))
    if not pairs:
        return polygon[0][0]
    left, right = max(pairs, key=lambda pair: pair[1] - pair[0])
    return (left + right) / 2, height


def box_of(polygons: list[Polygon]) -> Box:
    """Return the rectangle around the polygons."""
    xs = [x for rings in polygons for x, _ in rings[0]]
    ys = [y for rings in polygons for _, y in rings[0]]
    return Box(min(xs), min(ys), max(xs), max(ys))


def geojson(polygons: list[Polygon]) -> dict[str, Any]:
    """Return the polygons as a GeoJSON MultiPolygon."""
    return {
        "type": "MultiPolygon",
        "coordinates": [[[list(point) for point in ring] for ring in rings] for rings in polygons],
    }
