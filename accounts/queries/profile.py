"""What a person's own page shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator

from accounts.enums import ROLE_DESCRIPTIONS, Role
from accounts.queries.notices import role_title

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from accounts.models import Membership, Organisation, User
    from jtportal.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class Held:
    """The roles a person holds in one organisation: (title, what it may do)."""

    organisation: Organisation
    current: bool
    roles: list[tuple[str, str]] = field(default_factory=list)


def roles_held(actor: Actor, memberships: Iterable[Membership]) -> list[Held]:
    """Return one entry per organisation, in the order of the memberships."""
    found: dict[int, Held] = {}
    for membership in memberships:
        organisation = membership.organisation
        current = organisation.pk == actor.organisation_id
        held = found.setdefault(organisation.pk, Held(organisation, current))
        held.roles.append(role_words(membership.role, organisation.country))
    return list(found.values())


def role_words(role: str, country: str = "") -> tuple[str, str]:
    """Return a role's title and what it may do, in the reader's language."""
    return role_title(role, country), str(ROLE_DESCRIPTIONS[Role(role)])


def second_factor_since(user: User) -> datetime | None:
    """Return when the person set up their second factor; None while there is none."""
    factor = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()
    return factor.created_at if factor else None
