"""What stands beside the tree when a node is chosen: why it stands so, who owes what, who is in the number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy

from indicators import queries
from indicators.definitions import REGISTRY
from indicators.definitions.facts import CASE_FACTS
from indicators.enums import State
from indicators.views import results, splits, trends, wording
from workforce.models import Task
from workforce.queries import tasks as tasks_read
from workforce.views.spells import task_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest

    from indicators.queries import Board
    from indicators.views.results import Shown
    from partnerships.models import Partnership, TreeNode

TOWNS, TASKS = 6, 5
QUESTIONS = {
    State.ON_TRACK: gettext_lazy("Why is it on track?"),
    State.STALLED: gettext_lazy("Why is it stalled?"),
    State.OFF_TRACK: gettext_lazy("Why is it off track?"),
    State.NOT_MEASURED: gettext_lazy("Why is it not measured?"),
}


def panel(request: HttpRequest, partnership: Partnership, period: str, node: TreeNode) -> dict[str, Any]:
    """Tell the tree's page about the chosen node; fits partnerships.sockets.NODE_PANELS."""
    board = results.board_of(request, partnership)
    period = board.period(period)
    shown = results.shown_on(board, node.key, period)
    state = results.worst(one.judgement.state for one in shown)
    towns = queries.by_town(partnership, period, [(one.indicator, one.category) for one in shown])
    blocks = [block(board, one, period, towns) for one in shown]
    rule_url = reverse("indicators:rule")
    context = {"question": QUESTIONS[State(state)], "blocks": blocks, "rule_url": rule_url}
    context["owed"] = owed(request, partnership, shown)
    return {"template": "indicators/_node_panel.html", "context": context}


def burdens(partnership: Partnership, keys: Sequence[str]) -> dict[str, list[str]]:
    """Tell which indicators hang on nodes; fits partnerships.sockets.NODE_BURDENS."""
    found: dict[str, list[str]] = {}
    for key, indicator, category in queries.bound_to(partnership, keys):
        found.setdefault(key, []).append(wording.title(indicator, category))
    return found


def block(board: Board, one: Shown, period: str, towns: queries.Towns) -> dict[str, Any]:
    """Return everything about one indicator of the node."""
    definition = REGISTRY[one.indicator]
    target = board.target(one.indicator, one.category, board.judged_on(period))
    visible = one.reading if board.shows(one.reading) else None
    sees = board.sees_persons
    by_sex = [
        reading
        for sex in ("female", "male", "")
        if (reading := board.reading(one.indicator, one.category, period, sex)) is not None
    ]
    by_town = towns.get((one.indicator, one.category), [])
    run = board.runs.get(period)
    return {
        "title": wording.title(one.indicator, one.category),
        "value": splits.write(visible) if visible else "",
        "among": splits.among(visible) if visible else "",
        "url": results.reading_url(one.reading) if one.reading else "",
        "state": wording.state_css(one.judgement.state),
        "state_label": wording.state_label(one.judgement.state),
        "why": wording.why(
            one.indicator, one.category, one.judgement, target, visible.value if visible else None
        ),
        "trend": trends.trend(board, one.indicator, one.category, period),
        "sexes": splits.bars(by_sex, visible, sees_persons=sees) if by_sex else None,
        "towns": splits.bars(by_town, visible, sees_persons=sees, limit=TOWNS) if by_town else None,
        "statement": definition.sentences(),
        "version": visible.version if visible else definition.version,
        "day": date_format(run.as_of) if run else "",
        "persons": definition.rows is CASE_FACTS,
        "sees_list": sees and visible is not None and visible.population > 0,
    }


def owed(request: HttpRequest, partnership: Partnership, shown: list[Shown]) -> dict[str, Any] | None:
    """Return the first tasks that wait for the people in the node's numbers; None for whoever may not see
    them.
    """
    conditions = [queries.waiting_for(one.indicator, one.category) for one in shown]
    if not conditions:
        return None
    visible = Task.objects.visible_to(request.actor)  # type: ignore[attr-defined]
    rows = tasks_read.waiting(visible, partnership).filter(queries.any_of(conditions))
    first = tasks_read.for_lines(rows[: TASKS + 1])
    if not first:
        return None
    today = partnership.today()
    return {
        "lines": [task_line(task, today) for task in first[:TASKS]],
        "more": len(first) > TASKS,
        "url": reverse("workforce:task_list", kwargs={"partnership": partnership.code}),
    }
