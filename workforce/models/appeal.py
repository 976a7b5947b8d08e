"""A worker's appeal or complaint, with the day by which it must be decided."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from workforce.enums import AppealKind, AppealState
from workforce.models.case import Case
from workforce.models.of_case import OfCaseQuerySet


class Appeal(models.Model):
    """What the worker says, and what was decided, by somebody else than the case's officer."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="appeals")
    kind = models.CharField(_("kind"), max_length=10, choices=AppealKind)
    about = models.TextField(_("what about"))
    received_on = models.DateField(_("received on"))
    due_on = models.DateField(_("to be decided by"))
    state = models.CharField(_("decision"), max_length=10, choices=AppealState, default=AppealState.OPEN)
    decided_on = models.DateField(_("decided on"), null=True)
    decision = models.TextField(_("reasons of the decision"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_at = models.DateTimeField()

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("appeal or complaint")
        verbose_name_plural = _("appeals and complaints")
        ordering = ("-received_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(due_on__gte=models.F("received_on")),
                name="workforce_appeal_due_after_receipt",
            ),
            models.CheckConstraint(
                condition=models.Q(state=AppealState.OPEN, decided_on=None)
                | (~models.Q(state=AppealState.OPEN) & models.Q(decided_on__gte=models.F("received_on"))),
                name="workforce_appeal_decided_has_day",
            ),
        )

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def partnership(self):
        """The case's."""
        return self.case.partnership
