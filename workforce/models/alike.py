"""People who may be one: what was decided of two records, and what a merging moved, so that it can be taken apart."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.scoping import ScopedQuerySet
from workforce.enums import SameOrNot
from workforce.models.served import served_by


class AlikeQuerySet(ScopedQuerySet):
    """Decisions about two records of people."""

    def scope(self, actor):
        """They name persons: they exist, as cases do, for the employment service's case-holding people."""
        served = served_by(actor)
        return self.none() if served is None else self.filter(served)


class Alike(models.Model):
    """That two records are one person, or two different ones. `kept` stays, the other goes into it.

    `moved`: {"workforce.case": [keys], …} of the rows that pointed to `other` and point to `kept` since. Of two
    different people `kept` is the one with the smaller key, and nothing moved. Taken back, it is asked again.
    """

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.PROTECT, related_name="+")
    kept = models.ForeignKey("workforce.Person", on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey("workforce.Person", on_delete=models.PROTECT, related_name="+")
    decision = models.CharField(_("decision"), max_length=9, choices=SameOrNot)
    reason = models.CharField(_("reason"), max_length=500)
    moved = models.JSONField(default=dict)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_at = models.DateTimeField()
    retracted_at = models.DateTimeField(null=True)
    retract_reason = models.CharField(_("reason"), max_length=500, blank=True)

    objects = AlikeQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision about two records")
        verbose_name_plural = _("decisions about two records")
        ordering = ("-recorded_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(kept=models.F("other")), name="workforce_alike_of_two_records"
            ),
            models.UniqueConstraint(
                fields=("other",),
                condition=models.Q(decision="same", retracted_at=None),
                name="workforce_alike_merged_once",
            ),
            models.UniqueConstraint(
                fields=("partnership", "kept", "other"),
                condition=models.Q(decision="different", retracted_at=None),
                name="workforce_alike_different_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kept_id} · {self.other_id}: {self.decision}"
