"""Reading the audit trail: whether its chains hold, and what it holds about a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import connection

from accounts.calculations import chain, keyring
from accounts.models import AuditEvent, SubjectKey
from accounts.queries.keys import ring

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

ANCHORS = "anchor"  # the stream that holds the ends of all others, day by day
CHUNK = 2000
FIELDS = (
    "stream", "sequence", "at", "kind", "user_id", "organisation_id", "verb", "target", "target_id",
    "subject", "detail", "sealed", "request_id", "previous_hash", "hash",
)  # fmt: skip
# One index look-up per stream instead of a walk over all events.
HEADS = """
WITH RECURSIVE names AS (
    (SELECT stream FROM accounts_auditevent ORDER BY stream LIMIT 1)
    UNION ALL
    SELECT (SELECT e.stream FROM accounts_auditevent e WHERE e.stream > names.stream ORDER BY 1 LIMIT 1)
    FROM names WHERE names.stream IS NOT NULL
)
SELECT last.stream, last.sequence, encode(last.hash, 'hex')
FROM names CROSS JOIN LATERAL (
    SELECT stream, sequence, hash FROM accounts_auditevent e
    WHERE e.stream = names.stream ORDER BY sequence DESC LIMIT 1
) last
WHERE last.stream <> %s
"""

Heads = dict[str, tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Break:
    """The first place where the trail does not hold: `event` is None where a row is missing."""

    stream: str
    sequence: int
    fault: str
    event: int | None = None


def stream_heads() -> Heads:
    """Return the end of every stream but the anchors': {stream: (sequence, hash in hex)}."""
    with connection.cursor() as cursor:
        cursor.execute(HEADS, [ANCHORS])
        return {stream: (sequence, digest) for stream, sequence, digest in cursor.fetchall()}


def anchored_heads() -> tuple[Heads, Break | None]:
    """Return the ends of streams as anchors name them, and the first anchor whose digest is not theirs."""
    heads: Heads = {}
    anchors = (
        AuditEvent.objects.filter(stream=ANCHORS).order_by("sequence").values_list("id", "sequence", "detail")
    )
    for event, sequence, detail in anchors.iterator(chunk_size=CHUNK):
        after = detail.get("after", {})
        heads.update({stream: (head[0], head[1]) for stream, head in after.get("heads", {}).items()})
        if chain.heads_digest(heads) != after.get("digest"):
            return heads, Break(ANCHORS, sequence, "the anchor does not name the ends of the streams", event)
    return heads, None


def fault_of(row: dict[str, Any], previous: bytes) -> str:
    """Say what is wrong with an event that should follow `previous`; blank when nothing is."""
    if bytes(row["previous_hash"]) != previous:
        return "it does not follow the event before it"
    digest = chain.event_hash(
        previous,
        stream=row["stream"],
        sequence=row["sequence"],
        at=row["at"],
        kind=row["kind"],
        user=row["user_id"],
        organisation=row["organisation_id"],
        verb=row["verb"],
        target=row["target"],
        target_id=row["target_id"],
        subject=str(row["subject"]) if row["subject"] else None,
        detail=row["detail"],
        sealed=bytes(row["sealed"]) if row["sealed"] is not None else None,
        request_id=row["request_id"],
    )
    return "" if digest == bytes(row["hash"]) else "it was changed after it was recorded"


def check_chain(progress: Callable[[int], None] = lambda _done: None) -> Break | None:
    """Verify every stream event by event, in memory that does not grow with it; return the first break.

    `progress` is told how many events are verified. Events that follow the last anchor are bound by their own
    chain only: whoever cuts off the end of a stream on the same day leaves no trace here.
    """
    anchored, broken = anchored_heads()
    stream, sequence, previous, done = "", 0, chain.START, 0
    rows = AuditEvent.objects.order_by("stream", "sequence").values("id", *FIELDS)
    for row in rows.iterator(chunk_size=CHUNK):
        if row["stream"] != stream:
            if stream in anchored:
                return Break(stream, sequence + 1, "events that an anchor names are missing")
            stream, sequence, previous = row["stream"], 0, chain.START
        if row["sequence"] != sequence + 1:
            return Break(stream, sequence + 1, "an event is missing")
        if fault := fault_of(row, previous):
            return Break(stream, row["sequence"], fault, row["id"])
        sequence, previous = row["sequence"], bytes(row["hash"])
        named = anchored.get(stream, (0, ""))
        if named[0] == sequence and anchored.pop(stream)[1] != previous.hex():
            return Break(stream, sequence, "it is not the event that an anchor names", row["id"])
        done += 1
        if done % CHUNK == 0:
            progress(done)
    progress(done)
    if anchored:
        missing = min(anchored)
        return Break(missing, anchored[missing][0], "events that an anchor names are missing")
    return broken


def unsealed(event: AuditEvent) -> dict[str, Any] | None:
    """Return the personal values of an event ({"before", "after", "reason"}); None if the person was erased.

    An event without any gives {}. Raises chain.Unsealable when the value or the field key was changed.
    """
    if event.sealed is None:
        return {}
    return opened_with(event.subject, bytes(event.sealed)) if event.subject else None


def opened_with(subject: UUID, sealed: bytes) -> Any:
    """Open what was sealed with a person's key; None once that is destroyed.

    Raises chain.Unsealable when the value or the field key was changed.
    """
    key = SubjectKey.objects.filter(subject=subject, secret__isnull=False).first()
    if key is None or key.secret is None:
        return None
    try:
        return chain.unseal(sealed, keyring.person_key(bytes(key.secret), ring()))
    except keyring.UnknownKey as error:
        raise chain.Unsealable from error
