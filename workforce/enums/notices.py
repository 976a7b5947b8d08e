"""Words of notices of redundancies: the notice, opening its cases, information sessions, bulk assignment."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class OpeningState(TextChoices):
    """The life of opening the cases of a notice."""

    QUEUED = "queued", _("waiting for its turn")
    RUNNING = "running", pgettext_lazy("cases of a notice", "being opened")
    DONE = "done", pgettext_lazy("cases of a notice", "opened")
    CANCELLED = "cancelled", _("cancelled")
    FAILED = "failed", _("failed")


OPENING_MOVES = {
    OpeningState.QUEUED: frozenset({OpeningState.RUNNING, OpeningState.CANCELLED}),
    OpeningState.RUNNING: frozenset(
        {OpeningState.QUEUED, OpeningState.DONE, OpeningState.CANCELLED, OpeningState.FAILED}
    ),
    OpeningState.DONE: frozenset(),
    OpeningState.CANCELLED: frozenset(),
    OpeningState.FAILED: frozenset(),
}


class NotOpened(TextChoices):
    """Why no case was opened for a worker of a notice."""

    LATER_CASE = "later_case", _("a former case was open until after this day")
    GONE = "gone", _("the record was taken back")


class SessionState(TextChoices):
    """The life of an information session."""

    PLANNED = "planned", pgettext_lazy("session", "planned")
    HELD = "held", pgettext_lazy("session", "held")
    CALLED_OFF = "called_off", pgettext_lazy("session", "called off")


SESSION_MOVES = {
    SessionState.PLANNED: frozenset({SessionState.HELD, SessionState.CALLED_OFF}),
    SessionState.HELD: frozenset(),
    SessionState.CALLED_OFF: frozenset(),
}


class Attended(TextChoices):
    """Whether an invited worker came."""

    OPEN = "", pgettext_lazy("invitation", "invited")
    CAME = "came", pgettext_lazy("invitation", "came")
    NO_SHOW = "no_show", _("did not come")


NOTICE_VERBS = {
    "notice.given": _("notice of redundancies entered"),
    "notice.changed": _("notice of redundancies changed"),
    "notice.withdrawn": _("notice of redundancies withdrawn"),
    "notice.workers_added": _("workers added to a notice of redundancies"),
    "notice.workers_removed": _("workers taken out of a notice of redundancies"),
    "opening.asked": _("opening of a notice's cases asked for"),
    "opening.cancel_asked": _("stopping of a notice's opening of cases asked for"),
    "opening.ended": _("opening of a notice's cases ended"),
    "session.planned": _("information session planned"),
    "session.called_off": _("information session called off"),
    "session.invited": _("workers invited to information sessions"),
    "session.held": _("attendance of an information session recorded"),
    "case.reopened": _("case reopened"),
    "case.reviewed": _("case reviewed before it was closed"),
}
