"""Words of intake and assessment."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Housing(TextChoices):
    """Where the household lives, and whether that hangs on the mine."""

    OWN = "own", _("own flat or house")
    RENTED = "rented", _("rented")
    MINE = "mine", _("belongs to the mine")
    FAMILY = "family", _("with family")
    OTHER = "other", pgettext_lazy("housing", "other")
    NOT_STATED = "", _("not stated")


class Moving(TextChoices):
    """Whether somebody would move for work."""

    YES = "yes", pgettext_lazy("would move", "yes")
    WEEKDAYS = "weekdays", _("away on weekdays, home at weekends")
    NO = "no", pgettext_lazy("would move", "no")
    NOT_STATED = "", _("not stated")


class Shifts(TextChoices):
    """Which shifts are possible."""

    ANY = "any", _("any shift")
    NO_NIGHTS = "no_nights", _("no night shifts")
    DAYS = "days", _("day shifts alone")
    NOT_STATED = "", _("not stated")


class ArrearsKind(TextChoices):
    """What an entry of the ledger of wage arrears says about a month's wage."""

    OWED = "owed", _("wage owed")
    PAID = "paid", _("paid afterwards")
    CLAIMED = "claimed", _("claimed in writing")
    TITLED = "titled", _("awarded by a court")
    SETTLED = "settled", _("settled otherwise")


INTAKE_VERBS = {
    "arrears.entered": _("entry in the ledger of wage arrears made"),
    "assessment.made": _("assessment recorded"),
    "intake.said": _("facts of the intake recorded"),
    "intake.taken_back": _("facts of the intake taken back"),
}
