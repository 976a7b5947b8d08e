"""Interventions in a market: what was done, the chain to jobs, and how many of these jobs are its own."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.scoping import ScopedQuerySet
from partnerships.calculations.jobs import WORKING_DAYS, Jobs, shown
from partnerships.enums import ChainLevel, JobKind
from partnerships.models.markets import MarketFunction, MarketSystem


class InterventionQuerySet(ScopedQuerySet):
    """Interventions in markets."""

    def scope(self, actor):
        """Those in markets that exist for the actor."""
        return self.filter(market__in=MarketSystem.objects.visible_to(actor))


class MarketIntervention(models.Model):
    """What partners do to make a function work. Attribution is stated in words before any net figure is shown."""

    market = models.ForeignKey(MarketSystem, on_delete=models.CASCADE, related_name="interventions")
    function = models.ForeignKey(
        MarketFunction,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="interventions",
        verbose_name=_("function it changes"),
    )
    name = models.CharField(_("name"), max_length=160)
    anyway_ground = models.TextField(_("what would have come anyway"), blank=True)
    displaced_ground = models.TextField(_("what was displaced"), blank=True)
    revision = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = InterventionQuerySet.as_manager()

    class Meta:
        verbose_name = _("intervention in a market")
        verbose_name_plural = _("interventions in a market")
        ordering = ("market", "created_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("market", "name"), name="partnerships_marketintervention_name_once"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def partnership(self):
        """The partnership that it belongs to."""
        return self.market.partnership

    @property
    def attribution_stated(self) -> bool:
        """Say whether it is told what would have come anyway and what was displaced."""
        return bool(self.anyway_ground and self.displaced_ground)


class StepQuerySet(ScopedQuerySet):
    """Steps of results chains."""

    def scope(self, actor):
        """Those of the interventions that exist for the actor."""
        return self.filter(intervention__in=MarketIntervention.objects.visible_to(actor))


class ChainStep(models.Model):
    """A step of a results chain. What the last one reached is counted from the job lines, never typed."""

    intervention = models.ForeignKey(MarketIntervention, on_delete=models.CASCADE, related_name="steps")
    level = models.CharField(_("step"), max_length=20, choices=ChainLevel)
    text = models.TextField(_("what changes"), blank=True)
    indicator = models.CharField(_("indicator"), max_length=200, blank=True)
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    planned = models.DecimalField(_("planned"), max_digits=12, decimal_places=2, null=True, blank=True)
    planned_on = models.DateField(_("planned for"), null=True, blank=True)
    reached = models.DecimalField(_("reached"), max_digits=12, decimal_places=2, null=True, blank=True)
    reached_on = models.DateField(_("seen on"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    revision = models.PositiveIntegerField(default=0)

    objects = StepQuerySet.as_manager()

    class Meta:
        verbose_name = _("step of a results chain")
        verbose_name_plural = _("steps of a results chain")
        ordering = ("intervention", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("intervention", "level"), name="partnerships_chainstep_level_once"
            ),
            models.CheckConstraint(
                condition=(models.Q(planned=None) | models.Q(planned__gte=0))
                & (models.Q(reached=None) | models.Q(reached__gte=0)),
                name="partnerships_chainstep_numbers_not_negative",
            ),
            models.CheckConstraint(
                condition=models.Q(reached=None, reached_on=None)
                | (models.Q(reached__isnull=False, reached_on__isnull=False) & ~models.Q(source="")),
                name="partnerships_chainstep_reached_has_day_and_source",
            ),
            models.CheckConstraint(
                condition=~models.Q(level=ChainLevel.JOBS) | models.Q(reached=None),
                name="partnerships_chainstep_jobs_are_counted",
            ),
        )

    def __str__(self) -> str:
        return f"{self.intervention} · {self.get_level_display()}"

    @property
    def partnership(self):
        """The partnership that it belongs to."""
        return self.intervention.partnership

    @property
    def is_jobs(self) -> bool:
        """Say whether it is the last step, counted from the job lines."""
        return self.level == ChainLevel.JOBS


class JobLineQuerySet(ScopedQuerySet):
    """Jobs counted for interventions."""

    def scope(self, actor):
        """Those of the interventions that exist for the actor."""
        return self.filter(intervention__in=MarketIntervention.objects.visible_to(actor))


class JobLine(models.Model):
    """So many people in jobs alike: days worked in a year, share of a full day. Names nobody."""

    intervention = models.ForeignKey(MarketIntervention, on_delete=models.CASCADE, related_name="jobs")
    kind = models.CharField(_("what they are"), max_length=10, choices=JobKind)
    people = models.PositiveIntegerField(_("people"))
    days = models.PositiveSmallIntegerField(_("days in a year"), default=WORKING_DAYS)
    share = models.PositiveSmallIntegerField(_("share of a full day, %"), default=100)
    note = models.CharField(_("which jobs"), max_length=200)
    seen_on = models.DateField(_("seen on"))
    source = models.CharField(_("source"), max_length=200)

    objects = JobLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("jobs of an intervention")
        verbose_name_plural = _("jobs of an intervention")
        ordering = ("intervention", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(people__gte=1)
                & models.Q(days__range=(1, WORKING_DAYS))
                & models.Q(share__range=(1, 100)),
                name="partnerships_jobline_is_work",
            ),
        )

    def __str__(self) -> str:
        return self.note

    @property
    def partnership(self):
        """The partnership that it belongs to."""
        return self.intervention.partnership

    @property
    def group(self) -> Jobs:
        """The line as the rule counts it."""
        return Jobs(str(self.kind), self.people, self.days, self.share)

    @property
    def fte_shown(self):
        """Full-time equivalents of the line, in tenths."""
        return shown(self.group.fte)
