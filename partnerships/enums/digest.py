"""Words of the mail digest."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class Rhythm(TextChoices):
    """How often the portal writes to a person."""

    NEVER = "never", _("never")
    DAILY = "daily", _("every working day")
    WEEKLY = "weekly", _("once a week")


class Weekday(IntegerChoices):
    """Days as ISO 8601 counts them from Monday, less one."""

    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")
