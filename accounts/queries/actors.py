"""Who acts, and for which organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from accounts.enums import SECOND_FACTOR_ROLES
from accounts.models import Membership, User
from jtportal.kernel.actor import CLI, NOBODY, Actor

if TYPE_CHECKING:
    from collections.abc import Iterable


def actor_from(user: User, memberships: Iterable[Membership], organisation_id: int | None = None) -> Actor:
    """Return the person acting for the wished organisation (else their first) with the roles held there."""
    held = [membership for membership in memberships if membership.user_id == user.pk]
    if not held:
        return Actor(user=user)
    chosen = next((held_one for held_one in held if held_one.organisation_id == organisation_id), held[0])
    roles = frozenset(one.role for one in held if one.organisation_id == chosen.organisation_id)
    return Actor(user=user, organisation=chosen.organisation, roles=roles)


def memberships_of(user: User) -> list[Membership]:
    """Return a person's memberships in force today with their organisations, oldest first."""
    return list(Membership.objects.in_force().filter(user=user).select_related("organisation").order_by("id"))


def actor_for(user: User | None, organisation_id: int | None = None) -> Actor:
    """Return the actor of a signed-in person; nobody for None."""
    if user is None or not user.is_active:
        return NOBODY
    return actor_from(user, memberships_of(user), organisation_id)


def actor_by_email(email: str | None) -> Actor:
    """Return the actor for `--by EMAIL` of a command, else the command line. Raises User.DoesNotExist."""
    return actor_for(User.objects.get(email=email.strip().lower(), is_active=True)) if email else CLI


def must_have_second_factor(user: User, memberships: Iterable[Membership] | None = None) -> bool:
    """Say whether the settings and one of the person's roles demand a second factor."""
    if not settings.SECOND_FACTOR_REQUIRED:
        return False
    held = {membership.role for membership in (memberships_of(user) if memberships is None else memberships)}
    return user.is_staff or not held.isdisjoint(SECOND_FACTOR_ROLES)


def organisation_key(text: str | None) -> int:
    """Return the key that a form posted; 0, which belongs to nothing, for anything that is no key."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 19 else 0
