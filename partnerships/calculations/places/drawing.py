"""The map: places and boundaries laid out on a sheet of CSS pixels. No tiles: an own projection, own labels.

The projection is equirectangular with its true parallel in the middle of the view: lengths are right to half a per
cent over the hundred kilometres that a coal area measures.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import cos, hypot, radians, sqrt

from partnerships.calculations.tree.text import width

from .geometry import KM_PER_DEGREE, Box, Point, inside, thinned

LEAST = 0.12  # degrees of latitude that a view shows at least, about 13 km
MARGIN = 0.16  # of the view, left free around the places
CLOSEST = 4  # how often one may go nearer
FONT, LINE = 13.0, 16.0  # pixels: size and height of a label
MARK, STEP = 12.0, 30.0  # pixels: a symbol, and from one to the next with its number
SMALLEST, LARGEST = 3.5, 20.0  # radii
RING = 4.5  # pixels between a place and the ring around it
GRID = 6  # steps in which room for the name of an area is sought
FINEST = 0.6  # pixels: what a boundary may be off
NICE = (1, 2, 5, 10, 20, 50, 100, 200, 500)  # kilometres of the scale bar


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands in a place: `kind` chooses the symbol; `count` of them."""

    kind: str
    label: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Town:
    """A place. `weight`: 0 to 1, None where no number is shown; `said`: the whole as a sentence.

    `covered`: it belongs to the partnership's territory; `ringed`: a ring says so, for want of a boundary.
    """

    key: int
    name: str
    point: Point
    weight: float | None = None
    number: str = ""
    said: str = ""
    withheld: bool = False
    marks: tuple[Mark, ...] = ()
    covered: bool = False
    ringed: bool = False

    @property
    def used(self) -> bool:
        """Whether the list has a row for it."""
        return bool(self.covered or self.marks or self.number or self.withheld)


@dataclass(frozen=True, slots=True)
class Area:
    """A boundary (GeoJSON coordinates of a MultiPolygon) with its level and name.

    `key`: of its place; `covered`: it belongs to the partnership's territory.
    """

    name: str
    level: str
    polygons: list[list[list[list[float]]]]
    key: int = 0
    covered: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """What part is looked at: `zoom` halvings, then quarters of the view to the east and to the south."""

    zoom: int = 0
    east: int = 0
    south: int = 0

    def nearer(self) -> View:
        """Return the view of twice the scale with the same middle."""
        return View(self.zoom + 1, 2 * self.east, 2 * self.south)

    def farther(self) -> View:
        """Return the view of half the scale with nearly the same middle; the whole in the end."""
        return View(self.zoom - 1, int(self.east / 2), int(self.south / 2)) if self.zoom > 1 else View()

    def moved(self, east: int, south: int) -> View:
        """Return the view shifted by quarters."""
        return View(self.zoom, self.east + east, self.south + south)


@dataclass(frozen=True, slots=True)
class Label:
    """A text on the map. `number` is set in bold after the name."""

    x: float
    y: float
    anchor: str
    text: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class DrawnMark:
    """A symbol in its place; `number` beside it where there are several."""

    kind: str
    x: float
    y: float
    number: str = ""


@dataclass(frozen=True, slots=True)
class DrawnTown:
    """A place as it is drawn; `hit` is the radius that a finger needs."""

    town: Town
    x: float
    y: float
    r: float
    hit: float
    label: Label | None
    marks: tuple[DrawnMark, ...]

    @property
    def ring(self) -> float:
        """The radius of the ring around a place of the territory."""
        return round(self.r + RING, 1)


@dataclass(frozen=True, slots=True)
class DrawnArea:
    """A boundary as it is drawn."""

    level: str
    d: str
    label: Label | None
    covered: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole sheet. `scale_km` is as long as `scale_px`."""

    width: float
    height: float
    areas: tuple[DrawnArea, ...] = ()
    towns: tuple[DrawnTown, ...] = ()
    scale_km: int = 1
    scale_px: float = 1.0
    unnamed: int = 0


@dataclass(slots=True)
class Projection:
    """Degrees to pixels."""

    box: Box
    width: float
    height: float
    scale: float = field(init=False)
    stretch: float = field(init=False)

    def __post_init__(self) -> None:
        self.stretch = cos(radians((self.box.south + self.box.north) / 2))
        wide = (self.box.east - self.box.west) * self.stretch
        self.scale = min(self.width / wide, self.height / (self.box.north - self.box.south))

    def __call__(self, point: Point) -> Point:
        """Return where a point lies."""
        x = (point[0] - (self.box.west + self.box.east) / 2) * self.stretch * self.scale
        y = (point[1] - (self.box.south + self.box.north) / 2) * self.scale
        return round(self.width / 2 + x, 1), round(self.height / 2 - y, 1)

    def seen(self) -> Box:
        """Return the rectangle that the sheet shows: wider or taller than what was asked for."""
        x, y = (self.box.west + self.box.east) / 2, (self.box.south + self.box.north) / 2
        wide, tall = self.width / self.scale / self.stretch / 2, self.height / self.scale / 2
        return Box(x - wide, y - tall, x + wide, y + tall)


def whole(points: list[Point]) -> Box | None:
    """Return the rectangle that shows all points with some room, None without any."""
    if not points:
        return None
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    x, y = (west + east) / 2, (south + north) / 2
    tall = max((north - south) * (1 + 2 * MARGIN), LEAST) / 2
    wide = max((east - west) * (1 + 2 * MARGIN), LEAST) / 2
    return Box(x - wide, max(y - tall, -89.0), x + wide, min(y + tall, 89.0))


def looked_at(box: Box, view: View) -> Box:
    """Return the part of a rectangle that a view shows."""
    part = 2.0**view.zoom
    wide, tall = (box.east - box.west) / part, (box.north - box.south) / part
    x = (box.west + box.east) / 2 + view.east * wide / 4
    y = (box.south + box.north) / 2 - view.south * tall / 4
    return Box(x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2)


def projection(box: Box, view: View, width: float, height: float) -> Projection:
    """Return the projection of a view onto a sheet."""
    return Projection(looked_at(box, view), width, height)


def draw(project: Projection, areas: list[Area], towns: list[Town]) -> Drawing:
    """Return the map. Towns with more people or with something in them get their labels first."""
    sheet = Sheet(project.width, project.height)
    ordered = sorted(
        towns, key=lambda town: (-(town.weight or 0), not town.marks, not town.covered, town.name)
    )
    spots = []
    for town in ordered:
        x, y = project(town.point)
        if 0 < x < project.width and 0 < y < project.height:
            radius = round(SMALLEST + (LARGEST - SMALLEST) * sqrt(town.weight or 0), 1)
            reach = radius + RING if town.ringed else radius
            spots.append((town, x, y, radius, reach))
            sheet.occupy(x - reach, y - reach, x + reach, y + reach)
    marks = [sheet.marks(town, x, y, reach) for town, x, y, _radius, reach in spots]
    drawn = tuple(
        DrawnTown(town, x, y, radius, max(radius, 12.0), sheet.label(town, x, y, reach), beside)
        for (town, x, y, radius, reach), beside in zip(spots, marks, strict=True)
    )
    named = {town.key for town in towns}  # a town's own boundary needs no second name
    shapes = tuple(sheet.area(area, project, named) for area in areas)
    km, pixels = scale_bar(project)
    return Drawing(
        project.width,
        project.height,
        shapes,
        drawn,
        km,
        pixels,
        sum(one.label is None for one in drawn),
    )


def scale_bar(project: Projection) -> tuple[int, float]:
    """Return a round number of kilometres and its length, at most a quarter of the sheet where that is possible."""
    per_km = project.scale / KM_PER_DEGREE
    fitting = [km for km in NICE if km * per_km <= project.width / 4] or [NICE[0]]
    return fitting[-1], round(fitting[-1] * per_km, 1)


class Sheet:
    """What is taken on the map so far."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.taken: list[tuple[float, float, float, float]] = [
            (0, height - 34, width / 4 + 40, height)  # the scale bar stands there
        ]

    def occupy(self, left: float, top: float, right: float, bottom: float) -> None:
        """Keep a rectangle free."""
        self.taken.append((left, top, right, bottom))

    def free(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Say whether a rectangle lies on the sheet and meets nothing."""
        if left < 2 or top < 2 or right > self.width - 2 or bottom > self.height - 2:
            return False
        return not any(
            left < other[2] and other[0] < right and top < other[3] and other[1] < bottom
            for other in self.taken
        )

    def marks(self, town: Town, x: float, y: float, radius: float) -> tuple[DrawnMark, ...]:
        """Place a town's symbols in a row: below, above, or beside it, wherever there is room."""
        if not town.marks:
            return ()
        widths = [STEP if mark.count > 1 else MARK + 4 for mark in town.marks]
        wide = sum(widths)
        starts = (
            (x - wide / 2, y + radius + 4),
            (x - wide / 2, y - radius - MARK - 4),
            (x + radius + 4, y - MARK / 2),
            (x - radius - 4 - wide, y - MARK / 2),
        )
        left, top = next(
            (one for one in starts if self.free(one[0], one[1], one[0] + wide, one[1] + MARK)), starts[0]
        )
        self.occupy(left - 1, top - 1, left + wide + 1, top + MARK + 1)
        drawn = []
        for mark, room in zip(town.marks, widths, strict=True):
            number = str(mark.count) if mark.count > 1 else ""
            drawn.append(
                DrawnMark(mark.kind, round(left + MARK / 2 + 2, 1), round(top + MARK / 2, 1), number)
            )
            left += room
        return tuple(drawn)

    def label(self, town: Town, x: float, y: float, radius: float) -> Label | None:
        """Place a town's name where it covers nothing; None where there is no room: the list has it."""
        wide = width(town.name, FONT) + (width(f" {town.number}", FONT, bold=True) if town.number else 0)
        return self.placed(x, y, radius, town.name, town.number, wide)

    def placed(self, x: float, y: float, radius: float, text: str, number: str, wide: float) -> Label | None:
        """Try the eight sides of a point."""
        gap, below = radius + 5, radius + MARK + 10
        sides = (
            ("start", gap, 0), ("end", -gap, 0), ("middle", 0, -gap - LINE / 2), ("middle", 0, gap + LINE / 2),
            ("start", gap * 0.7, -gap), ("end", -gap * 0.7, -gap), ("start", gap * 0.7, gap),
            ("end", -gap * 0.7, gap), ("middle", 0, below + LINE / 2), ("middle", 0, -below - LINE / 2),
        )  # fmt: skip
        for anchor, right, down in sides:
            middle = y + down
            left = x + right - {"start": 0, "middle": wide / 2, "end": wide}[anchor]
            if self.free(left, middle - LINE / 2, left + wide, middle + LINE / 2):
                self.occupy(left, middle - LINE / 2, left + wide, middle + LINE / 2)
                return Label(round(x + right, 1), round(middle + FONT * 0.35, 1), anchor, text, number)
        return None

    def area(self, area: Area, project: Projection, named: set[int]) -> DrawnArea:
        """Draw a boundary, as fine as the sheet can show, and its name if it is free to stand in the middle."""
        rings = []
        largest: tuple[float, list[Point]] = (0.0, [])
        for polygon in area.polygons:
            for place, ring in enumerate(polygon):
                line = thinned([project((x, y)) for x, y in ring], FINEST)
                if len(line) < 4:
                    continue
                rings.append(line)
                if place == 0 and (size := spread(line)) > largest[0]:
                    largest = size, line
        d = "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in line[:-1]) + "Z" for line in rings)
        label = None if area.key in named else self.area_label(area.name, largest[1])
        return DrawnArea(area.level, d, label, area.covered)

    def area_label(self, name: str, line: list[Point]) -> Label | None:
        """Return the name where it lies wholly inside what is seen of an area, as near to its middle as may be."""
        if not line:
            return None
        half = width(name, FONT) / 2
        left, right = max(min(x for x, _ in line), 0) + half, min(max(x for x, _ in line), self.width) - half
        top, bottom = max(min(y for _, y in line), 0) + LINE, min(max(y for _, y in line), self.height) - LINE
        if left >= right or top >= bottom:
            return None
        middle = (left + right) / 2, (top + bottom) / 2
        spots = [
            (left + (right - left) * across / GRID, top + (bottom - top) * down / GRID)
            for across in range(GRID + 1)
            for down in range(GRID + 1)
        ]
        for x, y in sorted(spots, key=lambda spot: hypot(spot[0] - middle[0], spot[1] - middle[1])):
            box = (x - half, y - LINE / 2, x + half, y + LINE / 2)
            corners = [(box[0], box[1]), (box[2], box[1]), (box[0], box[3]), (box[2], box[3]), (x, y)]
            if self.free(*box) and all(inside(corner, [line]) for corner in corners):
                self.occupy(*box)
                return Label(round(x, 1), round(y + FONT * 0.35, 1), "middle", name)
        return None


def spread(line: list[Point]) -> float:
    """Return the size of the rectangle around a line."""
    xs, ys = [x for x, _ in line], [y for _, y in line]
    return (max(xs) - min(xs)) * (max(ys) - min(ys))
