"""Words of the roll: what somebody did in a negotiation."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class RollKind(TextChoices):
    """What stands in the roll."""

    POSITION = "position", pgettext_lazy("stance", "position")
    COMMENT = "comment", _("comment")
    SIGNED = "signed", _("signature")
    RESERVED = "reserved", _("signature with a reservation")
    DISSENTED = "dissented", _("dissent")
    ACKNOWLEDGED = "acknowledged", _("erratum acknowledged")
    ATTENDED = "attended", _("attendance")
    EXCUSED = "excused", _("excused from a round")
    TABLED = "tabled", _("amendment tabled")
    WITHDRAWN = "withdrawn", _("amendment withdrawn")
    ADOPTED = "adopted", _("amendment adopted")
    REJECTED = "rejected", _("amendment rejected")
    IMPASSE = "impasse", _("impasse declared")
    MEDIATED = "mediated", _("mediation begun")
    ENDED = "ended", _("impasse ended")
    BREACH = "breach", _("breach of a duty recorded")
    ANSWERED = "answered", _("answer to a breach")
