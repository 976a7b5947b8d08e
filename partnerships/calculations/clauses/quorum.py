"""Whether constituencies have adopted a text: rules of adoption as data, counted over parties and what each has said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

UNANIMITY, MAJORITY, ONE = "unanimity", "majority", "one"
SIGNED, DISSENTED = "signed", "dissented"


class Standing(StrEnum):
    """Where a constituency stands with a text."""

    ADOPTED = "adopted"
    OPEN = "open"
    FAILED = "failed"  # no signature that is still to come can change it


@dataclass(frozen=True, slots=True)
class Rule:
    """What a constituency has to do. `quorum`: how many of its parties have to say yes or no, at least."""

    needs: str
    quorum: int = 1


@dataclass(frozen=True, slots=True)
class Tally:
    """What a constituency's parties have said. `missing`: signatures that are still needed, 0 once it has adopted."""

    standing: Standing
    parties: int
    signed: int
    dissented: int
    missing: int


def tally(rule: Rule, parties: int, signed: int, dissented: int) -> Tally:
    """Count one constituency.

    Unanimity: every party signs. Majority: more than half of all its parties sign. One: any of them signs. In each case
    at least `quorum` parties have said something; a quorum of more parties than there are is never reached.
    """
    wanted = {UNANIMITY: parties, MAJORITY: parties // 2 + 1, ONE: 1}[rule.needs]
    silent = parties - signed - dissented
    missing = max(wanted - signed, rule.quorum - signed - dissented, 0)
    if parties == 0 or missing > silent:
        return Tally(Standing.FAILED, parties, signed, dissented, missing)
    return Tally(Standing.OPEN if missing else Standing.ADOPTED, parties, signed, dissented, missing)


def outcome(
    rules: Mapping[str, Rule], seats: Iterable[tuple[str, str | None]]
) -> tuple[Standing, dict[str, Tally]]:
    """Return where the text stands and each constituency's tally. `seats`: (constituency, what the party said or None).

    Constituencies without a rule take part without deciding.
    """
    said: dict[str, list[str | None]] = {side: [] for side in rules}
    for side, word in seats:
        said.setdefault(side, []).append(word)
    tallies = {
        side: tally(rule, len(said[side]), said[side].count(SIGNED), said[side].count(DISSENTED))
        for side, rule in rules.items()
    }
    standings = {one.standing for one in tallies.values()}
    if not rules or Standing.FAILED in standings:
        return Standing.FAILED, tallies
    return (Standing.OPEN if Standing.OPEN in standings else Standing.ADOPTED), tallies
