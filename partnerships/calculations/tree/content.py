"""What a version says, as plain values: nodes by key, edges by kind, source and target; equal words, equal digest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

EdgeKey = tuple[str, str, str]
"""Kind, key of the source, key of the target."""
Fields = Mapping[str, str]
"""What a node or an edge says, by field: 'kind', 'text.uk', 'lead.pl', 'risks', 'ground', 'standing', …"""


@dataclass(frozen=True, slots=True)
class Content:
    """A version: what its nodes and edges say."""

    nodes: Mapping[str, Fields] = field(default_factory=dict)
    edges: Mapping[EdgeKey, Fields] = field(default_factory=dict)


def node_fields(
    *, kind: str, texts: Mapping[str, str], leads: Mapping[str, str], assumptions: str = "", risks: str = ""
) -> dict[str, str]:
    """Return what a node says, without what is empty."""
    found = {"kind": str(kind), "assumptions": assumptions, "risks": risks}
    found |= {f"text.{language}": text for language, text in texts.items()}
    found |= {f"lead.{language}": text for language, text in leads.items()}
    return {name: value for name, value in found.items() if value}


def edge_fields(*, ground: str, strength: str, standing: str, reason: str = "") -> dict[str, str]:
    """Return what an edge says, without what is empty."""
    found = {"ground": ground, "strength": str(strength), "standing": str(standing), "reason": reason}
    return {name: value for name, value in found.items() if value}


def digest(fields: Fields) -> str:
    """Return 32 hexadecimal signs that are equal for equal fields and for no others."""
    plain = json.dumps(dict(fields), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.blake2b(plain.encode(), digest_size=16).hexdigest()


# ------------------------------------------------------------------------------------------------ circles


def way(edges: Iterable[tuple[str, str]], start: str, end: str) -> list[str]:
    """Return the keys along a shortest way from `start` to `end`, both included; empty where none leads there.

    `edges`: (source, target). Linear in the edges.
    """
    onward: dict[str, list[str]] = {}
    for source, target in edges:
        onward.setdefault(source, []).append(target)
    came_from = {start: ""}
    queue = [start]
    for here in queue:
        if here == end:
            return list(_back(came_from, end))[::-1]
        for there in onward.get(here, ()):
            if there not in came_from:
                came_from[there] = here
                queue.append(there)
    return []


def _back(came_from: Mapping[str, str], end: str) -> Iterator[str]:
    here = end
    while here:
        yield here
        here = came_from[here]
