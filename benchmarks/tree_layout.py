"""A tree of 300 nodes with 500 edges: how long its pages take, and how its drawing crosses beside Graphviz.

Both drawings are measured alike, by what can be seen: every line is followed as a fine polyline, and each place where
two of them meet between their ends counts once. Graphviz (`dot` on PATH) draws the same graph twice: free to rank as it
likes, and held to the layers of the kinds; where there is no `dot`, that is said and its bar is not met. A card that a
line runs into counts as pierced. The pages are asked for as a browser asks, over the database, with nothing of the
drawing kept ready. The exit code says whether every bar is met.
"""

import argparse
import json
import re
import shutil
import subprocess
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from random import Random
from statistics import median
from typing import Any

from django.template.loader import render_to_string

from benchmarks import tree_page
from partnerships.calculations.tree import ordering
from partnerships.calculations.tree.drawing import Card, Drawing, EdgeIn, FigureIn, Frame, NodeIn
from partnerships.calculations.tree.layout import draw

SHARES = {
    "impact": 0.02,
    "outcome": 0.06,
    "output": 0.2,
    "input": 0.06,
    "main_problem": 0.02,
    "root_cause_1": 0.3,
    "root_cause_2": 0.34,
}
TEXTS = (
    "A JT framework agreement for workers based on social dialogue",
    "Lack of inter-institutional cooperation to tackle complexity",
    "Re-skilling programme (including self-employment)",
    "Wage arrears",
)
FIGURE = FigureIn(
    "64 %", "share", "75 %", "in decent work", "women 55 % · men 67 %", (1.0, 2.0, 2.5, 4.0), 5.0, "#"
)
NO_DOT = "No Graphviz `dot` on PATH: crossings are compared with nothing. Install graphviz and measure again."
Point = tuple[float, float]
Tree = tuple[list[NodeIn], list[EdgeIn]]


def tree(seed: int, nodes: int, edges: int, *, local: bool) -> Tree:
    """A random tree: everything hangs on something above; further edges go anywhere, or (`local`) nearby."""
    dice = Random(seed)
    layers: list[list[str]] = []
    made: list[NodeIn] = []
    for kind, share in SHARES.items():
        layers.append([f"{kind}{number}" for number in range(max(1, round(nodes * share)))])
        made += [
            NodeIn(
                key, kind, dice.choice(TEXTS), figures=(FIGURE,) * dice.randint(0, 1), weight=dice.random()
            )
            for key in layers[-1]
        ]
    pairs = {(key, _above(dice, layers, number, at, local)) for number, keys in enumerate(layers) if number
             for at, key in enumerate(keys)}  # fmt: skip
    while len(pairs) < edges:
        number = dice.choices(range(1, len(layers)), [len(keys) for keys in layers[1:]])[0]
        at = dice.randrange(len(layers[number]))
        far = 2 if number > 1 and dice.random() < 0.1 else 1
        pairs.add((layers[number][at], _above(dice, layers, number, at, local, far)))
    dice.shuffle(made)
    # dashed lines are drawn as lines at any size, not as outlines of ribbons: they can be followed
    return made, [EdgeIn(f"{a}>{b}", "causes", a, b, dashed=True) for a, b in sorted(pairs)]


def _above(dice: Random, layers: list[list[str]], number: int, at: int, local: bool, far: int = 1) -> str:
    upper = layers[number - far]
    if not local:
        return dice.choice(upper)
    middle = (at + 0.5) / len(layers[number]) * len(upper)
    return upper[min(len(upper) - 1, max(0, int(dice.gauss(middle, 1.5))))]


# ------------------------------------------------------------------------------------------------ what can be seen


def ours(drawing: Drawing) -> tuple[list[list[Point]], list[tuple[float, float, float, float]]]:
    """Lines and cards of our drawing."""
    solid: list[Card | Frame] = [card for layer in drawing.layers for card in layer.cards if card.framed]
    solid += drawing.frames
    boxes = [(box.x, box.y, box.x + box.w, box.y + box.h) for box in solid]
    return [list(_follow(edge.d)) for edge in drawing.edges], boxes


def _follow(d: str) -> Iterator[Point]:
    """Points along a path of M, V and C."""
    here: Point = (0.0, 0.0)
    for command, rest in re.findall(r"([MVC])([^MVC]*)", d):
        v = [float(number) for number in re.findall(r"-?[\d.]+", rest)]
        if command == "C":
            yield from _bezier((here, (v[0], v[1]), (v[2], v[3]), (v[4], v[5])))
        here = (here[0], v[0]) if command == "V" else (v[-2], v[-1])
        yield here


def _bezier(four: Sequence[Point], steps: int = 10) -> Iterator[Point]:
    for t in (number / steps for number in range(1, steps)):
        u = 1 - t
        k = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
        yield (
            sum(w * p[0] for w, p in zip(k, four, strict=True)),
            sum(w * p[1] for w, p in zip(k, four, strict=True)),
        )


def graphviz(drawn: Tree, *, held: bool) -> tuple[list[list[Point]], float] | None:
    """Lines of Graphviz's drawing and its seconds; None where there is no `dot`."""
    if not shutil.which("dot"):
        return None
    nodes, edges = drawn
    lines = ['digraph{rankdir=BT;node[shape=box,width=1.7,height=1.6,label=""];edge[arrowhead=none]']
    for kind in SHARES if held else ():
        keys = ";".join(f'"{node.key}"' for node in nodes if node.kind == kind)
        lines += ["{rank=same;" + keys + "}"]
    lines += [f'"{edge.source}"->"{edge.target}"' for edge in edges]
    start = time.perf_counter()
    text = subprocess.run(
        ["dot", "-Tjson0"], input="\n".join([*lines, "}"]), capture_output=True, text=True, check=True
    ).stdout
    took = time.perf_counter() - start
    return [list(_spline(edge["pos"])) for edge in json.loads(text)["edges"]], took


def _spline(pos: str) -> Iterator[Point]:
    points = [tuple(map(float, part.split(","))) for part in re.sub(r"[es],\S+ ", "", pos).split()]
    yield points[0]  # type: ignore[misc]
    for at in range(0, len(points) - 3, 3):
        yield from _bezier(points[at : at + 4])  # type: ignore[arg-type]
        yield points[at + 3]  # type: ignore[misc]


def crossings(lines: Sequence[Sequence[Point]]) -> int:
    """Places where two lines cross. Each line is moved by a hair, so that none meets another exactly at a point."""
    grid: dict[tuple[int, int], list[tuple[int, Point, Point]]] = defaultdict(list)
    for number, line in enumerate(lines):
        dx, dy = 1e-4 * (number % 97), 1e-4 * (number % 89)
        moved = [(x + dx, y + dy) for x, y in line]
        for a, b in pairwise(moved):
            for column in range(int(min(a[0], b[0]) // 60), int(max(a[0], b[0]) // 60) + 1):
                for row in range(int(min(a[1], b[1]) // 40), int(max(a[1], b[1]) // 40) + 1):
                    grid[column, row].append((number, a, b))
    met = {
        (one[0], other[0], one[1], other[1])
        for cell in grid.values()
        for one, other in combinations(cell, 2)
        if one[0] != other[0] and _cross(one[1], one[2], other[1], other[2])
    }
    return len(met)


def _cross(p: Point, q: Point, r: Point, s: Point) -> bool:
    def side(a: Point, b: Point, c: Point) -> float:
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    return side(p, q, r) * side(p, q, s) < 0 and side(r, s, p) * side(r, s, q) < 0


def pierced(lines: Sequence[Sequence[Point]], boxes: Sequence[tuple[float, float, float, float]]) -> int:
    """Pairs of a line and a card that it runs into."""
    return sum(
        any(left + 0.6 < x < right - 0.6 and top + 0.6 < y < bottom - 0.6 for x, y in line)
        for line in lines
        for left, top, right, bottom in boxes
    )


# ------------------------------------------------------------------------------------------------------- one graph


def measure(seed: int, nodes: int, edges: int, *, local: bool) -> dict[str, Any]:
    """Draw one graph with everything cold, print it, draw it again, and set it beside Graphviz."""
    drawn = tree(seed, nodes, edges, local=local)
    ordering.forget()
    start = time.perf_counter()
    drawing = draw(*drawn)
    first = time.perf_counter()
    html = render_to_string("partnerships/_tree_drawing.html", {"drawing": drawing, "tree_title": "Tree"})
    printed = time.perf_counter()
    draw(*drawn)
    again = time.perf_counter()
    lines, boxes = ours(drawing)
    row: dict[str, Any] = {
        "graph": "local" if local else "woven",
        "seed": seed,
        "nodes": len(drawn[0]),
        "edges": len(drawn[1]),
        "draw_s": round(first - start, 3),
        "print_s": round(printed - first, 3),
        "draw_again_s": round(again - printed, 3),
        "kilobytes": round(len(html) / 1000),
        "crossings": crossings(lines),
        "counted": drawing.crossings,
        "pierced": pierced(lines, boxes),
    }
    for name, held in (("dot", False), ("dot_in_layers", True)):
        if found := graphviz(drawn, held=held):
            row[f"{name}_crossings"], row[f"{name}_s"] = crossings(found[0]), round(found[1], 3)
    return row


def main(argv: list[str]) -> int:
    """Measure and say; `--json` for machines."""
    parser = argparse.ArgumentParser(prog="dev.py bench tree_layout", description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--nodes", type=int, default=300)
    parser.add_argument("--edges", type=int, default=500)
    parser.add_argument("--graphs", type=int, default=3, help="of each sort")
    options = parser.parse_args(argv)
    render_to_string("partnerships/_tree_drawing.html", {"drawing": draw(*tree(0, 20, 25, local=True))})
    rows = [
        measure(seed, options.nodes, options.edges, local=local)
        for local in (True, False)
        for seed in range(1, options.graphs + 1)
    ]
    result = {
        **tree_page.pages(*tree(1, options.nodes, options.edges, local=True)),
        "draws_s": round(median(row["draw_s"] + row["print_s"] for row in rows), 3),
        "pierced": sum(row["pierced"] for row in rows),
        "crossings_to_dot": _ratio(rows, "dot_crossings"),
        "crossings_to_dot_in_layers": _ratio(rows, "dot_in_layers_crossings"),
        "graphs": rows,
        **({} if shutil.which("dot") else {"missing": NO_DOT}),
    }
    bars = bars_of(result)
    print(json.dumps({**result, "bars": bars}, indent=2) if options.json else _table(result, bars))
    return 0 if all(bars.values()) else 1


def bars_of(result: dict[str, Any]) -> dict[str, bool]:
    """Return whether each bar of the issue is met; without a `dot` nothing is compared, and that bar is not met."""
    slowest = max(page["median_s"] for page in result["pages"].values())
    ratio = result["crossings_to_dot"]
    return {
        "every page with the tree opens within one second": slowest < 1,
        "no line runs into a card": result["pierced"] == 0,
        "no more crossings than dot's in any graph": ratio is not None and ratio <= 1,
    }


def _ratio(rows: Sequence[dict[str, Any]], other: str) -> float | None:
    ratios = [row["crossings"] / max(1, row[other]) for row in rows if other in row]
    return round(max(ratios), 3) if ratios else None


def _table(result: dict[str, Any], bars: dict[str, bool]) -> str:
    rows = result["graphs"]
    lines = ["  ".join(f"{name:>12}" for name in rows[0])]
    lines += ["  ".join(f"{value!s:>12}" for value in row.values()) for row in rows]
    lines += [f"{name}: {figures}" for name, figures in result["pages"].items()]
    lines.append(f"Making the draft ready to be compared: {result['shelving_the_draft_s']} s at every view.")
    lines.append(f"Draws in {result['draws_s']} s (median); lines that run into a card: {result['pierced']}.")
    if result["crossings_to_dot"] is None:
        lines.append(NO_DOT)
    else:
        worst = f"{result['crossings_to_dot']} of dot's, {result['crossings_to_dot_in_layers']} of dot's in layers"
        lines.append(f"Crossings, at worst: {worst}.")
    lines += [f"{'met' if met else 'NOT MET'}: {bar}" for bar, met in bars.items()]
    return "\n".join(lines)
