"""Sets a figure on a card: value, target, sparkline, unit and split."""

from collections.abc import Sequence

from .drawing import FigureIn, FigureOut, Run, Spark, TextLine
from .setting import Column, line_width
from .text import together

SPARK_WIDTH, SPARK_LEAST, SPARK_HEIGHT = 52.0, 32.0, 21.0


def full_figure(figure: FigureIn, x: float, y: float, w: float, target: str, n_text: str = "") -> FigureOut:
    """The main figure of a card: a large value, the target beside it, the sparkline at the right edge."""
    big = line_width(figure.value_text, "value") <= w
    value_style = "value" if big else "value-2"
    value_width = line_width(figure.value_text, value_style)
    value = TextLine(x, y + 19, value_style, (Run(figure.value_text, bold=True),))
    column = Column(x, y + 26, w)
    room = w - value_width - 8
    beside = (
        max(line_width(target, "label"), line_width(figure.target_text, "target"))
        if figure.target_text
        else 0.0
    )
    spark_room = room - (beside + 8 if beside else 0)
    drawn = any_known(figure)
    if not beside or spark_room >= (SPARK_LEAST if drawn else -8):
        if beside:
            column.lines += _stacked(target, figure.target_text, x + value_width + 8, y)
        spark = _spark(figure, x + w, y + 2, spark_room) if drawn else None
    else:
        spark = _spark(figure, x + w, y + 2, room) if drawn and room >= SPARK_LEAST else None
        column.paragraph([Run(f"{target} {figure.target_text}")], "target")
        column.y += 1
    _below(column, figure, n_text)
    return FigureOut(figure, x, y, w, column.y - y, value, tuple(column.lines), spark)


def compact_figure(
    figure: FigureIn, x: float, y: float, w: float, target: str, *, label: bool = False, n_text: str = ""
) -> FigureOut:
    """A second figure, a baseline or an input's: the value in the line, its unit after it."""
    column = Column(x, y, w)
    spark = _spark(figure, x + w, y, 44.0, 16.0) if any_known(figure) and w >= 116 else None
    if spark:
        column.w = w - 52
    if label and figure.label:
        column.paragraph([Run(figure.label)], "label")
        column.y += 1
    value_width = line_width(figure.value_text, "value-2")
    value = TextLine(x, column.y + 12.6, "value-2", (Run(figure.value_text, bold=True),))
    if figure.unit_text:
        column.y += 0.8
        column.paragraph([Run(figure.unit_text)], "unit", indent=value_width + 4)
    else:
        column.y += 16
    if spark:
        column.y, column.w = max(column.y, y + 17), w
    rest = [text for text in (figure.target_text and f"{target} {figure.target_text}", n_text) if text]
    if rest:
        column.paragraph([Run(together(" \u00b7 ".join(rest), column.w, 12))], "split")
    _split(column, figure)
    return FigureOut(figure, x, y, w, max(24.0, column.y - y), value, tuple(column.lines), spark)


def _stacked(target: str, text: str, x: float, y: float) -> list[TextLine]:
    return [TextLine(x, y + 9, "label", (Run(target),)), TextLine(x, y + 20.5, "target", (Run(text),))]


def _below(column: Column, figure: FigureIn, n_text: str) -> None:
    unit = figure.unit_text
    if n_text:
        n_text = together(n_text, column.w, 12)
        unit = f"{unit}, {n_text}" if unit else n_text
    if unit:
        column.paragraph([Run(unit)], "unit")
    _split(column, figure)


def _split(column: Column, figure: FigureIn) -> None:
    if figure.split_text:
        column.paragraph([Run(together(figure.split_text, column.w, 12))], "split")


def any_known(figure: FigureIn) -> bool:
    """Whether there is anything to draw: a value, or at least a target to come."""
    return figure.target_value is not None or any(value is not None for value in figure.spark)


def _spark(figure: FigureIn, right: float, top: float, room: float, high: float = SPARK_HEIGHT) -> Spark:
    w = min(SPARK_WIDTH, room)
    return sparkline(figure.spark, figure.target_value, right - w, top, w, high)


def sparkline(
    values: Sequence[float | None], target: float | None, x: float, y: float, w: float, h: float
) -> Spark:
    """Values from old to new in a box at `x`, `y`: a line with gaps where none is known, a target."""
    known = [value for value in values if value is not None]
    span = [*known, *([target] if target is not None else [])]
    low, high = (min(span), max(span)) if span else (0.0, 0.0)
    inset = 3.0

    def at(value: float) -> float:
        share = (value - low) / (high - low) if high > low else 0.5
        return round(h - inset - share * (h - 2 * inset), 1)

    step = (w - 4) / max(1, len(values) - 1)
    points = [
        None if value is None else (round(number * step, 1), at(value)) for number, value in enumerate(values)
    ]
    d, pen_up = "", True
    for point in points:
        if point is not None:
            d += f"{'M' if pen_up else 'L'}{point[0]:g} {point[1]:g}"
        pen_up = point is None
    last = next((point for point in reversed(points) if point is not None), None)
    target_d = f"M0 {at(target):g}H{round(w, 1):g}" if target is not None else ""
    return Spark(x, y, d, target_d, last)
