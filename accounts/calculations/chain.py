"""The arithmetic of the audit trail: canonical bytes, chained hashes, sealing with a person's key.

Knows no Django.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from datetime import UTC
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

if TYPE_CHECKING:
    from datetime import datetime

START = bytes(32)
NONCE = 12
SECRET = 32
_JSON = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str)


class Unsealable(Exception):
    """The key was destroyed, or the value was not sealed with it."""


def plain(value: Any) -> Any:
    """Return the value as JSON keeps it through any database: no floats, no NUL, no half characters.

    PostgreSQL writes 1e22 otherwise than Python and refuses NUL: either would break the chain.
    """
    if isinstance(value, str):
        if value.__class__ is str and value.isascii() and "\x00" not in value:
            return value
        return value.replace("\x00", "\ufffd").encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {plain(str(key)): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    if value is None or isinstance(value, bool | int):
        return value
    return plain(str(value))


def canonical(value: Any) -> bytes:
    """Return the one JSON form of a value: sorted keys, no blanks, UTF-8; dates and decimals as text."""
    return _JSON.encode(value).encode("utf-8", "replace")


def new_secret() -> bytes:
    """Return a fresh secret of a person, 32 random bytes."""
    return os.urandom(SECRET)


def person_key(master: bytes, secret: bytes) -> bytes:
    """Derive a person's key from the portal's master key and the person's own secret: both are needed."""
    return hmac.digest(master, b"subject\0" + secret, "sha256")


def seal(value: Any, key: bytes) -> bytes:
    """Encrypt a JSON value: nonce and AES-256-GCM text."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, canonical(value), None)


def unseal(sealed: bytes, key: bytes) -> Any:
    """Decrypt what `seal` made. Raises Unsealable."""
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
    request_id: str = "",
) -> bytes:
    """Return the SHA-256 (32 bytes) of an event bound to the one before it.

    `at` is aware; `sealed` enters as its own hash, so a chain verifies without any key. `detail` may come as
    the bytes that `canonical` made of it.
    """
    seal_hash = hashlib.sha256(sealed).hexdigest() if sealed is not None else None
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    told = detail if isinstance(detail, bytes) else canonical(detail)
    head = [
        stream,
        sequence,
        moment,
        kind,
        user,
        organisation,
        verb,
        target,
        target_id,
        subject,
        seal_hash,
        request_id,
    ]
    return hashlib.sha256(previous + canonical(head) + b"\n" + told).digest()


def heads_digest(heads: dict[str, tuple[int, str]]) -> str:
    """Return the SHA-256 (hex) over the ends of all streams: {stream: (sequence, hash in hex)}."""
    return hashlib.sha256(canonical(sorted((name, *head) for name, head in heads.items()))).hexdigest()
