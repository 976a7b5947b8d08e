"""Legal days of a notice of redundancies: which periods run, when each is over, how many days are left.

The day of a notice is not counted. A period of months ends on the day of that number, or on the last of a month that
has none such; the first lawful day is the day after the last period's end.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = Path(__file__).resolve().parents[1] / "data" / "redundancy_notices.yaml"
STARTS = ("authority", "workers", "consultation")


@dataclass(frozen=True, slots=True)
class Period:
    """How long must pass from which start: calendar months, or calendar days; `source`: where that stands."""

    start: str
    months: int = 0
    days: int = 0
    source: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """What a country demands. `names` and `authorities` by language; `extended`: what an authority may lengthen to."""

    key: str
    country: str
    names: Mapping[str, str]
    authorities: Mapping[str, str]
    periods: tuple[Period, ...]
    extension: Period | None = None
    from_number: int = 0
    up_to: int | None = None

    def name(self, language: str) -> str:
        """Return its name in a language, else in English."""
        return self.names.get(language) or self.names["en"]

    def authority(self, language: str) -> str:
        """Return who is to be told, in a language, else in English."""
        return self.authorities.get(language) or self.authorities["en"]

    def fits(self, number: int) -> bool:
        """Say whether it is meant for that many dismissals."""
        return self.from_number <= number and (self.up_to is None or number <= self.up_to)


@dataclass(frozen=True, slots=True)
class Running:
    """A period of a notice: since when it runs and its last day, both None where its start is not told."""

    period: Period
    since: date | None
    last_day: date | None


@dataclass(frozen=True, slots=True)
class Counted:
    """What the rule says. `earliest`: the first lawful day by the periods that run, None where none does."""

    running: tuple[Running, ...]
    earliest: date | None

    @property
    def missing(self) -> tuple[str, ...]:
        """The starts that are not told: with them the first lawful day may be later."""
        return tuple(one.period.start for one in self.running if one.since is None)

    def left(self, today: date) -> int:
        """Return how many days must still pass until the first lawful day; 0 once it has come."""
        return max(0, (self.earliest - today).days) if self.earliest else 0

    def too_early(self, first_day: date) -> int:
        """Return by how many days a dismissal comes too early."""
        return max(0, (self.earliest - first_day).days) if self.earliest else 0


def add_months(day: date, months: int) -> date:
    """Return the day of the same number some months later, or the last of a month that has none such."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last_day(since: date, period: Period) -> date:
    """Return the last day of a period that runs from the day after `since`."""
    return add_months(since, period.months) + timedelta(days=period.days)


def count(rule: Rule, starts: Mapping[str, date | None], *, extended: bool = False) -> Counted:
    """Count a rule's periods. `starts`: when each began ('authority', 'workers', 'consultation'); None is unknown.

    `extended`: the authority lengthened its period to what the rule allows.
    """
    running = []
    for period in rule.periods:
        if extended and rule.extension and period.start == "authority":
            period = rule.extension
        since = starts.get(period.start)
        running.append(Running(period, since, last_day(since, period) if since else None))
    ends = [one.last_day for one in running if one.last_day is not None]
    return Counted(tuple(running), max(ends) + timedelta(days=1) if ends else None)


def read(document: Any) -> tuple[Rule, ...]:
    """Read rules from what the file holds. Raises KeyError, TypeError or ValueError where it is not well formed."""
    return tuple(_rule(one) for one in document["rules"])


def _rule(one: Mapping[str, Any]) -> Rule:
    more = one.get("extension")
    rule = Rule(
        key=one["key"],
        country=one["country"],
        names=one["name"],
        authorities=one["authority"],
        periods=tuple(_period(given) for given in one["periods"]),
        extension=_period({"from": "authority", **more}) if more else None,
        from_number=one.get("from_number", 0),
        up_to=one.get("up_to"),
    )
    if not rule.periods:
        raise ValueError(f"{rule.key} has no period")
    return rule


def _period(given: Mapping[str, Any]) -> Period:
    period = Period(given["from"], given.get("months", 0), given.get("days", 0), given["source"])
    if period.start not in STARTS or period.months + period.days <= 0 or not period.source:
        raise ValueError(f"a period says from when, how long and where that stands: {given}")
    return period


@cache
def rules() -> Mapping[str, Rule]:
    """Return the examples that come with the portal, by key."""
    with FILE.open(encoding="utf-8") as file:
        return {one.key: one for one in read(yaml.safe_load(file))}


def offered(country: str) -> list[Rule]:
    """Return the country's rules, then the others."""
    return sorted(rules().values(), key=lambda one: (one.country != country, one.country != ""))


def usual(country: str, number: int) -> Rule:
    """Return the rule that fits a country and a number of dismissals, else the directive's."""
    fitting = (one for one in rules().values() if one.country == country and one.fits(number))
    return next(fitting, rules()["eu-directive"])
