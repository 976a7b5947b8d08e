"""Accounts: who acts, for whom, what they did, what they were told."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """The lowest app."""

    name = "accounts"
    verbose_name = _("Organisations and people")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to allauth; fill the trail's words, the notices', the person's menu and the foot."""
        from accounts import enums, listeners, sockets  # noqa: F401, PLC0415 - models are ready only now
        from accounts.calculations import resealing  # noqa: PLC0415
        from accounts.models import SubjectKey  # noqa: PLC0415
        from accounts.queries import notices  # noqa: PLC0415
        from accounts.views import menu  # noqa: PLC0415
        from jtportal.kernel.sockets import FOOT, LINKS  # noqa: PLC0415

        for verb, words in enums.AUDIT_VERBS.items():
            sockets.AUDIT_VERBS.plug(verb, words)
        sockets.NOTICES.plug("membership_granted", notices.membership_granted)
        secrets = resealing.Sealed(SubjectKey, ("secret",), resealing.person_secret)
        sockets.SEALED.plug("persons' secrets", secrets)
        LINKS.plug("notices", menu.notice_link, order=10)
        LINKS.plug("profile", menu.profile_link, order=20)
        LINKS.plug("audit", menu.audit_link, order=30)
        LINKS.plug("administration", menu.administration_link, order=40)
        FOOT.plug("help", menu.help_link, order=10)
        FOOT.plug("accessibility", menu.accessibility_link, order=20)
        FOOT.plug("privacy", menu.privacy_link, order=30)
