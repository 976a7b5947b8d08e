"""Reads used twice on the accounts floor."""

from .actors import (
    actor_by_email,
    actor_for,
    actor_from,
    memberships_of,
    must_have_second_factor,
    organisation_key,
)
from .trail import Break, check_chain, unsealed

__all__ = [
    "Break",
    "actor_by_email",
    "actor_for",
    "actor_from",
    "check_chain",
    "memberships_of",
    "must_have_second_factor",
    "organisation_key",
    "unsealed",
]
