"""Jobs that came of support beside the mine's roster."""

from django.utils.translation import gettext_lazy as _

from indicators.definitions.base import Definition, Shown, Statement
from indicators.definitions.community_facts import OUTCOMES
from indicators.enums import Direction, Kind
from workforce.enums import OutcomeKind

COMMUNITY_JOBS = Definition(
    key="community_jobs",
    version=1,
    title=_("Jobs in the communities"),
    label=_("jobs created or formalised beside the roster"),
    statement=Statement(
        numerator=_(
            "Jobs recorded as created or as formalised for households, small businesses and people beside the "
            "mine's roster, each verified by somebody else than whoever recorded it."
        ),
        denominator=_("None: this is a count."),
        unit=_("Jobs. Each is recorded once, with its own evidence, and created or formalised, never both."),
        timing=_(
            "Jobs that began on or before the day, by the end of the day in the partnership's time zone. "
            "Verified later counts too, from the job's own day on."
        ),
        exclusions=_(
            "Jobs not verified yet; jobs that began before any support was given to that household, business or "
            "person; jobs that had ended by the day before they lasted 90 days; what was taken back. Jobs that ended "
            "later are not taken off."
        ),
        source=_(
            "Records of the affected communities; sex of the person in the job, municipality of the household, "
            "business or person supported."
        ),
    ),
    kind=Kind.COUNT,
    direction=Direction.MORE,
    population="verified AND supported AND lasted AND kind IN ('job_created', 'job_formalised')",
    counted="true",
    category="kind",
    categories=(OutcomeKind.JOB_CREATED.value, OutcomeKind.JOB_FORMALISED.value),
    total=True,
    category_titles={OutcomeKind.JOB_CREATED: _("created"), OutcomeKind.JOB_FORMALISED: _("formalised")},
    category_labels={
        OutcomeKind.JOB_CREATED: _("jobs created beside the roster"),
        OutcomeKind.JOB_FORMALISED: _("jobs formalised beside the roster"),
    },
    shown=Shown(people=False),
    rows=OUTCOMES,
)
