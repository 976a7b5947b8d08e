"""Two amendments change one measure: both sides as sentences, and the one that somebody chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnerships.calculations.measures.merging import MINE, THEIRS
from partnerships.views.measure_pages import measure_lines, words_of_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnerships.actions.adopting import Conflicting
    from partnerships.models import Partnership

NAME = "measure-"  # then the clause and the measure's key


def chosen_sides(data: Mapping[str, str], begins: str = NAME) -> dict[int, dict[str, str]]:
    """Return {clause: {key: MINE or THEIRS}} of what was chosen on the page, in fields whose names begin so."""
    found: dict[int, dict[str, str]] = {}
    for name in data:
        clause, _dash, key = name.removeprefix(begins).partition("-")
        if (
            name.startswith(begins)
            and clause.isdecimal()
            and len(clause) < 15
            and data[name] in (MINE, THEIRS)
        ):
            found.setdefault(int(clause), {})[key] = data[name]
    return found


def measure_choices(conflict: Conflicting, partnership: Partnership) -> list[dict[str, Any]]:
    """Return each measure that both changed: what the amendment says of it, and what stands by now."""
    change, now = conflict.change, conflict.now
    words = words_of_text(partnership, [change.text, now])
    sides = [
        {line["key"]: line for line in measure_lines(text.measures if text else [], words)}
        for text in (change.text, now)
    ]
    return [
        {
            "name": f"{NAME}{change.clause_id}-{key}",
            "label": next((side[key]["name"] for side in sides if key in side), key),
            "sides": [(value, side.get(key)) for value, side in zip((MINE, THEIRS), sides, strict=True)],
        }
        for key in conflict.measures
    ]
