"""What a constituency's room shows: its amendments, what waits for its parties' positions, and names of clauses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnerships.calculations.clauses import signs
from partnerships.calculations.clauses.numbering import numbers
from partnerships.enums import AmendmentState, TextState
from partnerships.models import Amendment, ClausePlace, FrameworkAgreement, FrameworkVersion
from partnerships.models.tree import in_language
from partnerships.queries import amendments as tables

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor
    from partnerships.models import FrameworkParty

OWN = (AmendmentState.DRAFTED, AmendmentState.TABLED)


def negotiated(agreement: FrameworkAgreement) -> FrameworkVersion | None:
    """Return the version whose text is on the table, else the latest one."""
    rows = agreement.versions.order_by("-number")
    return rows.filter(state=TextState.DRAFT).exclude(opened_at=None).first() or rows.first()


def own_amendments(actor: Actor, version: FrameworkVersion, seat: FrameworkParty) -> list[Amendment]:
    """Return the amendments of the actor's constituency that are not decided, drafts first."""
    rows = Amendment.objects.visible_to(actor).filter(
        version=version, constituency=seat.constituency, state__in=OWN
    )
    return list(rows.select_related("organisation", "current").order_by("state", "number"))


def ended_drafts(actor: Actor, agreement: FrameworkAgreement, seat: FrameworkParty) -> list[Amendment]:
    """Return the drafts of the actor's constituency that ended in the room, the latest first."""
    rows = Amendment.objects.visible_to(actor).filter(
        version__agreement=agreement,
        constituency=seat.constituency,
        state=AmendmentState.WITHDRAWN,
        tabled_at=None,
    )
    return list(rows.select_related("organisation", "current").order_by("-decided_at", "-pk"))


def linked_with(actor: Actor, amendments: Sequence[Amendment]) -> dict[int, list[Amendment]]:
    """Return {amendment: the others that it stands or falls with}, in one query, or none where nothing is linked."""
    groups = {row.group_id for row in amendments if row.group_id}
    if not groups:
        return {}
    members: dict[int, list[Amendment]] = defaultdict(list)
    for row in Amendment.objects.visible_to(actor).filter(group__in=groups).order_by("number"):
        if row.group_id:
            members[row.group_id].append(row)
    return {
        row.pk: [one for one in members[row.group_id] if one.pk != row.pk]
        for row in amendments
        if row.group_id
    }


@dataclass(frozen=True, slots=True)
class Asked:
    """An amendment on which a party's position is missing, or has lapsed."""

    amendment: Amendment
    lapsed: bool


def positions_missing(actor: Actor, version: FrameworkVersion, seat: FrameworkParty) -> list[Asked]:
    """Return the amendments of others on the table on whose words of today the party holds nothing; two queries."""
    rows = Amendment.objects.visible_to(actor).filter(version=version, state=AmendmentState.TABLED)
    rows = rows.exclude(organisation=seat.organisation_id).select_related("organisation").order_by("number")
    tabled = list(rows)
    asked = []
    for row, held in zip(tabled, tables.positions(tabled).values(), strict=True):
        own = next((one for one in held if one.position.organisation_id == seat.organisation_id), None)
        if own is None or own.lapsed:
            asked.append(Asked(row, own is not None))
    return asked


def clause_names(version: FrameworkVersion | None) -> dict[int, str]:
    """Return {clause: its number and heading} of a version in the order of reading, in one query."""
    if version is None:
        return {}
    return {clause: name for clause, (_place, name) in clause_places([version])[version.pk].items()}


def clause_places(versions: Iterable[FrameworkVersion]) -> dict[int, dict[int, tuple[int, str]]]:
    """Return {version: {clause: (its place, its number and heading)}} in the order of reading, in one query.

    A heading that brings its own sign ('Article 5') gets no number.
    """
    wanted = [one.pk for one in versions]
    rows: dict[int, list[tuple]] = {pk: [] for pk in wanted}
    places = ClausePlace.objects.filter(version__in=wanted).in_order()
    for version, *row in places.values_list("version_id", "pk", "clause_id", "chapter_id", "text__heading"):
        rows[version].append(tuple(row))
    found: dict[int, dict[int, tuple[int, str]]] = {}
    for version, lines in rows.items():
        counted = numbers((place, chapter) for place, _clause, chapter, _heading in lines)
        found[version] = {
            clause: (place, called(counted[place], heading)) for place, clause, _chapter, heading in lines
        }
    return found


def called(number: str, heading: dict[str, str]) -> str:
    """Return what a clause is called: its number and heading."""
    if any(map(signs.has_own, heading.values())):
        return in_language(heading)
    return f"{number} {in_language(heading)}".strip()
