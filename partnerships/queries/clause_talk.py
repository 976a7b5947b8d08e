"""What is said about clauses and amendments, as far as a reader's rooms go: threads, counts, what is open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import Count, F, Q, Window
from django.db.models.functions import RowNumber

from partnerships.calculations.clauses import passages
from partnerships.models import ClauseComment, FrameworkAgreement

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from jtportal.kernel.actor import Actor
    from partnerships.models import ClauseText

OPEN = Q(thread=None, resolved_at=None)
IN_MARGIN = 2  # threads of a clause that stand beside it; the rest is a page away


@dataclass(frozen=True, slots=True)
class Thread:
    """Something said, and what was answered to it in the order of answering."""

    first: ClauseComment
    answers: list[ClauseComment] = field(default_factory=list)

    @property
    def open(self) -> bool:
        """Whether nobody has resolved it."""
        return self.first.resolved_at is None


@dataclass(frozen=True, slots=True)
class Tally:
    """How much is said about something, answers included, and how many threads of it are open."""

    comments: int = 0
    open: int = 0


def said(actor: Actor, agreement: FrameworkAgreement) -> QuerySet[ClauseComment]:
    """Return what is said in a negotiation and exists for the actor, the earliest first."""
    rows = ClauseComment.objects.visible_to(actor).filter(agreement=agreement).order_by("pk")
    return rows.select_related("organisation", "by", "text", "clause", "amendment")


def threads(actor: Actor, agreement: FrameworkAgreement, **about: Any) -> list[Thread]:
    """Return the threads about something, open ones first, then as they were begun; one query."""
    found: dict[int, Thread] = {}
    for row in said(actor, agreement).filter(**about):
        if row.thread_id is None:
            found[row.pk] = Thread(row)
        elif row.thread_id in found:
            found[row.thread_id].answers.append(row)
    return sorted(found.values(), key=lambda thread: not thread.open)


def tallies(actor: Actor, agreement: FrameworkAgreement, by: str) -> dict[int, Tally]:
    """Return {clause or amendment: how much is said}, in one query. `by`: clause or amendment."""
    other = {"clause": "amendment", "amendment": "clause"}[by]
    rows = ClauseComment.objects.visible_to(actor).filter(agreement=agreement, **{f"{other}": None})
    counted = rows.exclude(**{by: None}).values(by)
    counted = counted.annotate(comments=Count("pk"), open=Count("pk", filter=OPEN)).order_by(by)
    return {row[by]: Tally(row["comments"], row["open"]) for row in counted}


def in_margin(actor: Actor, agreement: FrameworkAgreement) -> dict[int, list[ClauseComment]]:
    """Return {clause: the first open threads about it}, at most IN_MARGIN of each, in one query."""
    rows = said(actor, agreement).filter(OPEN, amendment=None, clause__isnull=False)
    first = Window(RowNumber(), partition_by=F("clause"), order_by=F("pk").asc())
    found: dict[int, list[ClauseComment]] = defaultdict(list)
    for row in rows.annotate(place=first).filter(place__lte=IN_MARGIN).order_by("pk"):
        if row.clause_id is not None:
            found[row.clause_id].append(row)
    return found


def of_room(actor: Actor, agreement: FrameworkAgreement, room: str) -> list[Thread]:
    """Return the threads of a room, open ones first; one query."""
    return threads(actor, agreement, room=room)


def passage_changed(comment: ClauseComment, now: ClauseText | None) -> bool:
    """Say whether the words that a comment is about stand there no more; False for one about the whole."""
    if not comment.quote or comment.text is None or comment.start is None:
        return False
    if now is None:
        return True
    if now.pk == comment.text_id:
        return False
    old, new = (text.body.get(comment.language, "") for text in (comment.text, now))
    return passages.followed(old, new, comment.start, comment.quote) is None


@dataclass(frozen=True, slots=True)
class Found:
    """Where words that somebody quoted stand: the wording, its language, where they begin, and as they are written."""

    text: ClauseText
    language: str
    start: int
    quote: str


def quoted(texts: Iterable[tuple[ClauseText, str]], quote: str) -> list[Found]:
    """Return every place in which quoted words stand, in the order of the texts: (wording, language)."""
    return [
        Found(text, language, start, words)
        for text, language in texts
        for start, words in passages.standing(text.body.get(language, ""), quote)
    ]
