"""What stands in a framework agreement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accounts.models import Organisation
from partnerships.calculations.clauses import digests, ordering, signs
from partnerships.calculations.clauses.numbering import numbers
from partnerships.enums import AmendmentState, ChangeKind, ClauseKind, TextState
from partnerships.models import (
    AmendmentChange,
    Clause,
    ClausePlace,
    FrameworkAgreement,
    FrameworkVersion,
    Partner,
)

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership

OPEN = (TextState.DRAFT, TextState.SIGNING)


def may_sit(agreement: FrameworkAgreement) -> QuerySet[Organisation]:
    """Return the partners of today that do not sit at an agreement's table."""
    at_table = agreement.parties.filter(until_on=None).values("organisation")
    partners = Partner.objects.in_force().filter(partnership=agreement.partnership).values("organisation")
    return Organisation.objects.filter(pk__in=partners).exclude(pk__in=at_table).order_by("name")


def life(clause: Clause) -> list[ClausePlace]:
    """Return where a clause stands or stood, version by version, the oldest first."""
    rows = ClausePlace.objects.filter(clause=clause).select_related("version", "text", "chapter__text")
    return list(rows.order_by("version__number"))


def taken_out(agreement: FrameworkAgreement) -> list[Clause]:
    """Return the clauses that stood in a text and stand in no version, in one query; those only proposed never stood."""
    proposed = AmendmentChange.objects.filter(clause__agreement=agreement, kind=ChangeKind.ADD)
    proposed = proposed.exclude(of__amendment__state=AmendmentState.ADOPTED)
    rows = agreement.clauses.filter(places=None).exclude(pk__in=proposed.values("clause"))
    return list(rows.order_by("pk"))


@dataclass(frozen=True, slots=True)
class Line:
    """A chapter or clause as one reads it: its place (with clause and wording) and its number in this version."""

    place: ClausePlace
    number: str

    @property
    def is_chapter(self) -> bool:
        """Whether clauses stand in it."""
        return self.place.clause.kind == ClauseKind.CHAPTER

    @property
    def sign(self) -> str:
        """The number to set before the heading: nothing where the heading brings its own ('Article 5')."""
        return "" if any(map(signs.has_own, self.place.text.heading.values())) else self.number


def agreements(actor: Actor, partnership: Partnership) -> list[FrameworkAgreement]:
    """Return a partnership's framework agreements, the newest first, with what is open and what is in force."""
    rows = FrameworkAgreement.objects.visible_to(actor).filter(partnership=partnership)
    return list(rows.select_related("partnership").order_by("-pk"))


def open_version(agreement: FrameworkAgreement) -> FrameworkVersion | None:
    """Return the version whose text is negotiated, or None."""
    return agreement.versions.filter(state=TextState.DRAFT).first()


def standing(rows: Sequence[FrameworkAgreement]) -> dict[int, list[FrameworkVersion]]:
    """Return {agreement: its versions, the newest first}, in one query."""
    found: dict[int, list[FrameworkVersion]] = {row.pk: [] for row in rows}
    of = {row.pk: row for row in rows}
    for version in FrameworkVersion.objects.filter(agreement__in=rows).order_by("-number"):
        version.agreement = of[version.agreement_id]
        found[version.agreement_id].append(version)
    return found


def lines(version: FrameworkVersion) -> list[Line]:
    """Return what a version says in the order of reading, in one query."""
    places = list(version.places.select_related("clause", "text").in_order())
    counted = numbers((place.pk, place.chapter_id) for place in places)
    return [Line(place, counted[place.pk]) for place in places]


def content_hash(version: FrameworkVersion) -> str:
    """Return what identifies a version: a hash over its title, languages, and every wording in its place."""
    agreement = version.agreement
    places = (
        (line.place.clause.key, line.place.clause.kind, line.number, line.place.text.digest)
        for line in lines(version)
    )
    return digests.version(agreement.title, list(agreement.languages), places)


@dataclass(frozen=True, slots=True)
class Difference:
    """What happened to a clause between two versions: its line in either, or None where it does not stand.

    `moved`: to another chapter, or past others of its chapter.
    """

    old: Line | None
    new: Line | None
    moved: bool

    @property
    def reworded(self) -> bool:
        """Whether both say it, in different words."""
        return bool(self.old and self.new) and self.old.place.text_id != self.new.place.text_id  # type: ignore[union-attr]


def compared(old: FrameworkVersion, new: FrameworkVersion) -> list[Difference]:
    """Return what differs between two versions in the order of reading, what is gone where it stood.

    Places are compared by their keys alone; only clauses that differ are read with their words. Four queries.
    """
    outlines = (outline(old), outline(new))
    before, after = ({spot.clause: spot for spot in spots} for spots in outlines)
    moved = ordering.moved(
        [(spot.clause, spot.chapter) for spot in outlines[0]],
        [(spot.clause, spot.chapter) for spot in outlines[1]],
    )
    differ = [
        clause
        for clause in ordering.together([*before], [*after])
        if clause in moved
        or (clause in before) != (clause in after)
        or before[clause].text != after[clause].text
    ]
    places = ClausePlace.objects.filter(version__in=[old, new], clause__in=differ)
    rows = {(row.version_id, row.clause_id): row for row in places.select_related("clause", "text")}

    def line(version: FrameworkVersion, spots: dict[int, Spot], clause: int) -> Line | None:
        return Line(rows[version.pk, clause], spots[clause].number) if clause in spots else None

    return [
        Difference(line(old, before, clause), line(new, after, clause), clause in moved) for clause in differ
    ]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place by its keys: itself, clause, wording, the clause that is its chapter or None, and its number."""

    place: int
    clause: int
    text: int
    chapter: int | None
    number: str


def outline(version: FrameworkVersion) -> list[Spot]:
    """Return a version's places by their keys in the order of reading, in one query."""
    rows = list(
        version.places.in_order().values_list(
            "pk", "clause_id", "text_id", "chapter_id", "chapter__clause_id"
        )
    )
    counted = numbers((place, chapter) for place, _clause, _text, chapter, _of in rows)
    return [Spot(place, clause, text, of, counted[place]) for place, clause, text, _chapter, of in rows]
