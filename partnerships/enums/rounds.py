"""Words of impasse and mediation in a negotiation."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ImpasseOutcome(TextChoices):
    """How an impasse ended. People decide that; the portal keeps it."""

    SETTLED = "settled", _("settled")
    NOT_SETTLED = "not_settled", _("not settled")
    WITHDRAWN = "withdrawn", _("withdrawn")
