"""The closed list of worker facts that a measure may ask for, each with its kind, unit and meaning.

A fact that nobody supplied is missing: what hangs on it cannot be told. A fact supplied carries its source, the day it
was said or seen, and its standing. The one silence that says something is `left_on`: see `EMPLOYED`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import IntEnum, StrEnum
from functools import cache
from typing import NamedTuple

from babel.core import get_global
from babel.numbers import get_territory_currencies


class Kind(StrEnum):
    """What sort of value a fact has."""

    DATE = "date"
    NUMBER = "number"
    MONEY = "money"
    CHOICE = "choice"  # one of a closed list
    CODE = "code"  # one of a list kept elsewhere: ISCO-08, sites, municipalities
    FLAG = "flag"  # yes or no
    MEASURES = "measures"  # a set of keys of measures


class Standing(IntEnum):
    """How sure a fact is, from least to most."""

    STATED = 0
    ROSTER = 1
    DOCUMENT = 2
    CERTIFIED = 3

    @property
    def word(self) -> str:
        """The standing as documents write it."""
        return self.name.lower()

    @classmethod
    def of(cls, word: str) -> Standing:
        """Return the standing of that word; raises KeyError."""
        return cls[word.upper()]


class Unit(StrEnum):
    """What a number counts."""

    YEARS = "years"
    MONTHS = "months"
    PERSONS = "persons"
    A_MONTH = "a month"


class Amount(NamedTuple):
    """A sum of money in one currency (ISO 4217)."""

    amount: Decimal
    currency: str


Value = date | Decimal | Amount | str | bool | frozenset[str]


class FactValue(NamedTuple):
    """What is known: the value, how sure it is, where it comes from and of which day it is."""

    value: Value
    standing: Standing = Standing.STATED
    source: str = ""
    on: date | None = None


Facts = Mapping[str, FactValue]
"""What is known of one worker, by name of fact; what is missing has no entry."""


@dataclass(frozen=True, slots=True)
class Spec:
    """A fact: its kind, what a number counts, the words a choice allows, whether it is a whole number."""

    kind: Kind
    meaning: str
    unit: Unit | None = None
    choices: tuple[str, ...] = ()
    whole: bool = False


def _number(meaning: str, unit: Unit, *, whole: bool = False) -> Spec:
    return Spec(Kind.NUMBER, meaning, unit, whole=whole)


def _monthly(meaning: str) -> Spec:
    return Spec(Kind.MONEY, meaning, Unit.A_MONTH)


FACTS: dict[str, Spec] = {
    "birth_date": Spec(Kind.DATE, "the day of birth"),
    "sex": Spec(Kind.CHOICE, "as the roster says it", choices=("female", "male")),
    "residence": Spec(Kind.CODE, "code of the municipality of residence"),
    "occupation": Spec(Kind.CODE, "ISCO-08 code, one to four digits"),
    "site": Spec(Kind.CODE, "code of the site where the worker is or was employed"),
    "service_start": Spec(Kind.DATE, "first day of service that counts"),
    "years_underground": _number("years worked underground", Unit.YEARS),
    "monthly_wage": _monthly("gross wage"),
    "contract": Spec(Kind.CHOICE, "kind of contract", choices=("permanent", "fixed_term", "other")),
    "wage_arrears": Spec(Kind.MONEY, "wages owed"),
    "arrears_months": _number("months for which wages are owed", Unit.MONTHS),
    "dependants": _number("persons who depend on the worker", Unit.PERSONS, whole=True),
    "household_size": _number("persons in the household, the worker included", Unit.PERSONS, whole=True),
    "contribution_years": _number("years of contributions to the miners' pension scheme", Unit.YEARS),
    "equivalent_age": _number("age raised by the coefficients of hazardous work", Unit.YEARS),
    "underground": Spec(Kind.FLAG, "works underground"),
    "full_time": Spec(Kind.FLAG, "works full time"),
    "contractor": Spec(Kind.FLAG, "is employed by a contractor of the mine, not by the mine"),
    "mean_wage_6m": _monthly("mean gross ordinary pay of the last six months worked"),
    "other_income": _monthly("income from elsewhere"),
    "accrued_pension": _monthly("pension accrued so far"),
    "pension_on": Spec(Kind.DATE, "first day of the right to a pension"),
    "job_lost_on": Spec(Kind.DATE, "the day on which the job is or was lost"),
    "job_lost_by": Spec(Kind.CODE, "key of the measure or cause by which the job is lost"),
    "left_on": Spec(Kind.DATE, "last day of employment"),
    "layoff_reason": Spec(
        Kind.CHOICE,
        "why the employment ended",
        choices=("redundancy", "contract_end", "dismissed", "quit", "other_job", "retirement", "other"),
    ),
    "taken": Spec(Kind.MEASURES, "keys of the measures already taken"),
}

AGE, SERVICE, EMPLOYED = "age", "service", "employed"
DERIVED: dict[str, Spec] = {
    AGE: _number(
        "completed years of life on a day (as_of unless `day` names another)", Unit.YEARS, whole=True
    ),
    SERVICE: _number("completed years from service_start to a day, likewise", Unit.YEARS, whole=True),
    EMPLOYED: Spec(
        Kind.FLAG,
        "in employment on a day: service_start is no later, left_on no earlier; as long as no left_on is"
        " recorded, the worker counts as still employed up to as_of",
    ),
}
BEGUN_BY = {AGE: "birth_date", SERVICE: "service_start"}
"""From which fact completed years are counted."""
ASKABLE: dict[str, Spec] = FACTS | DERIVED
"""Everything that a test may name."""


@cache
def currencies() -> frozenset[str]:
    """Return the ISO 4217 codes of money that is legal tender somewhere."""
    return frozenset(
        code for place in get_global("territory_currencies") for code in get_territory_currencies(place)
    )
