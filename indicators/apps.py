"""Indicators: what is counted, and why."""

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    """The app indicators."""

    name = "indicators"
    default_auto_field = "django.db.models.BigAutoField"
