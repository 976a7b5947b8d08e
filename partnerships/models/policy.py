"""Which policy areas a plan's outputs and interventions serve, and which jobs of them are green by what definition."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.scoping import ScopedQuerySet
from partnerships.enums import PolicyArea
from partnerships.models.partnership import Partnership

TARGET = {"max_length": 60}  # 'output:O1' or 'intervention:12', as partnerships.sockets.POLICY_TARGETS tells


class PolicyQuerySet(ScopedQuerySet):
    """What the policy page reads."""

    def scope(self, actor):
        """Partners of a partnership see all of it."""
        return self.filter(partnership__in=Partnership.objects.visible_to(actor))


class PolicyTag(models.Model):
    """An output or intervention serves a policy area."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="policy_tags")
    target = models.CharField(_("output or intervention"), **TARGET)
    area = models.CharField(_("policy area"), max_length=40, choices=PolicyArea)

    objects = PolicyQuerySet.as_manager()

    class Meta:
        verbose_name = _("policy area served")
        verbose_name_plural = _("policy areas served")
        ordering = ("target", "area")
        constraints = (
            models.UniqueConstraint(
                fields=("partnership", "target", "area"), name="partnerships_policytag_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.target} · {self.area}"


class GreenDefinition(models.Model):
    """What a partnership calls a green job. A newer one stands beside the older; the newest counts."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="green_definitions")
    text = models.TextField(_("definition"), max_length=1000)
    source = models.CharField(_("source"), max_length=300)
    stated_at = models.DateTimeField(auto_now_add=True)

    objects = PolicyQuerySet.as_manager()

    class Meta:
        verbose_name = _("definition of green jobs")
        verbose_name_plural = _("definitions of green jobs")
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.text[:80]


class GreenJobs(models.Model):
    """How many jobs of an output or intervention are green, by which definition, and why."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="green_jobs")
    target = models.CharField(_("output or intervention"), **TARGET)
    definition = models.ForeignKey(GreenDefinition, on_delete=models.PROTECT, related_name="jobs")
    jobs = models.PositiveIntegerField(_("green jobs expected"), validators=(MaxValueValidator(1_000_000),))
    reason = models.CharField(_("why they are green"), max_length=300)

    objects = PolicyQuerySet.as_manager()

    class Meta:
        verbose_name = _("green jobs")
        verbose_name_plural = _("green jobs")
        ordering = ("target",)
        constraints = (
            models.UniqueConstraint(fields=("partnership", "target"), name="partnerships_greenjobs_once"),
            models.CheckConstraint(condition=models.Q(jobs__gt=0), name="partnerships_greenjobs_some"),
        )

    def __str__(self) -> str:
        return f"{self.target}: {self.jobs}"
