"""Words of placements and of what became of people after they left the mine."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class WorkKind(TextChoices):
    """Whose work it is."""

    EMPLOYEE = "employee", _("employed by somebody")
    OWN = "own", _("own business")


class Checked(TextChoices):
    """One answer of the decent-work check; nothing asked is nothing known."""

    YES = "yes", pgettext_lazy("answer", "yes")
    NO = "no", pgettext_lazy("answer", "no")
    UNKNOWN = "", _("not known")


class Point(TextChoices):
    """How long after leaving the mine somebody is asked."""

    WEEKS_4 = "w4", _("4 weeks")
    MONTHS_3 = "m3", _("3 months")
    MONTHS_6 = "m6", _("6 months")
    MONTHS_12 = "m12", _("12 months")


class LabourStatus(TextChoices):
    """What somebody does on the day asked about."""

    EMPLOYED = "employed", _("in a job")
    SELF_EMPLOYED = "self_employed", _("in one's own business")
    TRAINING = "training", _("in education or training")
    UNEMPLOYED = "unemployed", _("without work and looking for it")
    RETIRED = "retired", pgettext_lazy("status of a person", "retired")
    INACTIVE = "inactive", _("not working and not looking for work")
    UNKNOWN = "unknown", _("unknown: no answer")
    NOT_COUNTED = "not_counted", _("not to be counted, by a reason of the rule")


WORKING = (LabourStatus.EMPLOYED, LabourStatus.SELF_EMPLOYED)


class Channel(TextChoices):
    """How an answer came."""

    OFFICER = "officer", _("asked by an officer")
    REGISTER = "register", _("insurance records")
    LINK = "link", _("answered by the worker")


class Retention(TextChoices):
    """Whether work lasted: in the same place, in another one, or not."""

    SAME = "same", _("with the same employer")
    ANOTHER = "another", _("with another employer")
    SOMEWHERE = "somewhere", _("at work, employer not known")
    ENDED = "ended", _("not at work")
    UNKNOWN = "unknown", pgettext_lazy("whether work lasted", "unknown")


class RecordsState(TextChoices):
    """The life of a file of insurance records."""

    PREVIEWED = "previewed", _("ready to be taken over")
    TAKEN = "taken", _("taken over")
    DROPPED = "dropped", _("dropped")


RECORDS_MOVES = {
    RecordsState.PREVIEWED: frozenset({RecordsState.TAKEN, RecordsState.DROPPED}),
    RecordsState.TAKEN: frozenset(),
    RecordsState.DROPPED: frozenset(),
}


class Difference(TextChoices):
    """What an insurance record says beside what is known."""

    NEW = "new", _("new")
    SAME = "same", _("the same")
    OTHER = "other", _("different")


class AppealKind(TextChoices):
    """What a worker turns to the employment service with."""

    APPEAL = "appeal", _("appeal against a decision")
    COMPLAINT = "complaint", _("complaint")


class AppealState(TextChoices):
    """The life of an appeal or a complaint."""

    OPEN = "open", pgettext_lazy("appeal", "waiting for a decision")
    UPHELD = "upheld", pgettext_lazy("appeal", "upheld")
    PARTLY = "partly", pgettext_lazy("appeal", "upheld in part")
    REJECTED = "rejected", pgettext_lazy("appeal", "rejected")
    WITHDRAWN = "withdrawn", pgettext_lazy("appeal", "withdrawn by the worker")


APPEAL_MOVES = {
    AppealState.OPEN: frozenset(
        {AppealState.UPHELD, AppealState.PARTLY, AppealState.REJECTED, AppealState.WITHDRAWN}
    ),
    AppealState.UPHELD: frozenset(),
    AppealState.PARTLY: frozenset(),
    AppealState.REJECTED: frozenset(),
    AppealState.WITHDRAWN: frozenset(),
}

OUTCOME_VERBS = {
    "appeal.decided": _("appeal or complaint decided"),
    "appeal.received": _("appeal or complaint received"),
    "follow_up.answered": _("answer to a follow-up recorded"),
    "follow_up.called_off": _("follow-up called off with a departure that no longer stands"),
    "follow_up.link_made": _("one-time link for a follow-up made"),
    "follow_up.scheduled": _("follow-ups scheduled"),
    "insurance.dropped": _("insurance records dropped"),
    "insurance.read": _("insurance records read"),
    "insurance.taken": _("insurance records taken over"),
    "placement.checked": _("decent-work check of a placement recorded"),
    "placement.ended": _("end of a placement recorded"),
    "placement.recorded": _("placement recorded"),
    "placement.taken_back": _("placement taken back"),
}
