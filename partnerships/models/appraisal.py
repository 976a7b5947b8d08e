"""Who judges proposals, and what they gave."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.enums import Role
from jtportal.kernel.scoping import ScopedQuerySet
from partnerships.enums import CallStage
from partnerships.models.call import Call, CallCriterion, OfCallQuerySet
from partnerships.models.proposal import Proposal


class Appraiser(models.Model):
    """A person named to judge a stage of a call."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="appraisers")
    stage = models.CharField(_("stage"), max_length=4, choices=CallStage)
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    named_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True, blank=True)

    objects = OfCallQuerySet.as_manager()

    class Meta:
        verbose_name = _("appraiser")
        verbose_name_plural = _("appraisers")
        ordering = ("stage", "pk")
        constraints = (
            models.UniqueConstraint(
                "call",
                "stage",
                "user",
                condition=models.Q(released_at=None),
                name="partnerships_appraiser_named_once",
            ),
        )

    def __str__(self) -> str:
        return str(self.user)

    @property
    def partnership(self):
        """The place it belongs to."""
        return self.call.partnership


class ScoreSheetQuerySet(ScopedQuerySet):
    """Score sheets."""

    def scope(self, actor):
        """One's own; others' handed in once one's own is; to the coordinator all, once the stage's scores are open.

        An appraiser with a conflict has no sheet to hand in for that proposal and sees nobody's, only the
        conflict itself.
        """
        own = models.Q(appraiser__user=actor.user_id)
        handed = ScoreSheet.objects.filter(
            appraiser__user=actor.user_id, appraiser__released_at=None, handed_in_at__isnull=False
        )
        seen = own | models.Q(handed_in_at__isnull=False, proposal__in=handed.values("proposal_id"))
        if actor.has_role(Role.COORDINATOR):
            is_open = models.Q(
                proposal__stage=CallStage.NOTE, proposal__call__note_scores_opened_at__isnull=False
            ) | models.Q(proposal__stage=CallStage.FULL, proposal__call__full_scores_opened_at__isnull=False)
            seen |= is_open & models.Q(handed_in_at__isnull=False)
        return self.filter(own | (seen & models.Q(proposal__in=Proposal.objects.visible_to(actor))))


class ScoreSheet(models.Model):
    """One appraiser's judgement of one proposal: declared free of conflict first, then a draft, then handed in."""

    appraiser = models.ForeignKey(Appraiser, on_delete=models.PROTECT, related_name="sheets")
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="sheets")
    declared_at = models.DateTimeField()
    conflict = models.BooleanField(_("conflict of interest"), default=False)
    conflict_reason = models.CharField(_("conflict"), max_length=500, blank=True)
    comment = models.TextField(_("comment"), blank=True)
    saved_at = models.DateTimeField(null=True, blank=True)
    handed_in_at = models.DateTimeField(null=True, blank=True)

    objects = ScoreSheetQuerySet.as_manager()

    class Meta:
        verbose_name = _("score sheet")
        verbose_name_plural = _("score sheets")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint("appraiser", "proposal", name="partnerships_scoresheet_once"),
            models.CheckConstraint(
                condition=models.Q(conflict=False)
                | models.Q(saved_at=None, handed_in_at=None, conflict=True) & ~models.Q(conflict_reason=""),
                name="partnerships_scoresheet_conflict_bars_scoring",
            ),
        )

    def __str__(self) -> str:
        return f"{self.proposal} · {self.appraiser}"

    @property
    def partnership(self):
        """The place it belongs to."""
        return self.proposal.call.partnership


class ScoreQuerySet(ScopedQuerySet):
    """Points."""

    def scope(self, actor):
        """Whoever sees the sheet."""
        return self.filter(sheet__in=ScoreSheet.objects.visible_to(actor))


class Score(models.Model):
    """Points for one criterion, with the appraiser's words."""

    sheet = models.ForeignKey(ScoreSheet, on_delete=models.PROTECT, related_name="scores")
    criterion = models.ForeignKey(CallCriterion, on_delete=models.PROTECT, related_name="scores")
    points = models.DecimalField(_("points"), max_digits=6, decimal_places=2)
    comment = models.CharField(_("comment"), max_length=1000, blank=True)

    objects = ScoreQuerySet.as_manager()

    class Meta:
        verbose_name = _("score")
        verbose_name_plural = _("scores")
        ordering = ("criterion__position", "criterion__pk")
        constraints = (
            models.UniqueConstraint("sheet", "criterion", name="partnerships_score_once"),
            models.CheckConstraint(
                condition=models.Q(points__gte=0), name="partnerships_score_not_below_zero"
            ),
        )

    def __str__(self) -> str:
        return f"{self.criterion}: {self.points}"
