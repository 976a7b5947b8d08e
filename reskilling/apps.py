"""Reskilling: courses and credentials; empty until its issue comes."""

from django.apps import AppConfig


class ReskillingConfig(AppConfig):
    """The app reskilling."""

    name = "reskilling"
    default_auto_field = "django.db.models.BigAutoField"
