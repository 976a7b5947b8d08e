"""Words of the duties that a clause lays on a party: what is counted, how far it has come, who says so."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Countable(TextChoices):
    """The closed list of what a duty may count. The floors above fill it through sockets.DUTY_COUNTS.

    ON_ROSTER: workers of a site who have not left. IN_CASE: open cases. AT_WORK: those of them with that status. The
    four pathways: those of them for whom it is agreed. JOBS_…: jobs in the communities, counted as for the partnership
    agreement. ANSWERED: nothing is counted; the party itself says how many there are.
    """

    ON_ROSTER = "on_roster", _("workers on the roster")
    IN_CASE = "in_case", _("workers with an open case")
    AT_WORK = "at_work", _("workers with an open case who are at work")
    RETENTION = "retention", _("workers who are retained")
    REDEPLOYMENT = "redeployment", _("workers who are redeployed")
    RESKILLING = "reskilling", _("workers who are reskilled")
    EARLY_RETIREMENT = "early_retirement", _("workers in early retirement")
    JOBS_CREATED = "jobs_created", _("jobs created in the communities")
    JOBS_FORMALISED = "jobs_formalised", _("jobs made formal in the communities")
    ANSWERED = "answered", _("something the party itself counts")


# What counts persons, and may be narrowed to a site and to those with years underground.
OF_PERSONS = frozenset(
    {
        Countable.ON_ROSTER,
        Countable.IN_CASE,
        Countable.AT_WORK,
        Countable.RETENTION,
        Countable.REDEPLOYMENT,
        Countable.RESKILLING,
        Countable.EARLY_RETIREMENT,
    }
)


class DutySide(TextChoices):
    """On which side of its number a duty is kept."""

    AT_LEAST = "at_least", pgettext_lazy("a duty's number", "at least")
    AT_MOST = "at_most", pgettext_lazy("a duty's number", "at most")


class DutyPace(TextChoices):
    """Whether the number counts on the day, or on every day up to it."""

    BY = "by", _("reached by the day")
    UNTIL = "until", _("held on every day until then")


class DutyStanding(TextChoices):
    """How a duty stands by its latest number. None of them is a breach: that the oversight committee alone records."""

    KEPT = "kept", pgettext_lazy("a duty", "kept")
    ON_COURSE = "on_course", pgettext_lazy("a duty", "on course")
    DUE = "due", pgettext_lazy("a duty", "due")
    AT_RISK = "at_risk", pgettext_lazy("a duty", "at risk")
    OVER = "over", pgettext_lazy("a duty", "its day is over")
    UNKNOWN = "unknown", pgettext_lazy("a duty", "no number yet")
