"""Whether those who left the mine are at work half a year later."""

from django.utils.translation import gettext_lazy as _

from indicators.definitions.base import Definition, Shown, Statement
from indicators.definitions.follow_up_facts import FOLLOW_UPS
from indicators.enums import Direction, Kind

EMPLOYED_AFTER_SIX_MONTHS = Definition(
    key="employed_after_six_months",
    version=1,
    title=_("Employed at follow-up 6 months after leaving the mine"),
    label=_("at work 6 months after leaving"),
    statement=Statement(
        numerator=_(
            "Persons who were in a job or in their own business on the day six months after leaving the mine, as "
            "the worker, an officer or insurance records say."
        ),
        denominator=_(
            "All persons with a case who left the mine and whose follow-up at six months has been collected: its "
            "day lies 28 days back or more. Whoever did not answer is among them, and not among those at work."
        ),
        unit=_("Per cent of persons. Somebody who left more than once counts once, by the latest departure."),
        timing=_(
            "Follow-ups whose 28 days of collecting ended by the end of the day in the partnership's time zone; an "
            "answer that comes later counts from the follow-up's own day on."
        ),
        exclusions=_(
            "Persons not to be counted by a reason of the rule, in neither part; no reason is kept with the answer. "
            "Departures that no longer stand; cases that were taken back."
        ),
        source=_(
            "Follow-ups and their answers; sex and municipality from the worker's facts in force on the day."
        ),
    ),
    kind=Kind.SHARE,
    direction=Direction.MORE,
    population="newest AND status <> 'not_counted'",
    counted="working",
    shown=Shown(people=False),
    rows=FOLLOW_UPS,
)
