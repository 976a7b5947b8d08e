"""What is known of somebody beyond the roster: household, wishes, work history, credentials, wages owed, assessments.

Every fact has its source, day and standing. What is replaced or was wrong is kept, struck out.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from workforce.enums import ArrearsKind, FactStanding, Housing, Moving, Shifts, Source
from workforce.models.case import Case
from workforce.models.of_case import OfCaseQuerySet
from workforce.models.placement import CURRENCY


class Said(models.Model):
    """A fact about the person of a case."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="%(class)ss")
    on = models.DateField(_("said or seen on"))
    source = models.CharField(_("source"), max_length=10, choices=Source, default=Source.HAND)
    standing = models.CharField(
        _("how sure"), max_length=10, choices=FactStanding, default=FactStanding.STATED
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_at = models.DateTimeField()
    retracted_at = models.DateTimeField(null=True)
    retract_reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def partnership(self):
        """The case's."""
        return self.case.partnership


def one_standing(name):
    """Return the constraint that one such fact of a case stands at a time."""
    return models.UniqueConstraint(
        fields=("case",), condition=models.Q(retracted_at=None), name=f"workforce_{name}_one_standing"
    )


class Household(Said):
    """Who lives on the worker's wage, and where."""

    size = models.PositiveSmallIntegerField(_("people in the household, the worker included"), null=True)
    dependants = models.PositiveSmallIntegerField(_("people who depend on the worker"), null=True)
    other_earners = models.PositiveSmallIntegerField(_("others who earn"), null=True)
    housing = models.CharField(_("housing"), max_length=8, choices=Housing, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("household")
        verbose_name_plural = _("households")
        ordering = ("-on", "-pk")
        constraints = (one_standing("household"),)

    def __str__(self) -> str:
        return f"{self.case_id}: {self.dependants}"

    @property
    def tied_to_mine(self) -> bool:
        """Whether the home goes with the job."""
        return self.housing == Housing.MINE


class Wishes(Said):
    """What work somebody wants and can take up."""

    commute = models.PositiveSmallIntegerField(_("longest way to work, minutes"), null=True)
    moving = models.CharField(_("would move"), max_length=8, choices=Moving, blank=True)
    shifts = models.CharField(_("shifts"), max_length=9, choices=Shifts, blank=True)
    wanted = models.CharField(_("work wanted"), max_length=300, blank=True)
    limits = models.CharField(_("limits"), max_length=300, blank=True)
    language = models.CharField(
        _("language of letters"), max_length=2, choices=settings.LANGUAGES, blank=True
    )

    class Meta:
        verbose_name = _("wishes and limits")
        verbose_name_plural = _("wishes and limits")
        ordering = ("-on", "-pk")
        constraints = (one_standing("wishes"),)

    def __str__(self) -> str:
        return f"{self.case_id}: {self.wanted}"


class ServiceSpell(Said):
    """A time worked for an employer, under ground or not."""

    employer = models.CharField(_("employer"), max_length=200)
    occupation = models.CharField(_("occupation"), max_length=200, blank=True)
    begins = models.DateField(_("first day"))
    ends = models.DateField(_("last day"), null=True)
    underground = models.BooleanField(_("under ground"), default=False)
    full_time = models.BooleanField(_("full time"), null=True)
    contractor = models.BooleanField(_("for a contractor of the mine"), null=True)
    contributed = models.BooleanField(_("contributions to the miners’ scheme were paid"), null=True)

    class Meta:
        verbose_name = _("time worked")
        verbose_name_plural = _("times worked")
        ordering = ("-begins", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends=None) | models.Q(ends__gte=models.F("begins")),
                name="workforce_service_ends_after_start",
            ),
        )

    def __str__(self) -> str:
        return self.employer


class Credential(Said):
    """A certificate, licence or diploma."""

    title = models.CharField(_("what"), max_length=200)
    issuer = models.CharField(_("issued by"), max_length=200, blank=True)
    issued_on = models.DateField(_("issued on"), null=True)
    expires_on = models.DateField(_("valid until"), null=True)

    class Meta:
        verbose_name = _("credential")
        verbose_name_plural = _("credentials")
        ordering = ("title", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(issued_on=None)
                | models.Q(expires_on=None)
                | models.Q(expires_on__gte=models.F("issued_on")),
                name="workforce_credential_expires_after_issue",
            ),
        )

    def __str__(self) -> str:
        return self.title


class ArrearsEntry(Said):
    """An entry in the ledger of wage arrears, about the wage of one month. Entries are added, never changed."""

    kind = models.CharField(_("what"), max_length=8, choices=ArrearsKind)
    month = models.DateField(_("wage of the month"))
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2)
    currency = models.CharField(_("currency"), max_length=3)
    reference = models.CharField(_("reference"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("entry of wage arrears")
        verbose_name_plural = _("entries of wage arrears")
        ordering = ("month", "on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(amount__gt=0, currency__regex=CURRENCY),
                name="workforce_arrears_amount_has_currency",
            ),
            models.CheckConstraint(condition=models.Q(month__day=1), name="workforce_arrears_month_is_first"),
        )
        indexes = (models.Index(fields=("case", "month"), name="workforce_arrears_month"),)

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}: {self.kind}"


class Assessment(models.Model):
    """What officer and worker found on a day; it holds until another."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="assessments")
    made_on = models.DateField(_("made on"))
    expires_on = models.DateField(_("holds until"))
    strengths = models.TextField(_("what the worker brings"))
    hurdles = models.TextField(_("what stands in the way"), blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_at = models.DateTimeField()

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        ordering = ("-made_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(expires_on__gt=models.F("made_on")),
                name="workforce_assessment_holds_some_time",
            ),
        )

    def __str__(self) -> str:
        return f"{self.case_id}: {self.made_on}"
