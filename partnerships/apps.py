"""Partnerships: where a just transition is negotiated: places, partners, the tree."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PartnershipsConfig(AppConfig):
    """The app partnerships."""

    name = "partnerships"
    verbose_name = _("Partnerships and places")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put what the audit trail says of this floor into words."""
        from accounts.sockets import AUDIT_VERBS  # noqa: PLC0415 - enums hold lazy translations
        from partnerships.enums import AUDIT_VERBS as WORDS  # noqa: PLC0415

        for verb, words in WORDS.items():
            AUDIT_VERBS.plug(verb, words)
