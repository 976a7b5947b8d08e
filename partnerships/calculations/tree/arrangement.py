"""From nodes and edges to blocks in ranks: which cards share a frame, which rank each stands on, which
edges are drawn.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from .drawing import KINDS, EdgeIn, NodeIn

SHOWN_ON_SELECTION = ("answers",)
MOST_PARTS = 3
MOST_INPUTS = 4


@dataclass(frozen=True, slots=True)
class Block:
    """A rectangle: one card, or several (`keys`) in one frame, under the head `head` if there is one."""

    number: int
    kind: str
    keys: tuple[str, ...]
    head: str = ""

    @property
    def framed(self) -> bool:
        """Whether several cards share the block."""
        return bool(self.head) or len(self.keys) > 1


@dataclass(frozen=True, slots=True)
class Link:
    """What is drawn between two blocks: one edge, or the same edge of every card of a frame.

    Keys '': the whole block.
    """

    upper: int
    lower: int
    upper_key: str
    lower_key: str
    edges: tuple[EdgeIn, ...]


@dataclass(slots=True)
class Arrangement:
    """Blocks, the ranks they stand on (crown to roots, each in the given order), links, edges that wait for
    selection.
    """

    nodes: dict[str, NodeIn]
    blocks: list[Block] = field(default_factory=list)
    ranks: list[list[int]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    waiting: list[EdgeIn] = field(default_factory=list)

    def kind_of(self, rank: int) -> str:
        """The kind of node that a rank holds."""
        return self.blocks[self.ranks[rank][0]].kind


def arrange(nodes: Sequence[NodeIn], edges: Iterable[EdgeIn]) -> Arrangement:
    """Arrange a tree. Edges to unknown keys and from a node to itself are left out."""
    found = Arrangement({node.key: node for node in nodes})
    edges = [e for e in edges if e.source != e.target and e.source in found.nodes and e.target in found.nodes]
    block_of = _make_blocks(found, edges)
    drawn = []
    for edge in edges:
        if edge.kind in SHOWN_ON_SELECTION or edge.standing == "suggested":
            found.waiting.append(edge)
        elif block_of[edge.source] != block_of[edge.target]:
            drawn.append(edge)
    rank_of = _make_ranks(found, [(block_of[e.source], block_of[e.target]) for e in drawn])
    _make_links(found, drawn, block_of, rank_of)
    return found


def _make_blocks(found: Arrangement, edges: Sequence[EdgeIn]) -> dict[str, int]:
    """Blocks in the given order of nodes; the block of each key."""
    parts = _parts(found, edges)
    inputs = [key for key, node in found.nodes.items() if node.kind == "input"]
    among = any(e.source in inputs and e.target in inputs for e in edges)
    together = 1 < len(inputs) <= MOST_INPUTS and not among
    taken = {key for keys in parts.values() for key in keys} | set(inputs[1:] if together else ())
    block_of: dict[str, int] = {}
    for key, node in found.nodes.items():
        if key in taken:
            continue
        keys = tuple(inputs) if together and key == inputs[0] else parts.get(key, (key,))
        block = Block(len(found.blocks), node.kind, keys, key if key in parts else "")
        found.blocks.append(block)
        block_of.update(dict.fromkeys((*keys, key), block.number))
    return block_of


def _parts(found: Arrangement, edges: Sequence[EdgeIn]) -> dict[str, tuple[str, ...]]:
    """Parts by their outcome, where they are few enough to stand in its frame."""
    whole: dict[str, str] = {}
    for edge in edges:
        kinds = found.nodes[edge.source].kind, found.nodes[edge.target].kind
        if edge.kind == "part_of" and kinds == ("outcome_part", "outcome"):
            whole.setdefault(edge.source, edge.target)
    parts: dict[str, list[str]] = defaultdict(list)
    for key in found.nodes:
        if key in whole:
            parts[whole[key]].append(key)
    return {key: tuple(keys) for key, keys in parts.items() if len(keys) <= MOST_PARTS}


def _make_ranks(found: Arrangement, pairs: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Ranks by kind; where edges run inside a kind, sources stand on a rank below their targets."""
    order = {kind: place for place, kind in enumerate(KINDS)}
    kinds = sorted({block.kind for block in found.blocks}, key=lambda kind: order.get(kind, len(order)))
    rank_of: dict[int, int] = {}
    for kind in kinds:
        members = [block.number for block in found.blocks if block.kind == kind]
        inside: dict[int, list[int]] = {number: [] for number in members}
        for source, target in pairs:
            if source in inside and target in inside:
                inside[source].append(target)
        depth = _depths(inside)
        for level in range(max(depth.values()) + 1):
            on_level = [number for number in members if depth[number] == level]
            rank_of.update(dict.fromkeys(on_level, len(found.ranks)))
            found.ranks.append(on_level)
    return rank_of


def _depths(targets: dict[int, list[int]]) -> dict[int, int]:
    """Longest way up from each member along `targets`; an edge that closes a circle is not followed."""
    depth: dict[int, int] = {}
    for first, onward in targets.items():
        path: list[tuple[int, list[int]]] = [(first, list(onward))] if first not in depth else []
        on_path = {first}
        while path:
            member, rest = path[-1]
            following = next((t for t in rest if t not in depth and t not in on_path), None)
            if following is None:
                path.pop()
                on_path.discard(member)
                depth[member] = max((depth[t] + 1 for t in targets[member] if t in depth), default=0)
            else:
                path.append((following, list(targets[following])))
                on_path.add(following)
    return depth


class _Between(NamedTuple):
    upper: int
    lower: int
    upper_key: str
    lower_key: str
    kind: str


def _make_links(
    found: Arrangement, drawn: Sequence[EdgeIn], block_of: dict[str, int], rank_of: dict[int, int]
) -> None:
    bundles: dict[_Between, list[EdgeIn]] = defaultdict(list)
    for edge in drawn:
        upper, lower = sorted((edge.source, edge.target), key=lambda key: rank_of[block_of[key]])
        above, below = block_of[upper], block_of[lower]
        between = _Between(above, below, _end(found, above, upper), _end(found, below, lower), edge.kind)
        bundles[between].append(edge)
    for between, bundle in _whole_frames(found, bundles).items():
        found.links.append(Link(*between[:4], tuple(bundle)))


def _end(found: Arrangement, number: int, key: str) -> str:
    block = found.blocks[number]
    return "" if not block.framed or key == block.head else key


def _whole_frames(found: Arrangement, bundles: dict[_Between, list[EdgeIn]]) -> dict[_Between, list[EdgeIn]]:
    """Where every input of the common frame has the same edge to the same end, one link from the frame says
    it.
    """
    families: dict[_Between, list[_Between]] = defaultdict(list)
    for between in bundles:
        if between.lower_key and not found.blocks[between.lower].head:
            families[between._replace(lower_key="")].append(between)
        elif between.upper_key and not found.blocks[between.upper].head:
            families[between._replace(upper_key="")].append(between)
    merged = dict(bundles)
    for whole, family in families.items():
        framed = found.blocks[whole.lower if family[0].lower_key else whole.upper]
        if len(family) == len(framed.keys):
            merged[whole] = [edge for between in family for edge in merged.pop(between)]
    return merged
