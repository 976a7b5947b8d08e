"""Words of signing a framework agreement and of its way into force."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Needs(TextChoices):
    """What a constituency has to do for a text to be adopted."""

    UNANIMITY = "unanimity", _("every party signs")
    MAJORITY = "majority", _("more than half of the parties sign")
    ONE = "one", _("one party signs")


class Said(TextChoices):
    """What a party says of the text that is out for signature."""

    SIGNED = "signed", _("signed")
    DISSENTED = "dissented", _("dissented")


class PrecedentKind(TextChoices):
    """What has to happen before an agreed text comes into force."""

    RATIFICATION = "ratification", _("ratification")
    BUDGET = "budget", _("budget decision")
    STATE_AID = "state_aid", _("state-aid decision")
    OTHER = "other", _("other condition")
