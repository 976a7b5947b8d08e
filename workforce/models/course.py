"""The way of a case: contacts, goals with their steps, referrals to partners, hand-overs between officers."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.scoping import ScopedQuerySet
from workforce.enums import ContactResult, ContactWay, GoalState, ReferralState
from workforce.models.case import Case
from workforce.models.of_case import OfCaseQuerySet


class Recorded(models.Model):
    """Who wrote it, and when."""

    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_at = models.DateTimeField()

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def partnership(self):
        """The case's."""
        return self.case.partnership


class Contact(Recorded):
    """A line of the journal: when officer and worker spoke, or did not, and what came of it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="contacts")
    on = models.DateField(_("day"))
    at = models.TimeField(_("at"), null=True)
    way = models.CharField(_("how"), max_length=8, choices=ContactWay)
    result = models.CharField(_("what became of it"), max_length=12, choices=ContactResult)
    note = models.TextField(_("what was said and agreed"), blank=True)
    retracted_at = models.DateTimeField(null=True)
    retract_reason = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ("-on", "-at", "-pk")

    def __str__(self) -> str:
        return f"{self.on}: {self.result}"


class Goal(Recorded):
    """Something that worker and officer agreed to reach, with its steps (tasks)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="goals")
    text = models.CharField(_("goal"), max_length=300)
    set_on = models.DateField(_("agreed on"))
    due_on = models.DateField(_("to be reached by"), null=True)
    state = models.CharField(_("state"), max_length=8, choices=GoalState, default=GoalState.OPEN)
    moved_on = models.DateField(_("since"), null=True)
    why = models.CharField(_("reason"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        ordering = ("set_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(due_on=None) | models.Q(due_on__gte=models.F("set_on")),
                name="workforce_goal_due_after_set",
            ),
        )

    def __str__(self) -> str:
        return self.text


class Referral(Recorded):
    """That a partner was asked to help, by when it answers, and what it answered."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="referrals")
    partner = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    what = models.CharField(_("what for"), max_length=300)
    asked_on = models.DateField(_("asked on"))
    due_on = models.DateField(_("answer by"))
    state = models.CharField(_("state"), max_length=10, choices=ReferralState, default=ReferralState.ASKED)
    moved_on = models.DateField(_("since"), null=True)
    answer = models.CharField(_("answer"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("referral")
        verbose_name_plural = _("referrals")
        ordering = ("-asked_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(due_on__gte=models.F("asked_on")),
                name="workforce_referral_due_after_asked",
            ),
        )

    def __str__(self) -> str:
        return self.what


class HandOver(Recorded):
    """That a case went from one officer to another, with what the next one must know."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="hand_overs")
    former = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    on = models.DateField(_("day"))

    class Meta:
        verbose_name = _("hand-over")
        verbose_name_plural = _("hand-overs")
        ordering = ("-recorded_at",)

    def __str__(self) -> str:
        return f"{self.case_id}: {self.on}"


class OfHandOverQuerySet(ScopedQuerySet):
    """Notes of hand-overs."""

    def scope(self, actor):
        """They exist for whom the hand-over exists."""
        return self.filter(hand_over__in=HandOver.objects.visible_to(actor))


class HandOverNote(models.Model):
    """A note for the next officer; the former one may still add some."""

    hand_over = models.ForeignKey(HandOver, on_delete=models.CASCADE, related_name="notes")
    text = models.TextField(_("note"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_at = models.DateTimeField()

    objects = OfHandOverQuerySet.as_manager()

    class Meta:
        verbose_name = _("note of a hand-over")
        verbose_name_plural = _("notes of hand-overs")
        ordering = ("recorded_at",)

    def __str__(self) -> str:
        return self.text[:40]
