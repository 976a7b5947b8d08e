"""Which clause of a text taken in is which clause that is known: by its sign, else by its heading, else by its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

ALIKE = 0.6  # share of words in common from which on a text is the same clause reworded


@dataclass(frozen=True, slots=True)
class Known:
    """A clause as it stands: `number` is the sign its heading begins with, if any."""

    pk: int
    kind: str
    number: str
    heading: str
    body: str


@dataclass(frozen=True, slots=True)
class Came:
    """A piece of the text that is taken in."""

    kind: str
    number: str
    heading: str
    body: str


def matches(known: Sequence[Known], came: Sequence[Came]) -> list[int | None]:
    """Return for each piece the known clause that it is, or None. No clause is named twice."""
    found: list[int | None] = [None] * len(came)
    left = list(known)

    def settle(place: int, clause: Known) -> None:
        found[place] = clause.pk
        left.remove(clause)

    for same in (same_sign, same_heading):
        for place, piece in enumerate(came):
            if found[place] is None and (clause := next((one for one in left if same(one, piece)), None)):
                settle(place, clause)
    for place, piece in enumerate(came):
        if found[place] is None and not piece.number:
            best = max(left, key=lambda one: likeness(one, piece), default=None)
            if best is not None and likeness(best, piece) >= ALIKE:
                settle(place, best)
    return found


def same_sign(known: Known, came: Came) -> bool:
    """Whether both carry the same sign, such as '7a'."""
    return bool(came.number) and (known.kind, known.number) == (came.kind, came.number)


def same_heading(known: Known, came: Came) -> bool:
    """Whether both have the same heading and none is known by another sign."""
    signs = {known.number, came.number}
    return (
        bool(came.heading)
        and known.kind == came.kind
        and known.heading.casefold() == came.heading.casefold()
        and ("" in signs or len(signs) == 1)
    )


def likeness(known: Known, came: Came) -> float:
    """Return how much of the words both share, 0 to 1."""
    if known.kind != came.kind:
        return 0.0
    one, other = (f"{text.heading} {text.body}".split() for text in (known, came))
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0
