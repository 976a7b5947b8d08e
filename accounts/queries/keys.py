"""The field keys of this portal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from accounts.calculations.keyring import Ring


def ring() -> Ring:
    """Return the field keys, the current one first: it seals; the others open what they sealed."""
    return (settings.FIELD_KEY, *settings.FORMER_FIELD_KEYS)


def matching_key() -> bytes:
    """Return the key that numbers are hashed with to be found: the oldest, so that old and new hashes still meet."""
    return ring()[-1]
