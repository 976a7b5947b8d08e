"""Which indicator stands on which node of the tree, and what is aimed at."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.scoping import ScopedQuerySet
from partnerships.models import Partnership


class OfPartnershipQuerySet(ScopedQuerySet):
    """Rows of a partnership, open to its partners."""

    def scope(self, actor):
        """Partners see what their partnership counts; suppression is the page's business."""
        return self.filter(partnership__in=Partnership.objects.visible_to(actor))


class Binding(models.Model):
    """An indicator bound to a node's stable key: it keeps its values through new versions of the tree."""

    partnership = models.ForeignKey(
        "partnerships.Partnership", on_delete=models.CASCADE, related_name="bindings"
    )
    node_key = models.CharField(max_length=20)
    indicator = models.CharField(max_length=60)
    category = models.CharField(max_length=30, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    objects = OfPartnershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("indicator on a node")
        verbose_name_plural = _("indicators on nodes")
        ordering = ("partnership", "node_key", "position")
        constraints = (
            models.UniqueConstraint(
                fields=("partnership", "node_key", "indicator", "category"), name="indicators_binding_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.node_key} · {self.indicator}"


class Target(models.Model):
    """What an indicator is to reach by a day, from a baseline on another."""

    partnership = models.ForeignKey(
        "partnerships.Partnership", on_delete=models.CASCADE, related_name="targets"
    )
    indicator = models.CharField(max_length=60)
    category = models.CharField(max_length=30, blank=True)
    baseline = models.DecimalField(_("baseline"), max_digits=18, decimal_places=4, null=True, blank=True)
    baseline_on = models.DateField(_("baseline on"), null=True, blank=True)
    value = models.DecimalField(_("target"), max_digits=18, decimal_places=4)
    due_on = models.DateField(_("by"))

    objects = OfPartnershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering = ("partnership", "indicator", "due_on")
        constraints = (
            models.UniqueConstraint(
                fields=("partnership", "indicator", "category", "due_on"), name="indicators_target_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.indicator} {self.value}"
