"""One computation of a partnership's indicators for a period."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from indicators.models.binding import OfPartnershipQuerySet


class Run(models.Model):
    """What was asked: the numbers of a day (`as_of`, at its end there), as known at a moment.

    `period` is a quarter (2026Q4), or the day itself (2026-05-14) when one was asked for that ends no
    quarter. A run after which a number did not change writes no new Reading, so it is the latest run that a
    number stands for.
    """

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.CASCADE, related_name="runs")
    period = models.CharField(_("period"), max_length=10)
    as_of = models.DateField(_("as of"))
    known_at = models.DateTimeField(_("known at"))
    computed_at = models.DateTimeField(_("computed"), auto_now_add=True)
    threshold = models.PositiveSmallIntegerField()  # counts from 1 to below it were withheld
    changed = models.PositiveIntegerField(default=0)  # cells that got a new Reading, or lost theirs

    objects = OfPartnershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("computation")
        verbose_name_plural = _("computations")
        indexes = (models.Index(fields=("partnership", "period", "-id"), name="indicators_run_latest"),)

    def __str__(self) -> str:
        return f"{self.period} {self.as_of}"
