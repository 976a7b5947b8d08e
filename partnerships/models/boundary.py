"""The line around a territory: apart from it, so that lists of places stay light."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.scoping import ScopedQuerySet


class BoundaryQuerySet(ScopedQuerySet):
    """Boundaries are public knowledge."""

    def scope(self, actor):
        """Every signed-in person sees all of them."""
        return self.all()

    def within(self, west, south, east, north):
        """Return those that may be seen in a rectangle (degrees)."""
        return self.filter(west__lte=east, east__gte=west, south__lte=north, north__gte=south)


class Boundary(models.Model):
    """A simplified GeoJSON MultiPolygon (longitude, latitude in degrees, WGS 84) and the rectangle around it."""

    territory = models.OneToOneField(
        "partnerships.Territory", on_delete=models.CASCADE, primary_key=True, related_name="boundary"
    )
    geometry = models.JSONField(_("boundary"))
    west = models.FloatField()
    south = models.FloatField()
    east = models.FloatField()
    north = models.FloatField()

    objects = BoundaryQuerySet.as_manager()

    class Meta:
        verbose_name = _("boundary")
        verbose_name_plural = _("boundaries")
        ordering = ("territory",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(west__lte=models.F("east"), south__lte=models.F("north")),
                name="partnerships_boundary_right_way_round",
            ),
        )

    def __str__(self) -> str:
        return str(self.territory)
