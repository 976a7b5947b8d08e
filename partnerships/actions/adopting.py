"""Amendments put into the text: what only they changed goes in, what others changed too is decided, nothing is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
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
from partnerships.calculations.clauses import duties
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


class Conflicting(Refused):
    """The clause has other words by now, and somebody decides. `change` is what is to go in, `now` what stands there.

    `merges`: {(part, language): Merge}, empty where a clause that was reworded is to be removed; `measures`: the keys of
    the measures that both changed.
    """

    def __init__(
        self, change: AmendmentChange, now: ClauseText, merges: Mapping[tuple[str, str], Merge]
    ) -> None:
        self.change, self.now, self.merges = change, now, merges
        texts = (change.base, change.text, now)
        self.measures = clashes(*(one.measures for one in texts if one)) if all(texts) else []
        super().__init__(
            _("An amendment adopted before has changed the same words. Decide what the clause says.")
        )


@transaction.atomic
def adopt(
    *,
    amendment: Amendment,
    by: Actor,
    decided: Mapping[int, Wording] | None = None,
    sides: Mapping[int, Sides] | None = None,
    reason: str = "",
) -> None:
    """Put an amendment into the text, with all that it stands or falls with; all of it goes in or nothing.

    `decided`: {clause: wording} for conflicts that somebody has decided; an empty wording lets a clause be removed
    although it was reworded. `sides`: {clause: {key: MINE or THEIRS}} for measures that both changed.

    Raises Conflicting for the first conflict without a decision, Refused for an amendment that is not on the table,
    whose clause stands no more, or whose measures do not fit the others.
    """
    rows = amendments.linked(amendments.held(amendment))
    before = faults_of(amendment.version)
    if any(row.state != AmendmentState.TABLED for row in rows):
        raise Refused(_("Only an amendment that is on the table is adopted."))
    said = reads.changes(row.current for row in rows)
    for row in rows:
        for change in said[row.current_id] if row.current_id else ():
            clause = change.clause_id
            apply(row.version, change, (decided or {}).get(clause), (sides or {}).get(clause, {}), by)
        amendments.decide(row, AmendmentState.ADOPTED, "amendment.adopted", reason, by)
    refuse_faulty(amendment.version, before)


def apply(
    version: FrameworkVersion, change: AmendmentChange, decided: Wording | None, sides: Sides, by: Actor
) -> None:
    """Let one change happen to the text."""
    place = place_of(version, change.clause)
    before = told(place.text) if place else {}
    if change.kind == ChangeKind.ADD:
        if place is not None:
            raise Refused(_("This clause stands in the text already."))
        place = add(version, change)
    elif place is None:
        raise Refused(
            _("A clause of this amendment no longer stands in the text: %(clause)s.")
            % {"clause": change.base}
        )
    elif change.kind == ChangeKind.REWORD:
        reword(place, change, decided, sides, by)
    elif change.kind == ChangeKind.MOVE:
        shift(version, place, change)
    else:
        take_out(place, change, decided)
    after = told(place.text) if change.kind != ChangeKind.REMOVE else {}
    what = {"amendment": change.of.amendment_id, "clause": change.clause_id, "kind": change.kind}
    audit.record(version, verb="amendment.applied", by=by, before=before, after={**what, **after})


def place_of(version: FrameworkVersion, clause: Clause | None) -> ClausePlace | None:
    """Return where a clause stands in a version, or None."""
    rows = ClausePlace.objects.filter(version=version, clause=clause)
    return rows.select_related("clause__agreement", "text", "chapter").first() if clause else None


def target(version: FrameworkVersion, change: AmendmentChange) -> tuple[ClausePlace | None, int | None]:
    """Return the chapter and position a change asks for; what it should stand behind may have gone: then the end."""
    behind = place_of(version, change.behind)
    if behind is not None and change.clause.kind == ClauseKind.CHAPTER:
        return None, (behind.chapter or behind).position + 1
    if behind is not None and behind.clause.kind == ClauseKind.CLAUSE:
        return behind.chapter, behind.position + 1
    chapter = behind or place_of(version, change.chapter)
    if chapter is None and change.chapter is not None:
        raise Refused(_("The chapter it goes to no longer stands in the text."))
    return chapter, None if change.behind is not None and behind is None else 0


def add(version: FrameworkVersion, change: AmendmentChange) -> ClausePlace:
    """Put a new clause in its place."""
    chapter, position = target(version, change)
    assert change.text is not None  # noqa: S101 - the database holds it
    return put(version, change.clause, change.text, chapter, position)


def shift(version: FrameworkVersion, place: ClausePlace, change: AmendmentChange) -> None:
    """Move a clause; its words are whatever they are by now."""
    lift(place)
    chapter, position = target(version, change)
    refuse_nesting(place.clause.kind, chapter, version)
    settle(place, chapter, position)


def take_out(place: ClausePlace, change: AmendmentChange, decided: Wording | None) -> None:
    """Remove a clause; one that was reworded since only when somebody decided so."""
    if place.text_id != change.base_id and decided is None:
        raise Conflicting(change, place.text, {})
    if place.clauses.exists():
        raise Refused(_("Clauses stand in this chapter; move or remove them first."))
    lift(place)
    place.delete()


def reword(
    place: ClausePlace, change: AmendmentChange, decided: Wording | None, sides: Sides, by: Actor
) -> None:
    """Give a clause its new words, brought together with what others changed."""
    assert change.text is not None  # noqa: S101 - the database holds it
    assert change.base is not None  # noqa: S101
    wanted = Wording(
        change.text.heading, change.text.body, tuple(change.text.measures), tuple(change.text.duties)
    )
    if decided is not None:
        wanted = decided_on(change, decided, sides, place.text)
    elif place.text_id != change.base_id:
        try:
            wanted = brought_together(change.base, wanted, place.text)
        except Overtaken as overtaken:
            raise Conflicting(change, place.text, overtaken.merges) from overtaken
    place.text = write(place.clause, wanted, by)
    place.revision += 1
    place.save(update_fields=["text", "revision"])


def decided_on(change: AmendmentChange, decided: Wording, sides: Sides, now: ClauseText) -> Wording:
    """Return what somebody decided; of a duty that both sides changed it says what the amendment says.

    Raises Conflicting where both changed one measure and nothing is decided about it.
    """
    assert change.base is not None  # noqa: S101 - the database holds it
    assert change.text is not None  # noqa: S101
    wanted = decided
    if not wanted.measures:
        found = together(change.base.measures, change.text.measures, now.measures, sides)
        if found is None:
            raise Conflicting(change, now, {})
        wanted = replace(wanted, measures=tuple(dict(one) for one in found))
    if wanted.duties is None:
        both = duties.merged(change.base.duties, change.text.duties, now.duties, mine_wins=True)
        wanted = replace(wanted, duties=tuple(both or ()))
    return wanted
