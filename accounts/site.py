"""The portal's own Django admin."""

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.utils.functional import LazyObject
from django.utils.translation import gettext_lazy as _


class PortalAdminConfig(AdminConfig):
    """Puts the portal's admin site in place of the stock one."""

    default_site = "accounts.site.PortalAdminSite"


class PortalAdminSite(AdminSite):
    """For administrators only; signs in through the portal's own page."""

    site_header = _("JT Portal administration")
    site_title = _("JT Portal administration")
    index_title = _("What there is")
    enable_nav_sidebar = False


class _Default(LazyObject):
    def _setup(self) -> None:
        from django.contrib import admin

        self._wrapped = admin.site


portal_admin = _Default()
