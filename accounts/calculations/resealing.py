"""What is sealed where, and how a value is sealed anew with the current key. Knows no Django."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from accounts.calculations import keyring
from accounts.calculations.keyring import Ring
from accounts.calculations.sealing import number_hash, seal_number, unseal_number

FACTOR = b"second factor"


@dataclass(frozen=True, slots=True)
class Sealed:
    """A sealed column of a model.

    `again(values, ring)` returns what a row holds once it is sealed with the current key: {column: value}; `values` are
    those of `columns`, the sealed one first. `matched`: it holds a hash too, which another key may have to make.
    """

    model: Any
    columns: tuple[str, ...]
    again: Callable[[tuple[Any, ...], Ring], dict[str, Any]]
    matched: bool = False


def person_secret(values: tuple[Any, ...], ring: Ring) -> dict[str, Any]:
    """Seal what is kept of a person's key."""
    return {"secret": keyring.wrapped(bytes(values[0]), ring)}


def number(values: tuple[Any, ...], ring: Ring) -> dict[str, Any]:
    """Seal a national number, and hash it with the oldest key at hand."""
    plain = unseal_number(bytes(values[0]), *ring)
    return {
        "national_number": seal_number(plain, ring[0]),
        "national_number_hash": number_hash(plain, ring[-1]),
    }


def account(values: tuple[Any, ...], ring: Ring) -> dict[str, Any]:
    """Seal the number of an account."""
    return {"account": seal_number(unseal_number(bytes(values[0]), *ring), ring[0])}


def factor_sealed(text: str, ring: Ring) -> str:
    """Seal a secret of the second factor, as text."""
    return base64.b64encode(keyring.seal_text(text, ring, FACTOR)).decode()


def factor_opened(sealed: str, ring: Ring) -> str:
    """Open a secret of the second factor. Raises chain.Unsealable."""
    return keyring.unseal_text(base64.b64decode(sealed), ring, FACTOR)


def factor_is_stale(data: dict[str, Any], ring: Ring) -> bool:
    """Say whether a second factor holds something that another than the current key sealed."""
    current = keyring.head(ring[0])
    return any(not base64.b64decode(text).startswith(current) for text in _factor_texts(data))


def factor_again(data: dict[str, Any], ring: Ring) -> dict[str, Any]:
    """Seal whatever a second factor keeps sealed: its secret, the seed of its codes, codes taken over."""

    def renewed(text: str) -> str:
        return factor_sealed(factor_opened(text, ring), ring)

    fresh = dict(data)
    for name in ("secret", "seed"):
        if name in fresh:
            fresh[name] = renewed(fresh[name])
    if "migrated_codes" in fresh:
        fresh["migrated_codes"] = [renewed(one) for one in fresh["migrated_codes"]]
    return fresh


def _factor_texts(data: dict[str, Any]) -> list[str]:
    single = [data[name] for name in ("secret", "seed") if name in data]
    return [*single, *data.get("migrated_codes", [])]
