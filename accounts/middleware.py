"""Who acts in this request; whether the second factor is set up; the two health addresses; the log of requests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import translation
from django_structlog.middlewares import RequestMiddleware

from accounts.queries import actor_from, memberships_of, must_have_second_factor
from jtportal.kernel.actor import NOBODY
from jtportal.kernel.htmx import go
from jtportal.kernel.logs import address

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

# What stays open to somebody who still has to set up a second factor.
BEFORE_SECOND_FACTOR = ("/account/", "/i18n/", "/static/", "/help/", "/accessibility/", "/personal-data/")


class HealthMiddleware:
    """Answers /healthz and /readyz before sessions, hosts and sign-in come into play."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path == "/healthz":
            return HttpResponse("ok", content_type="text/plain")
        if request.path == "/readyz":
            return self.ready()
        return self.get_response(request)

    def ready(self) -> JsonResponse:
        """Say whether database, its migrations and the broker answer; 503 with the one that does not."""
        state = {}
        try:
            executor = MigrationExecutor(connection)
            behind = executor.migration_plan(executor.loader.graph.leaf_nodes())
            state["database"] = "ok"
            state["migrations"] = "behind" if behind else "ok"
        except DatabaseError:
            state["database"] = "unreachable"
        try:
            cache.get("readyz")
            state["redis"] = "ok"
        except Exception:  # noqa: BLE001 - the client raises a family of its own; any failure is 'not ready'
            state["redis"] = "unreachable"
        healthy = all(value == "ok" for value in state.values())
        return JsonResponse(state, status=200 if healthy else 503)


class RequestLogMiddleware(RequestMiddleware):
    """Logs every request under an id of its own, its address without what was searched and without secrets."""

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        """Return method and path: names are searched in the query, keys of resets and calendars are in paths."""
        return address(request)


class ActorMiddleware:
    """Gives every request its `actor` and memberships; speaks the person's saved language."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor, request.memberships = NOBODY, []
        if request.user.is_authenticated:
            request.memberships = memberships_of(request.user)
            request.actor = actor_from(request.user, request.memberships, request.session.get("organisation"))
            if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
                # First what was chosen on this device (the cookie), then what was saved.
                translation.activate(request.user.language)
                request.LANGUAGE_CODE = translation.get_language()
        return self.get_response(request)


class SecondFactorMiddleware:
    """Case-holding people and administrators set up a second factor before anything else opens."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if self.must_set_up(request):
            return go(request, reverse("mfa_activate_totp"))
        return self.get_response(request)

    def must_set_up(self, request: HttpRequest) -> bool:
        """Say whether this person's roles demand a second factor that they do not have."""
        if not request.user.is_authenticated or request.path.startswith(BEFORE_SECOND_FACTOR):
            return False
        needed = must_have_second_factor(request.user, request.memberships)
        return needed and not is_mfa_enabled(request.user, [Authenticator.Type.TOTP])
