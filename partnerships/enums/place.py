"""Words of places."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class TerritoryLevel(TextChoices):
    """How large a territory is."""

    COUNTRY = "country", _("country")
    REGION = "region", _("region")
    DISTRICT = "district", _("district")
    MUNICIPALITY = "municipality", _("municipality")
