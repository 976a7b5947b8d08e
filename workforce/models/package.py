"""Package types of a partnership: documents with versions that are written once."""

from functools import cached_property

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.scoping import ScopedQuerySet
from partnerships.models import Partnership
from workforce.calculations.packages import reading


class PackageTypeQuerySet(ScopedQuerySet):
    """Package types."""

    def scope(self, actor):
        """Every partner reads what the employment service offers: it names nobody."""
        return self.filter(partnership__in=Partnership.objects.visible_to(actor))


class PackageVersionQuerySet(ScopedQuerySet):
    """Versions of package types."""

    def scope(self, actor):
        """They exist for whom their type exists."""
        return self.filter(type__partnership__in=Partnership.objects.visible_to(actor))

    def in_force(self, day):
        """Return the version of each type that holds on a day: the latest to begin, the last one loaded of these."""
        begun = self.filter(models.Q(valid_from=None) | models.Q(valid_from__lte=day))
        latest = models.F("valid_from").desc(nulls_last=True)
        first = begun.order_by("type_id", latest, "-number").distinct("type_id")
        return self.filter(pk__in=first.values("pk")).filter(
            models.Q(valid_until=None) | models.Q(valid_until__gte=day)
        )


class PackageType(models.Model):
    """What an employment service offers under one key, whatever its version."""

    partnership = models.ForeignKey(
        "partnerships.Partnership", on_delete=models.PROTECT, related_name="package_types"
    )
    key = models.CharField(_("key"), max_length=60)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = PackageTypeQuerySet.as_manager()

    class Meta:
        verbose_name = _("package type")
        verbose_name_plural = _("package types")
        ordering = ("key",)
        constraints = (
            models.UniqueConstraint(fields=("partnership", "key"), name="workforce_packagetype_key_once"),
        )

    def __str__(self) -> str:
        return self.key


class PackageVersion(models.Model):
    """A package as its document says it, for requests of certain days. Written once."""

    type = models.ForeignKey(PackageType, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("number"))
    document = models.JSONField(_("document"))
    valid_from = models.DateField(_("valid from"), null=True)
    valid_until = models.DateField(_("valid until"), null=True)
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = PackageVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of a package type")
        verbose_name_plural = _("versions of package types")
        ordering = ("type", "-number")
        constraints = (
            models.UniqueConstraint(fields=("type", "number"), name="workforce_packageversion_number_once"),
            # what a grant refers to, so that none can name a version of another type
            models.UniqueConstraint(fields=("id", "type"), name="workforce_packageversion_with_type"),
            models.CheckConstraint(
                condition=models.Q(valid_from=None)
                | models.Q(valid_until=None)
                | models.Q(valid_until__gte=models.F("valid_from")),
                name="workforce_packageversion_ends_after_start",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def partnership(self):
        """The partnership of its type."""
        return self.type.partnership

    @cached_property
    def package(self):
        """The document, read."""
        return reading.read(self.document)

    @property
    def name(self) -> str:
        """Its name in the reader's language."""
        names = self.document["name"]
        return names.get(get_language() or "en") or names["en"]
