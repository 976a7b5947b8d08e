"""Sets a node's card: what stands where, and how high it must be. Heights are measured, never fixed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .drawing import STATES, Badge, FigureIn, FigureOut, Mark, NodeIn, Run, TextLine
from .figures import compact_figure, full_figure
from .setting import PAD, Column, line_width
from .text import emphasise, width

MARKS = {
    "on_track": "M5 0a5 5 0 1 1 0 10a5 5 0 1 1 0 -10z",
    "stalled": "M0.8 0.4h3v9.2h-3zM6.2 0.4h3v9.2h-3z",
    "off_track": "M-0.2 0.8h10.4L5 9.8z",
    "not_measured": "M5 0.6a4.4 4.4 0 1 1 0 8.8a4.4 4.4 0 1 1 0 -8.8z",
}
"""A shape for each state: disc, two bars, triangle, broken ring. The word stands beside it."""
ITEM = re.compile(r"(?:^|\s)(?=\d\)\s)")
FIGURE_COLUMN = 168.0
WIDE = 300.0


@dataclass(frozen=True, slots=True)
class Content:
    """A set card, counted from its corner.

    `foot`: figures that keep to the lower edge when the card is stretched.
    """

    height: float
    marks: tuple[Mark, ...] = ()
    lines: tuple[TextLine, ...] = ()
    badges: tuple[Badge, ...] = ()
    figures: tuple[FigureOut, ...] = ()
    foot: tuple[FigureOut, ...] = ()
    rules: tuple[str, ...] = ()

    def stretched(self, height: float) -> "Content":
        """The same card, `height` pixels high."""
        lower = tuple(moved(figure, 0, height - self.height) for figure in self.foot)
        return replace(self, height=height, foot=lower)


def moved(figure: FigureOut, dx: float, dy: float) -> FigureOut:
    """A figure shifted."""
    value, *lines = (replace(line, x=line.x + dx, y=line.y + dy) for line in (figure.value, *figure.lines))
    spark = figure.spark and replace(figure.spark, x=figure.spark.x + dx, y=figure.spark.y + dy)
    return replace(figure, x=figure.x + dx, y=figure.y + dy, value=value, lines=tuple(lines), spark=spark)


def card(node: NodeIn, w: float, target: str) -> Content:
    """A card `w` wide in the form that suits its kind and width. `target`: the word for it."""
    if node.kind == "main_problem" and node.figures and w >= WIDE:
        return _trunk(node, w, target)
    if w >= WIDE and node.figures:
        return _wide(node, w, target)
    return _tall(node, w, target)


def _tall(node: NodeIn, w: float, target: str) -> Content:
    """Everything under one another; the figures at the foot."""
    top = Column(PAD, 8, w - 2 * PAD)
    n_left = _head(top, node)
    _text(top, node)
    foot: list[FigureOut] = []
    y = top.y + (6 if node.figures else 0)
    for number, figure in enumerate(node.figures):
        if number:
            y += 5
        placed = (
            compact_figure(figure, PAD, y, w - 2 * PAD, target, label=True)
            if number
            else full_figure(figure, PAD, y, w - 2 * PAD, target, n_left)
        )
        foot.append(placed)
        y += placed.h
    if not node.figures and n_left:
        top.y = y
        top.paragraph([Run(n_left)], "n")
        y = top.y
    return Content(y + 7, tuple(top.marks), tuple(top.lines), tuple(top.badges), foot=tuple(foot))


def _wide(node: NodeIn, w: float, target: str) -> Content:
    """Text to the left, figures to the right."""
    left = Column(PAD, 8, w - 3 * PAD - FIGURE_COLUMN - 4)
    n_left = _head(left, node)
    _text(left, node, "title" if node.kind == "impact" else "text")
    figures, y = _figures(node.figures, w - PAD - FIGURE_COLUMN, 8, target, n_left)
    return Content(max(left.y, y) + 8, tuple(left.marks), tuple(left.lines), tuple(left.badges), figures)


def _figures(
    figures: Sequence[FigureIn], x: float, y: float, target: str, n_text: str
) -> tuple[tuple[FigureOut, ...], float]:
    placed: list[FigureOut] = []
    for number, figure in enumerate(figures):
        if number:
            y += 6
        placed.append(
            compact_figure(figure, x, y, FIGURE_COLUMN, target, label=True)
            if number
            else full_figure(figure, x, y, FIGURE_COLUMN, target, n_text)
        )
        y += placed[-1].h
    return tuple(placed), y


def _trunk(node: NodeIn, w: float, target: str) -> Content:
    """The main problem: its sentence, its baselines side by side, its state at the foot."""
    column = Column(14, 8, w - 28)
    column.paragraph(emphasise(node.text, node.lead or node.text), "name")
    each = min(len(node.figures), 3)
    pitch = (w - 28 + 16) / each
    top, bottom = column.y + 5, column.y + 5
    figures = []
    for number, figure in enumerate(node.figures):
        if number and number % each == 0:
            top = bottom + 6
        placed = compact_figure(figure, 14 + pitch * (number % each), top, pitch - 16, target, label=True)
        figures.append(placed)
        bottom = max(bottom, placed.y + placed.h)
    column.y = bottom + 5
    _head(column, node)
    _gap(column, node)
    return Content(
        column.y + 7, tuple(column.marks), tuple(column.lines), tuple(column.badges), tuple(figures)
    )


def fits_beside(node: NodeIn, w: float) -> bool:
    """Whether an input's name and state fit on one line of a cell `w` wide."""
    return line_width(node.text, "name") + 15 + line_width(node.state_label, "state") + 34 <= w


def cell(node: NodeIn, w: float, target: str, *, beside: bool) -> Content:
    """An input in the common frame, its state `beside` its name or below it."""
    column = Column(12, 7, w - 24)
    name = emphasise(node.text, node.lead or node.text)
    state_width = 15 + line_width(node.state_label, "state")
    if beside:
        column.line(name, "name")
        _mark(column, node, w - 12 - state_width, column.y - 16)
    else:
        column.paragraph(name, "name")
        _mark(column, node, 12, column.y)
        column.y += 16
    figures: list[FigureOut] = []
    y = column.y + 2
    for figure in node.figures:
        figures.append(compact_figure(figure, 12, y, w - 24, target, n_text="" if figures else node.n_text))
        y += figures[-1].h + 3
    return Content(y + 4, tuple(column.marks), tuple(column.lines), figures=tuple(figures))


def part(node: NodeIn, slice_: str, w: float, target: str) -> Content:
    """A part of an outcome in its frame: its slice of the sentence and its state, figures beside or below."""
    beside = bool(node.figures) and w >= WIDE
    column = Column(14, 7, w - 28 - (FIGURE_COLUMN + 12 if beside else 0))
    text = slice_ or node.text
    lead = node.text if node.text in text else re.sub(r"^\d\)\s", "", text)
    column.paragraph(emphasise(text, node.lead or lead), "text")
    column.y += 5
    _mark(column, node, 14, column.y)
    column.y += 16
    x, y = (w - 14 - FIGURE_COLUMN, 7.0) if beside else (14.0, column.y + (4 if node.figures else 0))
    figures, bottom = _figures(node.figures, x, y, target, node.n_text)
    return Content(max(column.y, bottom) + 8, tuple(column.marks), tuple(column.lines), figures=figures)


def frame_head(node: NodeIn, w: float, target: str) -> tuple[Content, list[str]]:
    """The head of an outcome's frame, and its sentence's slices for the parts that follow."""
    head, *items = ITEM.split(node.text)
    state_width = 15 + line_width(node.state_label, "state")
    column = Column(14, 9, w - 28 - state_width - 16)
    column.paragraph(emphasise(head if items else node.text, node.lead), "head")
    _mark(column, node, w - 14 - state_width, 9)
    figures: tuple[FigureOut, ...] = ()
    bottom = column.y
    if node.figures:
        figures, bottom = _figures(node.figures, 14, column.y + 4, target, node.n_text)
    rule = f"M14 {bottom + 6:.1f}H{w - 14:.1f}"
    return Content(bottom + 6, tuple(column.marks), tuple(column.lines), figures=figures, rules=(rule,)), [
        item.strip() for item in items
    ]


def _head(column: Column, node: NodeIn) -> str:
    """State to the left; badges, or else the count, to the right. Returns the count if it found no room."""
    taken = 15 + line_width(node.state_label, "state")
    _mark(column, node, column.x, column.y)
    column.y += 16
    if node.badges:
        _badges(column, node, taken)
        return node.n_text
    wide = line_width(node.n_text, "n")
    if not node.n_text or taken + 8 + wide > column.w:
        return node.n_text
    column.lines.append(TextLine(column.x + column.w, column.y - 4, "n", (Run(node.n_text),), "end"))
    return ""


def _mark(column: Column, node: NodeIn, x: float, y: float) -> None:
    state = node.state if node.state in STATES else "not_measured"
    column.marks.append(Mark(x, y + 3, state, MARKS[state]))
    column.lines.append(TextLine(x + 15, y + 12, f"state {state}", (Run(node.state_label),)))


def _badges(column: Column, node: NodeIn, taken: float) -> None:
    pitch = 20.0
    if pitch * len(node.badges) + taken + 2 <= column.w + 3:
        for number, badge in enumerate(reversed(node.badges)):
            column.badges.append(Badge(column.x + column.w - 5.5 - pitch * number, column.y - 8, badge))
        return
    room = max(1, int(column.w // pitch))  # they take lines of their own, from the left
    for number, badge in enumerate(node.badges):
        row, place = divmod(number, room)
        column.badges.append(Badge(column.x + 8.5 + pitch * place, column.y + 12 + 20 * row, badge))
    column.y += 22 * -(-len(node.badges) // room)


def _text(column: Column, node: NodeIn, style: str = "text") -> None:
    column.y += 3
    lead = node.lead or (node.text if width(node.text, 13, bold=True) <= 2 * column.w else "")
    column.paragraph(emphasise(node.text, lead), style)
    _gap(column, node)


def _gap(column: Column, node: NodeIn) -> None:
    if node.gap_text:
        column.y += 4
        column.paragraph([Run(node.gap_text, bold=True)], "gap")
