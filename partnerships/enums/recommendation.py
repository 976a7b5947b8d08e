"""Words of an evaluation's recommendations and of the answer that management gives."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class EvaluationKind(TextChoices):
    """Which evaluation a recommendation comes from."""

    MID_TERM = "mid_term", _("mid-term evaluation")
    FINAL = "final", _("final evaluation")


class Response(TextChoices):
    """The management response."""

    ACCEPTED = "accepted", pgettext_lazy("recommendation", "accepted")
    PARTLY = "partly", pgettext_lazy("recommendation", "partly accepted")
    REJECTED = "rejected", pgettext_lazy("recommendation", "rejected")


class Progress(TextChoices):
    """How far the action is that answers a recommendation."""

    NOT_STARTED = "not_started", pgettext_lazy("recommendation", "not started")
    PARTIAL = "partial", pgettext_lazy("recommendation", "partially completed")
    COMPLETED = "completed", pgettext_lazy("recommendation", "completed")
    NO_ACTION = "no_action", pgettext_lazy("recommendation", "no action")


PROGRESS_TRANSITIONS: dict[str, frozenset[str]] = {
    Progress.NOT_STARTED: frozenset({Progress.PARTIAL, Progress.COMPLETED, Progress.NO_ACTION}),
    Progress.PARTIAL: frozenset({Progress.COMPLETED, Progress.NO_ACTION}),
    Progress.COMPLETED: frozenset({Progress.PARTIAL}),
    Progress.NO_ACTION: frozenset({Progress.NOT_STARTED, Progress.PARTIAL}),
}
