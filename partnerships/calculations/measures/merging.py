"""Two people change the measures of one clause: what each changed alone is put together, measure by measure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Document = Mapping[str, Any]
Documents = Sequence[Document]
MINE, THEIRS = "mine", "theirs"


def together(
    base: Documents, mine: Documents, theirs: Documents, chosen: Mapping[str, str] | None = None
) -> list[Document] | None:
    """Return what becomes of the measures, in the order of `theirs`, mine behind; None where both changed one of them.

    `chosen`: {key: MINE or THEIRS} of measures that somebody has decided.
    """
    sides = [{str(one.get("key")): one for one in some} for some in (base, mine, theirs)]
    if any(len(side) < len(some) for side, some in zip(sides, (base, mine, theirs), strict=True)):
        return list(mine) if list(theirs) == list(base) else None
    before, ours, now = sides
    if list(theirs) == list(base):
        return list(mine)
    found: list[Document] = []
    for key in dict.fromkeys([*now, *ours, *before]):
        one, other = ours.get(key), now.get(key)
        if clash(before.get(key), one, other):
            side = (chosen or {}).get(key)
            if side not in (MINE, THEIRS):
                return None
            kept = one if side == MINE else other
        else:
            kept = other if one == before.get(key) else one
        if kept is not None:
            found.append(kept)
    return found


def clash(was: Document | None, mine: Document | None, theirs: Document | None) -> bool:
    """Say whether both changed a measure, and differently."""
    return mine != was and theirs != was and mine != theirs


def clashes(base: Documents, mine: Documents, theirs: Documents) -> list[str]:
    """Return the keys of the measures that both changed differently, in the order of `theirs`, mine behind."""
    before, ours, now = ({str(one.get("key")): one for one in some} for some in (base, mine, theirs))
    keys = dict.fromkeys([*now, *ours, *before])
    return [key for key in keys if clash(before.get(key), ours.get(key), now.get(key))]
