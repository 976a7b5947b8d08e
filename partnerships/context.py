"""What the shell around every page shows. templates/base.html says what each part is for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from accounts.enums import Role
from accounts.models import RoleTitle
from jtportal.kernel.sockets import DEMO_ACCOUNTS, FOOT, LINKS, NAV, STRIPS

if TYPE_CHECKING:
    from django.http import HttpRequest


def shell(request: HttpRequest) -> dict[str, Any]:
    """Return `shell`, made when a template first asks: a part of a page never does."""
    return {"shell": SimpleLazyObject(partial(around, request))}


def around(request: HttpRequest) -> dict[str, Any]:
    """Return what stands around the page: place, navigation, person, switches, running work."""
    common = {
        "demo": settings.DEMO,
        "version": settings.VERSION,
        "mailbox_url": reverse("accounts:mail_list") if settings.DEMO else "",
        "foot": [line for plug in FOOT if (line := plug(request))],
    }
    actor = getattr(request, "actor", None)
    if actor is None or actor.user is None:
        return {**common, **demo_sign_ins(request)}
    titles = role_titles(request)
    place = getattr(request, "partnership", None)
    return {
        **common,
        "partnership": place_line(place, place) if place is not None else None,
        "partnerships": [place_line(one, place) for one in getattr(request, "partnerships", [])],
        "actor": person_line(actor, titles),
        "memberships": membership_lines(request, titles),
        "switch_url": reverse("accounts:organisation_switch"),
        "nav": nav_lines(request, place),
        "links": [line for plug in LINKS if (line := plug(request))],
        "strips": [strip for plug in STRIPS for strip in plug(request)],
    }


def demo_sign_ins(request: HttpRequest) -> dict[str, Any]:
    """Return the demonstration's sign-ins for the sign-in page, of which nobody else needs to hear."""
    match = getattr(request, "resolver_match", None)
    if not settings.DEMO or match is None or match.view_name != "account_login":
        return {}
    told = next((plug() for plug in DEMO_ACCOUNTS), {"accounts": [], "password": ""})
    return {"demo_accounts": told["accounts"], "demo_password": told["password"]}


def place_line(one: Any, current: Any) -> dict[str, Any]:
    """Return a partnership as the switcher shows it."""
    url = reverse("workforce:today", kwargs={"partnership": one.code})
    return {"name": str(one), "code": one.code, "url": url, "current": one == current}


def nav_lines(request: HttpRequest, place: Any) -> list[dict[str, Any]]:
    """Return the words of the navigation that this actor may open."""
    if place is None:
        return []
    section = getattr(request, "section", "")
    return [
        {"key": item.key, "label": item.label, "url": item.url(place), "current": item.key == section}
        for item in NAV
        if item.may(request.actor, place)
    ]


def role_titles(request: HttpRequest) -> dict[str, str]:
    """Return what roles are called in the reader's language: titles are data, the words of the code a fallback."""
    language = getattr(request, "LANGUAGE_CODE", "en")
    known = dict(RoleTitle.objects.filter(language=language, country="").values_list("role", "title"))
    return {role: str(known.get(role) or role.label) for role in Role}


def person_line(actor: Any, titles: dict[str, str]) -> dict[str, Any]:
    """Return who acts, for whom, in which roles."""
    initials = (actor.user.family_name[:1] + actor.user.given_name[:1]).upper()
    title = ", ".join(titles[role] for role in sorted(actor.roles))
    return {"user": actor.user, "organisation": actor.organisation, "role_title": title, "initials": initials}


def membership_lines(request: HttpRequest, titles: dict[str, str]) -> list[dict[str, Any]]:
    """Return one line per organisation the person may act for, with all roles held there."""
    lines: dict[int, dict[str, Any]] = {}
    for membership in getattr(request, "memberships", []):
        line = lines.setdefault(
            membership.organisation_id,
            {
                "id": membership.organisation_id,
                "organisation": membership.organisation,
                "role_title": "",
                "current": membership.organisation_id == request.actor.organisation_id,
            },
        )
        line["role_title"] = ", ".join(part for part in (line["role_title"], titles[membership.role]) if part)
    return list(lines.values())
