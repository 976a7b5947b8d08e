"""Women among the workers registered."""

from django.utils.translation import gettext_lazy as _

from indicators.definitions.base import Definition, Shown, Statement
from indicators.enums import Direction, Kind

WOMEN_SHARE = Definition(
    key="women_share",
    version=1,
    title=_("Women's share"),
    label=_("of the workers registered are women"),
    statement=Statement(
        numerator=_(
            "Women among the persons with a case opened on or before the day, whether still open or closed."
        ),
        denominator=_("All persons with such a case whose sex is stated."),
        unit=_("Per cent of persons. Somebody with several cases counts once, by the newest."),
        timing=_("At the end of the day in the partnership's time zone; intake on that day counts."),
        exclusions=_("Persons whose sex is not stated; cases that were taken back."),
        source=_("Cases; sex and municipality from the worker's facts in force on the day."),
    ),
    kind=Kind.SHARE,
    direction=Direction.MORE,
    population="newest_of_person AND sex <> ''",
    counted="sex = 'female'",
    shown=Shown(sexes=("female", "stated")),
    splits=("residence",),
)
