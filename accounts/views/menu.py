"""What the accounts floor puts around every page: lines of the person's menu and of the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import rules
from accounts.queries import notices

if TYPE_CHECKING:
    from django.http import HttpRequest

Link = dict[str, str]


def notice_link(request: HttpRequest) -> Link:
    """Notices, with how many are new."""
    count = notices.unread_count(request.actor)
    label = _("Notices (%(count)s new)") % {"count": count} if count else _("Notices")
    return {"label": label, "url": reverse("accounts:notice_list")}


def profile_link(_request: HttpRequest) -> Link:
    """The person's own page."""
    return {"label": _("You and your roles"), "url": reverse("accounts:profile")}


def audit_link(request: HttpRequest) -> Link | None:
    """The audit trail, for those who may read it."""
    if not rules.may_read_audit(request.actor):
        return None
    return {"label": _("Audit trail"), "url": reverse("accounts:audit_list")}


def administration_link(request: HttpRequest) -> Link | None:
    """The administration, for administrators."""
    if not rules.may_administer(request.actor):
        return None
    return {"label": _("Administration"), "url": reverse("admin:index")}


def help_link(_request: HttpRequest) -> Link:
    """Help."""
    return {"label": _("Help"), "url": reverse("accounts:help")}


def accessibility_link(_request: HttpRequest) -> Link:
    """The accessibility statement."""
    return {"label": _("Accessibility"), "url": reverse("accounts:accessibility")}


def privacy_link(_request: HttpRequest) -> Link:
    """What happens with personal data."""
    return {"label": _("Personal data"), "url": reverse("accounts:privacy")}
