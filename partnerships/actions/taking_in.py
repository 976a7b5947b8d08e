"""A text that is there already, taken into a draft: its clauses are known again, whatever became of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from partnerships.actions.clauses import Wording, drafting, new_clause, write
from partnerships.calculations.clauses import matching, signs
from partnerships.enums import ClauseKind
from partnerships.models import Clause, ClausePlace, ClauseText, FrameworkVersion

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor
    from partnerships.calculations.clauses.splitting import Draft, Piece

MOST = 2_000  # chapters and clauses of one text


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of a text: clauses that were known, new ones, and those of the draft that it does not have."""

    known: int
    new: int
    gone: int


@transaction.atomic
def take_in(*, version: FrameworkVersion, draft: Draft, language: str, by: Actor) -> TakenIn:
    """Let a draft say what a text says in one language; words in other languages stay with their clauses.

    A clause is known again by its sign, its heading or most of its words. Raises Refused for a text on the table, a
    language that the agreement does not have, and a text without clauses or with too many.
    """
    row = drafting(version)
    if language not in row.agreement.languages:
        raise Refused(_("The agreement is not written in this language."), field="language")
    if not any(piece.kind == ClauseKind.CLAUSE for piece in draft.pieces):
        raise Refused(_("No clause was found in this text."), field="text")
    if len(draft.pieces) > MOST:
        raise Refused(_("This text has too many clauses."), field="text")
    stood = {
        place.clause_id: place for place in row.places.select_related("clause__agreement", "text").in_order()
    }
    found = recognised(list(stood.values()), draft.pieces, language)
    texts = [
        write_piece(row, stood.get(pk) if pk else None, piece, language, by)
        for piece, pk in zip(draft.pieces, found, strict=True)
    ]
    ClausePlace.objects.filter(version=row, chapter__isnull=False).delete()
    ClausePlace.objects.filter(version=row).delete()
    place_all(row, texts)
    outcome = TakenIn(
        known=sum(pk is not None for pk in found),
        new=sum(pk is None for pk in found),
        gone=len(stood.keys() - set(found)),
    )
    after = {"language": language, "known": outcome.known, "new": outcome.new, "gone": outcome.gone}
    audit.record(row, verb="framework_version.taken_in", by=by, after=after)
    return outcome


def recognised(places: list[ClausePlace], pieces: list[Piece], language: str) -> list[int | None]:
    """Return for each piece the clause of the draft that it is, or None.

    A text in a language that no clause has yet has its chapters in the same order: their words tell nothing.
    """
    counting = not any(place.text.heading.get(language) or place.text.body.get(language) for place in places)
    known, came, chapters = [], [], {"known": 0, "came": 0}
    for place in places:
        text, kind = place.text, place.clause.kind
        sign = sign_of(place, language) if kind == ClauseKind.CLAUSE else counted(chapters, "known", counting)
        heading, body = text.heading.get(language, ""), text.body.get(language, "")
        known.append(matching.Known(place.clause_id, kind, sign, heading, body))
    for piece in pieces:
        sign = piece.number if piece.kind == ClauseKind.CLAUSE else counted(chapters, "came", counting)
        came.append(matching.Came(piece.kind, sign, piece.heading, piece.body))
    return matching.matches(known, came)


def counted(chapters: dict[str, int], side: str, counting: bool) -> str:
    """Return a chapter's place among chapters as its sign, where they are counted, else nothing."""
    chapters[side] += 1
    return str(chapters[side]) if counting else ""


def sign_of(place: ClausePlace, language: str) -> str:
    """Return the sign that a clause's heading begins with, in this language or any other."""
    headings = place.text.heading
    read = (signs.read(text).number for text in (headings.get(language, ""), *headings.values()))
    return next(filter(None, read), "")


def write_piece(
    version: FrameworkVersion, place: ClausePlace | None, piece: Piece, language: str, by: Actor
) -> ClauseText:
    """Return the wording of a piece: of the clause that it is, or of a new one."""
    heading, body = {language: piece.heading}, {language: piece.body}
    if place is None:
        wording = Wording(heading, body)
        clause: Clause = new_clause(version, piece.kind, wording)
    else:
        clause = place.clause
        wording = Wording(
            {**place.text.heading, **heading},
            {**place.text.body, **body},
            tuple(place.text.measures),
            tuple(place.text.duties),
        )
    return write(clause, wording, by)


def place_all(version: FrameworkVersion, texts: list[ClauseText], inside: list[bool] | None = None) -> None:
    """Put wordings into an empty version, in order: clauses into the chapter before them, unless `inside` says no."""
    chapter: ClausePlace | None = None
    counted: dict[int | None, int] = {}
    for number, text in enumerate(texts):
        is_chapter = text.clause.kind == ClauseKind.CHAPTER
        stands_in = not is_chapter and (inside is None or inside[number])
        into = chapter if stands_in else None
        key = into.pk if into else None
        place = ClausePlace.objects.create(
            version=version, clause=text.clause, text=text, chapter=into, position=counted.get(key, 0)
        )
        counted[key] = counted.get(key, 0) + 1
        chapter = place if is_chapter else chapter
