"""Somebody whom a partner sends to the employment service, before a case is theirs."""

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.calculations import sealed_words
from jtportal.kernel.scoping import ScopedQuerySet
from workforce.calculations.retention import SENT_MONTHS, add_months
from workforce.enums import SENDING, SentState
from workforce.models.served import served_by

USE = "sent person"


class SentPersonQuerySet(ScopedQuerySet):
    """People sent."""

    def scope(self, actor):
        """The employment service sees those sent to it, a partner those whom it sent itself."""
        own = Q(partner=actor.organisation_id) if actor.has_role(*SENDING) else Q(pk=None)
        served = served_by(actor)
        return self.filter(own) if served is None else self.filter(Q(served) | own)


class SentPerson(models.Model):
    """Who is sent, sealed (family_name, given_name, birth_date, contact, why), by whom, until when an answer is due."""

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.PROTECT, related_name="+")
    partner = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    words = models.BinaryField(null=True)  # None: no longer kept
    consent_on = models.DateField(_("consent given on"))
    sent_on = models.DateField(_("sent on"))
    due_on = models.DateField(_("answer by"))
    state = models.CharField(_("state"), max_length=9, choices=SentState, default=SentState.SENT)
    answered_on = models.DateField(_("answered on"), null=True)
    answer = models.CharField(_("answer"), max_length=500, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    case = models.ForeignKey("workforce.Case", null=True, on_delete=models.PROTECT, related_name="sent_by")
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_at = models.DateTimeField()

    objects = SentPersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person sent by a partner")
        verbose_name_plural = _("people sent by partners")
        ordering = ("due_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(state="accepted", case__isnull=False) | (~Q(state="accepted") & Q(case=None)),
                name="workforce_sent_accepted_into_a_case",
            ),
            models.CheckConstraint(
                condition=Q(state="sent", answered_on=None)
                | (~Q(state="sent") & Q(answered_on__isnull=False)),
                name="workforce_sent_answered_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=models.F("sent_on")), name="workforce_sent_due_after_sent"
            ),
        )

    def __str__(self) -> str:
        return f"{self.partner_id}: {self.sent_on}"

    @cached_property
    def said(self) -> dict[str, str]:
        """Who it is, in the partner's words; empty when no longer kept."""
        return {} if self.words is None else sealed_words.unseal(self.words, settings.FIELD_KEY, use=USE)

    @property
    def name(self) -> str:
        """Family name first."""
        if not self.said:
            return str(_("(data deleted)"))
        return f"{self.said['family_name']} {self.said['given_name']}".strip()

    @property
    def kept_until(self) -> date | None:
        """The last day on which it is kept who was not taken on; None for everybody else."""
        if self.state != SentState.REFUSED or self.answered_on is None or self.words is None:
            return None
        return add_months(self.answered_on, SENT_MONTHS) - timedelta(days=1)
