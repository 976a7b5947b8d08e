"""Amendments put into the text: what only they changed goes in, what others changed too is decided, nothing is lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from partnerships.actions import amendments
from partnerships.actions.clauses import (
    Overtaken,
    Wording,
    brought_together,
    lift,
    put,
    refuse_nesting,
    settle,
    told,
    write,
)
from partnerships.actions.measure_checks import faults_of, refuse_faulty
from partnerships.calculations.clauses import duties as laid
from partnerships.calculations.measures.merging import clashes, together
from partnerships.enums import AmendmentState, ChangeKind, ClauseKind
from partnerships.models import (
    Amendment,
    AmendmentChange,
    Clause,
    ClausePlace,
    ClauseText,
    FrameworkVersion,
)
from partnerships.queries import amendments as reads

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor
    from partnerships.calculations.clauses.merging import Merge

Sides = Mapping[str, str]
ASKED, NOW, START, END = "asked", "now", "start", "end"  # places that somebody chooses for a clause


@dataclass(frozen=True, slots=True)
class Ruling:
    """What somebody decided of one clause.

    `wording`: what it says; `measures`, `duties`: {key: MINE or THEIRS} of those that both changed; `place`: ASKED, NOW,
    or START or END of its chapter.
    """

    wording: Wording | None = None
    measures: Sides = field(default_factory=dict)
    duties: Sides = field(default_factory=dict)
    place: str = ""


class Conflicting(Refused):
    """The clause has other words by now, and somebody decides. `change` is what is to go in, `now` what stands there.

    `merges`: {(part, language): Merge}, empty where a clause that was reworded is to be removed; `measures`, `duties`:
    the keys of those that both changed; `places`: where it may stand, where that is what is to be decided.
    """

    places: Sequence[str] = ()

    def __init__(
        self,
        change: AmendmentChange,
        now: ClauseText,
        merges: Mapping[tuple[str, str], Merge],
        words: str = "",
    ) -> None:
        self.change, self.now, self.merges = change, now, merges
        texts = [one for one in (change.base, change.text, now) if one]
        whole = change.kind == ChangeKind.REWORD and len(texts) == 3
        self.measures = clashes(*(one.measures for one in texts)) if whole else []
        self.duties = laid.clashes(*(one.duties for one in texts)) if whole else []
        super().__init__(
            words or _("An amendment adopted before has changed the same words. Decide what the clause says.")
        )


class Misplaced(Conflicting):
    """Somebody decides where a clause stands: one adopted before moved it too, or what it goes behind is gone."""

    def __init__(self, change: AmendmentChange, now: ClauseText, places: Sequence[str]) -> None:
        self.places = places
        super().__init__(
            change,
            now,
            {},
            _("An amendment adopted before has moved the same clause. Decide where it stands.")
            if ASKED in places
            else _("The clause that it should stand behind is gone by now. Decide where it stands."),
        )


@transaction.atomic
def adopt(
    *,
    amendment: Amendment,
    by: Actor,
    decided: Mapping[int, Wording] | None = None,
    sides: Mapping[int, Sides] | None = None,
    duties: Mapping[int, Sides] | None = None,
    places: Mapping[int, str] | None = None,
    reason: str = "",
) -> None:
    """Put an amendment into the text, with all that it stands or falls with; all of it goes in or nothing.

    `decided`: {clause: wording} for conflicts that somebody has decided; an empty wording lets a clause be removed
    although it was reworded. `sides`, `duties`: {clause: {key: MINE or THEIRS}} for measures and duties that both
    changed. `places`: {clause: one of the conflict's places} for clauses that others moved.

    Raises Conflicting for the first conflict without a decision, Refused for an amendment that is not on the table,
    whose clause stands no more, or whose measures do not fit the others.
    """
    rows = amendments.linked(amendments.held(amendment))
    before = faults_of(amendment.version)
    if any(row.state != AmendmentState.TABLED for row in rows):
        raise Refused(_("Only an amendment that is on the table is adopted."))
    said = reads.changes(row.current for row in rows)
    refuse_two_of(rows, said, decided or {})
    for row in rows:
        for change in said[row.current_id] if row.current_id else ():
            clause = change.clause_id
            ruling = Ruling(
                (decided or {}).get(clause),
                (sides or {}).get(clause, {}),
                (duties or {}).get(clause, {}),
                (places or {}).get(clause, ""),
            )
            apply(row.version, change, ruling, by)
        amendments.decide(row, AmendmentState.ADOPTED, "amendment.adopted", reason, by)
    refuse_faulty(amendment.version, before)


def refuse_two_of(
    rows: Sequence[Amendment], said: Mapping[int, Sequence[AmendmentChange]], decided: Mapping[int, Wording]
) -> None:
    """Raise Refused where one decision would count for what several linked amendments say of one clause."""
    touched = [change.clause_id for row in rows for change in said.get(row.current_id or 0, ())]
    if any(touched.count(clause) > 1 for clause in decided):
        names = ", ".join(map(str, rows))
        raise Refused(
            _(
                "%(names)s change one clause and stand or fall together. Bring that clause into one of them first."
            )
            % {"names": names}
        )


def apply(version: FrameworkVersion, change: AmendmentChange, ruling: Ruling, by: Actor) -> None:
    """Let one change happen to the text."""
    place = place_of(version, change.clause)
    before = told(place.text) if place else {}
    if change.kind == ChangeKind.ADD:
        if place is not None:
            raise Refused(_("This clause stands in the text already."))
        place = add(version, change, ruling.place)
    elif place is None:
        raise Refused(
            _("A clause of this amendment no longer stands in the text: %(clause)s.")
            % {"clause": change.base}
        )
    elif change.kind == ChangeKind.REWORD:
        reword(place, change, ruling, by)
    elif change.kind == ChangeKind.MOVE:
        shift(version, place, change, ruling.place)
    else:
        take_out(place, change, ruling.wording)
    after = told(place.text) if change.kind != ChangeKind.REMOVE else {}
    what = {"amendment": change.of.amendment_id, "clause": change.clause_id, "kind": change.kind}
    if ruling.place:
        what["place"] = ruling.place
    audit.record(version, verb="amendment.applied", by=by, before=before, after={**what, **after})


def place_of(version: FrameworkVersion, clause: Clause | None) -> ClausePlace | None:
    """Return where a clause stands in a version, or None."""
    rows = ClausePlace.objects.filter(version=version, clause=clause)
    return rows.select_related("clause__agreement", "text", "chapter").first() if clause else None


def orphaned(version: FrameworkVersion, change: AmendmentChange) -> bool:
    """Whether what the clause should stand behind is gone. Raises Refused where its chapter is."""
    if change.chapter is not None and place_of(version, change.chapter) is None:
        raise Refused(_("The chapter it goes to no longer stands in the text."))
    return change.behind is not None and place_of(version, change.behind) is None


def target(
    version: FrameworkVersion, change: AmendmentChange, chosen: str
) -> tuple[ClausePlace | None, int | None]:
    """Return the chapter and position a change asks for, or START or END of the chapter where that was chosen."""
    behind = place_of(version, change.behind)
    if behind is not None and change.clause.kind == ClauseKind.CHAPTER:
        return None, (behind.chapter or behind).position + 1
    if behind is not None and behind.clause.kind == ClauseKind.CLAUSE:
        return behind.chapter, behind.position + 1
    return behind or place_of(version, change.chapter), None if chosen == END else 0


def add(version: FrameworkVersion, change: AmendmentChange, chosen: str) -> ClausePlace:
    """Put a new clause in its place. Raises Misplaced where what it goes behind is gone and nobody has decided."""
    assert change.text is not None  # noqa: S101 - the database holds it
    if orphaned(version, change) and chosen not in (START, END):
        raise Misplaced(change, change.text, (START, END))
    chapter, position = target(version, change, chosen)
    return put(version, change.clause, change.text, chapter, position)


def shift(version: FrameworkVersion, place: ClausePlace, change: AmendmentChange, chosen: str) -> None:
    """Move a clause; its words are whatever they are by now.

    Raises Misplaced where an amendment adopted since moved it too, or what it goes behind is gone, until that is decided.
    """
    may: tuple[str, ...] = ()
    if orphaned(version, change):
        may = (START, END, NOW)
    elif reads.moved_since(change) and not stands_as_asked(place, change):
        may = (ASKED, NOW)
    if may and chosen not in may:
        raise Misplaced(change, place.text, may)
    if may and chosen == NOW:
        return
    lift(place)
    chapter, position = target(version, change, chosen)
    refuse_nesting(place.clause.kind, chapter, version)
    settle(place, chapter, position)


def stands_as_asked(place: ClausePlace, change: AmendmentChange) -> bool:
    """Whether a clause stands where a change asks for it already."""
    around = ClausePlace.objects.filter(version=place.version_id, chapter=place.chapter_id)
    before = around.filter(position=place.position - 1).values_list("clause", flat=True).first()
    chapter = place.chapter.clause_id if place.chapter else None
    return chapter == change.chapter_id and (before or chapter) == (change.behind_id or change.chapter_id)


def take_out(place: ClausePlace, change: AmendmentChange, decided: Wording | None) -> None:
    """Remove a clause; one that was reworded since only when somebody decided so."""
    if place.text_id != change.base_id and decided is None:
        raise Conflicting(change, place.text, {})
    if place.clauses.exists():
        raise Refused(_("Clauses stand in this chapter; move or remove them first."))
    lift(place)
    place.delete()


def reword(place: ClausePlace, change: AmendmentChange, ruling: Ruling, by: Actor) -> None:
    """Give a clause its new words, brought together with what others changed."""
    wanted = wording_of(change)
    if ruling.wording is not None:
        wanted = decided_on(change, ruling.wording, ruling, place.text)
    elif place.text_id != change.base_id:
        wanted = both_of(change, place.text)
    place.text = write(place.clause, wanted, by)
    place.revision += 1
    place.save(update_fields=["text", "revision"])


def wording_of(change: AmendmentChange) -> Wording:
    """Return what a change lets its clause say."""
    text = change.text
    assert text is not None  # noqa: S101 - the database holds it
    return Wording(text.heading, text.body, tuple(text.measures), tuple(text.duties))


def both_of(change: AmendmentChange, now: ClauseText) -> Wording:
    """Return what a change says with what others changed since. Raises Conflicting where both changed the same."""
    assert change.base is not None  # noqa: S101 - the database holds it
    try:
        return brought_together(change.base, wording_of(change), now)
    except Overtaken as overtaken:
        raise Conflicting(change, now, overtaken.merges) from overtaken


def decided_on(change: AmendmentChange, decided: Wording, ruling: Ruling, now: ClauseText) -> Wording:
    """Return what somebody decided. Raises Conflicting where both changed a measure or duty that nobody decided."""
    assert change.base is not None  # noqa: S101 - the database holds it
    assert change.text is not None  # noqa: S101
    wanted = decided
    if not wanted.measures:
        found = together(change.base.measures, change.text.measures, now.measures, ruling.measures)
        if found is None:
            return both_of(change, now)
        wanted = replace(wanted, measures=tuple(dict(one) for one in found))
    if wanted.duties is None:
        both = laid.merged(change.base.duties, change.text.duties, now.duties, ruling.duties)
        if both is None:
            return both_of(change, now)
        wanted = replace(wanted, duties=tuple(both))
    return wanted
