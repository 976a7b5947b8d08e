"""Puts the portal's own Django admin in place of the stock one. Loads before the models do."""

from django.contrib import admin
from django.contrib.admin.apps import AdminConfig
from django.utils.functional import LazyObject


class PortalAdminConfig(AdminConfig):
    """The admin with the portal's site."""

    default_site = "accounts.administration.PortalAdminSite"


class _Default(LazyObject):
    def _setup(self) -> None:
        self._wrapped = admin.site


portal_admin = _Default()
