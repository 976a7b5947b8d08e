"""Rows that somebody saw and chose, as a form carries them: their keys, packed, so that an action takes exactly these."""

from __future__ import annotations

import base64
import binascii
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MOST = 50_000  # rows in one choice
LONGEST = 400_000  # letters


def pack(keys: Iterable[int]) -> str:
    """Return keys as letters that an address or a form may carry; equal choices give equal letters."""
    before, gaps = 0, []
    for key in sorted(set(keys)):
        gaps.append(str(key - before))
        before = key
    return base64.urlsafe_b64encode(zlib.compress(",".join(gaps).encode(), 9)).decode()


def unpack(text: str) -> list[int]:
    """Return the keys, ascending. Raises ValueError for anything that `pack` did not make."""
    if len(text) > LONGEST:
        raise ValueError("too long")
    reader = zlib.decompressobj()
    try:
        plain = reader.decompress(base64.urlsafe_b64decode(text.encode("ascii")), LONGEST * 2).decode("ascii")
    except (zlib.error, binascii.Error, UnicodeError) as error:
        raise ValueError("no choice of rows") from error
    if reader.unconsumed_tail:
        raise ValueError("too long")
    keys, last = [], 0
    for gap in plain.split(",") if plain else []:
        if not gap.isdecimal() or int(gap) == 0:
            raise ValueError("no choice of rows")
        last += int(gap)
        keys.append(last)
    if len(keys) > MOST or last >= 2**63:
        raise ValueError("too many")
    return keys


def pack_groups(groups: Mapping[int, Iterable[int]]) -> str:
    """Return keys that lie in groups (0 stands for none) as letters: 'group:keys;group:keys'."""
    return ";".join(f"{group}:{pack(keys)}" for group, keys in sorted(groups.items()))


def unpack_groups(text: str) -> dict[int, list[int]]:
    """Return the keys by group. Raises ValueError for anything that `pack_groups` did not make."""
    found: dict[int, list[int]] = {}
    for part in text.split(";") if text else []:
        group, _colon, keys = part.partition(":")
        if not group.isdecimal() or len(group) > 18 or int(group) in found:
            raise ValueError("no groups of rows")
        found[int(group)] = unpack(keys)
    if sum(map(len, found.values())) != len({key for keys in found.values() for key in keys}):
        raise ValueError("a row lies in two groups")
    return found
