"""Pages that only say something: help, accessibility, personal data, the style guide."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.utils.decorators import method_decorator

from accounts.enums import Role
from accounts.queries.profile import role_words
from accounts.rules import public
from jtportal.kernel.doors import PageDoor


@method_decorator(login_not_required, name="dispatch")
class Help(PageDoor):
    """How to get about, and what each role may do."""

    access = public
    template = "accounts/help.html"

    def context(self) -> dict[str, Any]:
        """All roles with their descriptions."""
        return {"roles": [role_words(role) for role in Role]}


@method_decorator(login_not_required, name="dispatch")
class Accessibility(PageDoor):
    """The accessibility statement."""

    access = public
    template = "accounts/accessibility.html"


@method_decorator(login_not_required, name="dispatch")
class Privacy(PageDoor):
    """What happens with personal data, in plain words."""

    access = public
    template = "accounts/privacy.html"

    def context(self) -> dict[str, Any]:
        """The figures that the settings decide."""
        return {"file_days": settings.ROSTER_FILE_DAYS, "threshold": settings.SMALL_CELL_THRESHOLD}


@method_decorator(login_not_required, name="dispatch")
class StyleGuide(PageDoor):
    """The look, live. In the demonstration and in development only."""

    access = public
    template = "accounts/styleguide.html"

    def context(self) -> dict[str, Any]:
        """Nothing of its own. 404 in production."""
        if settings.PRODUCTION:
            raise Http404
        return {}
