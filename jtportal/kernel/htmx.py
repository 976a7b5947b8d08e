"""The page, or only the part of it that htmx asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse, HttpResponseRedirect

if TYPE_CHECKING:
    from django.http import HttpRequest


def wants_part(request: HttpRequest) -> bool:
    """Say whether htmx swaps only a part of the page (and is not restoring history)."""
    details = getattr(request, "htmx", None)
    return bool(details and not details.boosted and not details.history_restore_request)


def template_for(request: HttpRequest, page: str, partial: str | None) -> str:
    """Return `page`, or `page#partial` when htmx swaps only that part."""
    return f"{page}#{partial}" if partial and wants_part(request) else page


def go(request: HttpRequest, url: str) -> HttpResponse:
    """Redirect: a header for htmx, an ordinary redirect for everyone else."""
    if getattr(request, "htmx", None):
        response = HttpResponse(status=204)
        response["HX-Redirect"] = url
        return response
    return HttpResponseRedirect(url)
