"""What the tree shows of the numbers: each node's state and values, and the page's sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indicators import queries, rules
from indicators.calculations import figures as texts
from indicators.calculations.state import Judgement, worst
from indicators.definitions import REGISTRY
from indicators.enums import Kind, State
from indicators.views import splits, wording
from indicators.views.headline import headline
from partnerships.calculations.tree.drawing import FigureIn
from partnerships.sockets import NodeFigures, PeriodChoice, TreeFigures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest

    from indicators.models import Binding, Reading
    from indicators.queries import Board
    from partnerships.models import Partnership

AGREED = "agreed_pathway_share"
SPARK_QUARTERS = 9
MARK, END = SafeString('<span class="warn">'), SafeString("</span>")


@dataclass(frozen=True, slots=True)
class Shown:
    """An indicator on a node in a period: its number, judged."""

    indicator: str
    category: str
    reading: Reading | None
    judgement: Judgement


def board_of(request: HttpRequest, partnership: Partnership) -> Board:
    """Return the partnership's numbers for this reader, read once per request."""
    boards: dict[int, Board] = request.__dict__.setdefault("indicator_boards", {})
    if partnership.pk not in boards:
        sees = rules.may_see_persons(request.actor, partnership)  # type: ignore[attr-defined]
        boards[partnership.pk] = queries.board(partnership, sees_persons=sees)
    return boards[partnership.pk]


def figures(request: HttpRequest, partnership: Partnership, period: str, keys: Sequence[str]) -> TreeFigures:
    """Tell the tree's page what was counted; fits partnerships.sockets.TREE_FIGURES."""
    board = board_of(request, partnership)
    period = board.period(period)
    shown = {key: shown_on(board, key, period) for key in keys}
    most = max((population(board, found) for found in shown.values()), default=0)
    nodes = {key: node_figures(board, key, shown, most, period) for key in keys}
    drawn = headline(board, AGREED, period)
    return TreeFigures(
        nodes=nodes,
        state_labels={state.value: state.label for state in State},
        sentence=sentence(board, period),
        meta=meta(board, period),
        periods=tuple(PeriodChoice(one, wording.period_label(one)) for one in board.periods),
        period=period,
        rule_url=reverse("indicators:rule"),
        links=links(board, period),
        head={"template": "indicators/_headline.html", "context": drawn} if drawn else None,
    )


def shown_on(board: Board, key: str, period: str) -> list[Shown]:
    """Return the indicators of a node; one that is parted by currency shows each currency."""
    found = []
    for binding in board.bindings.get(key, ()):
        for category in categories(board, binding, period):
            reading = board.reading(binding.indicator, category, period)
            found.append(
                Shown(
                    binding.indicator, category, reading, board.judgement(binding.indicator, category, period)
                )
            )
    return found


def categories(board: Board, binding: Binding, period: str) -> list[str]:
    """Return which categories a binding shows."""
    if binding.category or REGISTRY[binding.indicator].category != "currency":
        return [binding.category]
    return board.categories(binding.indicator, period) or [board.partnership.currency]


def population(board: Board, shown: Sequence[Shown]) -> int:
    """Return how many people the first number of a node counts, 0 where it may not be shown."""
    reading = shown[0].reading if shown else None
    return reading.population if reading and board.shows(reading) else 0


def node_figures(
    board: Board, key: str, shown: dict[str, list[Shown]], most: int, period: str
) -> NodeFigures:
    """Return what a node's card shows. A whole without indicators stands as the worst of its parts."""
    own = shown[key]
    below = f"{key}."
    parts = [one for other, found in shown.items() if other.startswith(below) for one in found]
    people = population(board, own)
    return NodeFigures(
        state=worst(one.judgement.state for one in own or parts),
        figures=tuple(figure(board, one, period) for one in own),
        n_text=_("n %(number)s") % {"number": texts.number(people, wording.language())} if people else "",
        weight=people / most if most else 0.0,
    )


def figure(board: Board, one: Shown, period: str) -> FigureIn:
    """Return an indicator's value with target, trend and split, in the reader's words."""
    target = board.target(one.indicator, one.category, board.judged_on(period))
    visible = one.reading if board.shows(one.reading) else None
    value = visible.value if visible else None
    hidden = one.reading is not None and visible is None
    points = board.points(one.indicator, one.category, period)[-SPARK_QUARTERS:]
    return FigureIn(
        value_text=wording.value_text(one.indicator, one.category, value, compact=True),
        target_text=wording.value_text(one.indicator, one.category, target.value, compact=True)
        if target
        else "",
        unit_text=str(wording.TOO_FEW) if hidden else wording.words_below(one.indicator, one.category, value),
        split_text=by_sex(board, one, period),
        spark=tuple(None if point.value is None else float(point.value) for point in points),
        target_value=float(target.value) if target else None,
        url=reading_url(one.reading) if one.reading else "",
    )


def by_sex(board: Board, one: Shown, period: str) -> str:
    """Return 'women 39% · men 53%', or nothing where there is no such split or it may not be shown.

    Nothing either where nobody's sex is known, as of firms: 'women 0 · men 0' of three households would be untrue.
    """
    if "sex" not in REGISTRY[one.indicator].splits or one.reading is None:
        return ""
    parts = [board.reading(one.indicator, one.category, period, sex) for sex in ("female", "male")]
    if one.reading.value and not any(parts):
        return ""
    told = []
    for reading in parts:
        if reading is not None and not board.shows(reading):
            return ""
        value = reading.value if reading else None
        if reading is None and REGISTRY[one.indicator].kind == Kind.COUNT:
            text = "0"
        else:
            text = wording.value_text(one.indicator, one.category, value, compact=True)
        told.append(text)
    return _("women %(women)s · men %(men)s") % {"women": told[0], "men": told[1]}


def reading_url(reading: Reading) -> str:
    """Return the page of a number."""
    return reverse("indicators:reading_detail", kwargs={"pk": reading.pk})


def sentence(board: Board, period: str) -> str:
    """Return the page's answer: how many have an agreed way on, and whether women lag. Safe HTML."""
    reading = board.reading(AGREED, "", period)
    if reading is None:
        return ""
    if not board.shows(reading):
        return _("Too few people are counted to say how many have an agreed way on.")
    if not reading.denominator:
        return _("Nobody has an open case.")
    language = wording.language()
    number = format_html(
        '<a href="{}">{}</a>',
        reading_url(reading),
        _("%(agreed)s of %(open)s")
        % {
            "agreed": texts.number(reading.numerator, language),
            "open": texts.number(reading.denominator, language),
        },
    )
    women, men = (board.reading(AGREED, "", period, sex) for sex in ("female", "male"))
    if not (board.shows(women) and board.shows(men)) or women.value is None or men.value is None:
        return format_html(_("{number} workers have an agreed way on."), number=number)
    points = texts.points(women.value - men.value)
    if points == 0:
        return format_html(_("{number} workers have an agreed way on, women and men alike."), number=number)
    if women.value < men.value:
        told = ngettext(
            "{number} workers have an agreed way on; {mark}women lag by {points} point.{end}",
            "{number} workers have an agreed way on; {mark}women lag by {points} points.{end}",
            points,
        )
    else:
        told = ngettext(
            "{number} workers have an agreed way on; {mark}men lag by {points} point.{end}",
            "{number} workers have an agreed way on; {mark}men lag by {points} points.{end}",
            points,
        )
    mark, end = (MARK, END) if points >= 100 * splits.GAP else ("", "")
    return format_html(told, number=number, points=points, mark=mark, end=end)


def meta(board: Board, period: str) -> str:
    """Return as of when the numbers are and when they were computed."""
    run = board.runs.get(period)
    if run is None:
        return ""
    computed = run.computed_at.astimezone(board.partnership.zone)
    return _("As of %(day)s, counted %(computed)s.") % {
        "day": date_format(run.as_of),
        "computed": date_format(computed, "DATETIME_FORMAT"),
    }


def links(board: Board, period: str) -> tuple[dict[str, Any], ...]:
    """Return the ways from the headline: its list and definition, and all numbers as a table."""
    code = board.partnership.code
    every = reverse("indicators:indicator_list", kwargs={"partnership": code})
    report = reverse("indicators:report_detail", kwargs={"partnership": code})
    told = [
        {"label": _("All numbers"), "url": f"{every}?period={period}" if period else every},
        {"label": _("Report"), "url": f"{report}?period={period}" if period else report},
    ]
    reading = board.reading(AGREED, "", period)
    if reading is not None and board.sees_persons and reading.numerator:
        number = texts.number(reading.numerator, wording.language())
        told.insert(
            0, {"label": _("List of %(number)s") % {"number": number}, "url": f"{reading_url(reading)}#cases"}
        )
    return tuple(told)
