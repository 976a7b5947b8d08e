"""Error pages: what happened, what was kept, whom to ask."""

from django.shortcuts import render


def bad_request(request, exception=None):
    """400: the request cannot be understood."""
    return render(request, "400.html", status=400)


def forbidden(request, exception=None):
    """403: the page exists, this person may not do this here."""
    return render(request, "403.html", status=403)


def not_found(request, exception=None):
    """404: no such page for this person."""
    return render(request, "404.html", status=404)


def server_error(request):
    """500: the fault is ours."""
    return render(request, "500.html", status=500)


def csrf_failure(request, reason=""):
    """403 of a form that came without its token."""
    return render(request, "403_csrf.html", status=403)
