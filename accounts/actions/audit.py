"""The recorder: what every action writes beside its change. Insert only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import structlog
from django.db import connection, transaction
from django.utils import timezone

from accounts.calculations import chain, keyring
from accounts.models import AuditEvent, SubjectKey
from accounts.queries.keys import ring
from accounts.queries.trail import ANCHORS, anchored_heads, stream_heads

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from uuid import UUID

    from django.db.models import Model

    from accounts.enums import ErasureGround
    from jtportal.kernel.actor import Actor

LOCK_SPACE = 0x4A54  # advisory locks (LOCK_SPACE, hash of the stream): one writer at a time extends a stream
COLUMNS = (
    "stream", "sequence", "at", "kind", "user_id", "organisation_id", "verb", "target", "target_id",
    "subject", "detail", "sealed", "request_id", "previous_hash", "hash",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One change to record. `personal` is {"before": …, "after": …} sealed with the key of `subject`."""

    verb: str
    target: str
    target_id: str
    detail: dict[str, Any]
    subject: UUID | None = None
    secret: bytes | None = None
    personal: dict[str, Any] | None = None


def label(model: type[Model] | Model) -> str:
    """Return `app.model`, as the trail names its targets."""
    return model._meta.label_lower


def stream_of(by: Actor) -> str:
    """Return the stream of an actor: one per organisation, one per machine."""
    return f"organisation:{by.organisation_id}" if by.organisation_id else str(by.kind)


def secret_of(subject: UUID) -> bytes | None:
    """Return a person's secret, made at the first call; None once it is destroyed."""
    fresh = {"secret": keyring.new_secret(ring())}
    key, _ = SubjectKey.objects.get_or_create(subject=subject, defaults=fresh)
    return bytes(key.secret) if key.secret is not None else None


def secrets_of(subjects: Collection[UUID]) -> dict[UUID, bytes | None]:
    """Return what `secret_of` says for each of these persons, read at once."""
    known = dict(SubjectKey.objects.filter(subject__in=subjects).values_list("subject", "secret"))
    found: dict[UUID, bytes | None] = {}
    for subject in subjects:
        secret = known[subject] if subject in known else secret_of(subject)
        found[subject] = bytes(secret) if secret is not None else None
    return found


def sealed_for(subject: UUID, value: Any) -> bytes | None:
    """Seal a value with a person's own key, so that it goes with the key; None once that is destroyed."""
    secret = secret_of(subject)
    return None if secret is None else chain.seal(value, keyring.person_key(secret, ring()))


def lock_stream(stream: str) -> tuple[int, bytes]:
    """Hold the stream until the transaction ends; return its last sequence number and hash."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [LOCK_SPACE, stream])
    last = (
        AuditEvent.objects.filter(stream=stream).order_by("-sequence").values_list("sequence", "hash").first()
    )
    return (last[0], bytes(last[1])) if last else (0, chain.START)


def chained(
    entries: Iterable[Entry], *, stream: str, by: Actor, sequence: int, previous: bytes, at: datetime
) -> Iterator[tuple[Any, ...]]:
    """Yield the rows (in the order of COLUMNS, `detail` as JSON text) that extend a stream."""
    request_id = str(structlog.contextvars.get_contextvars().get("request_id", ""))[:40]
    keys = ring()
    kind = str(by.kind)
    for entry in entries:
        sequence += 1
        detail = chain.canonical(chain.plain(entry.detail))
        sealed = None
        if entry.personal is not None and entry.secret is not None:
            sealed = chain.seal(entry.personal, keyring.person_key(entry.secret, keys))
        digest = chain.event_hash(
            previous,
            stream=stream,
            sequence=sequence,
            at=at,
            kind=kind,
            user=by.user_id,
            organisation=by.organisation_id,
            verb=entry.verb,
            target=entry.target,
            target_id=entry.target_id,
            subject=str(entry.subject) if entry.subject else None,
            detail=detail,
            sealed=sealed,
            request_id=request_id,
        )
        yield (
            stream, sequence, at, kind, by.user_id, by.organisation_id, entry.verb, entry.target,
            entry.target_id, entry.subject, detail.decode(), sealed, request_id, previous,
            digest,
        )  # fmt: skip
        previous = digest


@transaction.atomic(savepoint=False)  # shares the fate of the action it stands in
def record_many(entries: Iterable[Entry], *, by: Actor, stream: str | None = None) -> tuple[int, bytes]:
    """Append entries to a stream by COPY; return its new length and last hash.

    A long run takes a stream of its own (`import:<id>`) and then records that stream's last hash with one
    `record` in the actor's stream, so that it holds up nobody else.
    """
    name = stream or stream_of(by)
    sequence, previous = lock_stream(name)
    columns = ", ".join(COLUMNS)
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY accounts_auditevent ({columns}) FROM STDIN") as copy,
    ):
        for row in chained(
            entries, stream=name, by=by, sequence=sequence, previous=previous, at=datetime.now(UTC)
        ):
            copy.write_row(row)
            sequence, previous = row[1], row[14]
    return sequence, previous


def record(
    target: Model,
    *,
    verb: str,
    by: Actor,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    reason: str = "",
    subject: UUID | None = None,
    personal_before: dict[str, Any] | None = None,
    personal_after: dict[str, Any] | None = None,
) -> None:
    """Record one change in the actor's stream, inside the caller's transaction.

    `before` and `after` hold what may be read by whoever may read the trail; whatever tells something about a
    person (names, dates, wages, reasons) goes into `personal_before` and `personal_after` with the person's
    `subject`.
    """
    detail: dict[str, Any] = {"before": before or {}, "after": after or {}}
    personal = None
    if personal_before is not None or personal_after is not None or (subject and reason):
        personal = {"before": personal_before or {}, "after": personal_after or {}, "reason": reason}
    elif reason:
        detail["reason"] = reason
    secret = secret_of(subject) if subject and personal is not None else None
    entry = Entry(verb, label(target), str(target.pk), detail, subject, secret, personal)
    record_many([entry], by=by)


@transaction.atomic
def erase_subject_key(*, subject: UUID, ground: ErasureGround, by: Actor) -> bool:
    """Destroy a person's secret: what the trail holds about them is unreadable for ever, the chain holds.

    Return False when it was destroyed before. The person's rows are erased by the action that calls this.
    """
    secret_of(
        subject
    )  # a person of whom nothing was sealed yet gets a destroyed key too, so that none is made later
    key = SubjectKey.objects.select_for_update().get(subject=subject)
    if key.secret is None:
        return False
    key.secret, key.destroyed_at = None, timezone.now()
    key.save(update_fields=["secret", "destroyed_at"])
    detail = {"before": {}, "after": {"ground": str(ground)}}
    record_many([Entry("subject.erased", label(SubjectKey), str(subject), detail, subject)], by=by)
    return True


@transaction.atomic
def anchor(*, by: Actor) -> str:
    """Record the ends of all streams that grew since the last anchor; return the digest (hex) over all ends.

    Kept apart (it goes to the log too), the digest shows later that no stream was cut short or made anew.
    """
    lock_stream(ANCHORS)
    known, _broken = anchored_heads()
    heads = stream_heads()
    grown = {stream: list(head) for stream, head in heads.items() if known.get(stream) != head}
    digest = chain.heads_digest({**known, **heads})
    detail = {"before": {}, "after": {"heads": grown, "digest": digest, "streams": len(heads)}}
    record_many([Entry("audit.anchored", label(AuditEvent), str(len(heads)), detail)], by=by, stream=ANCHORS)
    structlog.get_logger(__name__).info("audit_anchored", digest=digest, streams=len(heads))
    return digest
