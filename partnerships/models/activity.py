"""The action plan: interventions, their activities, and the milestones on the way."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partnerships.enums import ActivityState, MilestoneState
from partnerships.models.document import Document
from partnerships.models.money import OfPartnershipQuerySet
from partnerships.models.partnership import Partnership


class OfActivityQuerySet(OfPartnershipQuerySet):
    """Rows that hang on an activity."""

    path = "activity__partnership"


class Intervention(models.Model):
    """What the partnership does about something: the house of activities and of budget lines."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="interventions")
    title = models.CharField(_("title"), max_length=200)
    aim = models.CharField(_("aim"), max_length=500, blank=True)
    output_key = models.CharField(_("output of the tree"), max_length=20, blank=True)
    lead = models.ForeignKey(
        "accounts.Organisation",
        verbose_name=_("led by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = OfPartnershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("intervention")
        verbose_name_plural = _("interventions")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("partnership", "title"),
                name="partnerships_intervention_title_once",
                violation_error_message=_("There is an intervention of this title already."),
            ),
        )

    def __str__(self) -> str:
        return self.title


class Activity(models.Model):
    """Something that is done from a day until another, by a person or an organisation."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="activities")
    intervention = models.ForeignKey(
        Intervention, verbose_name=_("intervention"), on_delete=models.PROTECT, related_name="activities"
    )
    title = models.CharField(_("title"), max_length=200)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    body = models.ForeignKey(
        "accounts.Organisation",
        verbose_name=_("responsible organisation"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    starts_on = models.DateField(_("from"))
    due_on = models.DateField(_("until"))
    state = models.CharField(_("state"), max_length=10, choices=ActivityState, default=ActivityState.PLANNED)
    note = models.CharField(_("note"), max_length=1000, blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = OfPartnershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ("due_on", "pk")
        indexes = (
            models.Index(fields=("partnership", "due_on", "id"), name="partnerships_activity_by_due"),
            models.Index(
                fields=("partnership", "state", "due_on", "id"), name="partnerships_activity_by_state"
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(due_on__gte=models.F("starts_on")),
                name="partnerships_activity_ends_after_start",
                violation_error_message=_("The last day cannot lie before the first."),
            ),
        )

    def __str__(self) -> str:
        return self.title


class Milestone(models.Model):
    """A point that an activity must reach by a day."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="milestones")
    title = models.CharField(_("title"), max_length=200)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Left open, it is whose the activity is."),
    )
    due_on = models.DateField(_("due"))
    state = models.CharField(_("state"), max_length=10, choices=MilestoneState, default=MilestoneState.OPEN)
    reached_on = models.DateField(_("reached on"), null=True, blank=True)
    evidence = models.ForeignKey(
        Document,
        verbose_name=_("evidence"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = OfActivityQuerySet.as_manager()

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ("due_on", "pk")
        indexes = (
            models.Index(
                fields=("due_on",), condition=models.Q(state="open"), name="partnerships_milestone_open"
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state="reached", reached_on__isnull=False)
                | (~models.Q(state="reached") & models.Q(reached_on__isnull=True)),
                name="partnerships_milestone_reached_on_a_day",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def partnership(self):
        """The partnership of its activity."""
        return self.activity.partnership


class CalendarFeedQuerySet(OfPartnershipQuerySet):
    """Secret addresses of calendars."""

    def scope(self, actor):
        """Everybody sees their own alone."""
        return super().scope(actor).filter(user=actor.user_id)


class CalendarFeed(models.Model):
    """A secret address under which one person's calendar reads a plan; only its digest is kept."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.CASCADE, related_name="+")
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)

    objects = CalendarFeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("calendar address")
        verbose_name_plural = _("calendar addresses")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("user", "partnership"), name="partnerships_calendarfeed_one_each"
            ),
        )

    def __str__(self) -> str:
        return f"{self.user} · {self.partnership}"
