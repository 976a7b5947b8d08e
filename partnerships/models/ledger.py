"""The ledger: entries that are only ever added, and what they commit and pay."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partnerships.enums import Balance, EntryKind, PaymentState
from partnerships.models.document import Document
from partnerships.models.money import MONEY, BudgetLine, OfPartnershipQuerySet


class OfLineQuerySet(OfPartnershipQuerySet):
    """Rows that hang on a budget line."""

    path = "line__partnership"


class OfCommitmentQuerySet(OfPartnershipQuerySet):
    """Rows that hang on a commitment."""

    path = "commitment__line__partnership"


class Commitment(models.Model):
    """Money of a line promised to somebody. Names no worker: `reference` leads whoever may know to the file."""

    line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, related_name="commitments")
    title = models.CharField(_("what for"), max_length=200)
    payee = models.ForeignKey(
        "accounts.Organisation",
        verbose_name=_("to whom"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    payee_name = models.CharField(_("to whom"), max_length=200, blank=True)
    reference = models.CharField(_("reference"), max_length=100, blank=True)
    proposal = models.ForeignKey(
        "partnerships.Proposal",
        verbose_name=_("proposal"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="commitments",
    )
    # which upper floor keeps it: then it is paid and reduced there alone, where more is asked
    keeper = models.CharField(max_length=20, blank=True, editable=False)
    committed = models.DecimalField(_("committed"), default=0, editable=False, **MONEY)
    paid = models.DecimalField(_("paid"), default=0, editable=False, **MONEY)
    made_on = models.DateField(_("committed on"))
    created_at = models.DateTimeField(auto_now_add=True)

    objects = OfLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        ordering = ("-made_on", "-pk")
        constraints = (
            # what the ledger's entries refer to, so that none can name a commitment of another line
            models.UniqueConstraint(fields=("id", "line"), name="partnerships_commitment_with_line"),
            models.CheckConstraint(
                condition=models.Q(paid__gte=0, paid__lte=models.F("committed")),
                name="partnerships_commitment_paid_within_committed",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def partnership(self):
        """The partnership of its line."""
        return self.line.partnership

    @property
    def owed(self):
        """What is not yet paid."""
        return self.committed - self.paid

    @property
    def payee_words(self) -> str:
        """To whom the money goes."""
        return str(self.payee) if self.payee_id else self.payee_name


class Tranche(models.Model):
    """A part of a commitment that is paid when its condition is met. No condition: paid at any time."""

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="tranches")
    position = models.PositiveSmallIntegerField(_("number"))
    amount = models.DecimalField(_("amount"), **MONEY)
    paid = models.DecimalField(_("paid"), default=0, editable=False, **MONEY)
    due_on = models.DateField(_("expected on"), null=True, blank=True)
    condition = models.CharField(_("condition"), max_length=300, blank=True)
    met_on = models.DateField(_("condition met on"), null=True, blank=True)
    evidence = models.ForeignKey(
        Document,
        verbose_name=_("evidence"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = OfCommitmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("tranche")
        verbose_name_plural = _("tranches")
        ordering = ("commitment", "position")
        constraints = (
            models.UniqueConstraint(
                fields=("commitment", "position"), name="partnerships_tranche_position_once"
            ),
            models.CheckConstraint(
                condition=models.Q(paid__gte=0, paid__lte=models.F("amount")),
                name="partnerships_tranche_paid_within_amount",
            ),
            models.CheckConstraint(
                condition=models.Q(paid=0)
                | models.Q(condition="")
                | models.Q(met_on__isnull=False, evidence__isnull=False),
                name="partnerships_tranche_paid_after_condition",
            ),
        )

    def __str__(self) -> str:
        return f"{self.commitment} · {self.position}"

    @property
    def partnership(self):
        """The partnership of its line."""
        return self.commitment.line.partnership

    @property
    def owed(self):
        """What is not yet paid."""
        return self.amount - self.paid

    @property
    def open(self) -> bool:
        """Whether it may be paid."""
        return not self.condition or self.met_on is not None


class LedgerEntry(models.Model):
    """One movement of money. Inserting it moves the balances, in the database; nobody changes it or takes it out."""

    line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, related_name="entries")
    commitment = models.ForeignKey(
        Commitment, null=True, blank=True, on_delete=models.PROTECT, related_name="entries"
    )
    tranche = models.ForeignKey(
        Tranche, null=True, blank=True, on_delete=models.PROTECT, related_name="entries"
    )
    kind = models.CharField(_("what happened"), max_length=12, choices=EntryKind)
    balance = models.CharField(_("balance"), max_length=10, choices=Balance)
    amount = models.DecimalField(_("amount"), **MONEY)
    currency = models.CharField(_("currency"), max_length=3)
    on = models.DateField(_("day"))
    note = models.CharField(_("note"), max_length=500, blank=True)
    corrects = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="counter"
    )
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_for = models.ForeignKey(
        "accounts.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = OfLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry of the ledger")
        verbose_name_plural = _("entries of the ledger")
        ordering = ("-pk",)
        indexes = (
            models.Index(fields=("line", "balance"), include=("amount",), name="partnerships_ledger_sums"),
        )
        constraints = (
            models.CheckConstraint(
                condition=(models.Q(kind="counter") & models.Q(corrects__isnull=False))
                | (~models.Q(kind="counter") & models.Q(corrects__isnull=True)),
                name="partnerships_ledger_counter_corrects",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="allocation", balance="allocated")
                | models.Q(kind="commitment", balance="committed", amount__gt=0)
                | models.Q(kind="release", balance="committed", amount__lt=0)
                | models.Q(kind="payment", balance="paid", amount__gt=0)
                | models.Q(kind="receipt", balance="received", amount__gt=0)
                | models.Q(kind="counter"),
                name="partnerships_ledger_kind_moves_its_balance",
            ),
            models.CheckConstraint(condition=~models.Q(amount=0), name="partnerships_ledger_no_empty_entry"),
            models.CheckConstraint(
                condition=models.Q(balance__in=("committed", "paid"), commitment__isnull=False)
                | models.Q(
                    balance__in=("allocated", "received"), commitment__isnull=True, tranche__isnull=True
                ),
                name="partnerships_ledger_names_commitment",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.amount} {self.currency}"

    @property
    def partnership(self):
        """The partnership of its line."""
        return self.line.partnership


class PaymentOrder(models.Model):
    """A payment that one person entered and another one releases."""

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="orders")
    tranche = models.ForeignKey(
        Tranche,
        verbose_name=_("tranche"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="orders",
    )
    amount = models.DecimalField(_("amount"), **MONEY)
    note = models.CharField(_("note"), max_length=500, blank=True)
    document = models.ForeignKey(
        Document,
        verbose_name=_("invoice or claim"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    state = models.CharField(_("state"), max_length=10, choices=PaymentState, default=PaymentState.ENTERED)
    entered_at = models.DateTimeField(default=timezone.now)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    entry = models.OneToOneField(
        LedgerEntry, null=True, blank=True, on_delete=models.PROTECT, related_name="order"
    )

    objects = OfCommitmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("payment order")
        verbose_name_plural = _("payment orders")
        ordering = ("entered_at", "pk")
        indexes = (
            models.Index(
                fields=("commitment",),
                condition=models.Q(state="entered"),
                name="partnerships_order_waiting",
            ),
        )
        constraints = (
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="partnerships_order_above_zero"),
            models.CheckConstraint(
                condition=models.Q(state="entered", decided_by__isnull=True, entry__isnull=True)
                | models.Q(state="withdrawn", decided_by__isnull=False, entry__isnull=True)
                | (
                    models.Q(state="refused", decided_by__isnull=False, entry__isnull=True)
                    & ~models.Q(decided_by=models.F("entered_by"))
                )
                | (
                    models.Q(state="released", decided_by__isnull=False, entry__isnull=False)
                    & ~models.Q(decided_by=models.F("entered_by"))
                ),
                name="partnerships_order_four_eyes",
            ),
        )

    def __str__(self) -> str:
        return f"{self.commitment} · {self.amount}"

    @property
    def partnership(self):
        """The partnership of its line."""
        return self.commitment.line.partnership
