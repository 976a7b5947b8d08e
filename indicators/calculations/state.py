"""The published rule: how a node of the tree stands, from target, trend and freshness.

The page `indicators:rule` says the same in plain words and takes its figures from the constants here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FRESH_DAYS = 100  # an older number measures nothing any more
TREND_DAYS = 80  # the trend compares with the last number at least this old: in quarters, the one before
MOVED = Decimal("0.05")  # of the way from baseline to target: less than this either way is standing still

ON_TRACK, STALLED, OFF_TRACK, NOT_MEASURED = "on_track", "stalled", "off_track", "not_measured"
WORST_FIRST = (OFF_TRACK, STALLED, ON_TRACK, NOT_MEASURED)


@dataclass(frozen=True, slots=True)
class Point:
    """A value on a day; None where it did not apply."""

    day: date
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class Aim:
    """A target on a day, and the baseline that the path to it starts from."""

    value: Decimal
    due_on: date
    baseline: Decimal | None = None
    baseline_on: date | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A state and why. `reason` is one of REASONS; the rest are its figures, None where they play no part.

    `path`: what the path to the target asks for on the day; `moved`: the share of the way gone since `since`
    (negative: away from the target); `before`: the value then.
    """

    state: str
    reason: str
    path: Decimal | None = None
    moved: Decimal | None = None
    before: Decimal | None = None
    since: date | None = None


REASONS = (
    "unbound",  # no indicator stands on the node
    "no_reading",  # none computed yet, or not applicable
    "stale",
    "no_target",
    "withheld",  # too few people to show; said by the page, not by judge()
    "reached",
    "on_path",
    "overdue",
    "away",
    "still",
    "catching_up",
    "too_slow",
    "no_trend",
)


def judge(points: Sequence[Point], aim: Aim | None, *, more_is_better: bool, today: date) -> Judgement:
    """Judge a series, oldest first, against its aim. Steps in the order of the published rule."""
    measured = [point for point in points if point.value is not None]
    if not measured or points[-1].value is None:
        return Judgement(NOT_MEASURED, "no_reading")
    last, value = measured[-1], points[-1].value
    if today - last.day > timedelta(days=FRESH_DAYS):
        return Judgement(NOT_MEASURED, "stale", since=last.day)
    if aim is None:
        return Judgement(NOT_MEASURED, "no_target")
    sign = 1 if more_is_better else -1
    if sign * value >= sign * aim.value:
        return Judgement(ON_TRACK, "reached")
    if last.day > aim.due_on:
        return Judgement(OFF_TRACK, "overdue")
    aim = with_baseline(aim, measured)
    path = path_on(aim, last.day)
    if sign * value >= sign * path:
        return Judgement(ON_TRACK, "on_path", path=path)
    return by_trend(measured, aim, path)


def with_baseline(aim: Aim, measured: Sequence[Point]) -> Aim:
    """Return the aim with a baseline: its own, else the first number known before it is due."""
    if aim.baseline is not None and aim.baseline_on is not None:
        return aim
    return Aim(aim.value, aim.due_on, measured[0].value, measured[0].day)


def path_on(aim: Aim, day: date) -> Decimal:
    """Return what the straight line from baseline to target asks for on a day."""
    if aim.baseline is None or aim.baseline_on is None:
        return aim.value
    whole = (aim.due_on - aim.baseline_on).days
    if whole <= 0 or day >= aim.due_on:
        return aim.value
    gone = max(0, (day - aim.baseline_on).days)
    return aim.baseline + (aim.value - aim.baseline) * gone / whole


def by_trend(measured: Sequence[Point], aim: Aim, path: Decimal) -> Judgement:
    """Judge a value that lies behind its path by which way, and how fast, it moves."""
    last = measured[-1]
    before = next((one for one in reversed(measured) if (last.day - one.day).days >= TREND_DAYS), None)
    if before is None or last.value is None or before.value is None or aim.baseline is None:
        return Judgement(STALLED, "no_trend", path=path)
    way = aim.value - aim.baseline
    # A baseline that equals the target leaves no way: then what is still missing is the measure.
    way = way or aim.value - last.value
    moved = (last.value - before.value) / way
    told: dict[str, Any] = {"path": path, "moved": moved, "before": before.value, "since": before.day}
    if moved <= -MOVED:
        return Judgement(OFF_TRACK, "away", **told)
    if moved < MOVED:
        return Judgement(STALLED, "still", **told)
    pace = (last.value - before.value) / (last.day - before.day).days
    reaches = last.value + pace * (aim.due_on - last.day).days
    enough = (reaches - aim.value) * (1 if way > 0 else -1) >= 0
    return Judgement(ON_TRACK, "catching_up", **told) if enough else Judgement(OFF_TRACK, "too_slow", **told)


def worst(states: Iterable[str]) -> str:
    """Return the state of a node from those of its indicators: the worst that was measured."""
    found = set(states)
    return next((state for state in WORST_FIRST if state in found), NOT_MEASURED)
