"""What stays of a field once its person is pseudonymised. Knows no Django."""

from __future__ import annotations

from datetime import date
from typing import Any

BLANK = "–"  # where a text may not be empty
# Columns of text that name nobody: codes and keys that numbers and the database's rules rest on.
KEPT = frozenset(
    {
        "code", "component", "currency", "digest", "ground", "key", "kind", "language", "occupation_code",
        "once_key", "point", "state", "told",
    }
)  # fmt: skip
# Columns of JSON that hold amounts, days and codes alone.
FIGURES = frozenset({"figures", "lower"})
# Answers to a question about a double record: which, never about whom.
OUTCOME = frozenset({"answer"})


def pseudonym(number: int) -> str:
    """Return what a person is called from now on: the number of the record, in no language."""
    return f"№ {number}"


def coarse(born: date) -> date:
    """Return the birth date as the year alone: its first day."""
    return born.replace(month=1, day=1)


def emptied(name: str, value: Any, *, may_be_empty: bool) -> Any:
    """Return what is left of a text (str) or of JSON (dict, list)."""
    if isinstance(value, str):
        if not value or name in KEPT:
            return value
        return "" if may_be_empty else BLANK
    if name in FIGURES:
        return value
    if isinstance(value, dict):
        return {key: one for key, one in value.items() if key in OUTCOME} if name == "outcome" else {}
    return [] if isinstance(value, list) else value
