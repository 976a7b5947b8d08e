"""How the lines of a heading over several rows are written as one text."""

from __future__ import annotations

import re
from collections.abc import Sequence

JOINT = " / "
_BRACKETS = re.compile(r"[(\[{][^)\]}]*[)\]}]")


def join_heading(parts: Sequence[str]) -> str | None:
    """Return the parts, top line first, as one heading, None if all are empty; repeated ones stand once."""
    kept = list(dict.fromkeys(part for part in parts if part))
    return JOINT.join(kept) or None


def split_heading(heading: str) -> list[str]:
    """Return the lines a heading was joined from."""
    return heading.split(JOINT)


def without_brackets(heading: str) -> str:
    """Return a heading without what stands in brackets: units, forms of dates, codes."""
    return _BRACKETS.sub(" ", heading)
