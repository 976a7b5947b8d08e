"""Letters about decisions, kept as they were written."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.enums import Role
from partnerships.enums import ProposalState
from partnerships.models.proposal import OfProposal, OfProposalQuerySet


class DecisionLetterQuerySet(OfProposalQuerySet):
    """Letters."""

    def scope(self, actor):
        """The coordinator reads all, applicants their own: what is public is the decision, not the letter."""
        rows = super().scope(actor)
        if actor.has_role(Role.COORDINATOR):
            return rows
        own = Q(proposal__applicant=actor.organisation_id) | Q(proposal__entered_for=actor.organisation_id)
        return rows.filter(own)


class DecisionLetter(OfProposal):
    """What an applicant was told of a decision (`state`), on which day it was written, and sent."""

    proposal = models.ForeignKey(
        "partnerships.Proposal", on_delete=models.PROTECT, related_name="letters", verbose_name=_("proposal")
    )
    state = models.CharField(_("decision"), max_length=12, choices=ProposalState)
    document = models.OneToOneField("partnerships.Document", on_delete=models.PROTECT, related_name="+")
    written_on = models.DateField(_("written on"))
    sent_on = models.DateField(_("sent on"), null=True, blank=True)

    objects = DecisionLetterQuerySet.as_manager()

    class Meta(OfProposal.Meta):
        abstract = False
        verbose_name = _("letter about a decision")
        verbose_name_plural = _("letters about decisions")
        ordering = ("proposal__number", "pk")
        constraints = (models.UniqueConstraint("proposal", "state", name="partnerships_decisionletter_once"),)

    def __str__(self) -> str:
        return str(self.document)
