"""Words of facts for rules that are recorded at intake, of people who may be one, and of people sent by partners."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from accounts.enums import Role


class RecordedFact(TextChoices):
    """What is recorded by itself: facts of rules, and that a history or a ledger is all there is."""

    PENSION_ON = "pension_on", _("first day of the pension")
    ACCRUED_PENSION = "accrued_pension", _("pension accrued so far")
    CONTRIBUTION_YEARS = "contribution_years", _("years of contributions to the miners’ scheme")
    YEARS_UNDERGROUND = "years_underground", _("years underground")
    SERVICE_START = "service_start", _("start of service")
    EQUIVALENT_AGE = "equivalent_age", _("equivalent age")
    MEAN_WAGE_6M = "mean_wage_6m", _("mean pay of the last six months")
    OTHER_INCOME = "other_income", _("income from elsewhere")
    UNDERGROUND = "underground", _("works underground")
    FULL_TIME = "full_time", _("works full time")
    CONTRACTOR = "contractor", _("employed by a contractor")
    JOB_LOST_BY = "job_lost_by", _("cause of losing the job")
    TAKEN = "taken", _("measures taken already")
    HISTORY_WHOLE = "history_whole", _("the work history is complete")
    ARREARS_WHOLE = "arrears_whole", _("the ledger of wages owed is complete")


WHOLE = (RecordedFact.HISTORY_WHOLE, RecordedFact.ARREARS_WHOLE)
"""What is no fact of rules: it lets a history or a ledger speak."""
DATES = (RecordedFact.PENSION_ON, RecordedFact.SERVICE_START)
SUMS = (RecordedFact.ACCRUED_PENSION, RecordedFact.MEAN_WAGE_6M, RecordedFact.OTHER_INCOME)
NUMBERS = (RecordedFact.CONTRIBUTION_YEARS, RecordedFact.YEARS_UNDERGROUND, RecordedFact.EQUIVALENT_AGE)
FLAGS = (RecordedFact.UNDERGROUND, RecordedFact.FULL_TIME, RecordedFact.CONTRACTOR, *WHOLE)
COLUMNS = {
    **dict.fromkeys(DATES, "day"),
    **dict.fromkeys((*SUMS, *NUMBERS), "number"),
    **dict.fromkeys(FLAGS, "flag"),
    RecordedFact.JOB_LOST_BY: "code",
    RecordedFact.TAKEN: "codes",
}
"""Which column holds the value of which fact."""


class SameOrNot(TextChoices):
    """What was decided of two records."""

    SAME = "same", _("the same person")
    DIFFERENT = "different", _("two different people")


class Likeness(TextChoices):
    """Why two records may be one person."""

    NUMBER = "number", _("the same national number")
    NAME = "name", _("names much alike and the same birth date")
    DATE = "date", _("the same name and a birth date that differs by a slip")


class SentState(TextChoices):
    """What became of somebody whom a partner sent."""

    SENT = "sent", _("waits for an answer")
    ACCEPTED = "accepted", _("taken on")
    REFUSED = "refused", _("not taken on")


SENT_MOVES: dict[str, frozenset[str]] = {
    SentState.SENT: frozenset({SentState.ACCEPTED, SentState.REFUSED}),
    SentState.ACCEPTED: frozenset(),
    SentState.REFUSED: frozenset(),
}
SENDING = (Role.SOCIAL_PARTNER, Role.PROVIDER, Role.EMPLOYER)
"""Who sends people for a partner."""

ALIKE_VERBS = {
    "person.by_hand": _("person taken on by hand"),
    "sent.accepted": _("person sent by a partner taken on"),
    "sent.refused": _("person sent by a partner not taken on"),
    "sent.forgotten": _("what was said of a person not taken on deleted"),
    "sent.sent": _("person sent to the employment service"),
    "alike.apart": _("records of two people taken apart again"),
    "alike.different": _("two records found to be different people"),
    "alike.forgotten": _("decision about two records taken back"),
    "alike.merged": _("records of one person merged"),
}
