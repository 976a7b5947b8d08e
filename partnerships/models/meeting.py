"""A review meeting: agenda, attendance, minutes. What was agreed no longer changes; the database holds that too."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.enums import Role
from jtportal.kernel.scoping import ScopedQuerySet
from partnerships.enums import MeetingKind, MeetingState
from partnerships.models.partnership import Partnership


class MeetingQuerySet(ScopedQuerySet):
    """Meetings."""

    def scope(self, actor):
        """Partners see a meeting from the day its agenda is published; coordinators before."""
        rows = self.filter(partnership__in=Partnership.objects.visible_to(actor))
        return rows if actor.has_role(Role.COORDINATOR) else rows.exclude(state=MeetingState.DRAFT)


class Meeting(models.Model):
    """When, where, of which kind; `starts_at` is shown by the partnership's clock."""

    partnership = models.ForeignKey(
        "partnerships.Partnership", on_delete=models.PROTECT, related_name="meetings"
    )
    kind = models.CharField(_("kind"), max_length=20, choices=MeetingKind)
    title = models.CharField(_("title"), max_length=200)
    starts_at = models.DateTimeField(_("begins"))
    place = models.CharField(_("place"), max_length=200)
    state = models.CharField(max_length=20, choices=MeetingState, default=MeetingState.DRAFT)
    guests = models.CharField(_("guests"), max_length=500, blank=True)
    minutes_file = models.ForeignKey(
        "partnerships.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    agreed_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ("-starts_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state=MeetingState.AGREED, agreed_at__isnull=False)
                | (~models.Q(state=MeetingState.AGREED) & models.Q(agreed_at=None)),
                name="partnerships_meeting_agreed_has_its_day",
            ),
        )

    def __str__(self) -> str:
        return self.title


class AgendaItem(models.Model):
    """A point of the agenda in its place, with what was said about it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(_("agenda item"), max_length=300)
    minutes = models.TextField(_("minutes"), blank=True)

    class Meta:
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")
        ordering = ("meeting", "position")
        constraints = (
            models.UniqueConstraint(
                fields=("meeting", "position"), name="partnerships_agendaitem_place_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.position}. {self.title}"


class Attendance(models.Model):
    """A partner that was there, or sent its excuse; `persons`: who came for it, office contacts only."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendance")
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    persons = models.CharField(_("who came"), max_length=200, blank=True)
    excused = models.BooleanField(_("excused"), default=False)

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendance")
        ordering = ("meeting", "organisation__name")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "organisation"), name="partnerships_attendance_once"),
            models.CheckConstraint(
                condition=models.Q(excused=False) | models.Q(persons=""),
                name="partnerships_attendance_excused_sends_nobody",
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation}"


class Erratum(models.Model):
    """A line added to agreed minutes: what they should say. Never changed."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="errata")
    text = models.TextField(_("correction"))
    at = models.DateTimeField()
    by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("erratum")
        verbose_name_plural = _("errata")
        ordering = ("meeting", "at")

    def __str__(self) -> str:
        return self.text[:80]
