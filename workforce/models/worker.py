"""A person's employment at a site, and the roster's facts about it as versions."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.scoping import ScopedQuerySet
from workforce.enums import Contract, FactStanding, LeaveReason, Sex, Source
from workforce.models.site import Site
from workforce.models.versioned import Version, version_checks


class WorkerQuerySet(ScopedQuerySet):
    """Workers."""

    def scope(self, actor):
        """The employment service sees its partnerships' workers, a mine's personnel officer the mine's own."""
        return self.filter(site__in=Site.objects.with_persons_for(actor), retracted_at=None)

    def active(self):
        """Return those who have not left."""
        return self.filter(left_on=None, retracted_at=None)


class Worker(models.Model):
    """A person under a personnel number of a site."""

    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="workers")
    person = models.ForeignKey("workforce.Person", on_delete=models.PROTECT, related_name="workers")
    personnel_number = models.CharField(_("personnel number"), max_length=64)
    current = models.OneToOneField(
        "workforce.WorkerVersion", null=True, on_delete=models.PROTECT, related_name="current_of"
    )
    left_on = models.DateField(_("left on"), null=True)
    leave_reason = models.CharField(_("reason"), max_length=20, choices=LeaveReason, blank=True)
    left_at = models.DateTimeField(null=True)  # when the departure was recorded
    left_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    recorded_at = models.DateTimeField()
    retracted_at = models.DateTimeField(null=True)

    objects = WorkerQuerySet.as_manager()

    class Meta:
        verbose_name = _("worker")
        verbose_name_plural = _("workers")
        constraints = (
            models.UniqueConstraint(
                fields=("site", "personnel_number"),
                condition=models.Q(retracted_at=None),
                name="workforce_worker_number_once_per_site",
            ),
            models.CheckConstraint(
                condition=models.Q(left_on=None, left_at=None)
                | models.Q(left_on__isnull=False, left_at__isnull=False),
                name="workforce_worker_departure_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} ({self.personnel_number})"

    @property
    def partnership(self):
        """The partnership of the site."""
        return self.site.partnership


class WorkerVersion(Version):
    """Everything a roster says about a worker, from a day on."""

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="versions")
    family_name = models.CharField(_("family name"), max_length=150)
    given_name = models.CharField(_("given name"), max_length=150, blank=True)
    patronymic = models.CharField(_("patronymic"), max_length=150, blank=True)
    sex = models.CharField(_("sex"), max_length=10, choices=Sex, blank=True)
    birth_date = models.DateField(_("birth date"))
    residence = models.ForeignKey(
        "partnerships.Territory", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    residence_text = models.CharField(_("municipality of residence"), max_length=200, blank=True)
    occupation_code = models.CharField(_("occupation (ISCO-08)"), max_length=4, blank=True)
    occupation_title = models.CharField(_("occupation"), max_length=200, blank=True)
    service_start = models.DateField(_("start of service"), null=True)
    underground_years = models.DecimalField(_("years underground"), max_digits=4, decimal_places=1, null=True)
    wage = models.DecimalField(_("monthly wage"), max_digits=12, decimal_places=2, null=True)
    arrears = models.DecimalField(_("wage arrears"), max_digits=14, decimal_places=2, null=True)
    arrears_months = models.DecimalField(
        _("months of wage arrears"), max_digits=5, decimal_places=1, null=True
    )
    currency = models.CharField(_("currency"), max_length=3)
    dependants = models.PositiveSmallIntegerField(_("dependants"), null=True)
    contract = models.CharField(_("contract"), max_length=12, choices=Contract, blank=True)
    national_number = models.BinaryField(null=True)  # sealed, see Person
    national_number_hash = models.BinaryField(null=True)
    source = models.CharField(max_length=10, choices=Source, default=Source.ROSTER)
    standing = models.CharField(max_length=10, choices=FactStanding, default=FactStanding.ROSTER)

    class Meta:
        verbose_name = _("facts about a worker")
        verbose_name_plural = _("facts about workers")
        constraints = (
            *version_checks("workforce_workerversion"),
            models.UniqueConstraint(
                fields=("worker",),
                condition=models.Q(valid_until=None, retracted_at=None),
                name="workforce_workerversion_one_current",
            ),
            models.CheckConstraint(
                condition=(models.Q(wage=None) | models.Q(wage__gte=0))
                & (models.Q(arrears=None) | models.Q(arrears__gte=0)),
                name="workforce_workerversion_money_not_negative",
            ),
        )
        indexes = (models.Index(fields=("worker", "valid_from"), name="workforce_workerversion_time"),)
