"""How long people wait for an agreed way on."""

from django.utils.translation import gettext_lazy as _

from indicators.definitions.base import Definition, Shown, Statement
from indicators.enums import Direction, Kind

MEDIAN_DAYS_TO_PATHWAY = Definition(
    key="median_days_to_pathway",
    version=1,
    title=_("Median days from intake to pathway"),
    label=_("from intake to an agreed way"),
    statement=Statement(
        numerator=_(
            "Middle value of the days from intake to the first day with a pathway other than ‘none yet’."
        ),
        denominator=_("All cases, open or closed, that had such a day by the day of counting."),
        unit=_("Days. With an even number of cases, halfway between the two in the middle."),
        timing=_(
            "First agreements up to the end of the day in the partnership's time zone, however long ago."
        ),
        exclusions=_(
            "Cases without an agreed pathway so far: the figure says how long agreement took, "
            "not how long others still wait. Cases that were taken back. Paused clocks are not taken off."
        ),
        source=_(
            "Cases and their history; sex and municipality from the worker's facts in force on the day."
        ),
    ),
    kind=Kind.MEDIAN,
    direction=Direction.LESS,
    population="days IS NOT NULL",
    counted="true",
    value="days",
    shown=Shown(people=False),
)
