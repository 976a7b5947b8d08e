"""People and firms beside the mine's roster: beneficiaries, the support they got, what came of it."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.scoping import ScopedQuerySet
from workforce.enums import JOBS, BeneficiaryKind, Formality, OutcomeKind, Sex
from workforce.models.served import served_by

JOB_DAYS = 90  # a job that ends sooner is not counted (the rule of the local employment partnerships)


class BeneficiaryQuerySet(ScopedQuerySet):
    """Beneficiaries."""

    def scope(self, actor):
        """They exist, as cases do, for the case-holding people of the partnership's employment service alone."""
        served = served_by(actor)
        return self.none() if served is None else self.filter(served)


class OfBeneficiaryQuerySet(ScopedQuerySet):
    """What belongs to a beneficiary."""

    def scope(self, actor):
        """It exists for whom the beneficiary exists."""
        return self.filter(beneficiary__in=Beneficiary.objects.visible_to(actor))


class Beneficiary(models.Model):
    """A household, a business or a person. `subject`: whose key seals what the audit trail says about them."""

    partnership = models.ForeignKey(
        "partnerships.Partnership", on_delete=models.PROTECT, related_name="beneficiaries"
    )
    subject = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("kind"), max_length=12, choices=BeneficiaryKind)
    name = models.CharField(_("name"), max_length=160)
    contact = models.CharField(_("contact"), max_length=200, blank=True)
    sex = models.CharField(_("sex of the contact person"), max_length=10, choices=Sex, blank=True)
    residence = models.ForeignKey(
        "partnerships.Territory",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("municipality"),
    )
    members = models.PositiveSmallIntegerField(_("people in the household"), null=True)
    trade = models.CharField(_("trade"), max_length=120, blank=True)
    supplier = models.BooleanField(_("supplies the mine"), default=False)
    turnover_share = models.DecimalField(
        _("turnover that depends on the mine, per cent"), max_digits=5, decimal_places=1, null=True
    )
    jobs_at_risk = models.PositiveIntegerField(_("jobs at risk"), null=True)
    formality = models.CharField(_("formal or not"), max_length=10, choices=Formality, blank=True)
    note = models.TextField(_("note"), blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_at = models.DateTimeField()

    objects = BeneficiaryQuerySet.as_manager()

    class Meta:
        verbose_name = _("beneficiary")
        verbose_name_plural = _("beneficiaries")
        ordering = ("partnership", "name", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(turnover_share=None) | models.Q(turnover_share__range=(0, 100)),
                name="workforce_beneficiary_share_is_per_cent",
            ),
        )

    def __str__(self) -> str:
        return self.name


class BeneficiaryVersion(models.Model):
    """What is counted about a beneficiary, as it was known from one moment until another.

    Not of a day: whoever corrects a municipality corrects it for all days, and what was known before stays
    countable.
    """

    beneficiary = models.ForeignKey(Beneficiary, on_delete=models.PROTECT, related_name="versions")
    kind = models.CharField(max_length=12, choices=BeneficiaryKind)
    sex = models.CharField(max_length=10, choices=Sex, blank=True)
    residence = models.ForeignKey(
        "partnerships.Territory", null=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()
    retracted_at = models.DateTimeField(null=True)

    objects = OfBeneficiaryQuerySet.as_manager()

    class Meta:
        verbose_name = _("beneficiary as then known")
        verbose_name_plural = _("beneficiaries as then known")
        ordering = ("beneficiary", "recorded_at")
        constraints = (
            models.UniqueConstraint(
                fields=("beneficiary",),
                condition=models.Q(retracted_at=None),
                name="workforce_beneficiary_one_standing",
            ),
        )

    def __str__(self) -> str:
        return self.get_kind_display()


class Support(models.Model):
    """Something that a partner gave a beneficiary on a day."""

    beneficiary = models.ForeignKey(Beneficiary, on_delete=models.PROTECT, related_name="support")
    what = models.CharField(_("what was given"), max_length=200)
    given_on = models.DateField(_("day"))
    partner = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2, null=True)
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_at = models.DateTimeField()
    retracted_at = models.DateTimeField(null=True)
    retract_reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects = OfBeneficiaryQuerySet.as_manager()

    class Meta:
        verbose_name = _("support")
        verbose_name_plural = _("support")
        ordering = ("-given_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(amount=None, currency="")
                | models.Q(amount__gt=0, currency__regex=r"^[A-Z]{3}$"),
                name="workforce_support_amount_has_currency",
            ),
        )

    def __str__(self) -> str:
        return self.what

    @property
    def partnership(self):
        """The beneficiary's."""
        return self.beneficiary.partnership


class Outcome(models.Model):
    """A job or a firm that came of support; verified by somebody else than whoever recorded it."""

    beneficiary = models.ForeignKey(Beneficiary, on_delete=models.PROTECT, related_name="outcomes")
    kind = models.CharField(_("outcome"), max_length=16, choices=OutcomeKind)
    happened_on = models.DateField(_("day"))
    ended_on = models.DateField(_("last day of the job"), null=True)
    end_recorded_at = models.DateTimeField(null=True)
    sex = models.CharField(_("sex of the person in the job"), max_length=10, choices=Sex, blank=True)
    evidence = models.CharField(_("evidence"), max_length=300)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_at = models.DateTimeField()
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    verified_at = models.DateTimeField(null=True)
    retracted_at = models.DateTimeField(null=True)
    retract_reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects = OfBeneficiaryQuerySet.as_manager()

    class Meta:
        verbose_name = _("outcome")
        verbose_name_plural = _("outcomes")
        ordering = ("-happened_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(kind__in=[one.value for one in JOBS]) | models.Q(sex=""),
                name="workforce_outcome_firms_have_no_sex",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_on=None)
                | models.Q(kind__in=[one.value for one in JOBS], ended_on__gte=models.F("happened_on")),
                name="workforce_outcome_job_ends_after_start",
            ),
        )

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def is_job(self) -> bool:
        """Whether it is a job, and no firm."""
        return self.kind in JOBS

    @property
    def too_short(self) -> bool:
        """Whether the job ended too soon to be counted."""
        return self.ended_on is not None and self.ended_on < self.happened_on + timedelta(days=JOB_DAYS)

    @property
    def partnership(self):
        """The beneficiary's."""
        return self.beneficiary.partnership
