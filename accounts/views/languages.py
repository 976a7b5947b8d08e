"""The language the portal speaks to a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.utils.decorators import method_decorator
from django.views.i18n import set_language

from accounts.actions import users
from accounts.enums import Language
from accounts.rules import public
from jtportal.kernel.doors import Door

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def set_language_cookie(response: HttpResponse, language: str) -> None:
    """Remember a language on this device, as Django's own switch does."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        path=settings.LANGUAGE_COOKIE_PATH,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
    )


@method_decorator(login_not_required, name="dispatch")
class LanguageSwitch(Door):
    """Django's own switch (a cookie, then back to the page); remembers the choice of who signed in."""

    access = public
    http_method_names = ("post", "options")

    def post(self, request: HttpRequest) -> HttpResponse:
        """Switch; a language that there is not changes nothing."""
        language = request.POST.get("language", "")
        if request.actor.user is not None and language in Language.values:
            users.choose_language(user=request.actor.user, language=language, by=request.actor)
        return set_language(request)
