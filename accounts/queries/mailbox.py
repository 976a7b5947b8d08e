"""The demonstration's mailbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from accounts.models import MailMessage

if TYPE_CHECKING:
    from django.db.models import QuerySet


def readable_mails() -> QuerySet[MailMessage]:
    """Return all mail of the demonstration, none anywhere else: reset links in it open any account."""
    return MailMessage.objects.all() if settings.DEMO else MailMessage.objects.none()
