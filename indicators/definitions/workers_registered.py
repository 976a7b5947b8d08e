"""How many workers the partnership has taken in."""

from django.utils.translation import gettext_lazy as _

from indicators.definitions.base import Definition, Shown, Statement
from indicators.enums import Direction, Kind

WORKERS_REGISTERED = Definition(
    key="workers_registered",
    version=1,
    title=_("Workers registered"),
    label=_("workers registered"),
    statement=Statement(
        numerator=_(
            "Persons with a case in the partnership opened on or before the day, "
            "whether still open or closed."
        ),
        denominator=_("None: this is a count."),
        unit=_("Persons. Somebody with several cases counts once, by the newest."),
        timing=_("At the end of the day in the partnership's time zone; intake on that day counts."),
        exclusions=_("Cases that were taken back, such as those of an undone import."),
        source=_("Cases; sex and municipality from the worker's facts in force on the day."),
    ),
    kind=Kind.COUNT,
    direction=Direction.NEITHER,
    population="newest_of_person",
    counted="true",
    shown=Shown(),
)
