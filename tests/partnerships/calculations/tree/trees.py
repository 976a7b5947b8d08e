"""Trees for tests: the seed in any language, random ones, and the geometry of what was drawn."""

import json
import re
from collections.abc import Iterator
from math import isclose
from pathlib import Path

from hypothesis import strategies as st

from partnerships.calculations.tree.drawing import (
    KINDS,
    STATES,
    BadgeIn,
    Card,
    Drawing,
    EdgeIn,
    FigureIn,
    NodeIn,
)

SEED = json.loads(
    (Path(__file__).parents[4] / "partnerships" / "data" / "tree_seed.json").read_text(encoding="utf-8")
)
WORST_FIGURE = FigureIn(
    "119 400 000 ₴",
    "індикатор",
    "1 250 000 000 ₴",
    "невиплаченої заробітної плати за всі місяці",
    "жінки 21 400 000 ₴ · чоловіки 98 000 000 ₴",
    (1.0, None, 3.5, 2.0),
    9.0,
    "/cases",
)
GOOD_FIGURE = FigureIn(
    "64 %", "share", "75 %", "in decent work", "women 55 % · men 67 %", (1.0, 2.0), 3.0, "/c"
)


def seed(language: str = "en", figures: tuple[FigureIn, ...] = ()) -> tuple[list[NodeIn], list[EdgeIn]]:
    """The seed's tree in a language, every node with the same figures, as the template gives it."""
    nodes = [
        NodeIn(
            key=node["key"],
            kind=node["kind"],
            text=node["texts"][language],
            lead=node.get("leads", {}).get(language, ""),
            state_label="Zgodnie z planem",
            figures=figures,
            n_text="n 1 412",
            badges=(BadgeIn("1"), BadgeIn("12")) if node["key"].startswith("P2") else (),
            gap_text="No output answers this" if node["key"] == "P1.1" else "",
            url=f"?node={node['key']}",
            weight=0.4,
        )
        for node in SEED["nodes"]
    ]
    edges = [
        EdgeIn(
            f"{edge['kind']}:{edge['source']}:{edge['target']}",
            edge["kind"],
            edge["source"],
            edge["target"],
            standing="suggested" if edge.get("suggestion") else "proposed",
        )
        for edge in SEED["edges"]
    ]
    return nodes, edges


@st.composite
def trees(draw: st.DrawFn, most: int = 26) -> tuple[list[NodeIn], list[EdgeIn]]:
    """Random trees: any kinds, long edges, edges inside a layer, circles, loose nodes, wordy cards."""
    count = draw(st.integers(1, most))
    texts = st.sampled_from([node["texts"]["uk"] for node in SEED["nodes"]])
    nodes = [
        NodeIn(
            key=f"N{number}",
            kind=draw(st.sampled_from(KINDS)),
            text=draw(texts),
            state=draw(st.sampled_from(STATES)),
            state_label="Не виміряно",
            figures=draw(st.sampled_from([(), (GOOD_FIGURE,), (WORST_FIGURE, GOOD_FIGURE)])),
            badges=tuple(BadgeIn(str(n)) for n in range(draw(st.integers(0, 9)))),
            gap_text=draw(st.sampled_from(["", "No output answers this"])),
            weight=draw(st.floats(0, 1)),
        )
        for number in range(count)
    ]
    ends = st.integers(0, count - 1)
    pairs = draw(st.lists(st.tuples(ends, ends), max_size=2 * count))
    kinds = st.sampled_from(["causes", "contributes_to", "part_of", "answers"])
    edges = [
        EdgeIn(
            f"E{number}",
            draw(kinds),
            f"N{a}",
            f"N{b}",
            dashed=draw(st.booleans()),
            label=draw(st.sampled_from(["", "71"])),
        )
        for number, (a, b) in enumerate(pairs)
    ]
    return nodes, edges


def cards_of(drawing: Drawing) -> list[Card]:
    """All cards in reading order."""
    return [card for layer in drawing.layers for card in layer.cards]


def boxes_of(drawing: Drawing) -> list[tuple[float, float, float, float]]:
    """What lines must keep clear of: framed cards and frames, as left, top, right, bottom."""
    solid = [*(card for card in cards_of(drawing) if card.framed), *drawing.frames]
    return [(box.x, box.y, box.x + box.w, box.y + box.h) for box in solid]


def points_on(d: str, step: int = 12) -> Iterator[tuple[float, float]]:
    """Points along a path of M, L, V, H, C, relative l and Z."""
    x = y = 0.0
    for command, found in re.findall(r"([MLVHClZ])([^MLVHClZ]*)", d):
        v = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?(?:e-?\d+)?", found)]
        start = (x, y)
        if command == "C":
            for t in (n / step for n in range(step + 1)):
                u = 1 - t
                k = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
                yield tuple(sum(w * p for w, p in zip(k, (start[i], *v[i::2]), strict=True)) for i in (0, 1))  # type: ignore[misc]
            x, y = v[4], v[5]
            continue
        if command == "V":
            y = v[0]
        elif command == "H":
            x = v[0]
        elif command == "l":
            x, y = x + v[0], y + v[1]
        elif command in "ML":
            x, y = v[0], v[1]
        for t in (n / step for n in range(step + 1)):
            yield (
                (x, y) if command in "MZ" else (start[0] + t * (x - start[0]), start[1] + t * (y - start[1]))
            )


def touches(d: str, boxes: list[tuple[float, float, float, float]], slack: float = 0.6) -> bool:
    """Whether a path runs into a box (its border is not inside)."""
    return any(
        left + slack < x < right - slack and top + slack < y < bottom - slack
        for x, y in points_on(d)
        for left, top, right, bottom in boxes
    )


def near(a: float, b: float) -> bool:
    """Equal but for rounding to a tenth of a pixel."""
    return isclose(a, b, abs_tol=0.11)
