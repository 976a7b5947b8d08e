"""Two versions of a tree set side by side: time and shelves looked at, by size of the tree and by what changed.

Both versions are made ready once (`shelve_s`, linear in the tree: what is published is kept ready); `compare_ms` is what
grows with what changed.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from random import Random
from statistics import median
from typing import Any

from partnerships.calculations.tree.comparing import compare, shelve
from partnerships.calculations.tree.content import Content

SIZES = (300, 3_000, 30_000)
CHANGED = (3, 10, 30, 100, 300)
ROUNDS = 15


def content(nodes: int, edges: int) -> Content:
    """A version of so many nodes and edges."""
    dice = Random(nodes)
    said = {
        f"P2.{number}": {"kind": "root_cause_2", "text.en": f"Cause {number}", "text.uk": f"Причина {number}"}
        for number in range(nodes)
    }
    keys = list(said)
    links: dict[Any, Any] = {}
    while len(links) < edges:
        ends = ("causes", dice.choice(keys), dice.choice(keys))
        links[ends] = {"strength": "medium", "standing": "proposed", "ground": "sense"}
    return Content(said, links)


def changed(old: Content, count: int) -> Content:
    """The same with so many nodes said otherwise."""
    keys = Random(count).sample(list(old.nodes), count)
    return Content({**old.nodes, **{key: {**old.nodes[key], "text.en": "Other"} for key in keys}}, old.edges)


def timed(call: Callable[[], Any]) -> float:
    """Median of seconds."""
    took = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        call()
        took.append(time.perf_counter() - start)
    return median(took)


def measure(size: int) -> list[dict[str, Any]]:
    """Measure one size of tree with every number of changes."""
    old = content(size, size * 5 // 3)
    before = shelve(old)
    ready = time.perf_counter()
    shelve(old)
    ready = time.perf_counter() - ready
    rows = []
    for count in CHANGED:
        after = shelve(changed(old, count))
        found = compare(before, after)
        assert len(found.nodes) == count
        spent = timed(lambda after=after: compare(before, after))  # type: ignore[misc]
        rows.append(
            {
                "nodes": size,
                "edges": len(old.edges),
                "changed": count,
                "compare_ms": round(spent * 1000, 3),
                "us_per_change": round(spent * 1e6 / count, 1),
                "shelve_s": round(ready, 3),
            }
        )
    return rows


def main(argv: list[str]) -> int:
    """Measure and say; `--json` for machines."""
    parser = argparse.ArgumentParser(prog="dev.py bench tree_compare", description=__doc__)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(argv)
    rows = [row for size in SIZES for row in measure(size)]
    if options.json:
        print(json.dumps({"compared": rows}, indent=2))
        return 0
    print("  ".join(f"{name:>13}" for name in rows[0]))
    for row in rows:
        print("  ".join(f"{value!s:>13}" for value in row.values()))
    return 0
