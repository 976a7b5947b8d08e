"""Market systems: the core exchange of a sector and the functions and rules around it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.scoping import ScopedQuerySet
from partnerships.enums import FunctionKind, FunctionState, MarketActor, MarketState, Sector
from partnerships.models.partnership import Partnership


class MarketQuerySet(ScopedQuerySet):
    """Markets."""

    def scope(self, actor):
        """Everybody for whom the partnership exists reads its markets."""
        return self.filter(partnership__in=Partnership.objects.visible_to(actor))


class MarketSystem(models.Model):
    """A chosen sector's market: who sells what to whom. `revision` counts changes: who saw an older one is told."""

    partnership = models.ForeignKey(
        "partnerships.Partnership", on_delete=models.PROTECT, related_name="markets"
    )
    sector = models.CharField(_("sector"), max_length=1, choices=Sector)
    name = models.CharField(_("name"), max_length=160)
    why = models.TextField(_("why this sector"), blank=True)
    sellers = models.CharField(_("who sells"), max_length=200)
    goods = models.CharField(_("what"), max_length=200)
    buyers = models.CharField(_("to whom"), max_length=200)
    state = models.CharField(_("state"), max_length=10, choices=MarketState, default=MarketState.DRAFT)
    agreed_on = models.DateField(_("agreed on"), null=True, blank=True)
    # why it was agreed while something was unsaid
    agreed_because = models.CharField(_("agreed with gaps because"), max_length=500, blank=True)
    revision = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = MarketQuerySet.as_manager()

    class Meta:
        verbose_name = _("market system")
        verbose_name_plural = _("market systems")
        ordering = ("created_at", "pk")
        constraints = (
            models.UniqueConstraint(fields=("partnership", "name"), name="partnerships_market_name_once"),
            models.CheckConstraint(
                condition=models.Q(state=MarketState.AGREED, agreed_on__isnull=False)
                | models.Q(state=MarketState.DRAFT, agreed_on=None),
                name="partnerships_market_agreed_on_a_day",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def is_draft(self) -> bool:
        """Say whether it may still be changed."""
        return self.state == MarketState.DRAFT


class FunctionQuerySet(ScopedQuerySet):
    """Functions of markets."""

    def scope(self, actor):
        """Those of the markets that exist for the actor."""
        return self.filter(market__in=MarketSystem.objects.visible_to(actor))


class MarketFunction(models.Model):
    """A supporting function or a rule: who does and who pays now and afterwards, and why it is not better."""

    market = models.ForeignKey(MarketSystem, on_delete=models.CASCADE, related_name="functions")
    kind = models.CharField(_("kind"), max_length=12, choices=FunctionKind)
    name = models.CharField(_("name"), max_length=120)
    state = models.CharField(_("how well it works"), max_length=10, choices=FunctionState)
    doer_now = models.CharField(_("who does it now"), max_length=30, choices=MarketActor, blank=True)
    doer_now_name = models.CharField(max_length=120, blank=True)
    payer_now = models.CharField(_("who pays now"), max_length=30, choices=MarketActor, blank=True)
    payer_now_name = models.CharField(max_length=120, blank=True)
    doer_after = models.CharField(_("who does it afterwards"), max_length=30, choices=MarketActor, blank=True)
    doer_after_name = models.CharField(max_length=120, blank=True)
    payer_after = models.CharField(_("who pays afterwards"), max_length=30, choices=MarketActor, blank=True)
    payer_after_name = models.CharField(max_length=120, blank=True)
    capacity = models.TextField(_("capacity"), blank=True)
    incentive = models.TextField(_("incentive"), blank=True)
    constraint = models.TextField(_("constraint"), blank=True)
    cause = models.CharField(_("root cause"), max_length=20, blank=True)
    cause_words = models.TextField(_("root cause in own words"), blank=True)
    revision = models.PositiveIntegerField(default=0)

    objects = FunctionQuerySet.as_manager()

    class Meta:
        verbose_name = _("function of a market")
        verbose_name_plural = _("functions of a market")
        ordering = ("market", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("market", "kind", "name"), name="partnerships_marketfunction_name_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(doer_after=MarketActor.NOBODY)
                & ~models.Q(payer_after=MarketActor.NOBODY),
                name="partnerships_marketfunction_somebody_afterwards",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def partnership(self):
        """The partnership that it belongs to."""
        return self.market.partnership

    @property
    def cause_said(self) -> bool:
        """Say whether a root cause is named, by the tree or in own words."""
        return bool(self.cause or self.cause_words.strip())

    @property
    def rests_on_a_project(self) -> bool:
        """Say whether it ends when the project's money does."""
        return MarketActor.PROJECT in (self.doer_after, self.payer_after)
