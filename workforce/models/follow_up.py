"""What became of somebody after leaving the mine: when it is asked, what was answered, the link to answer by."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.scoping import ScopedQuerySet
from workforce.enums import WORKING, Channel, Checked, LabourStatus, Point
from workforce.models.case import Case
from workforce.models.of_case import OfCaseQuerySet
from workforce.models.placement import CURRENCY, Decent

COLLECT_DAYS = 28  # how long after its day a follow-up is collected before silence counts as unknown


class FollowUp(models.Model):
    """That somebody is to be asked, some time after leaving, what they do on the day it is due.

    It is kept when the departure no longer stands: called off (`retracted_at`), and counted no more.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="follow_ups")
    worker = models.ForeignKey("workforce.Worker", on_delete=models.PROTECT, related_name="follow_ups")
    left_on = models.DateField(_("left on"))
    point = models.CharField(_("after"), max_length=3, choices=Point)
    due_on = models.DateField(_("due"))
    recorded_at = models.DateTimeField()
    retracted_at = models.DateTimeField(null=True)

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-ups")
        ordering = ("due_on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("worker", "left_on", "point"),
                condition=models.Q(retracted_at=None),
                name="workforce_follow_up_once",
            ),
            models.CheckConstraint(
                condition=models.Q(due_on__gt=models.F("left_on")), name="workforce_follow_up_after_leaving"
            ),
        )
        indexes = (models.Index(fields=("case", "due_on"), name="workforce_follow_up_due"),)

    def __str__(self) -> str:
        return self.get_point_display()

    @property
    def partnership(self):
        """The case's."""
        return self.case.partnership


class OfFollowUpQuerySet(ScopedQuerySet):
    """What belongs to a follow-up."""

    def scope(self, actor):
        """It exists for whom the follow-up exists."""
        return self.filter(follow_up__in=FollowUp.objects.visible_to(actor))


class FollowUpAnswer(Decent):
    """What somebody did on the day asked about. A later answer replaces it; none is deleted."""

    follow_up = models.ForeignKey(FollowUp, on_delete=models.PROTECT, related_name="answers")
    status = models.CharField(_("on that day"), max_length=16, choices=LabourStatus)
    employer = models.CharField(_("employer"), max_length=200, blank=True)
    same_employer = models.CharField(
        _("still where they began after the mine"), max_length=3, choices=Checked, blank=True
    )
    hours = models.DecimalField(_("hours a week"), max_digits=4, decimal_places=1, null=True)
    wage = models.DecimalField(_("pay a month before tax"), max_digits=12, decimal_places=2, null=True)
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    channel = models.CharField(max_length=10, choices=Channel)
    note = models.CharField(_("note"), max_length=500, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_at = models.DateTimeField()
    retracted_at = models.DateTimeField(null=True)

    objects = OfFollowUpQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer to a follow-up")
        verbose_name_plural = _("answers to follow-ups")
        ordering = ("-recorded_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("follow_up",),
                condition=models.Q(retracted_at=None),
                name="workforce_answer_one_standing",
            ),
            models.CheckConstraint(
                condition=models.Q(wage=None, currency="") | models.Q(wage__gte=0, currency__regex=CURRENCY),
                name="workforce_answer_wage_has_currency",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=[one.value for one in WORKING])
                | models.Q(employer="", same_employer="", wage=None, hours=None),
                name="workforce_answer_terms_of_work_alone",
            ),
        )

    def __str__(self) -> str:
        return self.get_status_display()

    @property
    def works(self) -> bool:
        """Whether it says that the person was at work."""
        return self.status in WORKING


class FollowUpLink(models.Model):
    """A secret address by which the worker answers once, without an account. Only its digest is kept."""

    follow_up = models.ForeignKey(FollowUp, on_delete=models.CASCADE, related_name="links")
    digest = models.CharField(max_length=64, unique=True)
    language = models.CharField(_("language"), max_length=7)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    objects = OfFollowUpQuerySet.as_manager()

    class Meta:
        verbose_name = _("link to answer by")
        verbose_name_plural = _("links to answer by")
        ordering = ("-made_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("follow_up",),
                condition=models.Q(used_at=None, revoked_at=None),
                name="workforce_link_one_open",
            ),
        )

    def __str__(self) -> str:
        return f"{self.follow_up_id} until {self.expires_at:%Y-%m-%d}"
