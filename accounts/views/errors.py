"""Error pages: what happened, what was kept, whom to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from structlog.contextvars import get_contextvars

if TYPE_CHECKING:
    from django.http import HttpRequest


def bare_page(template: str, status: int) -> HttpResponse:
    """Render an error page without the shell, which asks the database: that may be what is broken."""
    words = {"request_id": get_contextvars().get("request_id", "")}
    return HttpResponse(render_to_string(template, words), status=status)


def error_page(request: HttpRequest, template: str, status: int) -> HttpResponse:
    """Render an error page with the request's id, by which whoever helps finds it in the logs."""
    return render(request, template, {"request_id": get_contextvars().get("request_id", "")}, status=status)


def bad_request(_request: HttpRequest, exception: Any = None) -> HttpResponse:  # noqa: ARG001 - Django's form
    """400: the request cannot be understood."""
    return bare_page("400.html", 400)


def forbidden(request: HttpRequest, exception: Any = None) -> HttpResponse:  # noqa: ARG001 - Django's form
    """403: the page exists, this person may not do this here."""
    return error_page(request, "403.html", 403)


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:  # noqa: ARG001 - Django's form
    """404: no such page for this person."""
    return error_page(request, "404.html", 404)


def server_error(_request: HttpRequest) -> HttpResponse:
    """500: the fault is ours."""
    return bare_page("500.html", 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's form
    """403 of a form that came without its token."""
    return error_page(request, "403_csrf.html", 403)
