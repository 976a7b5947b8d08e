"""Which measures a text says: a version's, an amendment's, and those of the texts that a reader could compare it with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from partnerships.calculations.measures import reading
from partnerships.enums import AmendmentState, ChangeKind
from partnerships.models import Amendment, AmendmentChange, AmendmentText, ClausePlace, FrameworkVersion
from partnerships.models.tree import in_language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jtportal.kernel.actor import Actor
    from partnerships.calculations.measures.faults import Fault
    from partnerships.calculations.measures.language import Measure

VERSIONS, TEXTS = 4, 40  # how many earlier ones counts are held against


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a clause says: its documents of measures, in the order of the clauses."""

    clause: int
    documents: tuple[Any, ...]


Said = tuple[Spoken, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """The measures of a text, the clause that says each, and what is wrong with them."""

    measures: tuple[Measure, ...]
    clauses: dict[str, int]
    faults: tuple[Fault, ...]


def of_versions(versions: Iterable[FrameworkVersion]) -> dict[int, Said]:
    """Return {version: what its clauses say}, in one query."""
    wanted = list(versions)
    found: dict[int, list[Spoken]] = {one.pk: [] for one in wanted}
    rows = ClausePlace.objects.filter(version__in=wanted).in_order()
    for version, clause, documents in rows.values_list("version_id", "clause_id", "text__measures"):
        found[version].append(Spoken(clause, tuple(documents)))
    return {pk: tuple(said) for pk, said in found.items()}


def laid_over(said: Said, changes: Iterable[AmendmentChange]) -> Said:
    """Return what the clauses say with the changes of an amendment in them.

    Measures that an amendment leaves alone stay as they are by now; those of a clause it adds come last.
    """
    found = {spoken.clause: spoken.documents for spoken in said}
    for change in changes:
        if change.kind == ChangeKind.REMOVE:
            found.pop(change.clause_id, None)
        elif change.kind == ChangeKind.ADD or alters(change):
            found[change.clause_id] = tuple(change.text.measures) if change.text else ()
    return tuple(Spoken(clause, documents) for clause, documents in found.items())


def alters(change: AmendmentChange) -> bool:
    """Whether a change touches the measures of its clause."""
    before = list(change.base.measures) if change.base else []
    after = list(change.text.measures) if change.text else []
    return change.kind != ChangeKind.MOVE and before != after


def read(said: Said) -> Read:
    """Read the measures; where they have faults there are none to count by."""
    documents = [(spoken.clause, document) for spoken in said for document in spoken.documents]
    found = reading.read([document for _clause, document in documents])
    clauses = {
        str(document.get("key")): clause for clause, document in documents if isinstance(document, dict)
    }
    return Read(() if found.faults else found.measures, clauses, found.faults)


def earlier_versions(version: FrameworkVersion) -> list[FrameworkVersion]:
    """Return the versions before this one that people can read, the oldest first."""
    rows = FrameworkVersion.objects.filter(agreement=version.agreement_id, number__lt=version.number)
    return list(rows.order_by("-number")[:VERSIONS])[::-1]


def changes_of(texts: Iterable[int | None]) -> dict[int, list[AmendmentChange]]:
    """Return {text: its changes with their wordings}, in one query."""
    wanted = [pk for pk in texts if pk is not None]
    found: dict[int, list[AmendmentChange]] = {pk: [] for pk in wanted}
    rows = AmendmentChange.objects.filter(of__in=wanted).select_related("base", "text")
    rows = rows.only("of", "clause", "kind", "base__measures", "text__measures")
    for change in rows.order_by("of", "pk"):
        found[change.of_id].append(change)
    return found


def linked(amendment: Amendment, actor: Actor) -> list[Amendment]:
    """Return an amendment with those it stands or falls with, as far as they exist for the actor."""
    if amendment.group_id is None:
        return [amendment]
    rows = Amendment.objects.visible_to(actor).filter(group=amendment.group_id)
    open_ones = rows.filter(state__in=[AmendmentState.DRAFTED, AmendmentState.TABLED]).exclude(
        pk=amendment.pk
    )
    return [amendment, *open_ones.order_by("number")]


def added(amendments: Iterable[Amendment]) -> dict[int, str]:
    """Return {clause: heading} of the clauses that amendments add, in one query."""
    rows = AmendmentChange.objects.filter(
        of__in=[one.current_id for one in amendments if one.current_id], kind=ChangeKind.ADD
    )
    found = rows.order_by("pk").values_list("clause_id", "text__heading")
    return {clause: in_language(heading) for clause, heading in found}


def compared_with(amendment: Amendment, actor: Actor) -> list[list[AmendmentChange]]:
    """Return what earlier texts of amendments to the same version do to measures, as far as the actor could read them.

    The oldest first; those that leave all measures alone are left out. Two queries.
    """
    rows = AmendmentText.objects.visible_to(actor).filter(amendment__version=amendment.version_id)
    earlier = rows.filter(pk__lt=amendment.current_id or 0).order_by("pk").values_list("pk", flat=True)
    found = changes_of(list(earlier)).values()
    return [changes for changes in found if any(map(alters, changes))][-TEXTS:]
