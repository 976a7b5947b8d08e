"""Moving a row from one state to another, by a table of allowed moves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jtportal.kernel.actor import Actor


class MoveRefused(Exception):
    """The table does not allow this move. `str()` is a sentence for the reader."""

    def __init__(self, current: str, to: str) -> None:
        self.current, self.to = current, to
        super().__init__(_("It cannot go from “%(current)s” to “%(to)s”.") % {"current": current, "to": to})


def move(
    obj: Any,
    *,
    to: str,
    by: Actor,
    table: Mapping[str, frozenset[str]],
    record: Callable[..., None],
    field: str = "state",
    reason: str = "",
    **changes: Any,
) -> None:
    """Lock the row, check the table, change the state and hand the change to the recorder.

    `table` maps a state to the states it may go to. `record(obj, before=…, after=…, by=…, reason=…)` is the
    audit's recorder, handed in because this floor knows no app. Must run inside a transaction.
    Raises MoveRefused.
    """
    locked = type(obj)._base_manager.select_for_update(of=("self",)).get(pk=obj.pk)
    current = getattr(locked, field)
    if to not in table.get(current, frozenset()):
        raise MoveRefused(current, to)
    values = {field: to, **changes}
    for name, value in values.items():
        setattr(locked, name, value)
        setattr(obj, name, value)
    locked.save(update_fields=list(values))
    record(obj, before={field: current}, after={field: to}, by=by, reason=reason)
