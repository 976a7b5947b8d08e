"""Workforce: mines, workers, rosters, cases."""

from django.apps import AppConfig


class WorkforceConfig(AppConfig):
    """The app workforce."""

    name = "workforce"
    default_auto_field = "django.db.models.BigAutoField"
