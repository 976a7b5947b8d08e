"""What the shell around every page shows."""

from django.conf import settings

from accounts.models import RoleTitle
from jtportal.kernel.sockets import NAV


def shell(request) -> dict:
    """Return `shell`: place, navigation, person, switches. See templates/base.html for each part."""
    actor = getattr(request, "actor", None)
    if actor is None or actor.user is None:
        return {"shell": {"demo": settings.DEMO, "version": settings.VERSION}}
    place = getattr(request, "partnership", None)
    section = getattr(request, "section", "")
    items = [
        {"key": item.key, "label": item.label, "url": item.url(place), "current": item.key == section}
        for item in NAV
        if place is not None and item.may(actor, place)
    ]
    return {
        "shell": {
            "partnership": place,
            "partnerships": getattr(request, "partnerships", []),
            "actor": actor,
            "memberships": getattr(request, "memberships", []),
            "role_titles": role_titles(request, actor),
            "nav": items,
            "demo": settings.DEMO,
            "version": settings.VERSION,
        }
    }


def role_titles(request, actor) -> list[str]:
    """Return what the actor's roles are called in the reader's language; titles are data, the words a fallback."""
    from accounts.enums import Role

    language = getattr(request, "LANGUAGE_CODE", "en")
    known = dict(
        RoleTitle.objects.filter(role__in=actor.roles, language=language, country="").values_list("role", "title")
    )
    return [str(known.get(role) or Role(role).label) for role in sorted(actor.roles)]
