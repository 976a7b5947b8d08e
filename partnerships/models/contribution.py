"""What partners pledge and what comes in: a book that only grows, corrected by counter-entries."""

from django.db import models
from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from partnerships.enums import ContributionKind, Side
from partnerships.models.standing import OfPartner, OfPartnerQuerySet

ZERO = models.Value(0, output_field=models.DecimalField(max_digits=16, decimal_places=2))


class ContributionQuerySet(OfPartnerQuerySet):
    """Contributions."""

    def with_sums(self):
        """Add `pledged` and `received`: the sums of the book's entries, counter-entries included."""
        sums = {
            str(side): Coalesce(Sum("entries__amount", filter=Q(entries__side=side)), ZERO) for side in Side
        }
        return self.annotate(**sums)


class Contribution(OfPartner):
    """One thing that a partner puts in. `currency`: of money and of things; staff time is counted in days of work."""

    partner = models.ForeignKey(
        "partnerships.Partner", on_delete=models.PROTECT, related_name="contributions"
    )
    kind = models.CharField(_("kind"), max_length=12, choices=ContributionKind)
    title = models.CharField(_("what"), max_length=200)
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    due_on = models.DateField(_("expected by"), null=True, blank=True)
    # the line that this money stands on: a receipt is then written once, into the book and the ledger
    line = models.ForeignKey(
        "partnerships.BudgetLine",
        verbose_name=_("budget line"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="contributions",
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ContributionQuerySet.as_manager()

    class Meta:
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        ordering = ("partner", "kind", "pk")
        constraints = (
            models.CheckConstraint(
                condition=(Q(kind=ContributionKind.STAFF_TIME) & Q(currency=""))
                | (~Q(kind=ContributionKind.STAFF_TIME) & Q(currency__regex=r"^[A-Z]{3}$")),
                name="partnerships_contribution_has_its_unit",
            ),
            models.CheckConstraint(
                condition=Q(line=None) | Q(kind=ContributionKind.MONEY),
                name="partnerships_contribution_only_money_on_a_line",
            ),
        )

    def __str__(self) -> str:
        return self.title


class EntryQuerySet(OfPartnerQuerySet):
    """Entries of the book."""

    def scope(self, actor):
        """Partners of a partnership read the book."""
        return self.filter(contribution__in=Contribution.objects.visible_to(actor))


class ContributionEntry(models.Model):
    """A line of the book, never changed. A correction takes back exactly one line, whole, once; nothing corrects it."""

    contribution = models.ForeignKey(Contribution, on_delete=models.PROTECT, related_name="entries")
    side = models.CharField(_("side"), max_length=10, choices=Side)
    amount = models.DecimalField(_("amount"), max_digits=14, decimal_places=2)
    on = models.DateField(_("day"))
    note = models.CharField(_("note"), max_length=300, blank=True)
    document = models.ForeignKey(
        "partnerships.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    corrects = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrected_by"
    )
    ledger_entry = models.OneToOneField(
        "partnerships.LedgerEntry", null=True, blank=True, on_delete=models.PROTECT, related_name="book_line"
    )
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry of the book of contributions")
        verbose_name_plural = _("book of contributions")
        ordering = ("contribution", "on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(corrects=None, amount__gt=0)
                | (Q(corrects__isnull=False, amount__lt=0) & ~Q(note="")),
                name="partnerships_contributionentry_sign",
            ),
            models.CheckConstraint(
                condition=Q(corrects=None) | ~Q(corrects=F("id")),
                name="partnerships_contributionentry_not_itself",
            ),
        )

    def __str__(self) -> str:
        return f"{self.contribution} {self.amount}"

    @property
    def partnership(self):
        """The partnership of the contribution."""
        return self.contribution.partner.partnership
