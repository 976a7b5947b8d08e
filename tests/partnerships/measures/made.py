"""Measures and workers made by chance, close to every bound: the same seed makes the same ones."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from partnerships.calculations.measures import reading
from partnerships.calculations.measures.days import latest_beginning, shifted
from partnerships.calculations.measures.facts import (
    AGE,
    ASKABLE,
    BEGUN_BY,
    DERIVED,
    EMPLOYED,
    FACTS,
    Amount,
    Facts,
    FactValue,
    Kind,
    Standing,
)  # fmt: skip
from partnerships.calculations.measures.language import (
    AS_OF,
    EVENT,
    OPERATORS,
    PATHWAYS,
    Day,
    Measure,
    Operator,
)

DAYS = (date(2024, 2, 29), date(2023, 2, 28), date(2026, 1, 1), date(2025, 12, 31), date(2019, 9, 30))
YEARS = (0, 1, 2, 4, 20, 25, 48, 50, 57)
NUMBERS = ("0", "3", "12", "15.5", "20", "25")
SUMS = ("0", "0.01", "900.5", "2500", "9000", "9000.33", "12345.67")
CURRENCIES = ("PLN", "PLN", "PLN", "EUR")
CODES = ("8", "81", "811", "8111", "8112", "7231", "north", "south-1")
DATE_FACTS = tuple(name for name, spec in FACTS.items() if spec.kind is Kind.DATE)
MONEY_FACTS = tuple(name for name, spec in FACTS.items() if spec.kind is Kind.MONEY)
YEARS_FACTS = (*BEGUN_BY, "years_underground", "contribution_years")
ONE_DAY = timedelta(days=1)


class Maker:
    """Makes documents of measures, and workers on whom they are close."""

    def __init__(self, seed: int) -> None:
        self.dice = Random(seed)
        self.as_of = self.dice.choice(DAYS)

    def some(self, words: Any, most: int = 3) -> list[Any]:
        """Return one to `most` different ones."""
        words = list(dict.fromkeys(words))
        return self.dice.sample(words, self.dice.randint(1, min(most, len(words))))

    def day(self, *, event: bool = False) -> Any:
        """Make a day as documents write it."""
        anchors = [AS_OF, self.dice.choice(DAYS).isoformat(), self.dice.choice(DATE_FACTS)]
        anchor = self.dice.choice([*anchors, EVENT] if event else anchors)
        if self.dice.random() < 0.5:
            return anchor
        units = self.some(("years", "months", "days"), 2)
        far = {unit: self.dice.choice((1, 2, 4, 11, 13, 29)) for unit in units}
        return {**far, self.dice.choice(("after", "before")): anchor}

    def money(self) -> dict[str, Any]:
        """Make an amount."""
        return {"amount": self.dice.choice(SUMS), "currency": self.dice.choice(CURRENCIES)}

    def test(self, keys: list[str], *, event: bool) -> dict[str, Any]:
        """Make a test."""
        fact = self.dice.choice([*ASKABLE, AGE, AGE, EMPLOYED])
        spec = ASKABLE[fact]
        operator = self.dice.choice(OPERATORS[spec.kind])
        found: dict[str, Any] = {"fact": fact, operator.value: self.asked(fact, operator, keys, event=event)}
        if fact == EMPLOYED or (fact in DERIVED and self.dice.random() < 0.6):
            found["day"] = self.day(event=event)
        if self.dice.random() < 0.2:
            found["standing"] = self.dice.choice([one.word for one in Standing])
        return found

    def asked(self, fact: str, operator: Operator, keys: list[str], *, event: bool) -> Any:
        """Make what a test compares with."""
        spec = ASKABLE[fact]
        if spec.kind is Kind.DATE:
            return self.day(event=event)
        if spec.kind is Kind.NUMBER:
            return self.dice.choice(YEARS) if spec.whole else self.dice.choice((*NUMBERS, *YEARS))
        if spec.kind is Kind.MONEY:
            return self.money()
        if spec.kind is Kind.FLAG:
            return self.dice.random() < 0.6
        words = {Kind.CHOICE: spec.choices, Kind.CODE: CODES, Kind.MEASURES: keys}[spec.kind]
        found = self.some(words)
        return found if len(found) > 1 or spec.kind is Kind.MEASURES else found[0]

    def benefit(self) -> dict[str, Any]:
        """Make a benefit."""
        form = self.dice.choice(("amount", "share", "multiple"))
        figures = {"amount": self.money(), "share": self.dice.choice((72, "33.335", 100)), "multiple": "1.5"}
        found: dict[str, Any] = {form: figures[form], "paid": self.dice.choice(("once", "monthly"))}
        if form != "amount":
            found["basis"] = self.dice.choice(MONEY_FACTS)
        if found["paid"] == "monthly" and self.dice.random() < 0.7:
            found["months"] = self.dice.choice((1, 11, 12, 48))
        if self.dice.random() < 0.3:
            found["by_service"] = {"fact": self.dice.choice(YEARS_FACTS), "each": "0.5", "at_most": 6}
        if self.dice.random() < 0.3:
            currency = found["amount"]["currency"] if form == "amount" else "PLN"
            found["cap"] = {"amount": self.dice.choice(SUMS), "currency": currency}
        if self.dice.random() < 0.3:
            found["offset"] = {"fact": self.dice.choice(MONEY_FACTS), "share": self.dice.choice((50, 100))}
        if self.dice.random() < 0.5:
            step = self.dice.choice(payments_steps())
            found["rounding"] = {"step": step, "direction": self.dice.choice(("half_up", "up", "down"))}
        return found

    def period(self) -> dict[str, str]:
        """Make a period, open or closed."""
        start, end = sorted(self.dice.choices(DAYS, k=2))
        ends = {"from": start.isoformat(), "until": end.isoformat()}
        return {key: ends[key] for key in ends if self.dice.random() < 0.7}

    def document(self, key: str, others: list[str], keys: list[str]) -> dict[str, Any]:
        """Make a measure that may stand after `others`."""
        event = self.dice.random() < 0.3
        groups = [
            {"all": [self.test(keys, event=event) for _test in range(self.dice.randint(1, 4))]}
            for _group in range(self.dice.randint(1, 3))
        ]
        found: dict[str, Any] = {
            "key": key, "name": {"en": f"Measure {key}"}, "pathway": self.dice.choice(PATHWAYS),
            "eligible": {"any": groups},
        }  # fmt: skip
        if self.dice.random() < 0.2:
            found["valid"] = self.period()
        if event:
            found["event"] = {"fact": self.dice.choice(DATE_FACTS), **self.period()}
        for name, chance in (("barred_if_available", 0.3), ("after", 0.2), ("excludes", 0.15)):
            if others and self.dice.random() < chance:
                found[name] = self.some(others, 2)
        if self.dice.random() < 0.8:
            found["benefit"] = self.benefit()
        return found

    def measures(self, amount: int) -> list[Measure]:
        """Make measures that are accepted; those with faults are left out and made anew."""
        keys = [f"m-{place}" for place in range(amount)]
        documents: list[dict[str, Any]] = []
        while len(documents) < amount:
            key = keys[len(documents)]
            one = self.document(key, keys[: len(documents)], keys)
            if not reading.read([one], known=[other for other in keys if other != key]).faults:
                documents.append(one)
        self.dice.shuffle(documents)
        found = reading.read(documents)
        assert not found.faults
        return list(found.measures)

    def worker(self, measures: list[Measure]) -> Facts:
        """Make a worker whose facts stand on, just before or just behind the bounds of some measure."""
        measure = self.dice.choice(measures)
        near = self.near(measure)
        missing = self.dice.choice((0.05, 0.15, 0.3))
        found: dict[str, FactValue] = {}
        for name, spec in FACTS.items():
            if self.dice.random() < missing:
                continue
            close = near.get(name)
            value = (
                self.dice.choice(close)
                if close and self.dice.random() < 0.75
                else self.value(spec.kind, spec.choices)
            )
            whole = Decimal(int(value)) if spec.whole and isinstance(value, Decimal) else value
            found[name] = FactValue(whole, self.dice.choice(list(Standing)))
        if self.dice.random() < 0.5:
            found.pop("left_on", None)
        if self.dice.random() < 0.5:
            self.hang(found, measure)
        return found

    def hang(self, found: dict[str, FactValue], measure: Measure) -> None:
        """Move one date onto, or next to, the bound that another of the worker's dates sets it."""
        for test in (test for group in measure.groups for test in group.tests):
            day = test.value if isinstance(test.value, Day) else test.day
            if day is None or isinstance(day.anchor, date) or day.anchor == AS_OF:
                continue
            anchor = measure.event.fact if day.anchor == EVENT and measure.event else str(day.anchor)
            years = int(test.value) if test.fact in BEGUN_BY and isinstance(test.value, Decimal) else 0
            subject = BEGUN_BY.get(test.fact, "service_start" if test.fact == EMPLOYED else test.fact)
            if anchor in found and subject in found and anchor != subject:
                months, days = day.move
                there = shifted(found[anchor].value, months=months, days=days)  # type: ignore[arg-type]
                value = self.dice.choice(around(latest_beginning(there, years)))
                found[subject] = found[subject]._replace(value=value)
                return

    def value(self, kind: Kind, choices: tuple[str, ...]) -> Any:
        """Make any value of a kind."""
        if kind is Kind.DATE:
            day = latest_beginning(self.dice.choice((self.as_of, *DAYS)), self.dice.choice(YEARS))
            return day + self.dice.choice((-1, 0, 1)) * ONE_DAY
        if kind is Kind.MEASURES:
            return frozenset(f"m-{place}" for place in range(8) if self.dice.random() < 0.2)
        return {
            Kind.NUMBER: Decimal(self.dice.choice(NUMBERS)),
            Kind.MONEY: Amount(Decimal(self.dice.choice(SUMS)), self.dice.choice(CURRENCIES)),
            Kind.CHOICE: self.dice.choice(choices or ("",)),
            Kind.CODE: self.dice.choice(CODES),
            Kind.FLAG: self.dice.random() < 0.5,
        }[kind]

    def near(self, measure: Measure) -> dict[str, list[Any]]:
        """Return values of the facts that stand on the bounds of a measure, and next to them."""
        found: dict[str, list[Any]] = {}
        for test in (test for group in measure.groups for test in group.tests):
            value = test.value
            day = self.known(test.day)
            if test.fact in BEGUN_BY and day and isinstance(value, Decimal):
                for years in (int(value), int(value) + 1):
                    found.setdefault(BEGUN_BY[test.fact], []).extend(around(latest_beginning(day, years)))
            elif test.fact == EMPLOYED and day:
                found.setdefault("service_start", []).extend(around(day))
                found.setdefault("left_on", []).extend(around(day))
            elif isinstance(value, Day) and (there := self.known(value)):
                found.setdefault(test.fact, []).extend(around(there))
            elif isinstance(value, Amount):
                cent = Decimal("0.01")
                steps = (
                    value.amount - cent if value.amount else value.amount,
                    value.amount,
                    value.amount + cent,
                )
                found.setdefault(test.fact, []).extend(Amount(one, value.currency) for one in steps)
            elif isinstance(value, Decimal) and test.fact in FACTS:
                found.setdefault(test.fact, []).extend((value, value + Decimal("0.1")))
        if measure.event:
            ends = (measure.event.period.start, measure.event.period.end)
            near = [one for end in ends if end for one in around(end)]
            found.setdefault(measure.event.fact, []).extend(near)
        return found

    def known(self, day: Day | None) -> date | None:
        """Return a day that hangs on no fact."""
        if day is None or day.anchor == AS_OF:
            anchor: Any = self.as_of
        else:
            anchor = day.anchor
        if not isinstance(anchor, date):
            return None
        months, days = day.move if day else (0, 0)
        return shifted(anchor, months=months, days=days)


def payments_steps() -> tuple[str, ...]:
    """Return steps of rounding as documents write them."""
    return ("0.01", "0.05", "0.5", "1", "5", "50", "1000")


def around(day: date) -> list[date]:
    """Return a day, the one before and the one after."""
    return [day - ONE_DAY, day, day + ONE_DAY]
