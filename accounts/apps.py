"""Accounts: who acts, for whom, what they did, what they were told."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The lowest app."""

    name = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
