"""On which way people are."""

from django.utils.translation import gettext_lazy as _

from indicators.definitions.base import Definition, Shown, Statement
from indicators.enums import Direction, Kind
from partnerships.enums import Pathway

OPEN_CASES_BY_PATHWAY = Definition(
    key="open_cases_by_pathway",
    version=1,
    title=_("Open cases by pathway"),
    label=_("open cases"),
    statement=Statement(
        numerator=_("Persons whose newest case is open on the day, by the pathway in force on that day."),
        denominator=_("None: this is a count."),
        unit=_("Persons; each has at most one open case."),
        timing=_(
            "At the end of the day in the partnership's time zone; "
            "a case closed on that day is no longer open."
        ),
        exclusions=_("Cases that were taken back. Cases with paused clocks do count."),
        source=_(
            "Cases and their history; sex and municipality from the worker's facts in force on the day."
        ),
    ),
    kind=Kind.COUNT,
    direction=Direction.NEITHER,
    population="newest_of_person AND open",
    counted="true",
    category="pathway",
    categories=tuple(Pathway.values),
    total=True,
    category_titles=dict(Pathway.choices),
    category_labels={
        Pathway.NONE: _("with no way on yet"),
        Pathway.RETENTION: _("staying on at work"),
        Pathway.REDEPLOYMENT: _("moving to another job"),
        Pathway.RESKILLING: _("learning a new trade"),
        Pathway.EARLY_RETIREMENT: _("going into early retirement"),
    },
    category_directions={
        Pathway.NONE: Direction.LESS,
        Pathway.RETENTION: Direction.MORE,
        Pathway.REDEPLOYMENT: Direction.MORE,
        Pathway.RESKILLING: Direction.MORE,
        Pathway.EARLY_RETIREMENT: Direction.MORE,
    },
    shown=Shown(standings=("{category}",)),
)
