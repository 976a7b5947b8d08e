"""Wages that are owed."""

from django.utils.translation import gettext_lazy as _

from indicators.definitions.base import Definition, Shown, Statement
from indicators.enums import Direction, Kind

WAGE_ARREARS = Definition(
    key="wage_arrears",
    version=1,
    title=_("Wage arrears outstanding"),
    label=_("wages owed"),
    statement=Statement(
        numerator=_("Sum of the wage arrears stated for the workers registered, each currency by itself."),
        denominator=_(
            "None: this is a sum. It does not apply while no worker's arrears are stated, not even as zero."
        ),
        unit=_(
            "Money. A worker, being a person under a personnel number of a site, "
            "counts once, by the newest case."
        ),
        timing=_("Amounts in force at the end of the day in the partnership's time zone."),
        exclusions=_(
            "Workers for whom no amount is stated; cases that were taken back. "
            "A closed case does not settle wages: its worker's arrears still count."
        ),
        source=_("Facts about workers, from rosters and corrections by hand."),
    ),
    kind=Kind.SUM,
    direction=Direction.LESS,
    population="newest_of_worker AND owed IS NOT NULL",
    counted="owed",
    amount="arrears",
    category="currency",
    shown=Shown(people=False),
)
