"""Figures and kinds of packages in the reader's words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.formats import date_format, number_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from jtportal.kernel.money import written
from partnerships.calculations.measures.facts import Kind
from workforce.calculations.packages.figures import FIGURES
from workforce.calculations.packages.language import ComponentKind, When

if TYPE_CHECKING:
    from workforce.calculations.packages.figures import Value
    from workforce.calculations.packages.language import Names

FIGURE_WORDS = {
    "age": gettext_lazy("age in completed years"),
    "asked_on": gettext_lazy("day of the request"),
    "approved_on": gettext_lazy("day of the approval"),
    "travel_cost": gettext_lazy("cost of travel"),
    "lodging_cost": gettext_lazy("cost of lodging and meals"),
    "per_diem": gettext_lazy("daily allowance at the place"),
    "moving_cost": gettext_lazy("cost of moving"),
    "settlement_cost": gettext_lazy("cost of settling"),
    "application_cost": gettext_lazy("cost of applications"),
    "tools_cost": gettext_lazy("cost of tools and clothing for work"),
    "training_cost": gettext_lazy("cost of training on the job"),
    "equipment_cost": gettext_lazy("cost of equipping the workplace"),
    "start_up_cost": gettext_lazy("cost of starting the business"),
    "counselling_cost": gettext_lazy("cost of counselling"),
    "rent": gettext_lazy("rent for a month"),
    "utilities": gettext_lazy("utilities for a month"),
    "agreed_subsidy": gettext_lazy("subsidy agreed for a month"),
    "weekly_wage": gettext_lazy("average wage for a week"),
    "wage": gettext_lazy("gross wage in the new job for a month"),
    "minimum_wage": gettext_lazy("minimum wage for a month"),
    "average_wage": gettext_lazy("average wage of the country for a month"),
    "net_income": gettext_lazy("net income for a month"),
    "old_wage": gettext_lazy("gross wage in the lost job for a month"),
    "old_wage_year": gettext_lazy("gross wage in the lost job for a year"),
    "new_wage_year": gettext_lazy("gross wage in the new job for a year"),
    "distance_km": gettext_lazy("distance in kilometres"),
    "daily_travel_hours": gettext_lazy("hours of travel a day by public transport"),
    "weekly_hours": gettext_lazy("hours of work a week"),
    "months": gettext_lazy("number of months"),
    "years": gettext_lazy("number of years"),
    "days": gettext_lazy("whole days away"),
    "half_days": gettext_lazy("half days away"),
    "contract_months": gettext_lazy("length of the contract in months (999: without an end)"),
    "sessions": gettext_lazy("hours of counselling"),
    "outside_commuting_area": gettext_lazy("the new place lies outside the commuting area"),
    "other_payer": gettext_lazy("somebody else pays for the same"),
    "employer_housing": gettext_lazy("the employer gives housing"),
    "family_taken": gettext_lazy("another member of the family received it"),
    "full_time": gettext_lazy("the new job is full time"),
    "insured": gettext_lazy("social insurance is paid in the new job"),
    "in_training": gettext_lazy("the worker is in training"),
    "same_site": gettext_lazy("the new job is at the site of the lost one"),
    "recent_employer": gettext_lazy("the employer employed the worker in the 180 days before"),
    "job_confirmed": gettext_lazy("the job was confirmed with the employer"),
    "need_shown": gettext_lazy("it was shown that it is needed to take up work"),
    "action_plan": gettext_lazy("an individual action plan is agreed"),
    "displaced": gettext_lazy("the worker is registered as displaced"),
    "special_rate": gettext_lazy("the responsible office granted a special rate"),
    "front_line": gettext_lazy("the place is on the official list of places near the fighting"),
    "certified_on": gettext_lazy("day of the certification"),
    "separated_on": gettext_lazy("last day in the lost job"),
    "training_ended_on": gettext_lazy("last day of training"),
    "travel_on": gettext_lazy("first day of travel"),
    "move_on": gettext_lazy("day on which the move begins"),
    "cost_on": gettext_lazy("day on which the cost arises"),
    "job_on": gettext_lazy("first day in the new job"),
}
KIND_WORDS = {
    ComponentKind.RELOCATION: gettext_lazy("relocation"),
    ComponentKind.COMMUTING: gettext_lazy("commuting"),
    ComponentKind.SETTLEMENT: gettext_lazy("settlement"),
    ComponentKind.WAGE_SUBSIDY: gettext_lazy("wage subsidy"),
    ComponentKind.WAGE_INSURANCE: gettext_lazy("wage insurance"),
    ComponentKind.HIRING_INCENTIVE: gettext_lazy("hiring incentive"),
    ComponentKind.JOB_SEARCH: gettext_lazy("job search"),
    ComponentKind.TRAINING: gettext_lazy("on-the-job training"),
    ComponentKind.START_UP: gettext_lazy("start-up"),
    ComponentKind.EQUIPMENT: gettext_lazy("equipment"),
    ComponentKind.COUNSELLING: gettext_lazy("counselling"),
}
WHEN_WORDS = {
    When.APPROVAL: gettext_lazy("before the approval"),
    When.PAYMENT: gettext_lazy("before anything but an advance is paid"),
    When.MONTH: gettext_lazy("again for each month or year that is paid"),
    When.AFTERWARDS: gettext_lazy("after the payment"),
}


def named(names: Names) -> str:
    """Return a name in the reader's language."""
    return names.get(get_language() or "en") or names["en"]


WITHOUT_END = 999  # months of a contract, as figures.py says


def figure_words(name: str) -> str:
    """Return a figure's name."""
    return str(FIGURE_WORDS[name])


def number_words(number: Decimal) -> str:
    """Return a number as the reader writes it, without idle noughts."""
    whole = number == number.to_integral_value()
    plain = number.quantize(Decimal(1)) if whole else number.normalize()
    return number_format(plain, use_l10n=True, force_grouping=True)


def value_words(name: str, value: Value | None, currency: str) -> str:
    """Return a figure's value: money with its currency, a day, yes or no."""
    if value is None:
        return _("not given yet")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return date_format(value)
    if name == "contract_months" and value >= WITHOUT_END:
        return _("without an end")
    return written(value, currency) if FIGURES[name].kind is Kind.MONEY else number_words(value)


def first_up(words: str) -> str:
    """Return words as a sentence begins."""
    return words[:1].upper() + words[1:]
