"""Words of the action plan: what is done, by when, and how far it is."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ActivityState(TextChoices):
    """The life of an activity."""

    PLANNED = "planned", pgettext_lazy("activity", "planned")
    UNDER_WAY = "under_way", pgettext_lazy("activity", "under way")
    PAUSED = "paused", pgettext_lazy("activity", "paused")
    DONE = "done", pgettext_lazy("activity", "done")
    DROPPED = "dropped", pgettext_lazy("activity", "dropped")


ACTIVITY_MOVES: dict[str, frozenset[str]] = {
    ActivityState.PLANNED: frozenset({ActivityState.UNDER_WAY, ActivityState.DROPPED}),
    ActivityState.UNDER_WAY: frozenset({ActivityState.PAUSED, ActivityState.DONE, ActivityState.DROPPED}),
    ActivityState.PAUSED: frozenset({ActivityState.UNDER_WAY, ActivityState.DROPPED}),
    ActivityState.DONE: frozenset({ActivityState.UNDER_WAY}),
    ActivityState.DROPPED: frozenset({ActivityState.PLANNED}),
}
RUNNING = (ActivityState.PLANNED, ActivityState.UNDER_WAY, ActivityState.PAUSED)
# What a button says that leads to a state.
ACTIVITY_STEPS = {
    ActivityState.PLANNED: _("Plan it again"),
    ActivityState.UNDER_WAY: _("Get it under way"),
    ActivityState.PAUSED: _("Pause it"),
    ActivityState.DONE: _("Say that it is done"),
    ActivityState.DROPPED: _("Drop it"),
}


class MilestoneState(TextChoices):
    """The life of a milestone."""

    OPEN = "open", pgettext_lazy("milestone", "open")
    REACHED = "reached", pgettext_lazy("milestone", "reached")
    DROPPED = "dropped", pgettext_lazy("milestone", "dropped")


MILESTONE_MOVES: dict[str, frozenset[str]] = {
    MilestoneState.OPEN: frozenset({MilestoneState.REACHED, MilestoneState.DROPPED}),
    MilestoneState.REACHED: frozenset({MilestoneState.OPEN}),
    MilestoneState.DROPPED: frozenset({MilestoneState.OPEN}),
}
