"""The arithmetic of the audit trail: canonical bytes, chained hashes, sealing with a person's key. Knows no Django."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from typing import TYPE_CHECKING, Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

if TYPE_CHECKING:
    from datetime import datetime

START = bytes(32)
NONCE = 12
SECRET = 32
DATETIME = "%Y-%m-%dT%H:%M:%S.%f+00:00"


class Unsealable(Exception):
    """The key was destroyed, or the value was not sealed with it."""


def canonical(value: Any) -> bytes:
    """Return the one JSON form of a value: sorted keys, no blanks, UTF-8; dates and decimals as text."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str).encode()


def new_secret() -> bytes:
    """Return a fresh secret of a person, 32 random bytes."""
    return os.urandom(SECRET)


def person_key(master: bytes, secret: bytes) -> bytes:
    """Derive a person's key from the portal's master key and the person's own secret: both are needed."""
    return hmac.new(master, b"subject\0" + secret, hashlib.sha256).digest()


def seal(value: Any, key: bytes) -> bytes:
    """Encrypt a JSON value: nonce and AES-256-GCM text."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, canonical(value), None)


def unseal(sealed: bytes, key: bytes) -> Any:
    """Decrypt what `seal` made. Raises Unsealable."""
    from cryptography.exceptions import InvalidTag

    try:
        return json.loads(AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], None))
    except (InvalidTag, ValueError) as error:
        raise Unsealable from error


def event_hash(
    previous: bytes,
    *,
    stream: str,
    sequence: int,
    at: datetime,
    kind: str,
    user: int | None,
    organisation: int | None,
    verb: str,
    target: str,
    target_id: str,
    subject: str | None,
    detail: Any,
    sealed: bytes | None,
) -> bytes:
    """Return the SHA-256 of an event bound to the one before. `at` is aware UTC; `sealed` enters as its own hash."""
    seal_hash = hashlib.sha256(sealed).hexdigest() if sealed is not None else ""
    head = f"{stream}\n{sequence}\n{at.strftime(DATETIME)}\n{kind}\n{user}\n{organisation}\n{verb}\n{target}\n{target_id}\n{subject}\n{seal_hash}\n"
    return hashlib.sha256(previous + head.encode() + canonical(detail)).digest()
