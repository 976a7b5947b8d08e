"""Words of files."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Circle(TextChoices):
    """Who may open a file."""

    PARTNERS = "partners", _("all partners")
    OWN = "own", _("the organisation that put it in, and the coordinator")
