"""'My cases' means one thing everywhere: the officer in charge is me, and the case is open."""

from __future__ import annotations

from django.db.models import Q


def of(user_id: int | None, prefix: str = "") -> Q:
    """Return the condition; `prefix`: the way from the rows to their case ('case__'). Nobody has no cases."""
    if user_id is None:
        return Q(pk__in=())
    return Q(**{f"{prefix}officer": user_id, f"{prefix}closed_on": None, f"{prefix}retracted_at": None})
