"""A call for proposals: what is asked, by when, and how it will be judged."""

from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.enums import Role
from jtportal.kernel.scoping import ScopedQuerySet
from partnerships.enums import CallStage, CallState, MemberKind
from partnerships.models.partnership import Partnership


class CallQuerySet(ScopedQuerySet):
    """Calls."""

    def scope(self, actor):
        """Partners see the calls of their partnership; a draft only the coordinator."""
        rows = self.filter(partnership__in=Partnership.objects.visible_to(actor))
        return rows if actor.has_role(Role.COORDINATOR) else rows.exclude(state=CallState.DRAFT)


class Call(models.Model):
    """Deadlines are moments: they end at a minute of the partnership's clock. Amounts are in `currency`."""

    partnership = models.ForeignKey(
        "partnerships.Partnership", on_delete=models.PROTECT, related_name="calls"
    )
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("text"), blank=True)
    state = models.CharField(_("state"), max_length=20, choices=CallState, default=CallState.DRAFT)
    opens_at = models.DateTimeField(_("opens"))
    note_deadline = models.DateTimeField(_("deadline for concept notes"))
    full_deadline = models.DateTimeField(_("deadline for full proposals"), null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3)
    grant_min = models.DecimalField(_("smallest grant"), max_digits=15, decimal_places=2)
    grant_max = models.DecimalField(_("largest grant"), max_digits=15, decimal_places=2)
    budget = models.DecimalField(_("money to grant"), max_digits=15, decimal_places=2, null=True, blank=True)
    kinds = models.JSONField(_("kinds of organisation that must take part"), default=list, blank=True)
    note_threshold = models.DecimalField(
        _("least score of a concept note"), max_digits=5, decimal_places=2, default=Decimal(0)
    )
    full_threshold = models.DecimalField(
        _("least score of a full proposal"), max_digits=5, decimal_places=2, default=Decimal(0)
    )
    note_least_appraisers = models.PositiveSmallIntegerField(
        _("least number of appraisers of a concept note"), default=2
    )
    full_least_appraisers = models.PositiveSmallIntegerField(
        _("least number of appraisers of a full proposal"), default=2
    )
    # why a stage is judged by fewer all the same
    note_few_because = models.CharField(_("judged by fewer because"), max_length=500, blank=True)
    full_few_because = models.CharField(_("judged by fewer because"), max_length=500, blank=True)
    # from then on the coordinator sees the numbers: all sheets are in, or the stage is over
    note_scores_opened_at = models.DateTimeField(null=True, blank=True)
    full_scores_opened_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = CallQuerySet.as_manager()

    class Meta:
        verbose_name = _("call")
        verbose_name_plural = _("calls")
        ordering = ("-opens_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(note_deadline__gt=models.F("opens_at")),
                name="partnerships_call_deadline_after_opening",
                violation_error_message=_("The deadline must lie after the opening."),
            ),
            models.CheckConstraint(
                condition=models.Q(full_deadline=None)
                | models.Q(full_deadline__gt=models.F("note_deadline")),
                name="partnerships_call_full_deadline_after_first",
                violation_error_message=_("Full proposals are due after the concept notes."),
            ),
            models.CheckConstraint(
                condition=models.Q(grant_min__gt=0, grant_max__gte=models.F("grant_min")),
                name="partnerships_call_grants_from_to",
                violation_error_message=_("The largest grant cannot be below the smallest."),
            ),
            models.CheckConstraint(
                condition=models.Q(currency__regex=r"^[A-Z]{3}$"), name="partnerships_call_currency_is_iso"
            ),
            models.CheckConstraint(
                condition=models.Q(note_least_appraisers__gte=1, full_least_appraisers__gte=1),
                name="partnerships_call_somebody_judges",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def deadline(self, stage):
        """Return the moment until which proposals of a stage are taken in, or None."""
        return self.note_deadline if stage == CallStage.NOTE else self.full_deadline

    def threshold(self, stage):
        """Return the least score, out of 100, that a proposal of a stage needs."""
        return self.note_threshold if stage == CallStage.NOTE else self.full_threshold

    def scores_opened_at(self, stage):
        """Return since when the stage's numbers are open, or None."""
        return self.note_scores_opened_at if stage == CallStage.NOTE else self.full_scores_opened_at

    def least_appraisers(self, stage):
        """Return how many people judge each proposal of a stage at least."""
        return self.note_least_appraisers if stage == CallStage.NOTE else self.full_least_appraisers

    def few_because(self, stage):
        """Return why fewer judge a stage all the same; empty: they do not."""
        return self.note_few_because if stage == CallStage.NOTE else self.full_few_because

    @property
    def kind_words(self):
        """Return the kinds that must take part, in the reader's language."""
        return [MemberKind(kind).label for kind in self.kinds]


class OfCallQuerySet(ScopedQuerySet):
    """What belongs to a call."""

    def scope(self, actor):
        """Whoever sees the call sees how it judges."""
        return self.filter(call__in=Call.objects.visible_to(actor))


class CallCriterion(models.Model):
    """What appraisers give points for. `threshold` in points; `weight` counts against the stage's other weights."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="criteria")
    stage = models.CharField(_("for"), max_length=4, choices=CallStage)
    name = models.CharField(_("criterion"), max_length=200)
    hint = models.CharField(_("what to look at"), max_length=500, blank=True)
    weight = models.DecimalField(_("weight"), max_digits=6, decimal_places=2)
    max_points = models.DecimalField(_("most points"), max_digits=6, decimal_places=2, default=Decimal(5))
    threshold = models.DecimalField(_("least points"), max_digits=6, decimal_places=2, default=Decimal(0))
    position = models.PositiveSmallIntegerField(default=0)

    objects = OfCallQuerySet.as_manager()

    class Meta:
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        ordering = ("stage", "position", "pk")
        constraints = (
            models.UniqueConstraint("call", "stage", "name", name="partnerships_callcriterion_once"),
            models.CheckConstraint(
                condition=models.Q(
                    weight__gt=0, max_points__gt=0, threshold__gte=0, threshold__lte=models.F("max_points")
                ),
                name="partnerships_callcriterion_counts",
                violation_error_message=_("Weight and most points are above zero; the least lies between."),
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def partnership(self):
        """The place it belongs to."""
        return self.call.partnership


class CallCondition(models.Model):
    """One line of the eligibility checklist; `stage` empty: asked of both."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="conditions")
    stage = models.CharField(_("for"), max_length=4, choices=CallStage, blank=True)
    text = models.CharField(_("condition"), max_length=300)
    position = models.PositiveSmallIntegerField(default=0)

    objects = OfCallQuerySet.as_manager()

    class Meta:
        verbose_name = _("condition")
        verbose_name_plural = _("conditions")
        ordering = ("position", "pk")
        constraints = (
            models.UniqueConstraint("call", "stage", "text", name="partnerships_callcondition_once"),
        )

    def __str__(self) -> str:
        return self.text

    @property
    def partnership(self):
        """The place it belongs to."""
        return self.call.partnership


class CallMove(models.Model):
    """A step of a call: from where to where, when, by whom, why."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="moves")
    before = models.CharField(max_length=20, choices=CallState)
    after = models.CharField(max_length=20, choices=CallState)
    at = models.DateTimeField()
    by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(_("reason"), max_length=500, blank=True)

    objects = OfCallQuerySet.as_manager()

    class Meta:
        verbose_name = _("step of a call")
        verbose_name_plural = _("steps of a call")
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.get_before_display()} → {self.get_after_display()}"
