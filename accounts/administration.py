"""The administration as a place: who may enter, through which door, and what stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Take only what saves through actions; what libraries would add by themselves stays out."""
        if getattr(admin_class, "saves_through_actions", False):
            super().register(model_or_iterable, admin_class, **options)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        """Return the kinds of records, floor by floor, each with its sentence."""
        found = {app["app_label"]: app for app in super().get_app_list(request, app_label)}
        for app in found.values():
            for kind in app["models"]:
                kind["about"] = self._registry[kind["model"]].about
            app["models"].sort(key=lambda kind: self._registry[kind["model"]].order)
        floors = ("accounts", "partnerships", "workforce", "reskilling", "indicators")
        return [found[floor] for floor in floors if floor in found]

    def has_permission(self, request: HttpRequest) -> bool:
        """Let administrators in, by role in the organisation they act for or by their sign-in."""
        return may_administer(request.actor)

    @method_decorator(login_not_required)
    def login(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        """Send strangers to the portal's sign-in; who is signed in and no administrator gets a 403."""
        if not request.user.is_authenticated:
            return redirect_to_login(request.GET.get("next") or reverse("admin:index"))
        if self.has_permission(request):
            return HttpResponseRedirect(reverse("admin:index"))
        raise PermissionDenied

    def logout(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        """There is one way out."""
        return HttpResponseRedirect(reverse("account_logout"))

    def password_change(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        """Passwords are changed on the portal's own page."""
        return HttpResponseRedirect(reverse("account_change_password"))
