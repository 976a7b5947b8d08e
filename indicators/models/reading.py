"""A number that Celery computed, with everything needed to compute it again."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from indicators.models.binding import OfPartnershipQuerySet
from workforce.enums import Sex


class Reading(models.Model):
    """One cell: an indicator of a partnership for a quarter, perhaps of one category, sex, municipality.

    `numerator` and `denominator` are stored, never only the rate; `value` is None when the denominator is empty
    ('not applicable'). `known_at` is the moment of knowledge: with `as_of` it names exactly the cases behind the
    number, whatever was recorded since. Newer readings supersede, none is overwritten.
    """

    partnership = models.ForeignKey(
        "partnerships.Partnership", on_delete=models.CASCADE, related_name="readings", db_index=False
    )
    indicator = models.CharField(max_length=60)
    version = models.PositiveSmallIntegerField()
    definition_hash = models.CharField(max_length=64)
    period = models.CharField(max_length=7)  # 2026Q4
    as_of = models.DateField()
    category = models.CharField(max_length=30, blank=True)  # a pathway, a currency
    sex = models.CharField(max_length=10, null=True, choices=Sex)  # None: all together
    residence = models.ForeignKey(
        "partnerships.Territory", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    residence_unknown = models.BooleanField(default=False)
    by_residence = models.BooleanField(default=False)
    numerator = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    denominator = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    value = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    population = models.PositiveIntegerField(default=0)  # persons counted: what suppression looks at
    known_at = models.DateTimeField()
    computed_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True)

    objects = OfPartnershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        indexes = (
            models.Index(
                fields=("partnership", "indicator", "period"),
                condition=models.Q(superseded_at=None),
                name="indicators_reading_current",
            ),
        )

    def __str__(self) -> str:
        return f"{self.indicator} {self.period}"
