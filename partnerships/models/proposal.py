"""What applicants hand in: concept notes and full proposals, who takes part, files, checks, visits."""

from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.enums import Role
from jtportal.kernel.scoping import ScopedQuerySet
from partnerships.enums import CallStage, CallState, CheckAnswer, MemberKind, ProposalState, VisitVerdict
from partnerships.models.call import Call

YES = (ProposalState.INVITED, ProposalState.FUNDED)


class ProposalQuerySet(ScopedQuerySet):
    """Proposals."""

    def scope(self, actor):
        """The coordinator sees all, appraisers those of their stage, applicants their own, everybody what is funded.

        Whoever declared a conflict of interest as an appraiser sees the proposal no more, at neither stage.
        """
        rows = self.filter(call__in=Call.objects.visible_to(actor))
        if actor.has_role(Role.COORDINATOR):
            return rows
        named = models.Exists(
            apps.get_model("partnerships", "Appraiser").objects.filter(
                call=models.OuterRef("call"),
                stage=models.OuterRef("stage"),
                user=actor.user_id,
                released_at=None,
            )
        )
        barred = models.Exists(
            apps.get_model("partnerships", "ScoreSheet").objects.filter(
                models.Q(proposal=models.OuterRef("pk"))
                | models.Q(proposal=models.OuterRef("note"))
                | models.Q(proposal__note=models.OuterRef("pk")),
                appraiser__user=actor.user_id,
                conflict=True,
            )
        )
        own = models.Q(applicant=actor.organisation_id) | models.Q(entered_for=actor.organisation_id)
        public = models.Q(state=ProposalState.FUNDED, call__state=CallState.DECIDED)
        return rows.filter((models.Q(named) & ~models.Q(barred)) | own | public)

    def of_stage(self, stage):
        """Return those of one stage."""
        return self.filter(stage=stage)


class Proposal(models.Model):
    """One concept note, or the full proposal that belongs to an invited one. The amount is in the call's currency."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="proposals")
    stage = models.CharField(_("stage"), max_length=4, choices=CallStage, default=CallStage.NOTE)
    note = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="full", verbose_name=_("note")
    )
    number = models.PositiveIntegerField(_("number"))
    state = models.CharField(_("state"), max_length=12, choices=ProposalState)
    applicant = models.ForeignKey(
        "accounts.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    applicant_name = models.CharField(_("applicant"), max_length=200)
    language = models.CharField(_("language of letters"), max_length=2, default="en")
    title = models.CharField(_("title"), max_length=300)
    summary = models.TextField(_("summary"), blank=True)
    amount = models.DecimalField(_("amount asked"), max_digits=15, decimal_places=2)
    received_at = models.DateTimeField(_("received"))
    late = models.BooleanField(_("late"), default=False)
    admitted_because = models.CharField(_("admitted because"), max_length=500, blank=True)
    eligibility_reason = models.CharField(_("reason"), max_length=1000, blank=True)
    decision_reason = models.CharField(_("reason"), max_length=1000, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    # why somebody decided who has an interest in it
    decided_despite = models.CharField(_("decided in spite of an interest"), max_length=500, blank=True)
    granted = models.DecimalField(_("granted"), max_digits=15, decimal_places=2, null=True, blank=True)
    entered_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    entered_for = models.ForeignKey(
        "accounts.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering = ("stage", "number")
        constraints = (
            models.UniqueConstraint("call", "stage", "number", name="partnerships_proposal_number_once"),
            models.CheckConstraint(
                condition=models.Q(stage=CallStage.NOTE, note=None)
                | models.Q(stage=CallStage.FULL, note__isnull=False),
                name="partnerships_proposal_full_has_note",
            ),
            models.CheckConstraint(
                condition=models.Q(amount__gt=0), name="partnerships_proposal_amount_above_zero"
            ),
            models.CheckConstraint(
                condition=models.Q(late=False)
                | models.Q(state=ProposalState.LATE)
                | ~models.Q(admitted_because=""),
                name="partnerships_proposal_late_admitted_with_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(state=ProposalState.FUNDED, granted__gt=0)
                | (~models.Q(state=ProposalState.FUNDED) & models.Q(granted=None)),
                name="partnerships_proposal_grant_when_funded",
            ),
            models.CheckConstraint(
                condition=(
                    models.Q(stage=CallStage.NOTE)
                    & ~models.Q(state__in=(ProposalState.FUNDED, ProposalState.NOT_FUNDED))
                )
                | (
                    models.Q(stage=CallStage.FULL)
                    & ~models.Q(state__in=(ProposalState.INVITED, ProposalState.NOT_INVITED))
                ),
                name="partnerships_proposal_decision_of_its_stage",
            ),
        )
        indexes = (models.Index(fields=("call", "stage", "state"), name="partnerships_proposal_funnel"),)

    def __str__(self) -> str:
        return self.title

    @property
    def partnership(self):
        """The place it belongs to."""
        return self.call.partnership

    @property
    def reference(self):
        """Return the number as it stands in letters: N-7 for a note, F-7 for a full proposal."""
        return f"{'N' if self.stage == CallStage.NOTE else 'F'}-{self.number}"


class OfProposalQuerySet(ScopedQuerySet):
    """What belongs to a proposal."""

    def scope(self, actor):
        """Whoever sees the proposal."""
        return self.filter(proposal__in=Proposal.objects.visible_to(actor))


class OfProposal(models.Model):
    """A row that belongs to a proposal and exists for whoever sees it."""

    objects = OfProposalQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def partnership(self):
        """The place it belongs to."""
        return self.proposal.call.partnership


class ProposalMember(OfProposal):
    """An organisation that takes part in a proposal, the applicant included."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="members")
    kind = models.CharField(_("kind"), max_length=20, choices=MemberKind)
    name = models.CharField(_("name"), max_length=200, blank=True)
    organisation = models.ForeignKey(
        "accounts.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta(OfProposal.Meta):
        abstract = False
        verbose_name = _("member of a proposal")
        verbose_name_plural = _("members of a proposal")
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.name or self.get_kind_display()


class ProposalFile(OfProposal):
    """A file of a proposal: opened by whoever sees the proposal, not by all partners."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="files")
    document = models.OneToOneField("partnerships.Document", on_delete=models.PROTECT, related_name="+")

    class Meta(OfProposal.Meta):
        abstract = False
        verbose_name = _("file of a proposal")
        verbose_name_plural = _("files of a proposal")
        ordering = ("pk",)

    def __str__(self) -> str:
        return str(self.document)


class ConditionAnswer(OfProposal):
    """Whether a proposal meets a condition, and why not."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="answers")
    condition = models.ForeignKey(
        "partnerships.CallCondition", on_delete=models.PROTECT, related_name="answers"
    )
    answer = models.CharField(_("answer"), max_length=8, choices=CheckAnswer)
    reason = models.CharField(_("reason"), max_length=500, blank=True)

    class Meta(OfProposal.Meta):
        abstract = False
        verbose_name = _("checked condition")
        verbose_name_plural = _("checked conditions")
        ordering = ("condition__position", "condition__pk")
        constraints = (
            models.UniqueConstraint("proposal", "condition", name="partnerships_conditionanswer_once"),
            models.CheckConstraint(
                condition=models.Q(answer=CheckAnswer.MET) | ~models.Q(reason=""),
                name="partnerships_conditionanswer_with_reason",
            ),
        )

    def __str__(self) -> str:
        return f"{self.condition}: {self.get_answer_display()}"


class FieldVisit(OfProposal):
    """What was found where the proposal is to be carried out."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="visits")
    on = models.DateField(_("visited on"))
    place = models.CharField(_("place"), max_length=200, blank=True)
    findings = models.TextField(_("findings"))
    verdict = models.CharField(_("verdict"), max_length=15, choices=VisitVerdict)
    by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(OfProposal.Meta):
        abstract = False
        verbose_name = _("visit in the field")
        verbose_name_plural = _("visits in the field")
        ordering = ("on", "pk")

    def __str__(self) -> str:
        return f"{self.on} · {self.get_verdict_display()}"
