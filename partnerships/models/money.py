"""Where a partnership's money comes from and what it is meant for; rates of exchange."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.scoping import ScopedQuerySet
from partnerships.enums import FundingKind, InputKind, Instrument, Origin
from partnerships.models.partnership import Partnership

MONEY = {"max_digits": 14, "decimal_places": 2}


class OfPartnershipQuerySet(ScopedQuerySet):
    """Rows that every partner of their partnership may read."""

    path = "partnership"

    def scope(self, actor):
        """Partners see the whole plan and its money."""
        return self.filter(**{f"{self.path}__in": Partnership.objects.visible_to(actor)})


class FundingSource(models.Model):
    """Who gives money, on what terms, and under which territorial plan."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="funding_sources")
    organisation = models.ForeignKey(
        "accounts.Organisation",
        verbose_name=_("organisation of the partnership"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=FundingKind)
    instrument = models.CharField(_("terms"), max_length=10, choices=Instrument)
    origin = models.CharField(_("origin"), max_length=15, choices=Origin)
    plan = models.CharField(
        _("territorial plan"),
        max_length=200,
        blank=True,
        help_text=_(
            "The plan that this money must be in line with, such as a territorial just transition plan."
        ),
    )
    note = models.CharField(_("note"), max_length=500, blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = OfPartnershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("funding source")
        verbose_name_plural = _("funding sources")
        ordering = ("name", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("partnership", "name"),
                name="partnerships_fundingsource_name_once",
                violation_error_message=_("A source of this name is there already."),
            ),
        )

    def __str__(self) -> str:
        return self.name


class BudgetLine(models.Model):
    """Money of one source for one input. Its balances move only with entries of the ledger: triggers see to it."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="budget_lines")
    source = models.ForeignKey(
        FundingSource, verbose_name=_("funding source"), on_delete=models.PROTECT, related_name="lines"
    )
    intervention = models.ForeignKey(
        "partnerships.Intervention",
        verbose_name=_("intervention"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="lines",
    )
    title = models.CharField(_("what it is for"), max_length=200)
    input_kind = models.CharField(_("input"), max_length=25, choices=InputKind)
    currency = models.CharField(_("currency"), max_length=3)
    pledged = models.DecimalField(_("pledged"), default=0, **MONEY)
    pledge_due_on = models.DateField(_("pledge expected on"), null=True, blank=True)
    allocated = models.DecimalField(_("available"), default=0, editable=False, **MONEY)
    committed = models.DecimalField(_("committed"), default=0, editable=False, **MONEY)
    paid = models.DecimalField(_("paid"), default=0, editable=False, **MONEY)
    received = models.DecimalField(_("received"), default=0, editable=False, **MONEY)
    created_at = models.DateTimeField(auto_now_add=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = OfPartnershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("budget line")
        verbose_name_plural = _("budget lines")
        ordering = ("source__name", "title", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("source", "title", "currency"),
                name="partnerships_budgetline_title_once",
                violation_error_message=_("This source has a line of this name and currency already."),
            ),
            # what the ledger's entries refer to, so that no entry can bear another currency
            models.UniqueConstraint(fields=("id", "currency"), name="partnerships_budgetline_with_currency"),
            models.CheckConstraint(
                condition=models.Q(currency__regex=r"^[A-Z]{3}$"),
                name="partnerships_budgetline_currency_is_iso",
            ),
            models.CheckConstraint(
                condition=models.Q(pledged__gte=0, allocated__gte=0, received__gte=0),
                name="partnerships_budgetline_nothing_below_zero",
            ),
            models.CheckConstraint(
                condition=models.Q(committed__gte=0, committed__lte=models.F("allocated")),
                name="partnerships_budgetline_committed_within_line",
            ),
            models.CheckConstraint(
                condition=models.Q(paid__gte=0, paid__lte=models.F("committed")),
                name="partnerships_budgetline_paid_within_committed",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def free(self):
        """What may still be committed."""
        return self.allocated - self.committed

    @property
    def owed(self):
        """What is committed and not yet paid."""
        return self.committed - self.paid

    @property
    def to_come(self):
        """What is pledged and has not come in."""
        return max(self.pledged - self.received, self.pledged * 0)


class ExchangeRate(models.Model):
    """What one unit of a currency was worth on a day in the partnership's own currency, and who said so.

    Written once. Who mistyped one adds another row that `supersedes` it, with the reason; both stay.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="exchange_rates")
    currency = models.CharField(_("currency"), max_length=3)
    on = models.DateField(_("day"))
    rate = models.DecimalField(_("rate"), max_digits=18, decimal_places=8)
    source = models.CharField(_("source"), max_length=200)
    supersedes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="superseded_by"
    )
    reason = models.CharField(_("what was wrong"), max_length=300, blank=True)
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = OfPartnershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("exchange rate")
        verbose_name_plural = _("exchange rates")
        ordering = ("currency", "-on", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("partnership", "currency", "on"),
                condition=models.Q(supersedes=None),
                name="partnerships_exchangerate_once_a_day",
                violation_error_message=_("There is a rate of this currency for that day already."),
            ),
            models.CheckConstraint(
                condition=models.Q(rate__gt=0), name="partnerships_exchangerate_above_zero"
            ),
            # what a correction refers to, so that it is of the same currency and day
            models.UniqueConstraint(
                fields=("id", "partnership", "currency", "on"), name="partnerships_exchangerate_with_day"
            ),
            models.CheckConstraint(
                condition=models.Q(supersedes=None, reason="")
                | (models.Q(supersedes__isnull=False) & ~models.Q(reason="")),
                name="partnerships_exchangerate_corrected_with_reason",
            ),
        )

    def __str__(self) -> str:
        return f"{self.currency} {self.on}"
