"""Decisions about a partnership's phases: who moved it on or reopened a phase, when, why, and what was lacking."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.scoping import ScopedQuerySet
from partnerships.enums import Phase, Turn
from partnerships.models.partnership import Partnership


class PhaseDecisionQuerySet(ScopedQuerySet):
    """Decisions."""

    def scope(self, actor):
        """Partners read what was decided about their partnership."""
        return self.filter(partnership__in=Partnership.objects.visible_to(actor))


class PhaseDecision(models.Model):
    """Written once, never changed. `lacking`: the keys of what the phase still lacked when it was left."""

    partnership = models.ForeignKey(
        "partnerships.Partnership", on_delete=models.PROTECT, related_name="phase_decisions"
    )
    number = models.PositiveSmallIntegerField()
    turn = models.CharField(_("turn"), max_length=4, choices=Turn)
    from_phase = models.CharField(_("from"), max_length=12, choices=Phase)
    to_phase = models.CharField(_("to"), max_length=12, choices=Phase)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    lacking = models.JSONField(_("still lacking"), default=list)
    decided_on = models.DateField(_("decided on"))
    recorded_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        "accounts.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = PhaseDecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision about a phase")
        verbose_name_plural = _("decisions about phases")
        ordering = ("partnership", "-number")
        constraints = (
            models.UniqueConstraint(
                fields=("partnership", "number"), name="partnerships_phasedecision_number_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(reason="") | models.Q(turn=Turn.ON, lacking=[]),
                name="partnerships_phasedecision_says_why",
            ),
        )

    def __str__(self) -> str:
        return f"{self.partnership} {self.number}"
