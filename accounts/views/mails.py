"""The demonstration's mailbox: mail that anywhere else would be sent. Open before signing in, for resets."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.utils.decorators import method_decorator

from accounts.models import MailMessage
from accounts.queries.mailbox import readable_mails
from accounts.rules import public
from jtportal.kernel.doors import PageDoor


@method_decorator(login_not_required, name="dispatch")
class MailList(PageDoor):
    """The latest hundred messages."""

    access = public
    template = "accounts/mail_list.html"

    def context(self) -> dict[str, Any]:
        """Messages, newest first. 404 outside the demonstration."""
        if not settings.DEMO:
            raise Http404
        return {"mails": readable_mails()[:100]}


@method_decorator(login_not_required, name="dispatch")
class MailDetail(PageDoor):
    """One message with its links."""

    access = public
    model = MailMessage
    template = "accounts/mail_detail.html"

    def rows(self, _actor: Any) -> Any:
        """All mail in the demonstration, none anywhere else."""
        return readable_mails()
