"""National numbers: sealed for storing, hashed with a key for matching. Knows no Django.

Both keys come from the portal's master key (32 bytes, `settings.FIELD_KEY`), each under its own label:
neither the stored number nor its hash helps against the other.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import unicodedata
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from accounts.calculations import keyring

NONCE = 12
LABEL = b"national number"


class Unreadable(Exception):
    """The number was sealed with another key, or was changed since."""


@lru_cache(maxsize=8)
def _key(master: bytes, purpose: bytes) -> bytes:
    if len(master) != 32:
        raise ValueError("the master key has 32 bytes")
    return hmac.new(master, LABEL + b"\0" + purpose, hashlib.sha256).digest()


@lru_cache(maxsize=8)
def _cipher(master: bytes) -> AESGCM:
    return AESGCM(_key(master, b"seal"))


def plain_number(number: str) -> str:
    """Return a number as it is compared: letters and digits alone, in capitals."""
    if number.isascii() and number.isalnum():
        return number.upper()
    return "".join(char for char in unicodedata.normalize("NFKC", number) if char.isalnum()).upper()


def seal_number(number: str, master: bytes) -> bytes:
    """Encrypt a number as it was written: mark and id of the key, nonce (12 bytes) and AES-256-GCM text."""
    nonce = os.urandom(NONCE)
    return keyring.head(master) + nonce + _cipher(master).encrypt(nonce, number.encode(), LABEL)


def unseal_number(sealed: bytes, *masters: bytes) -> str:
    """Decrypt what `seal_number` made with one of these keys, the current one first. Raises Unreadable."""
    return keyring.opened(sealed, masters, open_with=_opened, fault=Unreadable)


def _opened(sealed: bytes, master: bytes) -> str:
    try:
        return _cipher(master).decrypt(sealed[:NONCE], sealed[NONCE:], LABEL).decode()
    except (InvalidTag, ValueError) as error:
        raise Unreadable from error


def number_hash(number: str, master: bytes) -> bytes:
    """Return 32 bytes that are equal for equal numbers and say nothing about them without the master key."""
    return hmac.digest(_key(master, b"hash"), plain_number(number).encode(), "sha256")
