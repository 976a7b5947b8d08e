"""Who has an agreed way on."""

from django.utils.translation import gettext_lazy as _

from indicators.definitions.base import Definition, Shown, Statement
from indicators.enums import Direction, Kind

AGREED_PATHWAY_SHARE = Definition(
    key="agreed_pathway_share",
    version=1,
    title=_("Share with an agreed pathway"),
    label=_("with an agreed way on"),
    statement=Statement(
        numerator=_(
            "Persons whose newest case is open on the day and has a pathway in force other than ‘none yet’."
        ),
        denominator=_("All persons whose newest case is open on the day."),
        unit=_("Per cent of persons."),
        timing=_(
            "At the end of the day in the partnership's time zone; "
            "a case closed on that day is no longer open."
        ),
        exclusions=_("Cases that were taken back. Cases with paused clocks do count."),
        source=_(
            "Cases and their history; sex and municipality from the worker's facts in force on the day."
        ),
    ),
    kind=Kind.SHARE,
    direction=Direction.MORE,
    population="newest_of_person AND open",
    counted="pathway <> 'none'",
    shown=Shown(standings=("agreed", "open")),
)
