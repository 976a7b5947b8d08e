"""Edges as paths: how wide, in which class, with which label."""

from collections.abc import Sequence

from .arrangement import Arrangement, Link
from .curves import Bend, ribbon, stroke
from .drawing import KINDS, EdgeIn, EdgePath, NodeIn, Run, TextLine
from .placing import Places, Spot
from .ports import Band
from .routing import route_waiting
from .setting import line_width

THIN, THICK = 4.0, 16.0
THIN_CROWDED, THICK_CROWDED = 1.6, 5.0
FEW = 26
"""Up to so many links the widths stand as above; with more, all become finer."""
WEAK_LANE = 6.0
CORE = 0.5
ASIDE = 22.0
"""How far beside the middle of a card an edge that waits leaves and arrives, clear of the drawn ones."""
ABOVE_GROUND = frozenset(KINDS[: KINDS.index("main_problem")])


def thickness_of(found: Arrangement, link: Link, *, crowded: bool) -> float:
    """Width of a link in pixels: it grows with the people counted, and says nothing else."""
    if all(edge.dashed for edge in link.edges):
        return WEAK_LANE if not crowded else THIN_CROWDED
    share = min(1.0, FEW / len(found.links))
    thin, thick = (
        (THIN_CROWDED, THICK_CROWDED) if crowded else (THIN * (1 + share) / 2, THICK * (1 + 2 * share) / 3)
    )
    return round(thin + (thick - thin) * min(1.0, max(0.0, _weight(found, link))), 1)


def _weight(found: Arrangement, link: Link) -> float:
    fallback = _leaf(found, link).weight
    return max(fallback if edge.weight is None else edge.weight for edge in link.edges)


def _leaf(found: Arrangement, link: Link) -> NodeIn:
    """The node that a link is about: its source, or the other end where a whole frame is the source."""
    edge = link.edges[0]
    return found.nodes[edge.target if len(link.edges) > 1 else edge.source]


def draw_links(
    found: Arrangement,
    places: Places,
    ways: Sequence[Sequence[Bend]],
    thickness: Sequence[float],
    *,
    crowded: bool,
) -> tuple[EdgePath, ...]:
    """All links as paths, the widest first so that none hides a finer one."""
    mixed = len({edge.standing for link in found.links for edge in link.edges}) > 1
    paths = [
        _path(found, link, way, chain, w, crowded=crowded, mixed=mixed)
        for link, way, chain, w in zip(found.links, ways, places.chains, thickness, strict=True)
    ]
    return tuple(sorted(paths, key=lambda path: (-path.width, path.key)))


def _path(
    found: Arrangement,
    link: Link,
    way: Sequence[Bend],
    chain: Sequence[Spot],
    w: float,
    *,
    crowded: bool,
    mixed: bool,
) -> EdgePath:
    edge, leaf = link.edges[0], _leaf(found, link)
    above = all(found.nodes[key].kind in ABOVE_GROUND for key in (edge.source, edge.target))
    weak = all(e.dashed for e in link.edges)
    gap = bool(found.nodes[edge.source].gap_text) and edge.kind == "causes"
    proposed = all(e.standing == "proposed" for e in link.edges)
    answered = not above and not gap and any(not badge.proposed for badge in leaf.badges)
    filled = not weak and not crowded
    flags = (("gap", gap), ("weak", weak), ("proposed", proposed))
    return EdgePath(
        key=edge.key,
        kind=edge.kind,
        sources=tuple(e.source for e in link.edges),
        target=edge.target,
        css=" ".join(["crown" if above else "root", leaf.state, *(name for name, on in flags if on)]),
        d=ribbon(way, w) if filled else stroke(way),
        width=1.4 if weak else w,
        filled=filled,
        core=ribbon(way, w * CORE) if filled and answered else "",
        seam=stroke(way) if filled and proposed and mixed and not gap else "",
        label=None if crowded else _label(link, way, chain, w),
    )


def _label(link: Link, way: Sequence[Bend], chain: Sequence[Spot], w: float) -> TextLine | None:
    """The label beside the end at the smaller block, on the side where the line does not turn to."""
    text = next((edge.label for edge in link.edges if edge.label), "")
    if not text:
        return None
    at_top = chain[0].w < chain[-1].w
    bend = way[0] if at_top else way[-1]
    (x, y), other = (bend.a, bend.b) if at_top else (bend.b, bend.a)
    spot = chain[0] if at_top else chain[-1]
    toward_right = other[0] > x + 1
    offset = w / 2 + 6
    room = (x - spot.x if toward_right else spot.x + spot.w - x) - offset
    if room < line_width(text, "flow"):
        toward_right = not toward_right
    return TextLine(
        round(x - offset if toward_right else x + offset, 1),
        round(y + 14 if at_top else y - 6, 1),
        "flow",
        (Run(text),),
        "end" if toward_right else "start",
    )


def draw_waiting(
    found: Arrangement, places: Places, bands: Sequence[Band], selected: str
) -> tuple[EdgePath, ...]:
    """Edges that show when one of their nodes is selected: fine lines with a head, between the cards."""
    stands: dict[str, tuple[Spot, float]] = {}
    for number, spot in places.spot_of.items():
        block = found.blocks[number]
        stands |= {
            key: (spot, spot.x + (at + 0.5) * spot.w / len(block.keys)) for at, key in enumerate(block.keys)
        }
        if block.head:
            stands[block.head] = (spot, spot.middle)
    return tuple(
        _waiting(edge, stands[edge.source], stands[edge.target], places, bands, selected)
        for edge in found.waiting
        if stands[edge.source][0].row != stands[edge.target][0].row
    )


def _waiting(
    edge: EdgeIn,
    source: tuple[Spot, float],
    target: tuple[Spot, float],
    places: Places,
    bands: Sequence[Band],
    selected: str,
) -> EdgePath:
    aside = ASIDE if target[1] < source[1] else -ASIDE
    start, end = (source[0].row, source[1] - aside), (target[0].row, target[1] + aside)
    downwards = start[0] < end[0]
    way = route_waiting(places, bands, *((start, end) if downwards else (end, start)))
    tip, back = (way[-1].b, -7) if downwards else (way[0].a, 7)
    head = f"M{tip[0] - 4:.1f} {tip[1] + back:.1f}l4 {-back}l4 {back}"
    weak = edge.dashed or edge.standing == "suggested"
    shown = " shown" if selected in (edge.source, edge.target) else ""
    css = f"{edge.kind} {'weak' if weak else 'firm'}{shown}"
    return EdgePath(edge.key, edge.kind, (edge.source,), edge.target, css, stroke(way) + head, 1.8)
