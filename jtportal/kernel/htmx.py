"""The page, or only the part of it that htmx asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse, HttpResponseRedirect

if TYPE_CHECKING:
    from django.http import HttpRequest


def template_for(request: HttpRequest, page: str, partial: str | None) -> str:
    """Return `page`, or `page#partial` when htmx swaps only that part (and is not restoring history)."""
    details = getattr(request, "htmx", None)
    if partial and details and not details.boosted and not details.history_restore_request:
        return f"{page}#{partial}"
    return page


def go(request: HttpRequest, url: str) -> HttpResponse:
    """Redirect: a header for htmx, an ordinary redirect for everyone else."""
    if getattr(request, "htmx", None):
        response = HttpResponse(status=204)
        response["HX-Redirect"] = url
        return response
    return HttpResponseRedirect(url)
