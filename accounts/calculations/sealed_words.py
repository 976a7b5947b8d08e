"""Words of a form, sealed for storing: readable with the portal's master key alone. Knows no Django.

Each use has a key of its own, derived from the master key (32 bytes, `settings.FIELD_KEY`) under the use's name.
"""

from __future__ import annotations

import hmac
from typing import Any

from accounts.calculations import chain


def _key(master: bytes, use: str) -> bytes:
    if len(master) != 32:
        raise ValueError("the master key has 32 bytes")
    return hmac.digest(master, b"words\0" + use.encode(), "sha256")


def seal(words: Any, master: bytes, *, use: str) -> bytes:
    """Encrypt a JSON value for a use."""
    return chain.seal(words, _key(master, use))


def unseal(sealed: bytes, master: bytes, *, use: str) -> Any:
    """Decrypt what `seal` made for the same use. Raises chain.Unsealable."""
    return chain.unseal(bytes(sealed), _key(master, use))
