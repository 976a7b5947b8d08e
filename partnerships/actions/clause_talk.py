"""Comments on clauses, passages and amendments: said on behalf of an organisation, answered, resolved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from partnerships.models import Amendment, Clause, ClauseComment, ClauseText, FrameworkAgreement
from partnerships.queries import amendments as tables

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class Passage:
    """What was selected: words of a wording in one language, `start` counted in signs of the body."""

    text: ClauseText
    language: str
    start: int
    quote: str


@transaction.atomic
def comment(
    *,
    agreement: FrameworkAgreement,
    said: str,
    by: Actor,
    clause: Clause | None = None,
    amendment: Amendment | None = None,
    passage: Passage | None = None,
    in_room: bool = False,
) -> ClauseComment:
    """Say something about a clause, a passage, an amendment, or in the room at large, for the actor's organisation.

    `in_room`: only the parties of its constituency read it; what is still drafted is talked about there alone. Raises
    Refused without words, for a passage that does not stand in that wording, and for who sits at no table and speaks in
    a room.
    """
    if not said.strip():
        raise Refused(_("Write what you want to say."), field="said")
    if by.organisation is None or by.user is None:
        raise Refused(_("Comments are made for an organisation."))
    party = tables.seat_of(by, agreement)
    in_room = in_room or (amendment is not None and amendment.tabled_at is None)
    if in_room and party is None:
        raise Refused(_("Your organisation does not sit at this table."))
    about: dict[str, Any] = {"text": None, "language": "", "start": None, "quote": ""}
    if passage is not None and passage.quote:
        body = passage.text.body.get(passage.language, "")
        if body[passage.start : passage.start + len(passage.quote)] != passage.quote:
            raise Refused(_("These words do not stand in this wording."), field="quote")
        about = {
            "text": passage.text,
            "language": passage.language,
            "start": passage.start,
            "quote": passage.quote,
        }
    row = ClauseComment.objects.create(
        agreement=agreement,
        clause=clause,
        amendment=amendment,
        room=party.constituency if in_room and party else "",
        said=said.strip(),
        organisation=by.organisation,
        by=by.user,
        said_at=timezone.now(),
        **about,
    )
    after = {"clause": clause and clause.pk, "amendment": amendment and amendment.pk, "room": row.room}
    audit.record(row, verb="clause_comment.written", by=by, after=after)
    return row


@transaction.atomic
def answer(*, comment: ClauseComment, said: str, by: Actor) -> ClauseComment:
    """Answer in a thread; that opens a resolved one again. Raises Refused without words, and in another's room."""
    if not said.strip():
        raise Refused(_("Write what you want to say."), field="said")
    if by.organisation is None or by.user is None:
        raise Refused(_("Comments are made for an organisation."))
    thread = held(comment, by)
    if thread.resolved_at:
        thread.resolved_at = thread.resolved_by = None
        thread.save(update_fields=["resolved_at", "resolved_by"])
    row = ClauseComment.objects.create(
        agreement_id=thread.agreement_id,
        clause_id=thread.clause_id,
        amendment_id=thread.amendment_id,
        thread=thread,
        room=thread.room,
        said=said.strip(),
        organisation=by.organisation,
        by=by.user,
        said_at=timezone.now(),
    )
    audit.record(row, verb="clause_comment.written", by=by, after={"thread": thread.pk, "room": row.room})
    return row


@transaction.atomic
def resolve(*, comment: ClauseComment, resolved: bool, by: Actor) -> None:
    """Mark a thread as resolved, or open it again; nothing of it is removed."""
    thread = held(comment, by)
    if bool(thread.resolved_at) == resolved:
        return
    before = {"resolved": bool(thread.resolved_at)}
    thread.resolved_at, thread.resolved_by = (timezone.now(), by.user) if resolved else (None, None)
    thread.save(update_fields=["resolved_at", "resolved_by"])
    audit.record(thread, verb="clause_comment.resolved", by=by, before=before, after={"resolved": resolved})


def held(comment: ClauseComment, by: Actor) -> ClauseComment:
    """Return the first comment of a thread, locked. Raises Refused for one of another room."""
    rows = ClauseComment.objects.select_for_update(of=("self",)).select_related("agreement__partnership")
    row = rows.get(pk=comment.thread_id or comment.pk)
    if row.room:
        party = tables.seat_of(by, row.agreement)
        if party is None or party.constituency != row.room:
            raise Refused(_("This is said in another room."))
    return row
