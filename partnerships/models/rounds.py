"""Negotiation rounds, each a meeting with its agenda, minutes and attendance; and impasses with their mediation."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.scoping import ScopedQuerySet
from partnerships.enums import ImpasseOutcome
from partnerships.models.amendment import Amendment
from partnerships.models.clause import Clause
from partnerships.models.framework import FrameworkAgreement, FrameworkVersion, OfFrameworkQuerySet
from partnerships.models.meeting import Meeting


class NegotiationRoundQuerySet(ScopedQuerySet):
    """Rounds."""

    def scope(self, actor):
        """A round exists for whom its meeting exists: partners see it once the agenda is published."""
        return self.filter(meeting__in=Meeting.objects.visible_to(actor))


class NegotiationRound(models.Model):
    """A meeting at which the parties negotiated a version. `number` counts through the agreement."""

    agreement = models.ForeignKey(FrameworkAgreement, on_delete=models.PROTECT, related_name="rounds")
    version = models.ForeignKey(FrameworkVersion, on_delete=models.PROTECT, related_name="rounds")
    number = models.PositiveSmallIntegerField(_("number of the round"))
    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="negotiation_round")
    amendments = models.ManyToManyField(Amendment, related_name="rounds", blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = NegotiationRoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("negotiation round")
        verbose_name_plural = _("negotiation rounds")
        ordering = ("agreement", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("agreement", "number"), name="partnerships_negotiationround_number_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.agreement} {self.number}"

    @property
    def partnership(self):
        """The partnership of the agreement."""
        return self.agreement.partnership


class Impasse(models.Model):
    """Where the parties are stuck: since when, who said so, who mediates, and how it ended. It decides nothing.

    `mediator`: an organisation or an office; `contact`: how its office is reached.
    """

    agreement = models.ForeignKey(FrameworkAgreement, on_delete=models.PROTECT, related_name="impasses")
    amendments = models.ManyToManyField(Amendment, related_name="impasses", blank=True)
    clauses = models.ManyToManyField(Clause, related_name="impasses", blank=True)
    declared_by = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    since = models.DateField(_("stuck since"))
    reason = models.TextField(_("what the parties are stuck on"), max_length=2000)
    entered_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    mediator = models.CharField(_("mediator"), max_length=200, blank=True)
    contact = models.CharField(_("office contact"), max_length=200, blank=True)
    mediated_from = models.DateField(_("mediation begins"), null=True, blank=True)
    mediated_until = models.DateField(_("mediation ends"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=12, choices=ImpasseOutcome, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    note = models.TextField(_("what came of it"), max_length=2000, blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = OfFrameworkQuerySet.as_manager()

    class Meta:
        verbose_name = _("impasse")
        verbose_name_plural = _("impasses")
        ordering = ("agreement", "-since", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(mediated_from=None, mediated_until=None)
                | (
                    Q(mediated_from__gte=models.F("since"))
                    & (Q(mediated_until=None) | Q(mediated_until__gte=models.F("mediated_from")))
                ),
                name="partnerships_impasse_mediated_forward",
            ),
            models.CheckConstraint(
                condition=Q(mediated_from=None) | ~Q(mediator=""), name="partnerships_impasse_mediated_by"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", ended_on=None)
                | (~Q(outcome="") & Q(ended_on__gte=models.F("since"))),
                name="partnerships_impasse_ended_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.declared_by}, {self.since:%Y-%m-%d}"

    @property
    def partnership(self):
        """The partnership of the agreement."""
        return self.agreement.partnership

    @property
    def open(self) -> bool:
        """Whether the parties are stuck still."""
        return not self.outcome
