"""Several field keys at a time: the newest seals, each still opens what it sealed. Knows no Django.

A sealed value begins with MARK and the id of its key (4 bytes that say nothing about the key). What was sealed before
keys had ids carries none: the keys are tried from the oldest on, and the cipher says which fits. A ring is a tuple of
master keys (32 bytes each), the current one first, the oldest last.
"""

from __future__ import annotations

import hmac
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from accounts.calculations import chain

if TYPE_CHECKING:
    from collections.abc import Callable

Ring = tuple[bytes, ...]

MARK = b"JTK1"
ID = 4
HEAD = len(MARK) + ID
SUBJECT_KEY = b"key of a person"
_LEGACY = chain.SECRET  # a person's secret from before keys had ids: derived with the oldest key
_DERIVED = ID + chain.SECRET  # the id of the key that a secret is derived with, and the secret


class UnknownKey(Exception):
    """None of the keys at hand opens this value."""


@lru_cache(maxsize=16)
def key_id(master: bytes) -> bytes:
    """Return the 4 bytes by which a key is known."""
    if len(master) != chain.SECRET:
        raise ValueError("a field key has 32 bytes")
    return hmac.digest(master, b"key id", "sha256")[:ID]


def head(master: bytes) -> bytes:
    """Return what a value sealed with this key begins with."""
    return MARK + key_id(master)


def opened(sealed: bytes, ring: Ring, *, open_with: Callable[[bytes, bytes], Any], fault: Any) -> Any:
    """Open a value with the key that sealed it; `open_with(rest, master)` raises `fault` for a wrong one.

    Raises `fault` where no key fits.
    """
    for master in ring:
        if sealed.startswith(head(master)):
            try:
                return open_with(sealed[HEAD:], master)
            except fault:
                break  # by a chance in 2^64 a value without an id looks like one that has it
    for master in reversed(ring):
        try:
            return open_with(sealed, master)
        except fault:
            continue
    raise fault


def new_secret(ring: Ring) -> bytes:
    """Return a fresh secret of a person, derived with the current key: its id and 32 random bytes."""
    return key_id(ring[0]) + chain.new_secret()


def person_key(secret: bytes, ring: Ring) -> bytes:
    """Return the key of a person from what is kept of it. Raises UnknownKey.

    Kept is a secret (32 bytes: derived with the oldest key; 36: with the key whose id it begins with), or, once it was
    sealed anew, the key itself under a field key.
    """
    if len(secret) == _LEGACY:
        return chain.person_key(ring[-1], secret)
    if len(secret) == _DERIVED:
        for master in ring:
            if secret.startswith(key_id(master)):
                return chain.person_key(master, secret[ID:])
        raise UnknownKey
    for master in ring:
        if secret.startswith(head(master)):
            return bytes.fromhex(chain.unseal(secret[HEAD:], chain.person_key(master, SUBJECT_KEY)))
    raise UnknownKey


def wrapped(secret: bytes, ring: Ring) -> bytes:
    """Return a person's key sealed with the current field key, which then alone opens it. Raises UnknownKey."""
    key = person_key(secret, ring)
    return head(ring[0]) + chain.seal(key.hex(), chain.person_key(ring[0], SUBJECT_KEY))


def seal_text(text: str, ring: Ring, label: bytes) -> bytes:
    """Seal a text that belongs to no person with the current key, under a label of its own."""
    return head(ring[0]) + chain.seal(text, chain.person_key(ring[0], label))


def unseal_text(sealed: bytes, ring: Ring, label: bytes) -> str:
    """Open what `seal_text` sealed, or what was sealed so before keys had ids. Raises chain.Unsealable."""

    def open_with(rest: bytes, master: bytes) -> Any:
        return chain.unseal(rest, chain.person_key(master, label))

    return str(opened(sealed, ring, open_with=open_with, fault=chain.Unsealable))
