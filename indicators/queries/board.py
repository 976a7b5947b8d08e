"""Everything a page says of a partnership's numbers, read in a fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from indicators.calculations import periods
from indicators.calculations.state import Aim, Judgement, Point, judge
from indicators.definitions import REGISTRY
from indicators.enums import Direction
from indicators.models import Binding, Reading, Run, Target

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from partnerships.models import Partnership

SHOWN_QUARTERS = 13  # three years and the running quarter
BACK = timedelta(days=92 * SHOWN_QUARTERS)


@dataclass
class Board:
    """Numbers of a partnership: everybody together and by sex, for the last quarters, with aims and bindings.

    `sees_persons` False leaves out withheld numbers wherever they would show.
    """

    partnership: Partnership
    sees_persons: bool
    today: date
    runs: dict[str, Run] = field(default_factory=dict)
    readings: dict[tuple[str, str, str | None], dict[str, Reading]] = field(default_factory=dict)
    targets: list[Target] = field(default_factory=list)
    bindings: dict[str, list[Binding]] = field(default_factory=dict)

    @property
    def periods(self) -> list[str]:
        """The quarters counted, oldest first."""
        return sorted(self.runs)

    def period(self, wanted: str) -> str:
        """Return the quarter asked for where it was counted, else the latest; '' when nothing was."""
        return wanted if wanted in self.runs else max(self.runs, default="")

    def reading(self, indicator: str, category: str, period: str, sex: str | None = None) -> Reading | None:
        """Return a number, or None where nothing was counted."""
        return self.readings.get((indicator, category, sex), {}).get(period)

    def shows(self, reading: Reading | None) -> bool:
        """Say whether a number may be shown to this reader."""
        return reading is not None and (self.sees_persons or not reading.withheld)

    def categories(self, indicator: str, period: str) -> list[str]:
        """Return the categories of an indicator in a period, the partnership's own currency first."""
        found = {category for key, category, sex in self.readings if key == indicator and sex is None}
        counted = [one for one in found if self.reading(indicator, one, period)]
        known = REGISTRY[indicator].categories
        order = [*known, self.partnership.currency]
        return sorted(counted, key=lambda one: (order.index(one) if one in order else len(order), one))

    def points(self, indicator: str, category: str, period: str) -> list[Point]:
        """Return the series up to a period, as far as it may be shown."""
        series = self.readings.get((indicator, category, None), {})
        return [
            Point(self.runs[one].as_of, series[one].value)
            for one in self.periods
            if one <= period and one in series and self.shows(series[one])
        ]

    def target(self, indicator: str, category: str, day: date) -> Target | None:
        """Return the target that counts on a day: the next one due, else the last that was."""
        of_it = [one for one in self.targets if (one.indicator, one.category) == (indicator, category)]
        coming = [one for one in of_it if one.due_on >= day]
        return min(coming, key=_due) if coming else max(of_it, key=_due, default=None)

    def judgement(self, indicator: str, category: str, period: str) -> Judgement:
        """Judge a number by the published rule, as of the day it was taken."""
        reading, run = self.reading(indicator, category, period), self.runs.get(period)
        if reading is not None and not self.shows(reading):
            return Judgement("not_measured", "withheld")
        better = REGISTRY[indicator].better(category)
        target = self.target(indicator, category, run.as_of) if run else None
        # A count that is neither good nor bad by itself cannot be judged, whatever someone aimed at.
        aim = aim_of(target) if target and better != Direction.NEITHER else None
        return judge(
            self.points(indicator, category, period),
            aim,
            more_is_better=better == Direction.MORE,
            today=self.judged_on(period),
        )

    def judged_on(self, period: str) -> date:
        """Return the day on which a period is judged: its last, or today while it runs."""
        return periods.counted_on(period, self.today) if period else self.today


def _due(target: Target) -> date:
    return target.due_on


def aim_of(target: Target) -> Aim:
    """Return a target as the rule takes it."""
    return Aim(target.value, target.due_on, target.baseline, target.baseline_on)


def board(partnership: Partnership, *, sees_persons: bool) -> Board:
    """Read the board in four queries."""
    return boards([partnership], sees_persons=sees_persons)[partnership.pk]


def boards(
    partnerships: Sequence[Partnership], *, sees_persons: bool, aimed_at: bool = False
) -> dict[int, Board]:
    """Read the boards of any number of partnerships in four queries.

    `aimed_at` leaves out what nobody set a target for, and every split.
    """
    found = {one.pk: Board(one, sees_persons, one.today()) for one in partnerships}
    for target in Target.objects.filter(partnership__in=partnerships):
        found[target.partnership_id].targets.append(target)
    first = {pk: periods.quarter_of(one.today - BACK) for pk, one in found.items()}
    since = {"partnership__in": partnerships, "period__contains": "Q"}
    since |= {"period__gte": min(first.values(), default="")}
    runs = Run.objects.filter(**since).order_by("partnership_id", "period", "-pk")
    for run in runs.distinct("partnership_id", "period"):
        if run.period >= first[run.partnership_id]:
            found[run.partnership_id].runs[run.period] = run
    indicators = {target.indicator for one in found.values() for target in one.targets}
    rows = Reading.objects.current().filter(by_residence=False, **since)
    if aimed_at:
        rows = rows.whole().filter(indicator__in=indicators & set(REGISTRY))
    for reading in rows.filter(indicator__in=REGISTRY):
        place = reading.indicator, reading.category, reading.sex
        if reading.period >= first[reading.partnership_id]:
            found[reading.partnership_id].readings.setdefault(place, {})[reading.period] = reading
    for binding in Binding.objects.filter(partnership__in=partnerships, indicator__in=REGISTRY):
        found[binding.partnership_id].bindings.setdefault(binding.node_key, []).append(binding)
    return found
