"""The administration as a place: who may enter, and through which door."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.admin import AdminSite
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _

from accounts.rules import may_administer

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class PortalAdminSite(AdminSite):
    """For administrators only; signs in through the portal's own page."""

    site_header = _("Administration")
    site_title = _("Administration")
    index_title = _("Administration")
    enable_nav_sidebar = False

    def has_permission(self, request: HttpRequest) -> bool:
        """Let administrators in, by role in the organisation they act for or by their sign-in."""
        return may_administer(request.actor)

    @method_decorator(login_not_required)
    def login(self, request: HttpRequest, extra_context=None) -> HttpResponse:  # noqa: ARG002 - Django's form
        """Send strangers to the portal's sign-in; who is signed in and no administrator gets a 403."""
        if not request.user.is_authenticated:
            return redirect_to_login(request.GET.get("next") or reverse("admin:index"))
        if self.has_permission(request):
            return HttpResponseRedirect(reverse("admin:index"))
        raise PermissionDenied

    def logout(self, request: HttpRequest, extra_context=None) -> HttpResponse:  # noqa: ARG002 - Django's form
        """There is one way out."""
        return HttpResponseRedirect(reverse("account_logout"))

    def password_change(self, request: HttpRequest, extra_context=None) -> HttpResponse:  # noqa: ARG002
        """Passwords are changed on the portal's own page."""
        return HttpResponseRedirect(reverse("account_change_password"))
