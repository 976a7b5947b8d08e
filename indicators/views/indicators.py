"""All numbers of a partnership as one table, and the published rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse

from indicators import rules
from indicators.calculations import periods, state
from indicators.definitions import REGISTRY
from indicators.enums import Kind
from indicators.views import results, splits, wording
from indicators.views.results import Shown
from jtportal.kernel.doors import PageDoor, anyone
from partnerships.models import Partnership

if TYPE_CHECKING:
    from indicators.calculations.state import Judgement
    from indicators.queries import Board


class IndicatorList(PageDoor):
    """Every number of everybody together, with women and men beside it: the tree in figures."""

    model, lookup, access = Partnership, {"partnership": "code"}, rules.may_read
    template, section = "indicators/indicator_list.html", "results"

    def context(self) -> dict[str, Any]:
        """Return the table for the quarter in the address, else for the latest."""
        board = results.board_of(self.request, self.row)
        period = board.period(self.request.GET.get("period", ""))
        tree = reverse("partnerships:tree_detail", kwargs={"partnership": self.row.code})
        shown = every(board, period)
        states = [one.judgement.state for one in shown if one.judgement.state != state.NOT_MEASURED]
        return {
            "partnership": self.row,
            "judged": len(states),
            "on_track": states.count(state.ON_TRACK),
            "period": period,
            "period_label": wording.period_label(period) if period else "",
            "periods": [
                {"key": one, "label": wording.period_label(one), "current": one == period}
                for one in reversed(board.periods)
            ],
            "meta": results.meta(board, period),
            "lines": [line(board, one, period) for one in shown],
            "tree_url": f"{tree}?period={period}" if period else tree,
        }


def every(board: Board, period: str) -> list[Shown]:
    """Return every number of everybody together, indicators in their order."""
    found = []
    for key in REGISTRY:
        for category in board.categories(key, period):
            reading = board.reading(key, category, period)
            found.append(Shown(key, category, reading, board.judgement(key, category, period)))
    return found


def line(board: Board, shown: Shown, period: str) -> dict[str, Any]:
    """Return a number as a row of the table."""
    before = board.reading(shown.indicator, shown.category, periods.preceding(period))
    target = board.target(shown.indicator, shown.category, board.judged_on(period))
    return {
        "title": wording.title(shown.indicator, shown.category),
        "url": results.reading_url(shown.reading) if shown.reading else "",
        "all": cell(board, shown.reading),
        "sexes": [
            cell(board, board.reading(shown.indicator, shown.category, period, sex), shown)
            for sex in ("female", "male")
        ],
        "before": cell(board, before) if before else {},
        "target": wording.value_text(shown.indicator, shown.category, target.value, compact=True)
        if target
        else "",
        "state": state_of(shown.judgement),
    }


def cell(board: Board, reading: Any, shown: Shown | None = None) -> dict[str, Any]:
    """Return a value for the table; of a count that has no row nobody is counted."""
    if reading is None:
        counts = shown is not None and REGISTRY[shown.indicator].kind == Kind.COUNT
        return {"value": "0"} if counts and "sex" in REGISTRY[shown.indicator].splits else {}
    if not board.shows(reading):
        return {"withheld": True}
    return {"value": splits.write(reading), "n": splits.among(reading), "url": results.reading_url(reading)}


def state_of(judgement: Judgement) -> dict[str, str]:
    """Return a state with its word."""
    return {"css": wording.state_css(judgement.state), "label": wording.state_label(judgement.state)}


class Rule(PageDoor):
    """The published rule in plain words, with its figures from the code that judges."""

    access = anyone
    template, section = "indicators/rule.html", "results"

    def context(self) -> dict[str, Any]:
        """Return the rule's figures."""
        return {
            "fresh_days": state.FRESH_DAYS,
            "trend_days": state.TREND_DAYS,
            "threshold": settings.SMALL_CELL_THRESHOLD,
            "moved": wording.figures.per_cent(state.MOVED, wording.language()),
        }
