"""The territorial diagnosis: findings, the figures of the main problem, what was set aside, and who was heard."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.scoping import ScopedQuerySet
from partnerships.enums import BASELINES, MAY_BE_SET_ASIDE, Dimension, FindingState, Forgotten
from partnerships.models.partnership import Partnership

BASELINE_CHOICES = [(one.value, one.label) for one in BASELINES]


class DiagnosisQuerySet(ScopedQuerySet):
    """Whatever belongs to a diagnosis."""

    def scope(self, actor):
        """The diagnosis is open to every partner of its partnership."""
        return self.filter(partnership__in=Partnership.objects.visible_to(actor))


class FindingQuerySet(DiagnosisQuerySet):
    """Findings."""

    def standing(self):
        """Return those that were not withdrawn."""
        return self.exclude(state=FindingState.WITHDRAWN)


class Finding(models.Model):
    """Something that was found out about the area, with its source. Agreed ones change only by going back to draft.

    `nodes`: keys of the tree's nodes that it is evidence for; keys outlive versions of the tree. They are tied and
    untied from the tree's side too, also when it is agreed: what it says does not change by that.
    """

    partnership = models.ForeignKey(
        "partnerships.Partnership", on_delete=models.PROTECT, related_name="findings"
    )
    number = models.PositiveIntegerField(_("number"))
    dimension = models.CharField(_("dimension"), max_length=24, choices=Dimension)
    also = ArrayField(
        models.CharField(max_length=24, choices=Forgotten),
        verbose_name=_("easily forgotten dimensions"),
        default=list,
        blank=True,
    )
    title = models.CharField(_("finding"), max_length=200)
    text = models.TextField(_("text"), max_length=10_000)
    source = models.CharField(_("source"), max_length=300)
    observed_on = models.DateField(_("as of"))
    nodes = ArrayField(
        models.CharField(max_length=20), verbose_name=_("nodes of the tree"), default=list, blank=True
    )
    documents = models.ManyToManyField("partnerships.Document", related_name="findings", blank=True)
    state = models.CharField(_("state"), max_length=12, choices=FindingState, default=FindingState.DRAFT)
    decided_reason = models.TextField(_("reason"), blank=True)
    revision = models.PositiveIntegerField(default=1)
    organisation = models.ForeignKey(
        "accounts.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)

    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        ordering = ("partnership", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("partnership", "number"), name="partnerships_finding_number_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(state=FindingState.WITHDRAWN) | ~models.Q(decided_reason=""),
                name="partnerships_finding_withdrawn_with_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(state=FindingState.DRAFT) | models.Q(decided_at__isnull=False),
                name="partnerships_finding_decided_at_a_moment",
            ),
        )
        indexes = (GinIndex(fields=("nodes",), name="partnerships_finding_by_node"),)

    def __str__(self) -> str:
        return self.title


class BaselineFigure(models.Model):
    """A figure of one of the main problem's three baselines. A wrong one is withdrawn with a reason, never changed."""

    partnership = models.ForeignKey(
        "partnerships.Partnership", on_delete=models.PROTECT, related_name="baseline_figures"
    )
    dimension = models.CharField(_("baseline"), max_length=24, choices=BASELINE_CHOICES)
    title = models.CharField(_("what is measured"), max_length=160)
    value = models.DecimalField(_("value"), max_digits=20, decimal_places=4)
    unit = models.CharField(_("unit"), max_length=60)
    observed_on = models.DateField(_("as of"))
    source = models.CharField(_("source"), max_length=300)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    reason = models.TextField(_("reason"), blank=True)

    objects = DiagnosisQuerySet.as_manager()

    class Meta:
        verbose_name = _("baseline figure")
        verbose_name_plural = _("baseline figures")
        ordering = ("partnership", "dimension", "observed_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(dimension__in=[one.value for one in BASELINES]),
                name="partnerships_baselinefigure_of_a_baseline",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at=None) | ~models.Q(reason=""),
                name="partnerships_baselinefigure_withdrawn_with_reason",
            ),
        )

    def __str__(self) -> str:
        return self.title


class SetAside(models.Model):
    """A question of the diagnosis that is not relevant here: why, who said so, when; taken up again later perhaps."""

    partnership = models.ForeignKey(
        "partnerships.Partnership", on_delete=models.PROTECT, related_name="set_aside"
    )
    question = models.CharField(_("question"), max_length=24, choices=MAY_BE_SET_ASIDE)
    reason = models.TextField(_("reason"))
    organisation = models.ForeignKey(
        "accounts.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = DiagnosisQuerySet.as_manager()

    class Meta:
        verbose_name = _("question set aside")
        verbose_name_plural = _("questions set aside")
        ordering = ("partnership", "recorded_at")
        constraints = (
            models.UniqueConstraint(
                fields=("partnership", "question"),
                condition=models.Q(lifted_at=None),
                name="partnerships_setaside_once",
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="partnerships_setaside_with_reason"),
        )

    def __str__(self) -> str:
        return self.get_question_display()


class Consultation(models.Model):
    """A meeting in which people were heard. `who` names organisations or kinds of people, never private persons."""

    partnership = models.ForeignKey(
        "partnerships.Partnership", on_delete=models.PROTECT, related_name="consultations"
    )
    held_on = models.DateField(_("day"))
    who = models.CharField(_("who was heard"), max_length=200)
    women = models.PositiveIntegerField(_("women"), default=0)
    men = models.PositiveIntegerField(_("men"), default=0)
    unstated = models.PositiveIntegerField(_("sex not recorded"), default=0)
    heard = models.TextField(_("what was heard"), max_length=10_000)
    changed = models.TextField(_("what it changed"), max_length=10_000, blank=True)
    findings = models.ManyToManyField(Finding, related_name="consultations", blank=True)
    documents = models.ManyToManyField("partnerships.Document", related_name="consultations", blank=True)
    revision = models.PositiveIntegerField(default=1)
    organisation = models.ForeignKey(
        "accounts.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_at = models.DateTimeField()

    objects = DiagnosisQuerySet.as_manager()

    class Meta:
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")
        ordering = ("-held_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(women__gt=0) | models.Q(men__gt=0) | models.Q(unstated__gt=0),
                name="partnerships_consultation_somebody_was_heard",
            ),
        )

    def __str__(self) -> str:
        return self.who

    @property
    def people(self) -> int:
        """How many people were heard."""
        return self.women + self.men + self.unstated
