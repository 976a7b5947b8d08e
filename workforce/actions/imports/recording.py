"""The import in the audit trail: a stream of its own with an event per row, anchored in the actor's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import connection

from accounts.actions import audit
from accounts.calculations import keyring
from accounts.models import SubjectKey
from accounts.queries.keys import ring
from workforce.actions.imports.facts import COLUMNS, SEALED
from workforce.models import Task, Worker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jtportal.kernel.actor import Actor
    from workforce.actions.imports.pulse import Pulse
    from workforce.models import RosterImport

CHUNK = 2_000
TOLD = tuple(name for name in COLUMNS if name not in SEALED)

# Persons met for the first time get their secret: the id of the field key and 32 bytes from two of the server's random
# UUIDs.
SECRETS = f"""
INSERT INTO {SubjectKey._meta.db_table} (subject, secret)
SELECT subject, %s::bytea || sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) FROM roster_new
ON CONFLICT (subject) DO NOTHING
"""
EVENTS = f"""
SELECT n.line, n.kind, n.returns, n.worker_id, n.case_id, n.writes, n.subject, k.secret,
    CASE WHEN n.moves THEN n.former_status END, CASE WHEN n.moves THEN s.status END,
    n.before_id IS NOT NULL AND n.writes AND b.national_number_hash IS DISTINCT FROM a.national_number_hash,
    {", ".join(f"b.{name}" for name in TOLD)}, {", ".join(f"a.{name}" for name in TOLD)}
FROM roster_new n JOIN roster_stage s USING (line)
JOIN {SubjectKey._meta.db_table} k ON k.subject = n.subject
LEFT JOIN workforce_workerversion b ON b.id = n.carry_id AND n.kind = 'changed'
LEFT JOIN workforce_workerversion a ON a.id = n.version_id
ORDER BY n.line
"""
ASKED = """
SELECT t.id, t.kind, t.worker_id, t.other_worker_id, p.subject FROM workforce_task t
JOIN workforce_worker w ON w.id = t.worker_id JOIN workforce_person p ON p.id = w.person_id
WHERE t.source_import_id = %s ORDER BY t.id
"""


def stream_of(roster_import: RosterImport) -> str:
    """Return the name of the import's own stream."""
    return f"import:{roster_import.pk}"


def record(roster_import: RosterImport, *, by: Actor, pulse: Pulse) -> dict[str, Any]:
    """Append an event per changed row and per question; return the stream's name, length and last hash."""
    stream = stream_of(roster_import)
    length, last = 0, b""
    with connection.cursor() as cursor:
        cursor.execute(SECRETS, [keyring.key_id(ring()[0])])
        cursor.execute("SET LOCAL cursor_tuple_fraction = 1")  # all rows are wanted, not the first few soon
    with connection.chunked_cursor() as cursor:
        cursor.itersize = CHUNK  # type: ignore[attr-defined]  # psycopg's server-side cursor
        cursor.execute(EVENTS)
        while rows := cursor.fetchmany(CHUNK):
            length, last = audit.record_many((row_event(row) for row in rows), by=by, stream=stream)
            pulse.tell(length)
    questions = list(question_events(roster_import))
    if questions:
        length, last = audit.record_many(questions, by=by, stream=stream)
    return {"stream": stream, "events": length, "last_hash": last.hex()}


def row_event(row: Sequence[Any]) -> audit.Entry:
    """Return the event of one changed row: what it said before and says now, sealed."""
    line, kind, returns, worker_id, case_id, writes, subject, secret, was, now, number_changed, *facts = row
    former, latest = facts[: len(TOLD)], facts[len(TOLD) :]
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    if kind == "new":
        verb = "worker.imported"
        after = {name: value for name, value in zip(TOLD, latest, strict=True) if value not in (None, "")}
    else:
        verb = "worker.returned" if returns else "worker.updated"
        for name, old, new in zip(TOLD, former, latest, strict=True):
            if writes and old != new:
                before[name], after[name] = old, new
    if now:
        before["status"], after["status"] = was, now
    detail: dict[str, Any] = {"line": line}
    if case_id:
        detail["case"] = case_id
    if number_changed:
        detail["national_number"] = "changed"
    personal = {"before": before, "after": after}
    label = audit.label(Worker)
    return audit.Entry(
        verb,
        label,
        str(worker_id),
        {"before": {}, "after": detail},
        subject,
        bytes(secret) if secret else None,
        personal,
    )


def question_events(roster_import: RosterImport) -> Iterator[audit.Entry]:
    """Yield an event for each question the import asks."""
    with connection.cursor() as cursor:
        cursor.execute(ASKED, [roster_import.pk])
        for task_id, kind, worker_id, other_id, subject in cursor.fetchall():
            after = {"kind": kind, "worker": worker_id} | ({"other_worker": other_id} if other_id else {})
            yield audit.Entry(
                "task.asked", audit.label(Task), str(task_id), {"before": {}, "after": after}, subject
            )
