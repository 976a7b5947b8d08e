"""How much of their former wage people earn half a year after leaving the mine."""

from django.utils.translation import gettext_lazy as _

from indicators.definitions.base import Definition, Shown, Statement
from indicators.definitions.follow_up_facts import FOLLOW_UPS
from indicators.enums import Direction, Kind

FORMER_WAGE_KEPT = Definition(
    key="former_wage_kept",
    version=1,
    title=_("Median share of the former wage kept"),
    label=_("of the former wage is kept"),
    statement=Statement(
        numerator=_(
            "Middle value of the shares: a person's pay a month before tax on the day six months after leaving the "
            "mine, divided by the monthly wage before tax on the day of leaving."
        ),
        denominator=_(
            "All persons who were at work on that day, whose pay then and wage on leaving are both known in the same "
            "currency."
        ),
        unit=_(
            "Per cent of the former wage, each share rounded to a hundredth of one per cent. With an even number of "
            "persons, halfway between the two in the middle."
        ),
        timing=_(
            "Follow-ups whose 28 days of collecting ended by the end of the day in the partnership's time zone. "
            "Prices are not adjusted."
        ),
        exclusions=_(
            "Persons not at work or who did not answer: the figure says how well work pays, not how many have it. "
            "Persons whose pay or former wage is not known; departures that no longer stand."
        ),
        source=_(
            "Answers to follow-ups; the former wage, sex and municipality from the worker's facts in force."
        ),
    ),
    kind=Kind.MEDIAN_SHARE,
    direction=Direction.MORE,
    population="kept IS NOT NULL",
    counted="true",
    value="kept",
    shown=Shown(people=False),
    rows=FOLLOW_UPS,
)
