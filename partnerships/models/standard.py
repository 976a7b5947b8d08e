"""What a text was found to be when it was held against labour standards and policy areas, and who contested it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partnerships.enums import Constituency, Standard, Verdict
from partnerships.models.clause import ClauseText
from partnerships.models.framework import FrameworkVersion, OfFrameworkQuerySet


class OfVersionTextQuerySet(OfFrameworkQuerySet):
    """What belongs to a version."""

    path = "version__agreement__partnership"


class StandardFinding(models.Model):
    """A version held against a standard: met, gap or not relevant. Written once; the last one counts.

    `texts`: the wordings it is about; none: the text as a whole, whose `content_hash` was this.
    """

    version = models.ForeignKey(FrameworkVersion, on_delete=models.PROTECT, related_name="standard_findings")
    standard = models.CharField(_("standard"), max_length=40, choices=Standard)
    verdict = models.CharField(_("verdict"), max_length=12, choices=Verdict)
    remark = models.TextField(_("remark"), max_length=2000, blank=True)
    texts = models.ManyToManyField(ClauseText, related_name="+", blank=True)
    content_hash = models.CharField(max_length=64)
    found_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    found_at = models.DateTimeField()

    objects = OfVersionTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("finding about a standard")
        verbose_name_plural = _("findings about standards")
        ordering = ("version", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(verdict=Verdict.GAP) | ~Q(remark=""),
                name="partnerships_standardfinding_gap_is_named",
            ),
        )

    def __str__(self) -> str:
        return f"{self.standard} {self.verdict}"

    @property
    def partnership(self):
        """The partnership of the agreement."""
        return self.version.agreement.partnership


class OfFindingQuerySet(OfFrameworkQuerySet):
    """What belongs to a finding."""

    path = "finding__version__agreement__partnership"


class StandardContest(models.Model):
    """A party at the table sees a standard otherwise. It stays beside the finding, which it does not change."""

    finding = models.ForeignKey(StandardFinding, on_delete=models.PROTECT, related_name="contests")
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    constituency = models.CharField(_("constituency"), max_length=12, choices=Constituency)
    remark = models.TextField(_("remark"), max_length=2000)
    given_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    objects = OfFindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("contested finding")
        verbose_name_plural = _("contested findings")
        ordering = ("finding", "pk")

    def __str__(self) -> str:
        return f"{self.finding}"

    @property
    def partnership(self):
        """The partnership of the agreement."""
        return self.finding.partnership
