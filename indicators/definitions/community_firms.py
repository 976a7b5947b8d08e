"""Firms that support kept going, or helped to begin."""

from django.utils.translation import gettext_lazy as _

from indicators.definitions.base import Definition, Shown, Statement
from indicators.definitions.community_facts import OUTCOMES
from indicators.enums import Direction, Kind
from workforce.enums import OutcomeKind

COMMUNITY_FIRMS = Definition(
    key="community_firms",
    version=1,
    title=_("Firms in the communities"),
    label=_("firms kept or started"),
    statement=Statement(
        numerator=_(
            "Firms recorded as kept or as started with the help of support, verified by somebody else than "
            "whoever recorded it."
        ),
        denominator=_("None: this is a count."),
        unit=_("Firms. One that was kept again and again counts once, by the first time."),
        timing=_(
            "Firms kept or started on or before the day, by the end of the day in the partnership's time zone. "
            "Verified later counts too, from the firm's own day on."
        ),
        exclusions=_(
            "What is not verified yet; firms kept or started before any support was given; what was taken back. "
            "Firms that closed since are not taken off."
        ),
        source=_(
            "Records of the affected communities; municipality of the household, business or person supported."
        ),
    ),
    kind=Kind.COUNT,
    direction=Direction.MORE,
    population="first_of_kind AND kind IN ('firm_kept', 'firm_started')",
    counted="true",
    category="kind",
    categories=(OutcomeKind.FIRM_KEPT.value, OutcomeKind.FIRM_STARTED.value),
    splits=("residence",),
    category_titles={OutcomeKind.FIRM_KEPT: _("kept"), OutcomeKind.FIRM_STARTED: _("started")},
    category_labels={
        OutcomeKind.FIRM_KEPT: _("firms kept going"),
        OutcomeKind.FIRM_STARTED: _("firms started"),
    },
    shown=Shown(people=False),
    rows=OUTCOMES,
)
