"""Payments of packages, the lists they go to the paying office on, and what is claimed back."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.scoping import ScopedQuerySet
from partnerships.models.money import MONEY
from workforce.models.grant import GrantInstalment, OfGrantQuerySet, PackageGrant
from workforce.models.served import served_by
from workforce.package_enums import IN_LEDGER, ClaimKind, ClaimState, PayoutState


class PaymentListQuerySet(ScopedQuerySet):
    """Payment lists."""

    def scope(self, actor):
        """They name persons: they exist for the employment service's case-holding people."""
        served = served_by(actor)
        return self.none() if served is None else self.filter(served)

    def with_counts(self):
        """Add how many payments a list holds (`size`) and how many are not answered (`open`)."""
        unanswered = models.Q(payments__state=PayoutState.LISTED)
        return self.annotate(
            size=models.Count("payments"), open=models.Count("payments", filter=unanswered)
        ).order_by("-number")


class PaymentList(models.Model):
    """Payments that went to the paying office together."""

    partnership = models.ForeignKey(
        "partnerships.Partnership", on_delete=models.PROTECT, related_name="payment_lists"
    )
    number = models.PositiveIntegerField(_("number"))
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = PaymentListQuerySet.as_manager()

    class Meta:
        verbose_name = _("payment list")
        verbose_name_plural = _("payment lists")
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(
                fields=("partnership", "number"), name="workforce_paymentlist_number_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.partnership} · {self.number}"


class GrantPayment(models.Model):
    """A payment of a part. `net`: what the ledger's standing entry says was paid; `paid_amount`: what the office says."""

    grant = models.ForeignKey(PackageGrant, on_delete=models.PROTECT, related_name="payments")
    instalment = models.ForeignKey(GrantInstalment, on_delete=models.PROTECT, related_name="payments")
    order = models.OneToOneField("partnerships.PaymentOrder", on_delete=models.PROTECT, related_name="+")
    amount = models.DecimalField(_("amount"), **MONEY)
    state = models.CharField(_("state"), max_length=10, choices=PayoutState, default=PayoutState.ENTERED)
    entry = models.ForeignKey(
        "partnerships.LedgerEntry", null=True, on_delete=models.PROTECT, related_name="+"
    )
    net = models.DecimalField(default=0, **MONEY)
    list = models.ForeignKey(PaymentList, null=True, on_delete=models.PROTECT, related_name="payments")
    answered_on = models.DateField(null=True)
    paid_amount = models.DecimalField(null=True, **MONEY)
    why = models.CharField(_("reason"), max_length=300, blank=True)
    entered_at = models.DateTimeField(default=timezone.now)

    objects = OfGrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("payment of a package")
        verbose_name_plural = _("payments of packages")
        ordering = ("entered_at", "pk")
        indexes = (models.Index(fields=("state",), name="workforce_payout_by_state"),)
        constraints = (
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="workforce_payout_above_zero"),
            models.CheckConstraint(
                condition=models.Q(net__gte=0, net__lte=models.F("amount"))
                & (models.Q(net=0) | models.Q(state__in=IN_LEDGER, entry__isnull=False)),
                name="workforce_payout_net_within_amount",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=("listed", "paid"), list__isnull=False)
                | ~models.Q(state__in=("listed", "paid")),
                name="workforce_payout_listed_on_a_list",
            ),
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def partnership(self):
        """The partnership of its package."""
        return self.grant.partnership

    @property
    def reference(self) -> str:
        """What the paying office calls it."""
        return f"PK-{self.grant_id}-{self.pk}"


class GrantClaim(models.Model):
    """Money claimed back. What the paying office paid too much stands outside the ledger, which never knew it."""

    grant = models.ForeignKey(PackageGrant, on_delete=models.PROTECT, related_name="claims")
    kind = models.CharField(_("why"), max_length=12, choices=ClaimKind)
    amount = models.DecimalField(_("amount"), **MONEY)
    repaid = models.DecimalField(_("given back"), default=0, **MONEY)
    state = models.CharField(_("state"), max_length=10, choices=ClaimState, default=ClaimState.CLAIMED)
    due_on = models.DateField(_("due"))
    reason = models.CharField(_("reason"), max_length=500)
    claimed_at = models.DateTimeField(default=timezone.now)
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    waived_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    waived_why = models.CharField(max_length=500, blank=True)

    objects = OfGrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim for money of a package")
        verbose_name_plural = _("claims for money of packages")
        ordering = ("claimed_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(amount__gt=0, repaid__gte=0, repaid__lte=models.F("amount")),
                name="workforce_claim_repaid_within_amount",
            ),
            models.CheckConstraint(
                condition=models.Q(state="repaid", repaid=models.F("amount"))
                | models.Q(state="claimed", repaid__lt=models.F("amount"))
                | (
                    models.Q(state="waived", waived_by__isnull=False)
                    & ~models.Q(waived_by=models.F("claimed_by"))
                ),
                name="workforce_claim_state_as_repaid",
            ),
        )

    def __str__(self) -> str:
        return f"{self.grant} · {self.amount}"

    @property
    def partnership(self):
        """The partnership of its package."""
        return self.grant.partnership

    @property
    def left(self):
        """What is still to be given back."""
        return self.amount - self.repaid
