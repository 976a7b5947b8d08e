"""Who did what, when, for whom: a trail that only grows.

Events stand in streams (one per acting organisation, one per import); in a stream each carries the hash of
the one before. The application's database role may insert and read, nothing else. Personal values are sealed
with a key of the person concerned: destroying that key makes them unreadable while every hash still verifies.
"""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.scoping import ScopedQuerySet


class AuditEventQuerySet(ScopedQuerySet):
    """The trail."""

    def scope(self, actor):
        """Data-protection officers read what was done for the organisation they act for."""
        if actor.has_role("data_protection", "administrator"):
            return self.filter(organisation=actor.organisation_id)
        return self.none()


class SubjectKey(models.Model):
    """The secret that unseals what the trail holds about one person. Destroyed when the person is erased."""

    subject = models.UUIDField(primary_key=True, default=uuid.uuid4)
    secret = models.BinaryField(null=True)
    destroyed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(secret=None, destroyed_at__isnull=False)
                | models.Q(secret__isnull=False, destroyed_at=None),
                name="accounts_subjectkey_is_whole_or_destroyed",
            ),
        )

    def __str__(self) -> str:
        return str(self.subject)


class AuditEvent(models.Model):
    """One change: who, for which organisation, what, when, before, after."""

    id = models.BigAutoField(primary_key=True)
    stream = models.CharField(max_length=60)
    sequence = models.BigIntegerField()
    at = models.DateTimeField(_("when"))
    kind = models.CharField(_("by"), max_length=10)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    organisation = models.ForeignKey(
        "accounts.Organisation", null=True, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    verb = models.CharField(_("what"), max_length=60)
    target = models.CharField(_("target"), max_length=60)  # app_label.model
    target_id = models.CharField(max_length=40)
    subject = models.UUIDField(null=True)
    detail = models.JSONField(
        _("before and after"), default=dict
    )  # {"before": {}, "after": {}, "reason": ""}
    sealed = models.BinaryField(null=True)  # the same shape for personal values, under the subject's key
    request_id = models.CharField(max_length=40, blank=True)
    previous_hash = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)

    objects = AuditEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("audit event")
        verbose_name_plural = _("audit trail")
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(fields=("stream", "sequence"), name="accounts_audit_sequence_once"),
        )
        indexes = (
            models.Index(fields=("target", "target_id", "id"), name="accounts_audit_target"),
            models.Index(fields=("organisation", "-id"), name="accounts_audit_organisation"),
        )

    def __str__(self) -> str:
        return f"{self.stream}#{self.sequence} {self.verb}"
