"""Jobs by the rule of the DCED Standard: net additional full-time equivalents that an intervention may call its own.

Source: Donor Committee for Enterprise Development, Standard for Results Measurement (universal impact indicator 'net
additional jobs'). 240 working days are one full-time-equivalent year; two half-time jobs are one; what would have come
anyway and what was displaced elsewhere is counted off. Everything is exact: fractions, rounded only where it is shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

WORKING_DAYS = 240
CREATED, ANYWAY, DISPLACED = "created", "anyway", "displaced"


@dataclass(frozen=True, slots=True)
class Jobs:
    """So many `people` in jobs alike: `days` worked in a year (1 to 240), `share` of a full day in % (1 to 100)."""

    kind: str
    people: int
    days: int = WORKING_DAYS
    share: int = 100

    def __post_init__(self) -> None:
        if self.kind not in (CREATED, ANYWAY, DISPLACED):
            raise ValueError(f"not a kind of jobs: {self.kind!r}")
        if self.people < 0 or not 1 <= self.days <= WORKING_DAYS or not 1 <= self.share <= 100:
            raise ValueError(f"no such jobs: {self.people} people, {self.days} days, {self.share} %")

    @property
    def fte(self) -> Fraction:
        """Full-time equivalents: people × days / 240 × share / 100."""
        return Fraction(self.people * self.days * self.share, WORKING_DAYS * 100)


@dataclass(frozen=True, slots=True)
class NetJobs:
    """What came about, and what of it is no merit of the intervention; in full-time equivalents."""

    created: Fraction = Fraction(0)
    anyway: Fraction = Fraction(0)
    displaced: Fraction = Fraction(0)

    @property
    def net(self) -> Fraction:
        """Net additional jobs; below nothing where more was displaced than added."""
        return self.created - self.anyway - self.displaced

    def __add__(self, other: NetJobs) -> NetJobs:
        return NetJobs(
            self.created + other.created, self.anyway + other.anyway, self.displaced + other.displaced
        )


def net_jobs(groups: Iterable[Jobs]) -> NetJobs:
    """Add up groups of jobs by what they are to the intervention."""
    sums = dict.fromkeys((CREATED, ANYWAY, DISPLACED), Fraction(0))
    for group in groups:
        sums[group.kind] += group.fte
    return NetJobs(**sums)


def shown(value: Fraction) -> Decimal:
    """Round to tenths, half away from nothing, without a zero behind the point."""
    tenths = (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return tenths.quantize(Decimal(1)) if tenths == tenths.to_integral_value() else tenths
