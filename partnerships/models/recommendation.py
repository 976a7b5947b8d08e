"""What an evaluation recommends, and what management answers and does about it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.scoping import ScopedQuerySet
from partnerships.enums import EvaluationKind, Progress, Response
from partnerships.models.partnership import Partnership

NEEDS_REASON = (Response.PARTLY, Response.REJECTED)
NEEDS_ACTION = (Response.ACCEPTED, Response.PARTLY)


class RecommendationQuerySet(ScopedQuerySet):
    """Recommendations."""

    def scope(self, actor):
        """Partners see what was recommended to their partnership."""
        return self.filter(partnership__in=Partnership.objects.visible_to(actor))

    def unanswered(self):
        """Return those without a management response."""
        return self.filter(response="")

    def to_be_done(self):
        """Return those that were answered with an action that is not finished."""
        waiting = (Progress.NOT_STARTED, Progress.PARTIAL)
        return self.filter(response__in=NEEDS_ACTION, progress__in=waiting)


class Recommendation(models.Model):
    """`number` counts within a partnership's evaluation; `source` is the report it stands in."""

    partnership = models.ForeignKey(
        "partnerships.Partnership", on_delete=models.PROTECT, related_name="recommendations"
    )
    evaluation = models.CharField(_("evaluation"), max_length=10, choices=EvaluationKind)
    number = models.PositiveSmallIntegerField(_("number"))
    text = models.TextField(_("recommendation"))
    source = models.ForeignKey(
        "partnerships.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    source_title = models.CharField(_("stands in"), max_length=200)
    made_on = models.DateField(_("made on"))
    response = models.CharField(_("management response"), max_length=10, choices=Response, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    action = models.TextField(_("action"), blank=True)
    organisation = models.ForeignKey(
        "accounts.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        verbose_name=_("owner"),
    )  # fmt: skip
    owner = models.ForeignKey(
        "accounts.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        verbose_name=_("person"),
    )  # fmt: skip
    due_on = models.DateField(_("due"), null=True, blank=True)
    progress = models.CharField(_("status"), max_length=12, choices=Progress, default=Progress.NOT_STARTED)

    objects = RecommendationQuerySet.as_manager()

    class Meta:
        verbose_name = _("recommendation")
        verbose_name_plural = _("recommendations")
        ordering = ("evaluation", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("partnership", "evaluation", "number"), name="partnerships_recommendation_number_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(response__in=NEEDS_REASON) | ~models.Q(reason=""),
                name="partnerships_recommendation_says_why",
            ),
            models.CheckConstraint(
                condition=~models.Q(response__in=NEEDS_ACTION)
                | (
                    ~models.Q(action="")
                    & models.Q(organisation__isnull=False)
                    & models.Q(due_on__isnull=False)
                ),
                name="partnerships_recommendation_says_who_and_when",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_evaluation_display()} {self.number}"


class RecommendationMove(models.Model):
    """A step of a recommendation: `kind` response or progress, from what to what."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="moves")
    kind = models.CharField(max_length=10)
    before = models.CharField(max_length=12, blank=True)
    after = models.CharField(max_length=12)
    reason = models.TextField(_("reason"), blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("step of a recommendation")
        verbose_name_plural = _("steps of a recommendation")
        ordering = ("recommendation", "at", "pk")

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"
