"""The page's sentence drawn: how far along all, women and men are, and where the target lies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from indicators.calculations.number_line import number_line
from indicators.views import splits, wording
from partnerships.calculations.tree.text import width

if TYPE_CHECKING:
    from indicators.queries import Board

SIZE = 13.0


def headline(board: Board, indicator: str, period: str) -> dict[str, Any] | None:
    """Return what indicators/_headline.html shows of a share; None where it does not apply or may not be
    shown.
    """
    whole = board.reading(indicator, "", period)
    if whole is None or not board.shows(whole) or whole.value is None:
        return None
    lines = {"all": (_("all"), whole)}
    for key, sex, word in (("women", "female", _("women")), ("men", "male", _("men"))):
        reading = board.reading(indicator, "", period, sex)
        if reading is not None and board.shows(reading) and reading.value is not None:
            lines[key] = word, reading
    shares = {key: float(reading.value) for key, (_word, reading) in lines.items()}
    texts = {
        key: (f"{word} {splits.write(reading)}", splits.among(reading))
        for key, (word, reading) in lines.items()
    }
    target = board.target(indicator, "", board.judged_on(period))
    if target:
        shares["target"] = float(target.value)
        aim = wording.value_text(indicator, "", target.value)
        texts["target"] = (
            _("target %(value)s") % {"value": aim},
            date_format(target.due_on, "SHORT_DATE_FORMAT"),
        )
    widths = {
        key: max(width(first, SIZE, bold=True), width(second, SIZE)) for key, (first, second) in texts.items()
    }
    line = number_line(shares, widths)
    behind = "women" in shares and "men" in shares and abs(shares["women"] - shares["men"]) >= splits.GAP
    marks = [{"mark": mark, "first": texts[mark.key][0], "second": texts[mark.key][1]} for mark in line.marks]
    spoken = "; ".join(f"{first}, {second}" for first, second in texts.values())
    return {"line": line, "marks": marks, "behind": behind, "spoken": spoken}
