"""Causes that nothing answers, and outputs that answer nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

CAUSES = frozenset({"root_cause_1", "root_cause_2"})
PROBLEMS = CAUSES | {"main_problem", "effect"}
OUTPUTS = frozenset({"output"})


def gaps(kinds: Mapping[str, str], edges: Iterable[tuple[str, str, str, str]]) -> dict[str, str]:
    """Return {key: 'cause' or 'output'} of what hangs loose, in the order of `kinds`.

    `kinds`: kind by key of node; `edges`: (kind, source, target, standing). A rejected edge answers nothing; one that
    is only suggested is an answer to be decided on, hence no gap.
    """
    answered: set[str] = set()
    answering: set[str] = set()
    for kind, source, target, standing in edges:
        if kind == "answers" and standing != "rejected":
            answered.add(target)
            if kinds.get(target) in PROBLEMS:
                answering.add(source)
    found = {}
    for key, kind in kinds.items():
        if kind in CAUSES and key not in answered:
            found[key] = "cause"
        elif kind in OUTPUTS and key not in answering:
            found[key] = "output"
    return found
