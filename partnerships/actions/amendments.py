"""Amendments: drafted in a constituency's room, tabled, revised, withdrawn; positions taken on their exact words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions import audit, notices
from jtportal.kernel.doors import Refused
from jtportal.kernel.transitions import MoveRefused, move
from partnerships.actions import framework
from partnerships.actions.clauses import Wording, new_clause, write
from partnerships.actions.stale import refuse_stale
from partnerships.calculations.clauses import digests
from partnerships.enums import AMENDMENT_MOVES, REASONED, AmendmentState, ChangeKind
from partnerships.models import (
    Amendment,
    AmendmentChange,
    AmendmentGroup,
    AmendmentText,
    Clause,
    ClauseText,
    FrameworkParty,
    FrameworkVersion,
    Position,
)
from partnerships.queries import amendments as reads
from partnerships.queries.signing import people_of

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class Proposed:
    """What an amendment does to one clause. `clause` None: it adds one, of `adds` kind.

    `wording`: for words that change or are added; `chapter`, `behind`: where an added or moved clause goes; `base`: the
    wording it started from, by default the one that stands.
    """

    kind: str
    clause: Clause | None = None
    wording: Wording | None = None
    chapter: Clause | None = None
    behind: Clause | None = None
    adds: str = "clause"
    base: ClauseText | None = None


@transaction.atomic
def draft(
    *, version: FrameworkVersion, title: str, reason: str, changes: Sequence[Proposed], by: Actor
) -> Amendment:
    """Draft an amendment in the room of the actor's constituency.

    Raises Refused for who is no party, for a text that is not on the table, and for an amendment that changes nothing.
    """
    row = on_table(version)
    party = party_of(row, by)
    if not reason.strip():
        raise Refused(_("Say why the text should change."), field="reason")
    last = Amendment.objects.filter(version__agreement=row.agreement).order_by("-number").first()
    amendment = Amendment.objects.create(
        version=row,
        number=last.number + 1 if last else 1,
        organisation_id=party.organisation_id,
        constituency=party.constituency,
        title=title.strip(),
        reason=reason.strip(),
        created_by=by.user,
    )
    amendment.current = say(amendment, changes, by)
    amendment.save(update_fields=["current"])
    after = {"number": amendment.number, "text": amendment.current.digest}
    audit.record(amendment, verb="amendment.drafted", by=by, after=after)
    return amendment


@transaction.atomic
def revise(
    *, amendment: Amendment, changes: Sequence[Proposed], by: Actor, seen: int | None = None, **values: Any
) -> Amendment:
    """Change what an amendment says, or its `title` and `reason`. Positions on other words lapse; who held them is told.

    Raises Stale for one that somebody changed since revision `seen`, and Refused for somebody else's amendment, a decided
    one, and no reason.
    """
    row = own(amendment, by)
    refuse_stale(row, seen)
    before = row.current
    for name in ("title", "reason"):
        setattr(row, name, values.get(name, getattr(row, name)).strip())
    if not row.reason:
        raise Refused(_("Say why the text should change."), field="reason")
    row.current = say(row, changes, by)
    row.revision += 1
    row.save(update_fields=["title", "reason", "current", "revision"])
    assert row.current is not None  # noqa: S101 - said just now
    was, now = {"text": before.digest if before else ""}, {"text": row.current.digest}
    audit.record(row, verb="amendment.revised", by=by, before=was, after=now)
    if before is not None and before.pk != row.current.pk:
        tell_lapsed(row, before, by)
    return row


@transaction.atomic
def table(*, amendment: Amendment, by: Actor) -> None:
    """Put a drafted amendment on the table, with all that it stands or falls with. Raises Refused for any other."""
    for row in linked(own(amendment, by)):
        turn(row, AmendmentState.TABLED, "amendment.tabled", by, tabled_at=timezone.now())


@transaction.atomic
def withdraw(*, amendment: Amendment, reason: str, by: Actor) -> None:
    """Take an amendment back, with all that it stands or falls with. What was said of it stays."""
    if not reason.strip():
        raise Refused(_("Say why it is withdrawn."), field="reason")
    for row in linked(own(amendment, by)):
        decide(row, AmendmentState.WITHDRAWN, "amendment.withdrawn", reason, by)


@transaction.atomic
def reject(*, amendment: Amendment, reason: str, by: Actor) -> None:
    """Record that the table rejected an amendment, with all that it stands or falls with."""
    if not reason.strip():
        raise Refused(_("Say why it was rejected."), field="reason")
    for row in linked(held(amendment)):
        decide(row, AmendmentState.REJECTED, "amendment.rejected", reason, by)


@transaction.atomic
def link(*, amendments: Iterable[Amendment], by: Actor) -> AmendmentGroup:
    """Let amendments of one party stand or fall together, with all that each of them stands or falls with already.

    Raises Refused for fewer than two, for decided ones, and for a drafted one with one that is on the table.
    """
    chosen = [own(one, by) for one in sorted(amendments, key=lambda one: one.pk)]
    if len(chosen) < 2:
        raise Refused(_("Choose at least two amendments."), field="amendments")
    rows = [*{row.pk: row for one in chosen for row in linked(one)}.values()]
    if len({(row.version_id, row.state) for row in rows}) > 1:
        raise Refused(
            _("Only amendments in the same state are linked: table them first, or draft all of them."),
            field="amendments",
        )
    group = AmendmentGroup.objects.create(agreement=rows[0].version.agreement)
    for row in rows:
        row.group = group
        row.save(update_fields=["group"])
        audit.record(row, verb="amendment.linked", by=by, after={"group": group.pk})
    return group


@transaction.atomic
def unlink(*, amendment: Amendment, by: Actor) -> None:
    """Let an amendment stand alone again; one that would be left alone in the group does too. Raises Refused."""
    row = own(amendment, by)
    rows = linked(row)
    for one in rows if len(rows) < 3 else [row]:
        before, one.group = {"group": one.group_id}, None
        one.save(update_fields=["group"])
        audit.record(one, verb="amendment.unlinked", by=by, before=before)


@transaction.atomic
def take_position(
    *, amendment: Amendment, stance: str, reason: str, seen: AmendmentText, by: Actor
) -> Position:
    """Say for the actor's organisation what it holds of an amendment's words.

    Raises Refused for who is no party, for words that changed since they were `seen`, for an amendment that is not on
    the table, and for a stance that needs a reason.
    """
    row = held(amendment)
    if row.state != AmendmentState.TABLED:
        raise Refused(_("Positions are taken on amendments that are on the table."))
    if row.current_id != seen.pk:
        raise Refused(
            _("The amendment has changed since you read it. Read the change, then say what you hold.")
        )
    if stance in REASONED and not reason.strip():
        raise Refused(_("Give the reason."), field="reason")
    party = party_of(row.version, by)
    position = Position.objects.create(
        amendment=row,
        on_text=seen,
        organisation_id=party.organisation_id,
        constituency=party.constituency,
        stance=stance,
        reason=reason.strip(),
        given_by=by.user,
        given_at=timezone.now(),
    )
    after = {"amendment": row.pk, "stance": stance, "text": seen.digest}
    audit.record(position, verb="amendment.position_taken", by=by, after=after)
    return position


def on_table(version: FrameworkVersion) -> FrameworkVersion:
    """Return the version, locked. Raises Refused unless its text is on the table."""
    row = framework.lock(version)
    if not row.is_draft or row.opened_at is None:
        raise Refused(_("Amendments are made to a text that is on the table."))
    return row


def party_of(version: FrameworkVersion, by: Actor) -> FrameworkParty:
    """Return the party the actor speaks for. Raises Refused when the organisation does not sit at the table today."""
    party = reads.seat_of(by, version.agreement)
    if party is None:
        raise Refused(_("Your organisation does not sit at this table."))
    return party


def held(amendment: Amendment) -> Amendment:
    """Return an amendment with its version and its words, both locked in one order: the version first."""
    on_table(amendment.version)
    rows = Amendment.objects.select_for_update(of=("self",)).select_related("version__agreement__partnership")
    return rows.get(pk=amendment.pk)


def own(amendment: Amendment, by: Actor) -> Amendment:
    """Return an amendment of the actor's organisation that may still change, locked. Raises Refused."""
    row = held(amendment)
    if row.organisation_id != by.organisation_id:
        raise Refused(_("Only who proposed it may change an amendment."))
    if not row.open:
        raise Refused(_("This amendment is decided."))
    party_of(row.version, by)
    return row


def linked(row: Amendment) -> list[Amendment]:
    """Return an amendment and what it stands or falls with, locked, in the order of their keys."""
    if row.group_id is None:
        return [row]
    rows = Amendment.objects.select_for_update(of=("self",)).filter(group=row.group_id)
    return list(rows.select_related("version__agreement__partnership").order_by("pk"))


def say(amendment: Amendment, changes: Sequence[Proposed], by: Actor) -> AmendmentText:
    """Return the text that says these changes: the current one when it says just that, else a new one."""
    if not changes:
        raise Refused(_("An amendment changes something."))
    rows = [row_of(amendment.version, one, by) for one in changes]
    if len({row.clause_id for row in rows}) < len(rows):
        raise Refused(_("An amendment does one thing to a clause."))
    content = sorted(
        [row.clause_id, row.kind, row.base_id, row.text_id, row.chapter_id, row.behind_id] for row in rows
    )
    digest = digests.digest(content)
    if amendment.current and amendment.current.digest == digest:
        return amendment.current
    text = AmendmentText.objects.create(
        amendment=amendment, number=amendment.texts.count() + 1, digest=digest, created_by=by.user
    )
    for row in rows:
        row.of = text
    AmendmentChange.objects.bulk_create(rows)
    return text


def row_of(version: FrameworkVersion, one: Proposed, by: Actor) -> AmendmentChange:
    """Return a change as it is kept. Raises Refused for a clause that does not stand in the text, and for no words."""
    stands = version.places.select_related("text", "clause").filter(clause=one.clause).first()
    if one.kind == ChangeKind.ADD:
        wording = one.wording or Wording({}, {})
        clause = one.clause or new_clause(version, one.adds, wording)
        said = write(clause, wording, by)
        return AmendmentChange(
            clause=clause, kind=one.kind, text=said, chapter=one.chapter, behind=one.behind
        )
    if stands is None:
        raise Refused(_("This clause does not stand in the text on the table."))
    text: ClauseText | None = None
    base = one.base or stands.text
    if one.kind == ChangeKind.REWORD and one.wording:
        text = write(stands.clause, one.wording.keeping(base), by)
    if one.kind == ChangeKind.REWORD and (text is None or text.pk == base.pk):
        raise Refused(_("The new words are the same as the old ones."), field="body")
    return AmendmentChange(
        clause=stands.clause,
        kind=one.kind,
        base=base,
        text=text,
        chapter=one.chapter,
        behind=one.behind,
    )


def tell_lapsed(row: Amendment, before: AmendmentText, by: Actor) -> None:
    """Tell whoever holds a position on earlier words that it has lapsed, once per person."""
    url = reverse("partnerships:amendment_detail", kwargs={"pk": row.pk})
    holders = {
        one.position.given_by
        for one in reads.positions([row])[row.pk]
        if one.position.on_text_id == before.pk
    }
    for user in holders - {by.user}:
        notices.tell(user=user, kind="position_lapsed", by=by, params={"amendment": str(row)}, url=url)


def retire(version: FrameworkVersion, by: Actor) -> None:
    """Let what is still drafted in rooms end with the text that goes out for signature; its party is told.

    It says no reason of its own: `Amendment.retired`. The version is locked by the caller.
    """
    rows = Amendment.objects.select_for_update(of=("self",)).filter(
        version=version, state=AmendmentState.DRAFTED
    )
    for row in rows.select_related("version__agreement__partnership", "organisation").order_by("pk"):
        decide(row, AmendmentState.WITHDRAWN, "amendment.retired", "", by)
        url = reverse("partnerships:amendment_detail", kwargs={"pk": row.pk})
        for user in people_of(row):
            notices.tell(user=user, kind="draft_retired", by=by, params={"amendment": str(row)}, url=url)


def decide(row: Amendment, to: str, verb: str, reason: str, by: Actor) -> None:
    """End an amendment with a reason."""
    ended = {"decided_at": timezone.now(), "decided_by": by.user, "decision": reason.strip()}
    turn(row, to, verb, by, **ended)


def turn(row: Amendment, to: str, verb: str, by: Actor, **more: Any) -> None:
    """Move an amendment to a state that the table allows. Raises Refused."""

    def record(target: Any, **told: Any) -> None:
        audit.record(target, verb=verb, **told)

    try:
        move(row, to=to, by=by, table=AMENDMENT_MOVES, record=record, **more)
    except MoveRefused as refusal:
        raise Refused(str(refusal)) from refusal
