"""Finding groups of tests that nobody can ever pass: no value lies within all their bounds.

What is found is certain: a group named here is passed by no worker on any day. Not everything is found: bounds that hang
on two facts, or on the day asked about, are only held against bounds of the same kind.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from .days import latest_beginning, shifted
from .facts import ASKABLE, BEGUN_BY, EMPLOYED, Amount, Kind
from .language import AS_OF, SIGNS, Day, Event, Group, Operator, Test

ONE_DAY = timedelta(days=1)
Point = Decimal | date | tuple[int, int]
"""A bound: a number, a day, or the distance of a day from its anchor in (months, days)."""


@dataclass(slots=True)
class Range:
    """What is left of an ordered fact's values: from `low` to `high`, each with whether it is itself left out."""

    lows: list[tuple[Point, bool]] = field(default_factory=list)
    highs: list[tuple[Point, bool]] = field(default_factory=list)

    def empty(self, *, whole: bool) -> bool:
        """Whether some lower bound lies above some upper one; of whole numbers and days, none lies between two."""
        return any(_apart(low, high, whole=whole) for low in self.lows for high in self.highs)


def _apart(low: tuple[Point, bool], high: tuple[Point, bool], *, whole: bool) -> bool:
    (lowest, above), (highest, below) = low, high
    if isinstance(lowest, tuple) and isinstance(highest, tuple):
        if lowest == highest:
            return above or below
        return (
            lowest[0] >= highest[0] and lowest[1] >= highest[1]
        )  # a later month is later whatever the anchor
    if isinstance(lowest, date) and isinstance(highest, date):
        return lowest + ONE_DAY * above > highest - ONE_DAY * below
    if isinstance(lowest, Decimal) and isinstance(highest, Decimal):
        if whole:
            return lowest + above > highest - below
        return lowest > highest or (lowest == highest and (above or below))
    return False


@dataclass(slots=True)
class Words:
    """What is left of a fact's words: the lists of which each must hold one, and what must not be."""

    among: list[tuple[str, ...]] = field(default_factory=list)
    begins: list[tuple[str, ...]] = field(default_factory=list)
    never: set[str] = field(default_factory=set)
    never_begins: list[str] = field(default_factory=list)

    def fits(self, word: str) -> bool:
        """Whether one word passes every test."""
        return (
            word not in self.never
            and all(word in some for some in self.among)
            and all(word.startswith(some) for some in self.begins)
            and not word.startswith(tuple(self.never_begins) or ("\0",))
        )

    def empty(self, choices: Sequence[str]) -> bool:
        """Whether no word is left: of the choices, of the words named, or among beginnings that have to agree."""
        named = self.among[0] if self.among else choices
        if named:
            return not any(self.fits(word) for word in named)
        if not self.begins:
            return False
        # Some word passes if a longest beginning asked for does: words that begin with it only add more.
        longest = [word for some in self.begins for word in some]
        barred = tuple(self.never_begins) or ("\0",)
        return not any(
            all(word.startswith(some) for some in self.begins) and not word.startswith(barred)
            for word in longest
        )


class Bounds:
    """What is left of every fact that the tests of one group name."""

    def __init__(self, event: Event | None) -> None:
        self.ranges: dict[Hashable, Range] = {}
        self.words: dict[str, Words] = {}
        self.flags: dict[Hashable, set[bool]] = {}
        self.currencies: dict[str, set[str]] = {}
        self.included: list[tuple[str, ...]] = []
        self.event = event.fact if event else ""
        if event and event.period.start:
            self.range(event.fact).lows.append((event.period.start, False))
        if event and event.period.end:
            self.range(event.fact).highs.append((event.period.end, False))

    def range(self, subject: Hashable) -> Range:
        """Return the range of a subject."""
        return self.ranges.setdefault(subject, Range())

    def add(self, test: Test) -> bool:
        """Take a test in; return whether anything is left."""
        kind, value = ASKABLE[test.fact].kind, test.value
        if kind is Kind.FLAG:
            return self._flag(test)
        if kind is Kind.DATE and isinstance(value, Day):
            return self._date(test, value)
        if kind is Kind.NUMBER and isinstance(value, Decimal):
            return self._number(test, value)
        if kind is Kind.MONEY and isinstance(value, Amount):
            known = self.currencies.setdefault(test.fact, set())
            known.add(value.currency)
            return self._bound(test.fact, test.operator, value.amount, low=Decimal(0)) and len(known) == 1
        return self._words(test)

    def _bound(
        self,
        subject: Hashable,
        operator: Operator,
        point: Point,
        *,
        low: Point | None = None,
        whole: bool = False,
    ) -> bool:
        held, sign = self.range(subject), SIGNS[operator]
        if low is not None and not held.lows:
            held.lows.append((low, False))
        if sign in ("=", ">=", ">"):
            held.lows.append((point, sign == ">"))
        if sign in ("=", "<=", "<"):
            held.highs.append((point, sign == "<"))
        return not held.empty(whole=whole)

    def _date(self, test: Test, day: Day) -> bool:
        there = _literal(day)
        if there is not None:
            return self._bound(test.fact, test.operator, there)
        return self._bound((test.fact, self._anchor(day)), test.operator, day.move)

    def _anchor(self, day: Day) -> Hashable:
        return self.event if day.anchor == "event" else day.anchor

    def _number(self, test: Test, value: Decimal) -> bool:
        if test.fact not in BEGUN_BY:
            whole = ASKABLE[test.fact].whole
            return self._bound(test.fact, test.operator, value, low=Decimal(0), whole=whole)
        there = _literal(test.day) if test.day else None
        if there is not None:
            return self._begun(BEGUN_BY[test.fact], SIGNS[test.operator], there, int(value))
        day = (self._anchor(test.day), test.day.move) if test.day else (AS_OF, (0, 0))
        return self._bound((test.fact, day), test.operator, value, low=Decimal(-1), whole=True)

    def _begun(self, fact: str, sign: str, day: date, years: int) -> bool:
        """So many completed years on a literal day are a bound on the day of beginning."""
        held = self.range(fact)
        least = years + (sign == ">")
        most = years - (sign == "<")
        if sign in ("=", ">=", ">"):
            held.highs.append((latest_beginning(day, least), False))
        if sign in ("=", "<=", "<"):
            held.lows.append((latest_beginning(day, most + 1), True))
        return not held.empty(whole=True)

    def _flag(self, test: Test) -> bool:
        subject: Hashable = test.fact
        if test.fact == EMPLOYED and test.day is not None:
            subject = (test.fact, test.day)
            there = _literal(test.day)
            if there is not None and test.value is True:
                begun = self._bound("service_start", Operator.NOT_AFTER, there)
                if not begun or not self._bound("left_on", Operator.NOT_BEFORE, there):
                    return False
        held = self.flags.setdefault(subject, set())
        held.add(bool(test.value))
        return len(held) == 1

    def _words(self, test: Test) -> bool:
        words = test.value if isinstance(test.value, tuple) else ()
        texts = tuple(str(word) for word in words)
        held = self.words.setdefault(test.fact, Words())
        if test.operator is Operator.INCLUDES:
            self.included.append(texts)
        elif test.operator is Operator.IS:
            held.among.append(texts)
        elif test.operator is Operator.STARTS_WITH:
            held.begins.append(texts)
        elif test.operator is Operator.STARTS_NOT_WITH:
            held.never_begins += texts
        else:
            held.never.update(texts)
        if ASKABLE[test.fact].kind is Kind.MEASURES:
            return all(set(some) - held.never for some in self.included)
        return not held.empty(ASKABLE[test.fact].choices)


def _literal(day: Day) -> date | None:
    """Return the date a day stands for by itself."""
    if not isinstance(day.anchor, date):
        return None
    months, days = day.move
    return shifted(day.anchor, months=months, days=days)


def contradictory(group: Group, event: Event | None) -> Iterable[int]:
    """Yield the place of the first test of a group that leaves nothing of what those before it left."""
    bounds = Bounds(event)
    for place, test in enumerate(group.tests):
        if not bounds.add(test):
            yield place
            return
