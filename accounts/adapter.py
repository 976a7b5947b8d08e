"""What allauth asks the portal."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings

from accounts.actions import users
from accounts.calculations.resealing import factor_opened, factor_sealed
from accounts.queries import actor_for, must_have_second_factor
from accounts.queries.keys import ring

if TYPE_CHECKING:
    from allauth.mfa.models import Authenticator

    from accounts.models import User


class ClosedAdapter(DefaultAccountAdapter):
    """Nobody signs up by themselves: administrators add people."""

    def is_open_for_signup(self, _request) -> bool:
        """Keep the door shut."""
        return False

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Count a sign-in of the last minutes as proof, so that nobody types a password twice."""
        records = get_authentication_records(context.request, context.request.user)
        latest = max((record["at"] for record in records), default=0)
        return time.time() - latest > settings.ACCOUNT_REAUTHENTICATION_TIMEOUT

    def set_password(self, user: User, password: str) -> None:
        """Hand the new password to the action, so that the trail knows of it."""
        users.set_password(user=user, password=password, by=actor_for(user))


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets of the second factor are stored encrypted, and stay where a role demands them."""

    def encrypt(self, text: str) -> str:
        """Seal a secret with a key made from the field key."""
        return factor_sealed(text, ring())

    def decrypt(self, encrypted_text: str) -> str:
        """Open what `encrypt` sealed."""
        return factor_opened(encrypted_text, ring())

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Keep the second factor of people who must have one; an administrator resets a lost one."""
        return not must_have_second_factor(authenticator.user)


def display(user: User) -> str:
    """Return a person's name, family name first."""
    return user.get_full_name()
