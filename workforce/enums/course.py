"""Words of the way of a case: contacts, goals, referrals, hand-overs."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ContactWay(TextChoices):
    """How officer and worker spoke."""

    OFFICE = "office", _("at the office")
    PHONE = "phone", _("by phone")
    VISIT = "visit", _("at the worker's home or at the mine")
    ONLINE = "online", _("online")
    LETTER = "letter", _("by letter or message")
    GROUP = "group", _("in an information session")


class ContactResult(TextChoices):
    """Whether it came about."""

    MET = "met", _("took place")
    NO_SHOW = "no_show", _("the worker did not come")
    NOT_REACHED = "not_reached", _("not reached")
    CANCELLED = "cancelled", _("called off in time")


class GoalState(TextChoices):
    """The life of a goal; what was reached stays in the history."""

    OPEN = "open", pgettext_lazy("goal", "under way")
    REACHED = "reached", pgettext_lazy("goal", "reached")
    DROPPED = "dropped", pgettext_lazy("goal", "given up")


GOAL_MOVES = {
    GoalState.OPEN: frozenset({GoalState.REACHED, GoalState.DROPPED}),
    GoalState.REACHED: frozenset({GoalState.OPEN}),
    GoalState.DROPPED: frozenset({GoalState.OPEN}),
}


class ReferralState(TextChoices):
    """The life of a referral to a partner."""

    ASKED = "asked", pgettext_lazy("referral", "waiting for the partner's answer")
    ACCEPTED = "accepted", pgettext_lazy("referral", "accepted")
    DECLINED = "declined", pgettext_lazy("referral", "declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("referral", "withdrawn")
    DONE = "done", pgettext_lazy("referral", "done")
    BROKEN_OFF = "broken_off", pgettext_lazy("referral", "broken off")


REFERRAL_MOVES = {
    ReferralState.ASKED: frozenset({ReferralState.ACCEPTED, ReferralState.DECLINED, ReferralState.WITHDRAWN}),
    ReferralState.ACCEPTED: frozenset({ReferralState.DONE, ReferralState.BROKEN_OFF}),
    ReferralState.DECLINED: frozenset(),
    ReferralState.WITHDRAWN: frozenset(),
    ReferralState.DONE: frozenset(),
    ReferralState.BROKEN_OFF: frozenset(),
}

COURSE_VERBS = {
    "case.handed_over": _("case handed over with notes"),
    "contact.recorded": _("contact with a worker recorded"),
    "contact.taken_back": _("contact with a worker taken back"),
    "goal.moved": _("goal reached, given up or taken up again"),
    "goal.set": _("goal set"),
    "hand_over.noted": _("note added to a hand-over"),
    "referral.answered": _("referral to a partner moved on"),
    "referral.made": _("worker referred to a partner"),
}
