"""What people were told."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.scoping import ScopedQuerySet


class NoticeQuerySet(ScopedQuerySet):
    """Notices."""

    def scope(self, actor):
        """People see what they themselves were told."""
        return self.filter(user=actor.user_id)


class Notice(models.Model):
    """A line told to one person: a kind with parameters, put into words when read."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=60)
    params = models.JSONField(default=dict)
    url = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ("-id",)
        indexes = (
            models.Index(
                fields=("user", "-id"), condition=models.Q(read_at=None), name="accounts_notice_unread"
            ),
        )

    def __str__(self) -> str:
        return self.kind
