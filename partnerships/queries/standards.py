"""A version against its standards: the last finding of each, carried over from the version it was begun from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnerships.enums import Standard, Verdict
from partnerships.models import FrameworkVersion, StandardFinding
from partnerships.queries import framework as texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnerships.models import ClausePlace, StandardContest


@dataclass(frozen=True, slots=True)
class Found:
    """The finding that counts for a standard in a version.

    `lines`: the clauses of this version that it is about; `carried`: it was found in an earlier version; `to_confirm`:
    what it was about reads otherwise here, or is gone.
    """

    finding: StandardFinding
    lines: tuple[texts.Line, ...]
    carried: bool
    to_confirm: bool
    contests: tuple[StandardContest, ...]

    @property
    def is_gap(self) -> bool:
        """Whether the text lacks something."""
        return self.finding.verdict == Verdict.GAP


def ancestry(version: FrameworkVersion) -> list[int]:
    """Return a version and those it was begun from, the latest first; one query."""
    rows = FrameworkVersion.objects.filter(agreement=version.agreement_id)
    parents = dict(rows.values_list("pk", "begun_from").order_by("pk"))
    chain: list[int] = []
    at: int | None = version.pk
    while at is not None and at not in chain:
        chain.append(at)
        at = parents.get(at)
    return chain


def latest(version: FrameworkVersion, lines: Sequence[texts.Line] | None = None) -> dict[str, Found]:
    """Return {standard: what was found last}, in the order of standards; a fixed number of queries."""
    chain = ancestry(version)
    rows = StandardFinding.objects.filter(version__in=chain).order_by("pk")
    rows = rows.select_related("found_by", "version")
    counted: dict[str, StandardFinding] = {}
    for row in rows.prefetch_related("texts", "contests__organisation", "contests__given_by"):
        held = counted.get(row.standard)
        if held is None or chain.index(row.version_id) <= chain.index(held.version_id):
            counted[row.standard] = row
    read = texts.lines(version) if lines is None else lines
    whole = version.content_hash or texts.content_hash(version) if counted else ""
    return {key: found(counted[key], version, read, whole) for key in Standard.values if key in counted}


def found(row: StandardFinding, version: FrameworkVersion, lines: Sequence[texts.Line], whole: str) -> Found:
    """Return a finding as it stands in a version whose content hash is `whole`."""
    about = {text.clause_id: text.pk for text in row.texts.all()}
    here = tuple(line for line in lines if line.place.clause_id in about)
    same = {line.place.clause_id: line.place.text_id for line in here}
    changed = same != about if about else row.content_hash != whole
    return Found(row, here, row.version_id != version.pk, changed, tuple(row.contests.all()))


def history(version: FrameworkVersion, standard: str) -> list[StandardFinding]:
    """Return everything that was found of a standard, in this version and those before it, the latest first."""
    rows = StandardFinding.objects.filter(version__in=ancestry(version), standard=standard)
    rows = rows.select_related("found_by", "version")
    return list(rows.prefetch_related("contests__organisation", "contests__given_by").order_by("-pk"))


def gaps(version: FrameworkVersion, lines: Sequence[texts.Line]) -> list[Found]:
    """Return the gaps of a version."""
    return [one for one in latest(version, lines).values() if one.is_gap]


def places(version: FrameworkVersion) -> tuple[list[ClausePlace], dict[int, str]]:
    """Return the places of a version in the order of reading, and how each is called."""
    lines = texts.lines(version)
    return [line.place for line in lines], {
        line.place.pk: f"{line.number} {line.place.text}" for line in lines
    }
