"""What people were told, put into words when it is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.enums import Role
from accounts.models import Notice, RoleTitle
from accounts.sockets import NOTICES

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor

SHOWN = 100


@dataclass(frozen=True, slots=True)
class Told:
    """A notice with its sentence."""

    notice: Notice
    sentence: str


def told(actor: Actor) -> list[Told]:
    """Return the latest notices of a person, newest first."""
    return [Told(notice, sentence(notice)) for notice in Notice.objects.visible_to(actor)[:SHOWN]]


def unread_count(actor: Actor) -> int:
    """Return how many notices the person has not read yet."""
    return Notice.objects.visible_to(actor).filter(read_at=None).count()


def sentence(notice: Notice) -> str:
    """Return the sentence of a notice in the reader's language; its kind where nobody plugged words in."""
    words = NOTICES.get(notice.kind)
    return str(words(notice.params)) if words else notice.kind


def role_title(role: str, country: str = "") -> str:
    """Return what a role is called in the reader's language: titles are data, words the fallback."""
    titles = RoleTitle.objects.filter(role=role, language=get_language() or "en", country__in=("", country))
    found = {title.country: title.title for title in titles}
    return found.get(country) or found.get("") or str(Role(role).label)


def membership_granted(params: dict[str, Any]) -> str:
    """Say that the reader got a role."""
    return _("You now act for %(organisation)s: %(role)s.") % {
        "organisation": params["organisation"],
        "role": role_title(params["role"]),
    }
