"""What somebody decides where two amendments changed one duty or one place: both sides, and the one chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from partnerships.actions.adopting import ASKED, END, NOW, START
from partnerships.calculations.clauses import duties as laid
from partnerships.calculations.measures.merging import MINE, THEIRS
from partnerships.queries import rooms
from partnerships.views.amendment_measures import NAME, chosen_sides
from partnerships.views.duty_lines import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnerships.actions.adopting import Conflicting
    from partnerships.models import FrameworkVersion

DUTY, PLACE = "duty-", "place-"  # then the clause, and a duty's key


def chosen(data: Mapping[str, str]) -> dict[str, Any]:
    """Return what was chosen on the page, as `adopting.adopt` takes it."""
    return {
        "sides": chosen_sides(data),
        "duties": chosen_sides(data, DUTY),
        "places": {
            int(clause): data[name]
            for name in data
            if name.startswith(PLACE)
            and (clause := name.removeprefix(PLACE)).isdecimal()
            and len(clause) < 15
            and data[name] in (ASKED, NOW, START, END)
        },
    }


def chosen_fields(data: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the same as the fields that say it once more."""
    ruled = chosen(data)
    sides = [
        (f"{begins}{clause}-{key}", side)
        for begins, kind in ((NAME, "sides"), (DUTY, "duties"))
        for clause, keys in ruled[kind].items()
        for key, side in keys.items()
    ]
    return [*sides, *((f"{PLACE}{clause}", place) for clause, place in ruled["places"].items())]


def duty_choices(conflict: Conflicting) -> list[dict[str, Any]]:
    """Return each duty that both changed: what the amendment says of it, and what stands by now."""
    change, now = conflict.change, conflict.now
    sides = [
        {one["key"]: laid.of(one) for one in (text.duties if text else ())} for text in (change.text, now)
    ]
    return [
        {
            "name": f"{DUTY}{change.clause_id}-{key}",
            "sides": [
                (value, sentence(side[key], side[key].party) if key in side else "")
                for value, side in zip((MINE, THEIRS), sides, strict=True)
            ],
        }
        for key in conflict.duties
    ]


def place_choices(conflict: Conflicting, version: FrameworkVersion) -> list[dict[str, Any]]:
    """Return where the clause may stand, in words; nothing where its place is not in question."""
    if not conflict.places:
        return []
    change, names = conflict.change, rooms.clause_names(version)
    said = {
        ASKED: _("The place the amendment asks for"),
        NOW: _("The place where it stands now"),
        START: _("The beginning of the chapter it should go to"),
        END: _("The end of the chapter it should go to"),
    }
    behind = {ASKED: names.get(change.behind_id or 0, ""), NOW: before(list(names), change.clause_id, names)}
    return [
        {
            "name": f"{PLACE}{change.clause_id}",
            "sides": [(place, said[place], behind.get(place, "")) for place in conflict.places],
        }
    ]


def before(clauses: list[int], clause: int, names: Mapping[int, str]) -> str:
    """Return the name of what stands before a clause in the order of reading, or nothing."""
    at = clauses.index(clause) if clause in clauses else 0
    return names[clauses[at - 1]] if at else ""
