"""Two people change the measures of one clause: what each changed alone is put together, measure by measure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Document = Mapping[str, Any]


def together(
    base: Sequence[Document], mine: Sequence[Document], theirs: Sequence[Document]
) -> list[Document] | None:
    """Return what becomes of the measures, in the order of `theirs`, mine behind; None where both changed one of them."""
    sides = [{str(one.get("key")): one for one in some} for some in (base, mine, theirs)]
    if any(len(side) < len(some) for side, some in zip(sides, (base, mine, theirs), strict=True)):
        return list(mine) if list(theirs) == list(base) else None
    before, ours, now = sides
    if theirs == base:
        return list(mine)
    found: list[Document] = []
    for key in dict.fromkeys([*now, *ours, *before]):
        one, other, was = ours.get(key), now.get(key), before.get(key)
        if one != was and other != was and one != other:
            return None
        kept = other if one == was else one
        if kept is not None:
            found.append(kept)
    return found
