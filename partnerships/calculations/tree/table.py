"""The tree as the table that its source shows: a row for each layer, its cells side by side.

Root causes stand in boxes: those of the first level together that the same cause of the second level leads to, and
that one in the row below, under its box. Where a layer is too broad for a sheet it goes on in a further line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from typing import TypeVar

from .drawing import KINDS

WHOLE = 60
"""Columns of a line: any number of cells up to MOST has its whole share of them."""
MOST = 6
NOT_STANDING = frozenset({"rejected", "suggested"})
EdgeIn = tuple[str, str, str, str]
"""Kind, key of the source, key of the target, standing."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands together: keys of nodes in their order; `letter` names a box of causes; `span` of WHOLE columns."""

    keys: tuple[str, ...]
    span: int
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """Cells side by side. `kind` of the layer; an outcome's parts stand in its cell."""

    kind: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """Causes of the first level, and those of the second that lead to them."""

    first: tuple[str, ...]
    second: tuple[str, ...]


def table(kinds: Mapping[str, str], edges: Iterable[EdgeIn]) -> list[Line]:
    """Return the lines from the crown to the roots. `kinds`: kind by key, in the order of the tree."""
    standing = [edge[:3] for edge in edges if edge[3] not in NOT_STANDING]
    found: list[Line] = []
    for kind in KINDS:
        if kind == "root_cause_1":
            return [*found, *_cause_lines(boxes(kinds, standing))]
        if kind == "outcome_part":
            continue
        groups = _outcomes(kinds, standing) if kind == "outcome" else _alone(kinds, kind)
        found += [
            Line(kind, tuple(Cell(keys, WHOLE // len(line)) for keys in line))
            for line in _shared_out(groups, MOST)
        ]
    return found


def boxes(kinds: Mapping[str, str], edges: Sequence[tuple[str, str, str]]) -> list[Box]:
    """Return the boxes of root causes in the order of the tree. `edges`: (kind, source, target) that stand.

    A cause that several others lead to stands over the first of them. One of the second level that leads to others of
    its level only stands with those; one that leads nowhere has a box of its own.
    """
    first = [key for key, kind in kinds.items() if kind == "root_cause_1"]
    second = [key for key, kind in kinds.items() if kind == "root_cause_2"]
    targets: dict[str, list[str]] = {key: [] for key in second}
    for kind, source, target in edges:
        if kind == "causes" and source in targets:
            targets[source].append(target)
    home = {key: next((one for one in second if key in targets[one]), key) for key in first}
    for key in second:
        home[key] = key if key in home.values() else _home_of(key, targets, home)
    order = list(dict.fromkeys(home[key] for key in (*first, *second)))
    return [
        Box(
            tuple(key for key in first if home[key] == one),
            tuple(key for key in second if home[key] == one),
        )
        for one in order
    ]


def _home_of(key: str, targets: Mapping[str, Sequence[str]], home: Mapping[str, str]) -> str:
    """Return the box that a cause of the second level belongs to by what it leads to, near or far."""
    queue, seen = [key], {key}
    for here in queue:
        for target in targets.get(here, ()):
            if target in home:
                return home[target]
            if target not in seen:
                seen.add(target)
                queue.append(target)
    return key


def letter(number: int) -> str:
    """Return A to Z, AA, AB, … for 0, 1, …"""
    found = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, len(ascii_uppercase))
        found = ascii_uppercase[rest] + found
    return found


def _cause_lines(found: Sequence[Box]) -> Iterable[Line]:
    """Yield a line of the first level and one of the second under it, as often as the boxes need."""
    place = 0
    for line in _shared_out(found, MOST - 1):
        span = WHOLE // len(line)
        letters = [letter(place + number) for number in range(len(line))]
        place += len(line)
        for kind, level in (("root_cause_1", "first"), ("root_cause_2", "second")):
            cells = [Cell(getattr(box, level), span, name) for box, name in zip(line, letters, strict=True)]
            if any(cell.keys for cell in cells):
                yield Line(kind, tuple(cells))


def _alone(kinds: Mapping[str, str], wanted: str) -> list[tuple[str, ...]]:
    return [(key,) for key, kind in kinds.items() if kind == wanted]


def _outcomes(kinds: Mapping[str, str], edges: Sequence[tuple[str, str, str]]) -> list[tuple[str, ...]]:
    """Outcomes with their parts; a part of none stands by itself."""
    whole = {
        source: target
        for kind, source, target in edges
        if kind == "part_of" and kinds.get(target) == "outcome"
    }
    parts = [key for key, kind in kinds.items() if kind == "outcome_part"]
    outcomes = [
        (key, *(part for part in parts if whole.get(part) == key))
        for key, kind in kinds.items()
        if kind == "outcome"
    ]
    return [*outcomes, *((part,) for part in parts if part not in whole)]


def _shared_out(cells: Sequence[T], most: int) -> list[Sequence[T]]:
    """Share cells out over as few lines as they need, none much longer than another."""
    if not cells:
        return []
    lines = -(-len(cells) // most)
    shorter, longer = divmod(len(cells), lines)
    found, at = [], 0
    for number in range(lines):
        size = shorter + (number < longer)
        found.append(cells[at : at + size])
        at += size
    return found
