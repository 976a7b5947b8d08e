"""Appointments of officers with workers, and the secret addresses under which calendars read them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.scoping import ScopedQuerySet
from workforce.enums import AppointmentState, ContactWay
from workforce.models.case import Case
from workforce.models.course import Recorded
from workforce.models.served import served_by

SETTLED = (AppointmentState.KEPT, AppointmentState.NO_SHOW)


class Appointment(Recorded):
    """When an officer and a worker meet or speak. `sequence` counts its changes, as calendars want it.

    Once it is settled, the journal's line about it is its `contact`.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="appointments")
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="appointments", db_index=False
    )
    begins = models.DateTimeField(_("from"))
    ends = models.DateTimeField(_("until"))
    way = models.CharField(_("how"), max_length=8, choices=ContactWay)
    place = models.CharField(_("where"), max_length=200, blank=True)
    topic = models.CharField(_("what about"), max_length=200, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=AppointmentState, default=AppointmentState.PLANNED
    )
    why = models.CharField(_("reason"), max_length=300, blank=True)
    sequence = models.PositiveIntegerField(default=0)
    contact = models.OneToOneField(
        "workforce.Contact", null=True, on_delete=models.PROTECT, related_name="appointment"
    )

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        ordering = ("begins", "pk")
        indexes = (models.Index(fields=("officer", "begins"), name="workforce_appointment_officer"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends__gt=models.F("begins")), name="workforce_appointment_takes_time"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=SETTLED, contact__isnull=False)
                | (~models.Q(state__in=SETTLED) & models.Q(contact=None)),
                name="workforce_appointment_settled_in_journal",
            ),
        )

    def __str__(self) -> str:
        return f"{self.begins:%Y-%m-%d %H:%M}"


class OfficerCalendarQuerySet(ScopedQuerySet):
    """Secret addresses of calendars."""

    def scope(self, actor):
        """Everybody sees their own alone, where they hold cases."""
        served = served_by(actor)
        return self.none() if served is None else self.filter(served, user=actor.user_id)


class OfficerCalendar(models.Model):
    """A secret address under which an officer's calendar reads the appointments; only its digest is kept."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    initials = models.BooleanField(_("with the worker's initials"), default=False)
    made_at = models.DateTimeField()

    objects = OfficerCalendarQuerySet.as_manager()

    class Meta:
        verbose_name = _("address of an officer's calendar")
        verbose_name_plural = _("addresses of officers' calendars")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("user", "partnership"), name="workforce_officercalendar_one_each"
            ),
        )

    def __str__(self) -> str:
        return str(self.user)
