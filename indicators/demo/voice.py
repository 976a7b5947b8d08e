"""How people of one country are called, what they work as, and how their officers write."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text."""
    return tuple(text.split())


def lines(text: str) -> tuple[str, ...]:
    """Return the lines of a text without those that are empty."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def pairs(text: str) -> dict[str, tuple[str, str]]:
    """Return {key: (his, hers)} from lines `key: his | hers`; one without `|` is the same for both."""
    found = {}
    for line in lines(text):
        key, _, said = line.partition(":")
        his, _, hers = (part.strip() for part in said.partition("|"))
        found[key] = (his, hers or his)
    return found


def same(family: str) -> str:
    """Family names that women carry as men do."""
    return family


@dataclass(frozen=True, slots=True)
class Names:
    """Names that go together; a name that stands twice is twice as frequent. `weight`: beside the other names."""

    families: tuple[str, ...]
    men: tuple[str, ...]
    women: tuple[str, ...]
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Voice:
    """One language. Sentences may hold {course} {firm} {mine} {n}, filled from the tuples of that name and
    by chance.

    `fathers`: {given name: (son's, daughter's patronymic)}, empty where there are none. `trades`: {key of
    people.TRADES: (man's, woman's title)}. `reasons` by pathway, `statuses` by case status, `closings` by
    reason of leaving.
    """

    names: tuple[Names, ...]
    trades: Mapping[str, tuple[str, str]]
    reasons: Mapping[str, tuple[str, ...]]
    changed_mind: tuple[str, ...]
    statuses: Mapping[str, tuple[str, ...]]
    back: tuple[str, ...]
    closings: Mapping[str, tuple[str, ...]]
    conversations: tuple[str, ...]
    documents: tuple[str, ...]
    steps: tuple[str, ...]
    notes: tuple[str, ...]
    twin: str
    courses: tuple[str, ...]
    firms: tuple[str, ...]
    mines: tuple[str, ...]
    fathers: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    hers: Callable[[str], str] = same
