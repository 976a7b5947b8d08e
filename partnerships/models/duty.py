"""Duties that a clause lays on a party: who is bound, what it answered, and what the oversight committee found.

The duty itself stands in the clause's wording (`ClauseText.duties`); it is known by its clause and its key, through
every version.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partnerships.models.clause import Clause, ClauseText, OfClauseQuerySet
from partnerships.models.framework import (
    FrameworkAgreement,
    FrameworkParty,
    FrameworkVersion,
    OfFrameworkQuerySet,
)


class DutyBindingQuerySet(OfFrameworkQuerySet):
    """Bindings."""

    path = "text__clause__agreement__partnership"

    def scope(self, actor):
        """Those of wordings that stand in a version: a draft in a constituency's room binds nobody yet."""
        return super().scope(actor).filter(text__places__isnull=False).distinct()


class DutyBinding(models.Model):
    """The party that a duty in a wording binds, whatever its organisation is called by now. Written once."""

    text = models.ForeignKey(ClauseText, on_delete=models.PROTECT, related_name="bindings")
    key = models.CharField(_("short name"), max_length=60)
    named = models.CharField(_("party, as the text names it"), max_length=200)
    party = models.ForeignKey(FrameworkParty, on_delete=models.PROTECT, related_name="bindings")

    objects = DutyBindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("binding of a duty")
        verbose_name_plural = _("bindings of duties")
        ordering = ("text", "pk")
        constraints = (models.UniqueConstraint(fields=("text", "key"), name="partnerships_dutybinding_once"),)

    def __str__(self) -> str:
        return f"{self.named} {self.key}"


class DutyAnswer(models.Model):
    """How many there are on a day, as the party that is bound says. Answers are a history; the last one counts."""

    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="duty_answers")
    key = models.CharField(_("short name"), max_length=60)
    number = models.PositiveIntegerField(_("number"))
    on_day = models.DateField(_("as of"))
    source = models.CharField(_("source"), max_length=300)
    document = models.ForeignKey(
        "partnerships.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    given_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    objects = OfClauseQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer about a duty")
        verbose_name_plural = _("answers about duties")
        ordering = ("clause", "pk")

    def __str__(self) -> str:
        return f"{self.key} {self.number}"

    @property
    def partnership(self):
        """The partnership of the agreement."""
        return self.clause.agreement.partnership


class CommitteeSeatQuerySet(OfFrameworkQuerySet):
    """Seats on oversight committees."""

    def on(self, day):
        """Return those that are held on a day."""
        return self.filter(Q(until_on=None) | Q(until_on__gte=day), from_on__lte=day)


class CommitteeSeat(models.Model):
    """A person on an agreement's oversight committee, sent by an organisation."""

    agreement = models.ForeignKey(
        FrameworkAgreement, on_delete=models.PROTECT, related_name="committee_seats"
    )
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    member = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"), null=True, blank=True)

    objects = CommitteeSeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("seat on an oversight committee")
        verbose_name_plural = _("seats on oversight committees")
        ordering = ("agreement", "organisation__name", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("agreement", "member"),
                condition=Q(until_on=None),
                name="partnerships_committeeseat_once",
            ),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=models.F("from_on")),
                name="partnerships_committeeseat_runs_forward",
            ),
        )

    def __str__(self) -> str:
        return f"{self.member} · {self.organisation}"

    @property
    def partnership(self):
        """The partnership of the agreement."""
        return self.agreement.partnership


class Breach(models.Model):
    """A duty was not kept: what the oversight committee found, with its reason. Written once."""

    version = models.ForeignKey(FrameworkVersion, on_delete=models.PROTECT, related_name="breaches")
    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="breaches")
    key = models.CharField(_("short name"), max_length=60)
    party = models.ForeignKey(FrameworkParty, on_delete=models.PROTECT, related_name="breaches")
    found_on = models.DateField(_("day of the breach"))
    reason = models.TextField(_("reason"), max_length=4000)
    seat = models.ForeignKey(CommitteeSeat, on_delete=models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    objects = OfClauseQuerySet.as_manager()

    class Meta:
        verbose_name = _("breach of a duty")
        verbose_name_plural = _("breaches of duties")
        ordering = ("clause", "found_on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("clause", "key", "found_on"), name="partnerships_breach_once_a_day"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="partnerships_breach_with_reason"),
        )

    def __str__(self) -> str:
        return f"{self.key} {self.found_on}"

    @property
    def partnership(self):
        """The partnership of the agreement."""
        return self.version.agreement.partnership


class OfBreachQuerySet(OfFrameworkQuerySet):
    """What belongs to a breach."""

    path = "breach__version__agreement__partnership"


class BreachAnswer(models.Model):
    """What the party that is bound says to a breach. It may say more later; all of it stays."""

    breach = models.ForeignKey(Breach, on_delete=models.PROTECT, related_name="answers")
    text = models.TextField(_("answer"), max_length=4000)
    document = models.ForeignKey(
        "partnerships.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    given_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    objects = OfBreachQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer to a breach")
        verbose_name_plural = _("answers to breaches")
        ordering = ("breach", "pk")

    def __str__(self) -> str:
        return f"{self.breach}"
