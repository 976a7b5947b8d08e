"""What allauth tells us it did, handed to the actions so that the trail knows."""

from __future__ import annotations

from allauth.mfa import signals as mfa
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver

from accounts.actions import users
from accounts.queries import actor_for


@receiver(user_logged_in)
def signed_in(user, **_details) -> None:
    """Somebody signed in, with their second factor where they have one."""
    users.note_security(user=user, event="signed_in", by=actor_for(user))


@receiver(mfa.authenticator_added)
def second_factor_added(user, **_details) -> None:
    """A second factor or its recovery codes were set up."""
    users.note_security(user=user, event="second_factor_added", by=actor_for(user))


@receiver(mfa.authenticator_removed)
def second_factor_removed(user, **_details) -> None:
    """A second factor was given up."""
    users.note_security(user=user, event="second_factor_removed", by=actor_for(user))


@receiver(mfa.authenticator_reset)
def second_factor_renewed(user, **_details) -> None:
    """Recovery codes were made anew."""
    users.note_security(user=user, event="second_factor_renewed", by=actor_for(user))
