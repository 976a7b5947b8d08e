"""When the portal writes to a person, and the mails that wait to be sent."""

from datetime import time

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.scoping import ScopedQuerySet
from partnerships.enums import Rhythm, Weekday


class OwnQuerySet(ScopedQuerySet):
    """What belongs to one person."""

    def scope(self, actor):
        """People see their own."""
        return self.filter(user=actor.user_id)


class DigestSetting(models.Model):
    """A person's wish. Who never chose gets no mail."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="digest")
    rhythm = models.CharField(_("how often"), max_length=10, choices=Rhythm, default=Rhythm.NEVER)
    weekday = models.PositiveSmallIntegerField(_("on which day"), choices=Weekday, default=Weekday.MONDAY)
    at = models.TimeField(_("from what time"), default=time(7))
    time_zone = models.CharField(max_length=40)
    base_url = models.CharField(max_length=200)  # the address at which the person uses the portal
    looked_on = models.DateField(null=True, blank=True)  # the last day on which it was seen what waits

    objects = OwnQuerySet.as_manager()

    class Meta:
        verbose_name = _("mail digest")
        verbose_name_plural = _("mail digests")
        ordering = ("user",)

    def __str__(self) -> str:
        return self.get_rhythm_display()


class DigestMail(models.Model):
    """A digest that was put together: at most one a day for a person, whatever happens to the worker process."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="digest_mails")
    day = models.DateField()
    subject = models.CharField(max_length=200)
    body = models.TextField()
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    objects = OwnQuerySet.as_manager()

    class Meta:
        verbose_name = _("digest put together")
        verbose_name_plural = _("digests put together")
        ordering = ("-day",)
        constraints = (
            models.UniqueConstraint(fields=("user", "day"), name="partnerships_digestmail_once_a_day"),
        )
        indexes = (
            models.Index(
                fields=("made_at",), condition=models.Q(sent_at=None), name="partnerships_digest_unsent"
            ),
        )

    def __str__(self) -> str:
        return self.subject
