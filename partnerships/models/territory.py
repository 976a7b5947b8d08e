"""A place: where people live, where mines stand."""

from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.scoping import ScopedQuerySet
from partnerships.enums import TerritoryLevel


class TerritoryQuerySet(ScopedQuerySet):
    """Places are public knowledge."""

    def scope(self, actor):
        """Every signed-in person sees all places."""
        return self.all()


class Territory(models.Model):
    """A country, region, district or municipality with its names and what it is found by."""

    code = models.CharField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=120, help_text=_("In its own script"))
    names = models.JSONField(
        _("names in other languages"), default=dict, blank=True
    )  # {"en": "…", "uk": "…"}
    search = models.CharField(max_length=300, blank=True, editable=False)
    level = models.CharField(_("level"), max_length=20, choices=TerritoryLevel)
    country = models.CharField(_("country"), max_length=2)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    latitude = models.DecimalField(_("latitude"), max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=9, decimal_places=6, null=True, blank=True)

    objects = TerritoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("territory")
        verbose_name_plural = _("territories")
        ordering = ("country", "name")
        indexes = (models.Index(fields=("country", "level"), name="partnerships_territory_place"),)

    def __str__(self) -> str:
        return self.label()

    def label(self) -> str:
        """The name in the reader's language where there is one, else in its own script."""
        return self.names.get(get_language() or "en") or self.name


class TerritorySourceQuerySet(ScopedQuerySet):
    """Sources of places are public knowledge."""

    def scope(self, actor):
        """Every signed-in person sees all of them: licences ask for it."""
        return self.all()


class TerritorySource(models.Model):
    """Whose data the places of a country come from, in the words that its licence asks for."""

    country = models.CharField(_("country"), max_length=2)
    text = models.CharField(_("source and licence"), max_length=500)
    file = models.CharField(_("file"), max_length=200, blank=True)
    loaded_at = models.DateTimeField(_("loaded"), default=timezone.now)

    objects = TerritorySourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("source of territories")
        verbose_name_plural = _("sources of territories")
        ordering = ("country", "pk")
        constraints = (
            models.UniqueConstraint("country", "text", name="partnerships_territorysource_once"),
            models.CheckConstraint(
                condition=~models.Q(text=""), name="partnerships_territorysource_says_something"
            ),
        )

    def __str__(self) -> str:
        return self.text
