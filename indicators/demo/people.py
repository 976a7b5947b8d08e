"""Made-up workers: age, trade, time underground, wage and household that fit together. Plain values from a seed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

    from indicators.demo.stories import Story

YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Trade:
    """A trade: its ISCO-08 unit group, how often men and women hold it, whether underground, relative pay."""

    key: str
    code: str
    men: int
    women: int
    below: bool
    pay: float


TRADES = (
    Trade("face", "8111", 26, 0, below=True, pay=1.0),
    Trade("drift", "8111", 14, 0, below=True, pay=1.04),
    Trade("underground", "8111", 15, 0, below=True, pay=0.82),
    Trade("electrician", "7412", 13, 0, below=True, pay=0.9),
    Trade("machines", "8189", 5, 0, below=True, pay=0.74),
    Trade("locomotive", "8311", 4, 0, below=True, pay=0.76),
    Trade("supervisor", "3121", 5, 0, below=True, pay=1.14),
    Trade("engineer", "2146", 2, 4, below=False, pay=1.1),
    Trade("fitter", "7233", 9, 0, below=False, pay=0.7),
    Trade("welder", "7212", 3, 0, below=False, pay=0.76),
    Trade("washing", "8112", 3, 20, below=False, pay=0.58),
    Trade("hoist", "8343", 2, 11, below=False, pay=0.64),
    Trade("conveyor", "8189", 1, 14, below=False, pay=0.5),
    Trade("lamps", "9329", 1, 11, below=False, pay=0.46),
    Trade("laboratory", "3111", 0, 8, below=False, pay=0.56),
    Trade("accounts", "3313", 0, 11, below=False, pay=0.68),
    Trade("office", "4110", 0, 10, below=False, pay=0.52),
    Trade("cleaning", "9112", 0, 15, below=False, pay=0.42),
    Trade("canteen", "5120", 0, 9, below=False, pay=0.44),
    Trade("stores", "4321", 1, 8, below=False, pay=0.48),
    Trade("lorry", "8332", 4, 0, below=False, pay=0.64),
    Trade("excavator", "8342", 2, 0, below=False, pay=0.74),
    Trade("guard", "5414", 2, 3, below=False, pay=0.42),
    Trade("survey", "2165", 1, 2, below=False, pay=0.92),
    Trade("boiler", "8182", 2, 1, below=False, pay=0.5),
)
BY_KEY = {trade.key: trade for trade in TRADES}
MEN, WOMEN = (list(accumulate(getattr(trade, who) for trade in TRADES)) for who in ("men", "women"))


@dataclass(slots=True)
class Miner:
    """A worker of the demonstration as the mine knows them. `wage` and `underground` are those of the first roster."""

    number: str
    family: str
    given: str
    patronymic: str
    female: bool
    birth: date
    town: str
    trade: Trade
    title: str
    start: date
    underground: float
    wage: float
    dependants: int | None
    contract: str
    arrears: float = 0.0  # share of the mine's months of arrears that stands against this worker
    joined: int = 0  # place of the first roster that names them
    gone: list[tuple[int, int | None]] = field(
        default_factory=list
    )  # absent from this roster on, back on that
    twin_of: Miner | None = None

    def age(self, on: date) -> int:
        """Return the age in full years."""
        return on.year - self.birth.year - ((on.month, on.day) < (self.birth.month, self.birth.day))

    def present(self, place: int) -> bool:
        """Say whether the roster in this place names the worker."""
        away = any(first <= place and (back is None or place < back) for first, back in self.gone)
        return self.joined <= place and not away


class Maker:
    """Makes the workers of one story, each with a number of its own and no birth date shared with a namesake."""

    def __init__(self, story: Story, rng: Random) -> None:
        self.story, self.rng = story, rng
        self.towns, self.shares = zip(*story.towns, strict=True)
        self.taken: set[tuple[str, str, date]] = set()
        self.count = 0

    def number(self) -> str:
        """Return the next personnel number. The letter keeps it apart from every number a real file brings."""
        self.count += self.rng.choice((1, 1, 1, 2, 3))
        return self.story.number.format(self.count)

    def make(self, on: date, *, fresh: bool = False) -> Miner:
        """Make a worker on the roster of a day; a fresh one has begun within the last quarter."""
        rng, story = self.rng, self.story
        female = rng.random() < story.women
        trade = rng.choices(TRADES, cum_weights=WOMEN if female else MEN)[0]
        birth, start = self.dates(on, trade, fresh=fresh)
        family, given, patronymic = self.name(birth, female=female)
        years = (on - start).days / YEAR
        return Miner(
            number=self.number(),
            family=family,
            given=given,
            patronymic=patronymic,
            female=female,
            birth=birth,
            town=rng.choices(self.towns, self.shares)[0],
            trade=trade,
            title=story.voice.trades[trade.key][female],
            start=start,
            underground=self.underground(trade, years, female=female),
            wage=story.pay * trade.pay * (0.9 + min(years, 25) * 0.008) * rng.uniform(0.93, 1.08),
            dependants=self.dependants((on - birth).days / YEAR),
            contract=rng.choices(
                ("permanent", "fixed_term", "other"), (92, 7, 1) if not fresh else (55, 44, 1)
            )[0],
            arrears=0.0 if rng.random() < 0.24 else rng.choice((0.5, 1, 1, 1, 1.2)),
        )

    def dates(self, on: date, trade: Trade, *, fresh: bool) -> tuple[date, date]:
        """Return birth date and start of service; people underground are younger than those above."""
        rng = self.rng
        mean, spread = self.story.ages_below if trade.below else self.story.ages_above
        age = min(max(rng.gauss(mean, spread), 19.2), 64.5)
        if fresh:
            age = min(age, rng.uniform(19.5, 48))
        birth = on - timedelta(days=round(age * YEAR))
        longest = age - 18.3
        years = rng.uniform(0.02, 0.22) if fresh else max(0.3, longest * rng.betavariate(2.1, 1.5))
        return birth, on - timedelta(days=round(min(years, longest) * YEAR))

    def underground(self, trade: Trade, years: float, *, female: bool) -> float:
        """Return the years underground: most of the service below, for some men above a former part of it."""
        if trade.below:
            return years * self.rng.uniform(0.78, 1)
        if not female and years > 8 and self.rng.random() < 0.35:
            return years * self.rng.uniform(0.2, 0.7)
        return 0.0

    def name(self, birth: date, *, female: bool) -> tuple[str, str, str]:
        """Return family name, given name, patronymic, such that no namesake shares the birth date."""
        rng, voice = self.rng, self.story.voice
        while True:
            names = rng.choices(voice.names, [names.weight for names in voice.names])[0]
            family = rng.choice(names.families)
            family = voice.hers(family) if female else family
            given = rng.choice(names.women if female else names.men)
            if (family, given, birth) not in self.taken:
                break
        self.taken.add((family, given, birth))
        patronymic = rng.choice(list(voice.fathers.values()))[female] if voice.fathers else ""
        return family, given, patronymic

    def dependants(self, age: float) -> int | None:
        """Return how many people live on this wage; None where the mine never asked."""
        if self.rng.random() < 0.03:
            return None
        around = (30, 34, 22, 11, 3) if 27 < age < 54 else (64, 22, 10, 3, 1)
        return self.rng.choices(range(5), around)[0]


def money(amount: float, step: str = "0.01") -> Decimal:
    """Return an amount as money."""
    return Decimal(str(round(amount, 2))).quantize(Decimal(step))
