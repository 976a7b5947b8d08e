"""Partnerships: where a just transition is negotiated: places, partners, the tree."""

from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    """The app partnerships."""

    name = "partnerships"
    default_auto_field = "django.db.models.BigAutoField"
