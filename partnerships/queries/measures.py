"""The measures of a version, clause by clause, as it stands or as an amendment would have it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from partnerships.enums import ChangeKind
from partnerships.queries import framework as reads

if TYPE_CHECKING:
    from partnerships.models import AmendmentChange, FrameworkVersion


@dataclass(frozen=True, slots=True)
class Carried:
    """A measure's document and the clause that carries it: its key and its number, '' for one that is still to come."""

    clause: int
    number: str
    document: dict[str, Any]


def carried(version: FrameworkVersion, changes: Iterable[AmendmentChange] = ()) -> list[Carried]:
    """Return the measures of a version in the order of reading, as they would be after `changes`; one query."""
    changed = {change.clause_id: change for change in changes if change.kind != ChangeKind.MOVE}
    found: list[Carried] = []
    for line in reads.lines(version):
        clause = line.place.clause_id
        text = changed.pop(clause).text if clause in changed else line.place.text
        measures = text.measures if text is not None else []
        found += [Carried(clause, line.number, document) for document in measures]
    for change in changed.values():
        if change.kind == ChangeKind.ADD and change.text is not None:
            found += [Carried(change.clause_id, "", document) for document in change.text.measures]
    return found
