"""The ground line, the trunk that stands on it, and the words on either side of it."""

from collections.abc import Sequence

from .arrangement import Arrangement
from .drawing import Run, TextLine, Words
from .edges import ABOVE_GROUND
from .placing import Places
from .ports import Band
from .setting import line_width

BELOW = 22.0
"""Soil below the deepest roots, in pixels."""


def ground_of(found: Arrangement, places: Places, bands: Sequence[Band]) -> float:
    """The ground line: across the main problem, else between crown and roots."""
    kinds = [found.kind_of(rank) for rank in places.rank_of_row]
    first = next((row for row, kind in enumerate(kinds) if kind not in ABOVE_GROUND), None)
    if first is None:
        return round(bands[-1].bottom + BELOW / 2, 1)
    if kinds[first] == "main_problem":
        return round(bands[first].top + 0.34 * (bands[first].bottom - bands[first].top), 1)
    return round((bands[first - 1].bottom + bands[first].top) / 2, 1) if first else 0.0


def trunk(found: Arrangement, places: Places, bands: Sequence[Band]) -> str:
    """The outline of the trunk from the main problem up to the row above it; it widens into the ground."""
    kinds = [found.kind_of(rank) for rank in places.rank_of_row]
    row = kinds.index("main_problem") if "main_problem" in kinds else 0
    if not row or kinds[row - 1] not in ABOVE_GROUND or any(spot.block < 0 for spot in places.rows[row - 1]):
        return ""
    base = places.rows[row][len(places.rows[row]) // 2]
    above = places.rows[row - 1]
    left, right = above[0].x, above[-1].x + above[-1].w
    half = min(52.0, base.w / 4, (right - left) / 4)
    wide = min(base.w / 2 - 8, half + 120)
    x = min(max(base.middle, left + half), right - half)
    top, foot = bands[row - 1].bottom, bands[row].top
    near, far = top + 0.45 * (foot - top), top + 0.72 * (foot - top)
    points = (
        (x - half, top), (x - half + 3, near), (x - half - 22, far), (base.middle - wide, foot),
        (base.middle + wide, foot), (x + half + 22, far), (x + half - 3, near), (x + half, top),
    )  # fmt: skip
    start, *rest = (f"{round(px, 1):g} {round(py, 1):g}" for px, py in points)
    return f"M{start}C{rest[0]} {rest[1]} {rest[2]}L{rest[3]}C{rest[4]} {rest[5]} {rest[6]}Z"


def ground_lines(
    places: Places, bands: Sequence[Band], ground_y: float, right: float, words: Words
) -> tuple[TextLine, ...]:
    """What lies above and below the ground, at its right end, where no card stands in the way."""
    at_ground = [
        spot.x + spot.w
        for row, band in zip(places.rows, bands, strict=True)
        for spot in row
        if band.top - 16 < ground_y < band.bottom + 16
    ]
    lines = []
    for text, y in ((words.above, ground_y - 7), (words.below, ground_y + 16)):
        if text and right - line_width(text, "layer") > max(at_ground, default=0.0) + 8:
            lines.append(TextLine(right, round(y, 1), "ground", (Run(text),), "end"))
    return tuple(lines)
