"""The mine's crew from roster to roster: who is hired, who is gone, who comes back, what the mine writes about them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from math import ceil
from random import Random
from typing import TYPE_CHECKING, Any

from indicators.demo.people import Maker, Miner, money

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indicators.demo.stories import Story

NET = 0.77  # of a wage, after Ukraine's income tax and military levy: what is owed is owed net
FAULTS = ("wage", "sex", "birth", "again")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a roster before it is written in the mine's own layout; a text in place of a value is a fault."""

    number: str
    family: str
    given: str
    patronymic: str
    female: bool | str
    birth: date | str
    town: str
    title: str
    code: str
    start: date
    underground: Decimal
    wage: Decimal | str
    arrears: Decimal
    months: int
    dependants: int | None
    contract: str


def written(miner: Miner, **figures: Any) -> Line:
    """Return the line of somebody whose name and post stay as they are, with the figures of the day."""
    return Line(
        number=miner.number,
        family=miner.family,
        given=miner.given,
        patronymic=miner.patronymic,
        female=miner.female,
        birth=miner.birth,
        town=miner.town,
        title=miner.title,
        code=miner.trade.code,
        start=miner.start,
        dependants=miner.dependants,
        contract=miner.contract,
        **figures,
    )


class Crew:
    """Everybody who ever stood on a roster of the story, and the rosters."""

    def __init__(self, story: Story, days: Sequence[date], rng: Random, scale: float) -> None:
        self.story, self.days, self.rng = story, days, rng
        self.heads = max(12, round(story.heads * scale))
        self.maker = Maker(story, rng)
        self.miners = [self.maker.make(days[0]) for _ in range(self.heads)]
        self.promoted: dict[tuple[str, int], float] = {}

    def present(self, place: int) -> list[Miner]:
        """Return who stands on the roster in this place."""
        return [miner for miner in self.miners if miner.present(place)]

    def hire(self, place: int) -> list[Miner]:
        """Take new people on before this roster."""
        count = self.chance(self.heads * self.story.hiring)
        fresh = [self.maker.make(self.days[place], fresh=True) for _ in range(count)]
        for miner in fresh:
            miner.joined = place
        self.miners += fresh
        return fresh

    def renumber(self, place: int, candidates: Sequence[Miner]) -> list[Miner]:
        """Let some change crews: they appear under a new number, the old one is gone. Return them as they are now."""
        count = min(self.chance(self.heads * self.story.twins), len(candidates))
        twins = []
        for miner in self.rng.sample(list(candidates), count):
            miner.gone.append((place, None))
            below = miner.underground + (place - miner.joined) / 4 * miner.trade.below
            number = self.maker.number()
            twins.append(
                replace(miner, number=number, joined=place, gone=[], twin_of=miner, underground=below)
            )
        self.miners += twins
        return twins

    def promote(self, place: int) -> None:
        """Give a few more pay from this roster on."""
        for miner in self.present(place):
            if self.rng.random() < 0.04:
                self.promoted[miner.number, place] = self.rng.uniform(1.02, 1.08)

    def chance(self, expected: float) -> int:
        """Return a whole number that is this on average."""
        return int(expected) + (self.rng.random() < expected % 1)

    def roster(self, place: int) -> list[Line]:
        """Return the lines of the roster in this place, by number."""
        present = sorted(self.present(place), key=lambda miner: miner.number)
        rng = Random(f"{self.story.code} {place}")
        return with_faults([self.line(miner, place) for miner in present], self.known_before(place), rng)

    def known_before(self, place: int) -> set[str]:
        """Return the numbers that the roster before held too: a fault in their line hides nobody."""
        return {miner.number for miner in self.miners if place and miner.present(place - 1)}

    def line(self, miner: Miner, place: int) -> Line:
        """Return what the mine writes about somebody."""
        quarters = place - miner.joined
        below = 0.25 * quarters if miner.trade.below else 0.0
        wage = miner.wage * self.story.raises[place] * self.pay_rise(miner, place)
        months = self.months_owed(miner, place)
        return written(
            miner,
            underground=money(miner.underground + below, "0.1"),
            wage=money(wage),
            arrears=money(wage * months * NET),
            months=ceil(months),
        )

    def pay_rise(self, miner: Miner, place: int) -> float:
        """Return the factor that this worker's own rises make together, also those under a former number."""
        factor = 1.0
        while miner is not None:
            for earlier in range(miner.joined, place + 1):
                factor *= self.promoted.get((miner.number, earlier), 1)
            miner = miner.twin_of  # type: ignore[assignment]
        return factor

    def months_owed(self, miner: Miner, place: int) -> float:
        """Return for how many months wages are owed; never longer than the service."""
        if not self.story.months:
            return 0.0
        served = (self.days[place] - miner.start).days / 30.4
        months = min(self.story.months[place] * miner.arrears, served)
        return months if months >= 0.4 else 0.0


def with_faults(rows: list[Line], known: set[str], rng: Random, count: int | None = None) -> list[Line]:
    """Return the lines with the slips that lists of this length have: a wage in words, a number twice.

    Only lines of `known` numbers slip: the people behind them are there already, so that a slip hides nobody.
    """
    rows = list(rows)
    old = [place for place, line in enumerate(rows) if line.number in known]
    if count is None:
        count = rng.randrange(1 + round(len(rows) / 300) * 2)
    for place in rng.sample(old, min(len(old), count)):
        kind = rng.choice(FAULTS)
        if kind == "wage":
            rows[place] = replace(rows[place], wage="?")
        elif kind == "sex":
            rows[place] = replace(rows[place], female="?")
        elif kind == "birth":
            rows[place] = replace(rows[place], birth=f"31.02.{rows[place].birth:%Y}")
        else:
            rows.append(rows[place])
    return rows
