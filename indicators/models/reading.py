"""A number that Celery computed, with everything needed to compute it again."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from indicators.models.binding import OfPartnershipQuerySet
from workforce.enums import Sex


class ReadingQuerySet(OfPartnershipQuerySet):
    """Numbers."""

    def current(self):
        """Return those that no later run replaced."""
        return self.filter(superseded_by=None)

    def whole(self):
        """Return those of everybody together."""
        return self.filter(sex=None, by_residence=False)


class Reading(models.Model):
    """One cell: an indicator of a partnership for a period, perhaps of one category, sex, municipality.

    `numerator` and `denominator` are stored, never only the rate; `value` is None when the indicator does
    not apply (an empty denominator). `run` found the number, `superseded_by` found another one; every run
    between, and the latest one while nothing superseded it, found the same. With a run's `as_of` and
    `known_at` the declaration names exactly the cases behind the number as they were known then. Rows are
    never changed but for `superseded_by`. A cell of a split without a row counts nobody.
    """

    run = models.ForeignKey(
        "indicators.Run", on_delete=models.CASCADE, related_name="readings", db_index=False
    )
    superseded_by = models.ForeignKey(
        "indicators.Run", null=True, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    partnership = models.ForeignKey(
        "partnerships.Partnership", on_delete=models.CASCADE, related_name="readings", db_index=False
    )
    period = models.CharField(max_length=10)
    indicator = models.CharField(max_length=60)
    version = models.PositiveSmallIntegerField()
    definition_hash = models.CharField(max_length=64)
    category = models.CharField(max_length=30, blank=True)  # a pathway, a currency
    # None: all together; '': not stated
    sex = models.CharField(max_length=10, null=True, choices=Sex)  # noqa: DJ001
    by_residence = models.BooleanField(default=False)  # True with residence None: municipality unknown
    residence = models.ForeignKey(
        "partnerships.Territory", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    numerator = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    denominator = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    value = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    population = models.PositiveIntegerField(default=0)  # who is in the number: what withholding looks at
    withheld = models.BooleanField(default=False)  # shown only to those who may see the persons

    objects = ReadingQuerySet.as_manager()

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        constraints = (
            models.UniqueConstraint(
                fields=("partnership", "period", "indicator", "category", "sex", "by_residence", "residence"),
                condition=models.Q(superseded_by=None),
                nulls_distinct=False,
                name="indicators_reading_one_current",
            ),
            models.CheckConstraint(
                condition=models.Q(by_residence=True) | models.Q(residence=None),
                name="indicators_reading_place_whole",
            ),
        )
        indexes = (
            models.Index(
                fields=("partnership", "indicator", "period"),
                condition=models.Q(superseded_by=None, sex=None, by_residence=False),
                name="indicators_reading_series",
            ),
        )

    def __str__(self) -> str:
        return f"{self.indicator} {self.period}"
