"""The text of a draft: chapters and clauses written, reworded, moved and taken out, until it is on the table."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import F
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from partnerships.actions import binding, framework
from partnerships.actions.measure_checks import faults_of, refuse_faulty
from partnerships.calculations.clauses import digests, duties, merging
from partnerships.calculations.measures.merging import together
from partnerships.enums import ClauseKind
from partnerships.models import Clause, ClausePlace, ClauseText, FrameworkVersion

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor

LONGEST = 40_000  # letters of one clause in one language


@dataclass(frozen=True, slots=True)
class Wording:
    """What a clause says. `heading`, `body`: {language: text}; `measures`: documents of `calculations.measures`.

    `duties`: documents of `calculations.clauses.duties`; None: those of the wording that it takes the place of.
    """

    heading: dict[str, str]
    body: dict[str, str]
    measures: tuple[dict[str, Any], ...] = ()
    duties: tuple[dict[str, Any], ...] | None = None

    def keeping(self, text: ClauseText | None) -> Wording:
        """Return it with the duties of an earlier wording unless it says its own."""
        return replace(self, duties=tuple(text.duties) if text else ()) if self.duties is None else self

    def cleaned(self, languages: list[str]) -> Wording:
        """Return it as it is kept, in the agreement's languages only."""
        heading = {code: " ".join(digests.clean(self.heading.get(code, "")).split()) for code in languages}
        body = {code: digests.clean(self.body.get(code, "")) for code in languages}
        return Wording(
            {code: text for code, text in heading.items() if text},
            {code: text for code, text in body.items() if text},
            self.measures,
            self.duties,
        )


class Overtaken(Refused):
    """Somebody reworded the clause meanwhile, in the same words. `merges`: {(part, language): Merge} to decide."""

    def __init__(self, now: ClauseText, merges: dict[tuple[str, str], merging.Merge]) -> None:
        self.now, self.merges = now, merges
        super().__init__(
            _(
                "Somebody has changed the same words meanwhile. Nothing is lost: choose below what it shall say."
            )
        )


def drafting(version: FrameworkVersion) -> FrameworkVersion:
    """Return the version, locked. Raises Refused unless its text is still written freely."""
    row = framework.lock(version)
    if not row.is_draft:
        raise Refused(_("The text of this version stays as it is."))
    if row.opened_at:
        raise Refused(_("This version is on the table: its text changes by amendments alone."))
    return row


@transaction.atomic
def add(
    *,
    version: FrameworkVersion,
    kind: str,
    wording: Wording,
    by: Actor,
    chapter: ClausePlace | None = None,
    position: int | None = None,
    key: str = "",
) -> ClausePlace:
    """Add a chapter or clause; at the end of its chapter, or of the text, unless `position` says where.

    Raises Refused for a text on the table, a chapter within a chapter, a key that is taken, and no words.
    """
    row = drafting(version)
    clause = new_clause(row, kind, wording, key)
    place = put(row, clause, write(clause, wording, by), chapter, position)
    after = {"clause": clause.key, "kind": kind, "position": place.position, **told(place.text)}
    audit.record(place, verb="clause.added", by=by, after=after)
    return place


@transaction.atomic
def reword(*, place: ClausePlace, wording: Wording, by: Actor, seen: ClauseText | None = None) -> ClausePlace:
    """Give a clause other words. `seen`: the wording that this person started from.

    When somebody else was quicker, both changes are brought together word by word. Raises Overtaken where both
    changed the same words, and Refused for a text on the table and for no words.
    """
    drafting(place.version)
    row = (
        ClausePlace.objects.select_for_update(of=("self",)).select_related("clause", "text").get(pk=place.pk)
    )
    languages = row.clause.agreement.languages
    wanted = wording.cleaned(languages).keeping(seen or row.text)
    if seen is not None and seen.pk != row.text_id:
        wanted = brought_together(seen, wanted, row.text)
    text = write(row.clause, wanted, by)
    if text.pk == row.text_id:
        return row
    before, row.text = told(row.text), text
    row.revision += 1
    row.save(update_fields=["text", "revision"])
    audit.record(row, verb="clause.reworded", by=by, before=before, after=told(text))
    return row


@transaction.atomic
def move(*, place: ClausePlace, chapter: ClausePlace | None, position: int, by: Actor) -> ClausePlace:
    """Move a clause to a place in a chapter, or a chapter in the text. Raises Refused for a text on the table."""
    version = drafting(place.version)
    row = ClausePlace.objects.select_related("clause", "chapter__clause").get(pk=place.pk)
    before = {"chapter": row.chapter.clause.key if row.chapter else None, "position": row.position}
    refuse_nesting(row.clause.kind, chapter, version)
    lift(row)
    settle(row, chapter, position)
    after = {"chapter": chapter.clause.key if chapter else None, "position": row.position}
    audit.record(row, verb="clause.moved", by=by, before=before, after=after)
    return row


@transaction.atomic
def remove(*, place: ClausePlace, by: Actor) -> None:
    """Take a clause out of the draft; it stays known, with all it ever said.

    Raises Refused for a text on the table, for a chapter that still has clauses, and for measures that others name.
    """
    version = drafting(place.version)
    before = faults_of(version)
    row = ClausePlace.objects.select_related("clause", "text").get(pk=place.pk)
    if row.clauses.exists():
        raise Refused(_("Clauses stand in this chapter; move or remove them first."))
    audit.record(row, verb="clause.removed", by=by, before={"clause": row.clause.key, **told(row.text)})
    lift(row)
    row.delete()
    refuse_faulty(version, before)


def new_clause(version: FrameworkVersion, kind: str, wording: Wording, key: str = "") -> Clause:
    """Make a clause with a key of its own: the one asked for, else one from its heading."""
    agreement = version.agreement
    taken = set(agreement.clauses.values_list("key", flat=True))
    if key and key in taken:
        raise Refused(_("Another clause of this agreement has this short name."), field="key")
    heading = wording.heading.get(agreement.leading) or next(iter(wording.heading.values()), "")
    wish = key or slugify(heading)[:50] or kind
    name, number = wish, 1
    while name in taken:
        number += 1
        name = f"{wish}-{number}"
    return Clause.objects.create(agreement=agreement, key=name, kind=kind)


def write(clause: Clause, wording: Wording, by: Actor) -> ClauseText:
    """Return the row of a wording; the same words of a clause are one row. Raises Refused for no words, or too many."""
    said = wording.cleaned(clause.agreement.languages)
    if clause.kind == ClauseKind.CHAPTER and not said.heading:
        raise Refused(_("A chapter needs a heading."), field="heading")
    if not said.heading and not said.body:
        raise Refused(_("Write what the clause says."), field="body")
    if any(len(text) > LONGEST for text in said.body.values()):
        raise Refused(_("This clause is too long; make several of it."), field="body")
    laid = list(said.duties or ())
    bound = binding.parties_of(clause, laid)
    digest = digests.wording(said.heading, said.body, list(said.measures), laid)
    text, made = ClauseText.objects.get_or_create(
        clause=clause,
        digest=digest,
        defaults={
            "heading": said.heading,
            "body": said.body,
            "measures": list(said.measures),
            "duties": laid,
            "created_by": by.user,
        },
    )
    if made:
        binding.bind(text, bound)
    return text


def told(text: ClauseText) -> dict[str, Any]:
    """Return a wording as the trail tells it."""
    return {"text": text.pk, "digest": text.digest}


def refuse_nesting(kind: str, chapter: ClausePlace | None, version: FrameworkVersion) -> None:
    """Raise Refused for a chapter within a chapter, and for a chapter of another version."""
    if chapter is None:
        return
    if kind == ClauseKind.CHAPTER:
        raise Refused(_("A chapter stands in no other chapter."), field="chapter")
    if chapter.version_id != version.pk or chapter.clause.kind != ClauseKind.CHAPTER:
        raise Refused(_("Clauses stand in chapters of the same version."), field="chapter")


def put(
    version: FrameworkVersion,
    clause: Clause,
    text: ClauseText,
    chapter: ClausePlace | None = None,
    position: int | None = None,
) -> ClausePlace:
    """Put a clause into a version and return its place; what stands there moves on by one."""
    refuse_nesting(clause.kind, chapter, version)
    row = ClausePlace(version=version, clause=clause, text=text)
    settle(row, chapter, position)
    return row


def settle(row: ClausePlace, chapter: ClausePlace | None, position: int | None) -> None:
    """Make room in a chapter and save the place there; a position beyond the end means the end."""
    around = ClausePlace.objects.filter(version=row.version_id, chapter=chapter).exclude(pk=row.pk)
    count = around.count()
    row.chapter, row.position = chapter, count if position is None else min(max(position, 0), count)
    around.filter(position__gte=row.position).update(position=F("position") + 1)
    row.save()


def lift(row: ClausePlace) -> None:
    """Close the gap that a place leaves; the constraint on positions is asked at the end of the transaction."""
    around = ClausePlace.objects.filter(version=row.version_id, chapter=row.chapter_id).exclude(pk=row.pk)
    around.filter(position__gt=row.position).update(position=F("position") - 1)


def brought_together(seen: ClauseText, mine: Wording, now: ClauseText) -> Wording:
    """Merge this person's words with what somebody else wrote since. Raises Overtaken where both changed the same."""
    merges = {
        (part, code): merging.merge(
            getattr(seen, part).get(code, ""),
            getattr(mine, part).get(code, ""),
            getattr(now, part).get(code, ""),
        )
        for part in ("heading", "body")
        for code in {*getattr(seen, part), *getattr(mine, part), *getattr(now, part)}
    }
    measures = together(list(seen.measures), list(mine.measures), list(now.measures))
    both = duties.merged(seen.duties, mine.keeping(seen).duties or (), now.duties)
    if measures is None or both is None or any(merge.conflicts for merge in merges.values()):
        raise Overtaken(now, merges)
    said: dict[str, dict[str, str]] = {"heading": {}, "body": {}}
    for (part, code), merge in merges.items():
        said[part][code] = merge.text
    carried = tuple(dict(one) for one in measures)
    return Wording(said["heading"], said["body"], carried, tuple(both))
