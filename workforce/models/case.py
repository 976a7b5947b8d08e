"""A dated spell of a person in a partnership, with its pathway and status as versions."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.enums import CASE_ROLES
from jtportal.kernel.scoping import ScopedQuerySet
from partnerships.enums import Pathway
from partnerships.models import Partnership
from workforce.enums import CaseStatus, Sex
from workforce.models.versioned import Version, version_checks


class CaseQuerySet(ScopedQuerySet):
    """Cases."""

    def scope(self, actor):
        """Cases exist for the case-holding people of the partnership's employment service, for nobody else."""
        if not actor.has_role(*CASE_ROLES):
            return self.none()
        return self.filter(partnership__in=Partnership.objects.served_by(actor.organisation_id), retracted_at=None)

    def open(self):
        """Return those that are open now."""
        return self.filter(closed_on=None, retracted_at=None)


class Case(models.Model):
    """One spell. The columns from `sort_key` on repeat the person's for lists; the same actions write both."""

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.PROTECT, related_name="cases")
    person = models.ForeignKey("workforce.Person", on_delete=models.PROTECT, related_name="cases")
    worker = models.ForeignKey("workforce.Worker", null=True, on_delete=models.PROTECT, related_name="cases")
    opened_on = models.DateField(_("intake"))
    closed_on = models.DateField(_("closed on"), null=True)
    recorded_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    retracted_at = models.DateTimeField(null=True)
    pathway = models.CharField(_("pathway"), max_length=20, choices=Pathway, default=Pathway.NONE)
    pathway_on = models.DateField(_("pathway agreed on"), null=True)  # first agreed pathway of this spell
    status = models.CharField(_("status"), max_length=20, choices=CaseStatus, default=CaseStatus.AT_WORK)
    source_import = models.ForeignKey(
        "workforce.RosterImport", null=True, on_delete=models.PROTECT, related_name="cases", db_index=False
    )
    sort_key = models.CharField(max_length=320)
    search = models.CharField(max_length=560)  # the person's words and the personnel number
    sex = models.CharField(max_length=10, choices=Sex, blank=True)
    birth_date = models.DateField()
    residence = models.ForeignKey(
        "partnerships.Territory", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    site = models.ForeignKey("workforce.Site", null=True, on_delete=models.PROTECT, related_name="cases")

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        constraints = (
            models.UniqueConstraint(
                fields=("partnership", "person"),
                condition=models.Q(closed_on=None, retracted_at=None),
                name="workforce_case_one_open",
                violation_error_message=_("This person has an open case in the partnership already."),
            ),
            models.CheckConstraint(
                condition=models.Q(closed_on=None) | models.Q(closed_on__gte=models.F("opened_on")),
                name="workforce_case_closes_after_intake",
            ),
            models.CheckConstraint(
                condition=models.Q(closed_on=None, closed_at=None)
                | models.Q(closed_on__isnull=False, closed_at__isnull=False),
                name="workforce_case_closed_whole",
            ),
        )
        indexes = (
            models.Index(
                fields=("partnership", "sort_key", "id"),
                condition=models.Q(retracted_at=None),
                name="workforce_case_by_name",
            ),
            models.Index(
                fields=("partnership", "pathway", "sort_key", "id"),
                condition=models.Q(closed_on=None, retracted_at=None),
                name="workforce_case_open_pathway",
            ),
            GinIndex(SearchVector("search", config="simple"), name="workforce_case_search"),
        )

    def __str__(self) -> str:
        return f"{self.person} · {self.partnership}"


class CaseVersion(Version):
    """Pathway and status of a case from a day on, with the reason given."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="versions")
    pathway = models.CharField(_("pathway"), max_length=20, choices=Pathway)
    status = models.CharField(_("status"), max_length=20, choices=CaseStatus)
    reason = models.TextField(_("reason"), blank=True)

    class Meta:
        verbose_name = _("history of a case")
        verbose_name_plural = _("histories of cases")
        constraints = (
            *version_checks("workforce_caseversion"),
            models.UniqueConstraint(
                fields=("case",),
                condition=models.Q(valid_until=None, retracted_at=None),
                name="workforce_caseversion_one_current",
            ),
        )
        indexes = (models.Index(fields=("case", "valid_from"), name="workforce_caseversion_time"),)
