"""Occupations by ISCO-08."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.scoping import ScopedQuerySet


class OccupationQuerySet(ScopedQuerySet):
    """Occupations are public knowledge."""

    def scope(self, actor):
        """Every signed-in person sees all occupations."""
        return self.all()


class Occupation(models.Model):
    """A group of ISCO-08: one to four digits and its label (ILO)."""

    code = models.CharField(_("ISCO-08 code"), max_length=4, primary_key=True)
    label = models.CharField(_("label"), max_length=200)
    labels = models.JSONField(_("labels in other languages"), default=dict, blank=True)

    objects = OccupationQuerySet.as_manager()

    class Meta:
        verbose_name = _("occupation (ISCO-08)")
        verbose_name_plural = _("occupations (ISCO-08)")
        ordering = ("code",)

    def __str__(self) -> str:
        return f"{self.code} {self.title()}"

    def title(self) -> str:
        """The label in the reader's language where there is one."""
        return self.labels.get(get_language() or "en") or self.label
