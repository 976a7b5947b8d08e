"""Causes that nothing answers or that nothing speaks for, and outputs that answer nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

CAUSES = frozenset({"root_cause_1", "root_cause_2"})
PROBLEMS = CAUSES | {"main_problem", "effect"}
OUTPUTS = frozenset({"output"})


def gaps(
    kinds: Mapping[str, str],
    edges: Iterable[tuple[str, str, str, str]],
    evident: Collection[str] | None = None,
) -> dict[str, tuple[str, ...]]:
    """Return what hangs loose by key, in the order of `kinds`: 'cause', 'output', 'evidence' (a cause may lack both).

    `kinds`: kind by key of node; `edges`: (kind, source, target, standing). A rejected edge answers nothing; one that
    is only suggested is an answer to be decided on, hence no gap. A tree without any answer is not asked about answers
    yet. `evident`: keys that something speaks for; None leaves evidence unasked.
    """
    edges = list(edges)
    asked = any(kind == "answers" for kind, *_rest in edges)
    answered: set[str] = set()
    answering: set[str] = set()
    for kind, source, target, standing in edges:
        if kind == "answers" and standing != "rejected":
            answered.add(target)
            if kinds.get(target) in PROBLEMS:
                answering.add(source)
    found = {}
    for key, kind in kinds.items():
        lacks = {
            "cause": asked and kind in CAUSES and key not in answered,
            "output": asked and kind in OUTPUTS and key not in answering,
            "evidence": evident is not None and kind in CAUSES and key not in evident,
        }
        if any(lacks.values()):
            found[key] = tuple(gap for gap, lacking in lacks.items() if lacking)
    return found
