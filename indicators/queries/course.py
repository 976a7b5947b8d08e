"""Which numbers of a partnership are at risk, for its overview and for the portfolio."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import ngettext

from indicators.definitions import REGISTRY
from indicators.enums import State
from indicators.queries.board import Board, boards
from partnerships.enums import Phase
from partnerships.sockets import Point

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnerships.models import Partnership


def states_of(board: Board) -> Counter[str]:
    """Return how many of the numbers with a target are on track, stalled, off track, as every partner may know."""
    period = board.period("")
    aimed = {(one.indicator, one.category) for one in board.targets if one.indicator in REGISTRY}
    return Counter(board.judgement(indicator, category, period).state for indicator, category in aimed)


def number_points(places: Sequence[Partnership]) -> dict[int, list[Point]]:
    """Say how many indicators are off track or stalled by the published rule; fits partnerships.sockets.PLAN_POINTS."""
    found: dict[int, list[Point]] = {}
    read = boards(places, sees_persons=False, aimed_at=True)
    for place in places:
        if place.phase == Phase.CLOSED:
            continue
        states = states_of(read[place.pk])
        url = reverse("partnerships:tree_detail", kwargs={"partnership": place.code})
        said = []
        if off := states[State.OFF_TRACK]:
            words = ngettext(
                "%(number)s indicator is off track.", "%(number)s indicators are off track.", off
            )
            said.append(Point(words % {"number": off}, url, risk=True))
        if still := states[State.STALLED]:
            words = ngettext("%(number)s indicator is stalled.", "%(number)s indicators are stalled.", still)
            said.append(Point(words % {"number": still}, url, risk=True))
        found[place.pk] = said
    return found
