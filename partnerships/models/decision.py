"""What a meeting decided: somebody's, due on a day, followed until it is done or dropped."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.scoping import ScopedQuerySet
from partnerships.enums import FollowUp
from partnerships.models.meeting import AgendaItem, Meeting


class DecisionQuerySet(ScopedQuerySet):
    """Decisions."""

    def scope(self, actor):
        """Whoever sees the meeting sees what it decided."""
        return self.filter(meeting__in=Meeting.objects.visible_to(actor))

    def open(self):
        """Return those that nobody has done or dropped."""
        return self.filter(state=FollowUp.OPEN)


class Decision(models.Model):
    """The owner is a partner's organisation, a person of one, or both."""

    partnership = models.ForeignKey(
        "partnerships.Partnership", on_delete=models.PROTECT, related_name="decisions"
    )
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="decisions")
    item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="decisions"
    )
    text = models.TextField(_("decision"))
    organisation = models.ForeignKey(
        "accounts.Organisation", on_delete=models.PROTECT, related_name="+", verbose_name=_("owner")
    )
    owner = models.ForeignKey(
        "accounts.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        verbose_name=_("person"),
    )  # fmt: skip
    due_on = models.DateField(_("due"))
    state = models.CharField(_("follow-up"), max_length=10, choices=FollowUp, default=FollowUp.OPEN)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ("due_on", "pk")
        indexes = (
            models.Index(
                fields=("partnership", "due_on"),
                condition=models.Q(state=FollowUp.OPEN),
                name="partnerships_decision_open",
            ),
        )

    def __str__(self) -> str:
        return self.text[:80]


class DecisionMove(models.Model):
    """A step of a decision's follow-up."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="moves")
    before = models.CharField(max_length=10, choices=FollowUp)
    after = models.CharField(max_length=10, choices=FollowUp)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("step of a decision")
        verbose_name_plural = _("steps of a decision")
        ordering = ("decision", "at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(after=FollowUp.DROPPED) | ~models.Q(reason=""),
                name="partnerships_decisionmove_dropped_says_why",
            ),
        )

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"
