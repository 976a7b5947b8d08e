"""Words of review meetings and of what they decide."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MeetingKind(TextChoices):
    """What a meeting is for."""

    INTERIM = "interim", _("interim result meeting")
    STEERING = "steering", _("steering meeting")
    EVALUATION = "evaluation", _("evaluation meeting")
    NEGOTIATION = "negotiation", _("negotiation round")


class MeetingState(TextChoices):
    """How far a meeting is."""

    DRAFT = "draft", _("agenda being written")
    PUBLISHED = "published", _("agenda published")
    HELD = "held", _("held, minutes to be agreed")
    AGREED = "agreed", _("minutes agreed")


class FollowUp(TextChoices):
    """What became of a decision."""

    OPEN = "open", _("open")
    DONE = "done", _("done")
    DROPPED = "dropped", _("dropped")


MEETING_TRANSITIONS: dict[str, frozenset[str]] = {
    MeetingState.DRAFT: frozenset({MeetingState.PUBLISHED}),
    MeetingState.PUBLISHED: frozenset({MeetingState.HELD}),
    MeetingState.HELD: frozenset({MeetingState.AGREED}),
}
FOLLOW_UP_TRANSITIONS: dict[str, frozenset[str]] = {
    FollowUp.OPEN: frozenset({FollowUp.DONE, FollowUp.DROPPED}),
    FollowUp.DONE: frozenset({FollowUp.OPEN}),
    FollowUp.DROPPED: frozenset({FollowUp.OPEN}),
}
