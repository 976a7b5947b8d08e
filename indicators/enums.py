"""Words of the indicators floor."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What a value is."""

    COUNT = "count", _("count")
    SHARE = "share", _("share")
    SUM = "sum", _("amount of money")
    MEDIAN = "median", _("median of days")
    MEDIAN_SHARE = "median_share", _("median of shares")


MEDIANS = (Kind.MEDIAN, Kind.MEDIAN_SHARE)


class Direction(TextChoices):
    """Which way is better."""

    MORE = "more", _("more is better")
    LESS = "less", _("less is better")
    NEITHER = "neither", _("neither more nor less is better by itself")


class State(TextChoices):
    """How a node of the tree stands, by the published rule."""

    ON_TRACK = "on_track", _("On track")
    STALLED = "stalled", _("Stalled")
    OFF_TRACK = "off_track", _("Off track")
    NOT_MEASURED = "not_measured", _("Not measured")


# What the audit trail says was done on this floor.
AUDIT_VERBS = {
    "indicators.computed": _("indicators computed"),
    "binding.added": _("indicator put on a node of the tree"),
    "binding.defaults": _("indicators put on the nodes of a new tree"),
    "binding.changed": _("indicator on a node changed"),
    "binding.removed": _("indicator taken off a node"),
    "target.set": _("target set"),
    "target.changed": _("target changed"),
    "target.dropped": _("target given up"),
}
