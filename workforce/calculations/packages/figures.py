"""The closed list of figures that a package may ask for, each with its kind and meaning.

Money is in the package's currency. A figure that nobody gave is missing: what hangs on it cannot be told. The portal
itself gives `age`, `asked_on` and `approved_on`. A special rate says by a neutral code that the responsible office
granted one; why (a disability, for example) stands in no package.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from partnerships.calculations.measures.facts import Kind

Value = Decimal | bool | date
Figures = Mapping[str, Value]
"""What is known for one request, by name of figure; what is missing has no entry."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: its kind, its meaning, whether it is a whole number, whether it lasts (comes back every period)."""

    kind: Kind
    meaning: str
    whole: bool = False


def _money(meaning: str) -> Figure:
    return Figure(Kind.MONEY, meaning)


def _count(meaning: str) -> Figure:
    return Figure(Kind.NUMBER, meaning, whole=True)


def _flag(meaning: str) -> Figure:
    return Figure(Kind.FLAG, meaning)


def _day(meaning: str) -> Figure:
    return Figure(Kind.DATE, meaning)


MONTHS, YEARS = "months", "years"
AGE, ASKED_ON, APPROVED_ON = "age", "asked_on", "approved_on"
OWN = frozenset({AGE, ASKED_ON, APPROVED_ON})
"""Given by the portal, never by hand."""

FIGURES: dict[str, Figure] = {
    AGE: _count("completed years of life on the day of the request"),
    ASKED_ON: _day("the day of the request"),
    APPROVED_ON: _day("the day of the approval; until then, today"),
    "travel_cost": _money("cost of travel"),
    "lodging_cost": _money("cost of lodging and meals"),
    "per_diem": _money("daily allowance that holds at the place, for a day"),
    "moving_cost": _money("cost of moving the household and its goods"),
    "settlement_cost": _money("cost of settling at the new place"),
    "application_cost": _money("cost of applications"),
    "tools_cost": _money("cost of tools and clothing for work"),
    "training_cost": _money("cost of training on the job"),
    "equipment_cost": _money("cost of equipping the workplace"),
    "start_up_cost": _money("cost of starting the business, by its plan"),
    "counselling_cost": _money("cost of counselling"),
    "rent": _money("rent for a month"),
    "utilities": _money("utilities for a month"),
    "agreed_subsidy": _money("subsidy agreed with the employer, for a month"),
    "weekly_wage": _money("average wage for a week"),
    "wage": _money("gross wage in the new job for a month"),
    "minimum_wage": _money("minimum wage for a month"),
    "average_wage": _money("average wage of the country for a month"),
    "net_income": _money("net income for a month"),
    "old_wage": _money("gross wage in the lost job for a month"),
    "old_wage_year": _money("gross wage in the lost job for a year"),
    "new_wage_year": _money("gross wage in the new job for a year"),
    "distance_km": Figure(Kind.NUMBER, "kilometres between the old and the new place"),
    "daily_travel_hours": Figure(
        Kind.NUMBER, "hours of travel a day, there and back, by public means of transport"
    ),
    "weekly_hours": Figure(Kind.NUMBER, "hours of work a week in the new job"),
    MONTHS: _count("months for which it is asked"),
    YEARS: _count("years for which it is asked"),
    "days": _count("whole days away"),
    "half_days": _count("half days away"),
    "contract_months": _count("months for which the contract is made; 999 for one without an end"),
    "sessions": _count("hours of counselling"),
    "outside_commuting_area": _flag("the new place lies outside the area within which people commute"),
    "other_payer": _flag("somebody else pays for the same"),
    "employer_housing": _flag("the employer gives housing"),
    "family_taken": _flag("another member of the family received it"),
    "full_time": _flag("the new job is full time"),
    "insured": _flag("social insurance is paid in the new job"),
    "in_training": _flag("is in training"),
    "same_site": _flag("the new job is at the site of the lost one"),
    "recent_employer": _flag("the employer employed the worker in the 180 days before"),
    "job_confirmed": _flag("the job was confirmed with the employer"),
    "need_shown": _flag("it was shown that it is needed to take up work"),
    "action_plan": _flag("an individual action plan is agreed"),
    "displaced": _flag("is registered as displaced within the country"),
    "special_rate": _flag("the responsible office granted a special rate"),
    "front_line": _flag("lives or works where fighting is near, by the official list"),
    "certified_on": _day("the day of the certification"),
    "separated_on": _day("the last day in the lost job"),
    "training_ended_on": _day("the last day of training"),
    "travel_on": _day("the first day of travel"),
    "move_on": _day("the day on which the move begins"),
    "cost_on": _day("the day on which the cost arises"),
    "job_on": _day("the first day in the new job"),
}
