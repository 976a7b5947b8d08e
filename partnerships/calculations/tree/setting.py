"""Styles of set text, and a column that lines are set into from the top."""

from collections.abc import Sequence
from typing import NamedTuple

from .drawing import Badge, Mark, Run, TextLine
from .text import width, wrap

PAD = 10.0


class Style(NamedTuple):
    """Size and line height in pixels. `static/css/tree.css` sets the same; a test holds the two together."""

    size: float
    leading: float
    bold: bool = False


STYLES = {
    "state": Style(12, 16, bold=True),
    "n": Style(12, 15),
    "text": Style(13, 16),
    "title": Style(15, 18),
    "head": Style(14, 18),
    "name": Style(13, 16, bold=True),
    "gap": Style(13, 16, bold=True),
    "value": Style(21, 24, bold=True),
    "value-2": Style(14, 16, bold=True),
    "label": Style(12, 13),
    "target": Style(12, 13),
    "unit": Style(12, 15),
    "split": Style(12, 15),
    "flow": Style(12, 15),
    "layer": Style(12, 16),
}


def line_width(text: str, style: str) -> float:
    """Width of one line of `text` in a style, in pixels."""
    found = STYLES[style]
    return width(text, found.size, bold=found.bold)


class Column:
    """Lines set under one another: left edge `x`, next free `y`, width `w`."""

    def __init__(self, x: float, y: float, w: float) -> None:
        self.x, self.y, self.w = x, y, w
        self.lines: list[TextLine] = []
        self.marks: list[Mark] = []
        self.badges: list[Badge] = []

    def line(self, runs: Sequence[Run], style: str, *, indent: float = 0.0) -> None:
        """Set one line, which may be empty, and go on to the next."""
        if runs:
            self.lines.append(TextLine(self.x + indent, self.y + baseline(style), style, tuple(runs)))
        self.y += STYLES[style].leading

    def paragraph(self, runs: Sequence[Run], style: str, *, indent: float = 0.0) -> None:
        """Set `runs` in as many lines as they need, the first one indented."""
        size, _, bold = STYLES[style]
        weighed = [Run(run.text, bold or run.bold) for run in runs]
        for number, broken in enumerate(wrap(weighed, self.w, size, indent=indent)):
            self.line(broken, style, indent=0.0 if number else indent)


def baseline(style: str) -> float:
    """From the top of a line to its baseline, in pixels: the middle of capitals at the middle of the line."""
    size, leading, _ = STYLES[style]
    return round(leading / 2 + size * 0.33, 1)
