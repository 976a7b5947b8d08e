"""A package asked for a worker: its request, approvals, evidence, and the parts it is paid in."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.scoping import ScopedQuerySet
from partnerships.models.money import MONEY
from workforce.models.served import served_by
from workforce.package_enums import GRANTED, STANDING, GrantState


class PackageGrantQuerySet(ScopedQuerySet):
    """Packages asked for."""

    def scope(self, actor):
        """They name persons: they exist, as cases do, for the employment service's case-holding people."""
        served = served_by(actor)
        return self.none() if served is None else self.filter(served)


class OfGrantQuerySet(ScopedQuerySet):
    """What belongs to a package asked for."""

    def scope(self, actor):
        """It exists for whom the package exists."""
        served = served_by(actor, "grant__partnership_id")
        return self.none() if served is None else self.filter(served)


class PackageGrant(models.Model):
    """A package for one worker. `figures`: what its amount and conditions stand on, as the one who asked gave them.

    `lower`: what is asked for, by component, where that is less than could be paid. `once_key` is filled while the
    package may be received once: the database lets a person stand under it once.
    """

    partnership = models.ForeignKey(
        "partnerships.Partnership", on_delete=models.PROTECT, related_name="grants"
    )
    case = models.ForeignKey("workforce.Case", on_delete=models.PROTECT, related_name="grants")
    person = models.ForeignKey("workforce.Person", on_delete=models.PROTECT, related_name="grants")
    type = models.ForeignKey("workforce.PackageType", on_delete=models.PROTECT, related_name="grants")
    version = models.ForeignKey("workforce.PackageVersion", on_delete=models.PROTECT, related_name="grants")
    line = models.ForeignKey(
        "partnerships.BudgetLine", verbose_name=_("budget line"), on_delete=models.PROTECT, related_name="+"
    )
    payee = models.ForeignKey(
        "accounts.Organisation",
        verbose_name=_("to whom"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    account = models.BinaryField(null=True)  # sealed, as national numbers are
    state = models.CharField(_("state"), max_length=10, choices=GrantState, default=GrantState.REQUESTED)
    figures = models.JSONField(default=dict)
    lower = models.JSONField(default=dict)
    advance = models.BooleanField(_("with an advance"), default=False)
    amount = models.DecimalField(_("amount"), **MONEY)
    currency = models.CharField(_("currency"), max_length=3)
    asked_on = models.DateField(_("asked for on"))
    asked_at = models.DateTimeField(default=timezone.now)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_for = models.ForeignKey(
        "accounts.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    approvals_needed = models.PositiveSmallIntegerField(default=1)
    approvals_given = models.PositiveSmallIntegerField(default=0)
    approved_on = models.DateField(_("approved on"), null=True)
    commitment = models.OneToOneField(
        "partnerships.Commitment", null=True, on_delete=models.PROTECT, related_name="+"
    )
    once_key = models.CharField(max_length=20, blank=True)
    why = models.CharField(_("reason"), max_length=500, blank=True)  # of the last refusal, suspension, end
    ended_on = models.DateField(null=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = PackageGrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("package asked for")
        verbose_name_plural = _("packages asked for")
        ordering = ("-asked_at", "-pk")
        indexes = (
            models.Index(fields=("partnership", "state", "asked_at"), name="workforce_grant_by_state"),
        )
        constraints = (
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="workforce_grant_above_zero"),
            models.CheckConstraint(
                condition=models.Q(
                    state__in=GRANTED,
                    commitment__isnull=False,
                    approved_on__isnull=False,
                    approvals_given__gte=models.F("approvals_needed"),
                )
                | (~models.Q(state__in=GRANTED) & models.Q(commitment=None, approved_on=None)),
                name="workforce_grant_committed_when_approved",
            ),
            models.UniqueConstraint(
                fields=("person", "type", "once_key"),
                condition=models.Q(state__in=STANDING) & ~models.Q(once_key=""),
                name="workforce_grant_once",
                violation_error_message=_("This package may be received once, and it was asked for before."),
            ),
            models.UniqueConstraint(
                fields=("case", "type"),
                condition=models.Q(state=GrantState.REQUESTED),
                name="workforce_grant_one_request",
                violation_error_message=_("This package is asked for already and waits for approval."),
            ),
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """What papers and the ledger call it: it names nobody."""
        return f"PK-{self.pk}"


class GrantApproval(models.Model):
    """One person's word on a request. The one who asked has none: the database refuses it too."""

    grant = models.ForeignKey(PackageGrant, on_delete=models.PROTECT, related_name="approvals")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    approved = models.BooleanField()
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    at = models.DateTimeField(default=timezone.now)

    objects = OfGrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("approval of a package")
        verbose_name_plural = _("approvals of packages")
        ordering = ("at", "pk")
        constraints = (
            models.UniqueConstraint(fields=("grant", "user"), name="workforce_grantapproval_once"),
            models.CheckConstraint(
                condition=~models.Q(user=models.F("asked_by")), name="workforce_grantapproval_four_eyes"
            ),
        )

    def __str__(self) -> str:
        return f"{self.grant} · {self.user}"


class GrantEvidence(models.Model):
    """A paper that somebody saw, for the whole or for one month."""

    grant = models.ForeignKey(PackageGrant, on_delete=models.PROTECT, related_name="evidence")
    key = models.CharField(max_length=60)
    period = models.PositiveSmallIntegerField(default=0)
    seen_on = models.DateField(_("seen on"))
    note = models.CharField(_("note"), max_length=300, blank=True)
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    objects = OfGrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("evidence for a package")
        verbose_name_plural = _("evidence for packages")
        ordering = ("at", "pk")
        constraints = (
            models.UniqueConstraint(fields=("grant", "key", "period"), name="workforce_grantevidence_once"),
        )

    def __str__(self) -> str:
        return f"{self.grant} · {self.key}"


class GrantInstalment(models.Model):
    """A part that a package is paid in. Made with the approval; `booked` never goes beyond it."""

    grant = models.ForeignKey(PackageGrant, on_delete=models.PROTECT, related_name="instalments")
    component = models.CharField(max_length=60, blank=True)  # blank: the advance
    period = models.PositiveSmallIntegerField(default=0)
    amount = models.DecimalField(_("amount"), **MONEY)
    booked = models.DecimalField(_("paid or about to be"), default=0, **MONEY)

    objects = OfGrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("part of a package")
        verbose_name_plural = _("parts of packages")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("grant", "component", "period"), name="workforce_instalment_once"
            ),
            models.CheckConstraint(
                condition=models.Q(amount__gt=0, booked__gte=0, booked__lte=models.F("amount")),
                name="workforce_instalment_booked_within_amount",
            ),
        )

    def __str__(self) -> str:
        return f"{self.grant} · {self.component} {self.period}".strip()

    @property
    def partnership(self):
        """The partnership of its package."""
        return self.grant.partnership

    @property
    def left(self):
        """What may still be asked for."""
        return self.amount - self.booked
