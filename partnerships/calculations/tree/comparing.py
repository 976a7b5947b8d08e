"""What changed between two versions of a tree, side by side. Work grows with what changed, not with the tree.

Each version is shelved once (`shelve`): its entries stand in a tree of shelves by the hash of their keys, and every
shelf knows the digest of all that stands in it. Comparing goes down only where digests differ.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .content import Content, EdgeKey, Fields, digest

FEW = 8
"""Entries that stand on one shelf before it is parted."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Entries whose hash begins alike, each with its digest; parted into 16 where they are many."""

    digest: str
    entries: Mapping[Any, str] | None
    parts: tuple[Shelf, ...] = ()

    def all(self) -> Iterator[tuple[Any, str]]:
        """Yield every key with its digest."""
        if self.entries is not None:
            yield from self.entries.items()
        for part in self.parts:
            yield from part.all()


@dataclass(frozen=True, slots=True)
class Shelved:
    """A version ready to be compared."""

    content: Content
    nodes: Shelf
    edges: Shelf


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that says something else; empty: nothing."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """A node or an edge that is new, gone, or says something else (`fields`)."""

    key: Any
    before: Fields | None
    after: Fields | None
    fields: tuple[FieldChange, ...]

    @property
    def what(self) -> str:
        """`added`, `removed` or `changed`."""
        if self.before is None:
            return "added"
        return "removed" if self.after is None else "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that changed, in the order of keys."""

    nodes: tuple[Change, ...]
    edges: tuple[Change, ...]

    def __bool__(self) -> bool:
        return bool(self.nodes or self.edges)


def shelve(content: Content) -> Shelved:
    """Make a version ready to be compared: once, linear in its size."""

    def shelf(entries: Mapping[Any, Fields]) -> Shelf:
        return _shelf([(_hash(key), key, digest(fields)) for key, fields in entries.items()], 0)

    return Shelved(content, shelf(content.nodes), shelf(content.edges))


def compare(old: Shelved, new: Shelved) -> Difference:
    """Return what changed from `old` to `new`. Linear in what changed, whatever the size of the tree."""
    return Difference(
        _changes(old.nodes, new.nodes, old.content.nodes, new.content.nodes),
        _changes(old.edges, new.edges, old.content.edges, new.content.edges),
    )


def reordered(
    old: Mapping[str, Sequence[str]], new: Mapping[str, Sequence[str]]
) -> dict[str, tuple[list[str], list[str]]]:
    """Return the kinds whose nodes stand in another order, those of both versions alone: {kind: (before, now)}.

    `old`, `new`: keys in their order, by kind. A node that came or went moves no other.
    """
    found = {}
    for kind in old.keys() & new.keys():
        both = set(old[kind]) & set(new[kind])
        before, now = ([key for key in side[kind] if key in both] for side in (old, new))
        if before != now:
            found[kind] = (before, now)
    return found


def _hash(key: str | EdgeKey) -> str:
    plain = key if isinstance(key, str) else "\x1f".join(key)
    return hashlib.blake2b(plain.encode(), digest_size=16).hexdigest()


def _shelf(rows: list[tuple[str, Any, str]], depth: int) -> Shelf:
    if len(rows) <= FEW:
        entries = {key: value for _, key, value in rows}
        return Shelf(_sum(f"{place} {value}" for place, _, value in sorted(rows)), entries)
    parts: list[list[tuple[str, Any, str]]] = [[] for _ in range(16)]
    for row in rows:
        parts[int(row[0][depth], 16)].append(row)
    made = tuple(_shelf(part, depth + 1) for part in parts)
    return Shelf(_sum(part.digest for part in made), None, made)


def _sum(lines: Iterable[str]) -> str:
    return hashlib.blake2b("\n".join(lines).encode(), digest_size=16).hexdigest()


def _differing(old: Shelf, new: Shelf) -> Iterator[Any]:
    """Yield the keys that differ, going down only where the digests do."""
    if old.digest == new.digest:
        return
    if old.parts and new.parts:
        for before, after in zip(old.parts, new.parts, strict=True):
            yield from _differing(before, after)
        return
    known, now = dict(old.all()), dict(new.all())
    yield from (key for key, value in known.items() if now.get(key) != value)
    yield from (key for key in now if key not in known)


def _changes(
    old: Shelf, new: Shelf, before: Mapping[Any, Fields], after: Mapping[Any, Fields]
) -> tuple[Change, ...]:
    keys = sorted(_differing(old, new))
    return tuple(change_of(key, before.get(key), after.get(key)) for key in keys)


def change_of(key: Any, before: Fields | None, after: Fields | None) -> Change:
    """Return an entry's change with the fields that differ, in the order of their names."""
    was, now = before or {}, after or {}
    names = sorted({*was, *now})
    fields = tuple(
        FieldChange(name, was.get(name, ""), now.get(name, ""))
        for name in names
        if was.get(name, "") != now.get(name, "")
    )
    return Change(key, before, after, fields)
