"""What allauth asks the portal."""

from __future__ import annotations

import base64
import time
from typing import TYPE_CHECKING

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings

from accounts.actions import users
from accounts.calculations import chain
from accounts.queries import actor_for, must_have_second_factor

if TYPE_CHECKING:
    from allauth.mfa.models import Authenticator

    from accounts.models import User

SECOND_FACTOR_KEY = b"second factor"


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
        return base64.b64encode(
            chain.seal(text, chain.person_key(settings.FIELD_KEY, SECOND_FACTOR_KEY))
        ).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open what `encrypt` sealed."""
        key = chain.person_key(settings.FIELD_KEY, SECOND_FACTOR_KEY)
        return chain.unseal(base64.b64decode(encrypted_text), key)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Keep the second factor of people who must have one; an administrator resets a lost one."""
        return not must_have_second_factor(authenticator.user)


def display(user: User) -> str:
    """Return a person's name, family name first."""
    return user.get_full_name()
