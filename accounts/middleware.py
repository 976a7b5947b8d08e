"""Who acts in this request; whether the second factor is set up; the two health addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect

from accounts.enums import SECOND_FACTOR_ROLES
from accounts.queries import actor_from, memberships_of
from jtportal.kernel.actor import NOBODY

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

# What stays open to somebody who still has to set up a second factor.
BEFORE_SECOND_FACTOR = ("/account/", "/i18n/", "/static/")


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
        from django.core.cache import cache
        from django.db.migrations.executor import MigrationExecutor

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
        except Exception:  # noqa: BLE001 - the client library raises its own family; any failure means not ready
            state["redis"] = "unreachable"
        healthy = all(value == "ok" for value in state.values())
        return JsonResponse(state, status=200 if healthy else 503)


class ActorMiddleware:
    """Gives every request its `actor` and the memberships it may switch to."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor, request.memberships = NOBODY, []
        if request.user.is_authenticated:
            request.memberships = memberships_of(request.user)
            request.actor = actor_from(request.user, request.memberships, request.session.get("organisation"))
        return self.get_response(request)


class SecondFactorMiddleware:
    """Case-holding people and administrators set up a second factor before anything else opens."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SECOND_FACTOR_REQUIRED and self.must_set_up(request):
            return redirect("mfa_activate_totp")
        return self.get_response(request)

    def must_set_up(self, request: HttpRequest) -> bool:
        """Say whether this person's roles demand a second factor that they do not have."""
        if not request.user.is_authenticated or request.path.startswith(BEFORE_SECOND_FACTOR):
            return False
        held = {membership.role for membership in request.memberships}
        if not (request.user.is_staff or held & SECOND_FACTOR_ROLES):
            return False
        from allauth.mfa.utils import (
            is_mfa_enabled,
        )  # reads models, which are not ready when middleware is imported

        return not is_mfa_enabled(request.user)
