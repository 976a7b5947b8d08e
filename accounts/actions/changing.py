"""What the plain `change` actions have in common: set what differs, and tell the trail what that was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.db.models import Model

Values = dict[str, Any]


def set_changed(row: Model, values: Values) -> tuple[Values, Values]:
    """Set the attributes that differ; return what they were and what they are, as the trail writes them."""
    before: Values = {}
    after: Values = {}
    for name, value in values.items():
        current = getattr(row, name)
        if current != value:
            setattr(row, name, value)
            before[name], after[name] = written(current), written(value)
    return before, after


def written(value: Any) -> Any:
    """Return a value as the trail writes it: rows by their key, everything else as it is."""
    return getattr(value, "pk", value)
