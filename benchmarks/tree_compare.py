"""Two versions of a tree set side by side: time and shelves looked at, by size of the tree and by what changed.

Both versions are made ready once (`shelve_s`, linear in the tree: what is published is kept ready); `compare_ms` is what
grows with what changed. The exit code says whether it grows with nothing else.
"""

from __future__ import annotations

import argparse
import gc
import json
import time
from collections.abc import Callable
from random import Random
from typing import Any

from partnerships.calculations.tree.comparing import compare, shelve
from partnerships.calculations.tree.content import Content

SIZES = (300, 3_000, 30_000)
CHANGED = (3, 10, 30, 100, 300)
ROUNDS, REPEATS = 15, 10
SAME = 3.0
"""A tree a hundred times as large may take this many times as long for the same change: a few shelves more to go down."""
LINEAR = 2.0
"""What one change of 300 may cost against one of 3, which bears the way down alone."""


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
    """Least seconds of processor time: what else the machine does, and its collecting of garbage, is not asked."""
    took = []
    gc.collect()
    gc.disable()
    for _ in range(ROUNDS):
        start = time.process_time()
        for _again in range(REPEATS):
            call()
        took.append((time.process_time() - start) / REPEATS)
    gc.enable()
    return min(took)


def measure(size: int) -> list[dict[str, Any]]:
    """Measure one size of tree with every number of changes."""
    old = content(size, size * 5 // 3)
    before = shelve(old)
    ready = time.process_time()
    shelve(old)
    ready = time.process_time() - ready
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
    bars = bars_of(rows)
    if options.json:
        print(json.dumps({"compared": rows, "bars": bars}, indent=2))
        return 0 if all(bars.values()) else 1
    print("  ".join(f"{name:>13}" for name in rows[0]))
    for row in rows:
        print("  ".join(f"{value!s:>13}" for value in row.values()))
    for bar, met in bars.items():
        print(f"{'met' if met else 'NOT MET'}: {bar}")
    return 0 if all(bars.values()) else 1


def bars_of(rows: list[dict[str, Any]]) -> dict[str, bool]:
    """Return whether comparing grows with what changed and with nothing else."""
    spent = {(row["nodes"], row["changed"]): row["compare_ms"] for row in rows}
    small, large = SIZES[0], SIZES[-1]
    # in the small tree 300 changes are all of it: only as long as less than a third changed are both alike
    alike = [count for count in CHANGED if count <= small // 3]
    per_change = {size: spent[size, CHANGED[-1]] / CHANGED[-1] / (spent[size, 3] / 3) for size in SIZES}
    return {
        f"{large} nodes take at most {SAME} times as long as {small}": all(
            spent[large, count] <= SAME * spent[small, count] for count in alike
        ),
        "a change costs no more among many than among few": all(
            ratio <= LINEAR for ratio in per_change.values()
        ),
    }
