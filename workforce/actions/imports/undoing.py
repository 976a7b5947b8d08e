"""Taking the latest import of a site back: what it said is retracted, what it ended holds again.

Nothing is deleted but its questions: the import's versions stay readable as what was known in between.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import connection, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.actions import audit
from jtportal.kernel.actor import Actor
from jtportal.kernel.doors import Refused
from workforce.actions import ledger
from workforce.actions.imports import matching, people, recording
from workforce.actions.imports.receiving import locked, step
from workforce.enums import ImportState
from workforce.models import CaseVersion, RosterImport, Site, Worker, WorkerVersion

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

NOT_DONE, NOT_LATEST, SITE_BUSY, CHANGED = "not_done", "not_latest", "site_busy", "changed_since"


class NotUndone(Refused):
    """An import that stays; `code` and `params` say why, for whoever reads it later in another language."""

    def __init__(self, code: str, number: int = 0) -> None:
        self.code, self.params = code, {"number": number} if number else {}
        super().__init__(str(sentence(code, number)))


def sentence(code: str, number: int = 0) -> str:
    """Return why an import cannot be undone, in words."""
    if code == CHANGED:
        words = ngettext(
            "%(number)d person's records were changed since; the import cannot be undone any more.",
            "%(number)d persons' records were changed since; the import cannot be undone any more.",
            number,
        )
        return words % {"number": number}
    return {
        NOT_DONE: _("Only an import that went in can be undone."),
        NOT_LATEST: _("A later roster of this site went in. Undo that one first."),
        SITE_BUSY: _("Another roster of this site is being imported. Wait until it has ended."),
    }[code]


# The site's workers that the import wrote about, and the cases it opened or moved.
TOUCHED = """
CREATE TEMP TABLE roster_undone ON COMMIT DROP AS
SELECT w.id worker_id, w.person_id, w.recorded_at = %(was)s fresh FROM workforce_worker w
WHERE w.site_id = %(site)s AND w.retracted_at IS NULL AND (w.recorded_at = %(was)s
    OR EXISTS (SELECT FROM workforce_workerversion v WHERE v.worker_id = w.id AND v.recorded_at = %(was)s)
    OR EXISTS (SELECT FROM workforce_workerreturn r WHERE r.worker_id = w.id
        AND r.roster_import_id = %(import)s)
    OR EXISTS (SELECT FROM workforce_case c JOIN workforce_caseversion v ON v.case_id = c.id
        WHERE c.worker_id = w.id AND v.recorded_at = %(was)s))
ORDER BY w.id FOR UPDATE OF w
"""
TOUCHED_CASES = """
CREATE TEMP TABLE roster_undone_case ON COMMIT DROP AS
SELECT c.id case_id, c.worker_id, c.recorded_at = %(was)s fresh FROM workforce_case c
JOIN roster_undone u ON u.person_id = c.person_id
WHERE c.partnership_id + 0 = %(partnership)s AND c.retracted_at IS NULL AND (c.recorded_at = %(was)s
    OR EXISTS (SELECT FROM workforce_caseversion v WHERE v.case_id = c.id AND v.recorded_at = %(was)s))
ORDER BY c.id FOR UPDATE OF c
"""
# Workers of whom another action has written something since; what an undone import wrote does not count.
LATER = "(v.{0} > %(was)s AND v.{0} <> ALL(%(undone)s))"
ANY_LATER = " OR ".join(LATER.format(name) for name in ("recorded_at", "closed_at", "retracted_at"))
CHANGED_SINCE = f"""
SELECT worker_id FROM roster_undone u WHERE EXISTS (
    SELECT FROM workforce_workerversion v WHERE v.worker_id = u.worker_id AND ({ANY_LATER}))
UNION SELECT u.worker_id FROM roster_undone u JOIN workforce_worker v ON v.id = u.worker_id
    WHERE {LATER.format("left_at")}
UNION SELECT u.worker_id FROM roster_undone u JOIN workforce_worker w ON w.person_id = u.person_id
    WHERE u.fresh AND w.id <> u.worker_id AND w.retracted_at IS NULL
UNION SELECT c.worker_id FROM roster_undone_case c JOIN workforce_caseversion v USING (case_id)
    WHERE {ANY_LATER}
UNION SELECT c.worker_id FROM roster_undone_case c JOIN workforce_case k ON k.id = c.case_id
    WHERE c.fresh AND (k.closed_at > %(was)s OR k.officer_id IS NOT NULL)
UNION SELECT t.worker_id FROM workforce_task t WHERE t.source_import_id = %(import)s AND t.done_at IS NOT NULL
UNION SELECT t.worker_id FROM workforce_task t JOIN roster_undone_case c USING (case_id)
    WHERE c.fresh AND t.source_import_id IS DISTINCT FROM %(import)s
UNION SELECT u.worker_id FROM roster_undone u JOIN workforce_task t USING (worker_id)
    WHERE u.fresh AND t.source_import_id IS DISTINCT FROM %(import)s
"""

TASKS = """
WITH gone AS (DELETE FROM workforce_task WHERE source_import_id = %(import)s RETURNING case_id),
    moot AS (UPDATE workforce_task SET done_at = NULL, outcome = '{}'
        WHERE kind = 'leaver' AND outcome ->> 'on_roster_again' = %(import)s::text RETURNING case_id)
SELECT case_id FROM gone WHERE case_id IS NOT NULL UNION SELECT case_id FROM moot WHERE case_id IS NOT NULL
"""
DUE = """
UPDATE workforce_case c SET next_due_on = (
    SELECT min(t.due_on) FROM workforce_task t WHERE t.case_id = c.id AND t.done_at IS NULL)
WHERE c.id = ANY(%(cases)s)
"""
PRESENT = """
UPDATE workforce_worker w SET retracted_at = %(at)s FROM roster_undone u WHERE w.id = u.worker_id AND u.fresh
"""
PERSONS = """
UPDATE workforce_person p SET retracted_at = %(at)s FROM roster_undone u WHERE p.id = u.person_id AND u.fresh
"""
CASES = """
UPDATE workforce_case k SET retracted_at = %(at)s FROM roster_undone_case c WHERE k.id = c.case_id AND c.fresh
"""
CURRENT = """
UPDATE workforce_worker w SET current_id = v.id FROM roster_undone u JOIN workforce_workerversion v
    ON v.worker_id = u.worker_id AND v.valid_until IS NULL AND v.retracted_at IS NULL
WHERE w.id = u.worker_id AND NOT u.fresh
"""
DEPARTURES = """
UPDATE workforce_worker w SET left_on = r.left_on, leave_reason = r.leave_reason, left_at = %(at)s,
    left_by_id = r.left_by_id
FROM workforce_workerreturn r WHERE r.worker_id = w.id AND r.roster_import_id = %(import)s
"""
CASE_NOW = """
UPDATE workforce_case k SET status = v.status, pathway = v.pathway FROM roster_undone_case c
JOIN workforce_caseversion v ON v.case_id = c.case_id AND v.valid_until IS NULL AND v.retracted_at IS NULL
WHERE k.id = c.case_id AND NOT c.fresh
"""
RESTORED = """
SELECT w.person_id, w.current_id version_id FROM roster_undone u JOIN workforce_worker w ON w.id = u.worker_id
WHERE NOT u.fresh AND w.current_id IS NOT NULL
"""
TOUCHED_TABLES = ("roster_undone", "roster_undone_case")


def versions_sql(model: type[WorkerVersion | CaseVersion], thing: str, touched: str) -> tuple[str, str, str]:
    """Return three statements: take back what it wrote, let hold what it ended, and what it took back.

    Together they restore what was known just before the import: an ended version holds again from the day
    it was ended, one that was taken back for the days it held.
    """
    table = model._meta.db_table
    times = {"id", "valid_from", "valid_until", "recorded_at", "closed_at", "retracted_at"}
    said = ", ".join(
        field.column for field in model._meta.concrete_fields if field.column and field.name not in times
    )
    copied = ", ".join(f"v.{name}" for name in said.split(", "))
    insert = f"INSERT INTO {table} ({said}, valid_from, valid_until, closed_at, recorded_at) SELECT {copied}"
    former = f"FROM {table} v JOIN {touched} u ON u.{thing} = v.{thing} WHERE v.recorded_at < %(was)s"
    take_back_written = (
        f"UPDATE {table} v SET retracted_at = %(at)s FROM {touched} u"
        f" WHERE u.{thing} = v.{thing} AND v.recorded_at >= %(was)s AND v.retracted_at IS NULL"
    )
    resume_ended = (
        f"{insert}, v.valid_until, NULL, NULL, %(at)s"
        f" {former} AND v.closed_at >= %(was)s AND v.retracted_at IS NULL"
    )
    restore_taken_back = (
        f"{insert}, v.valid_from, CASE WHEN v.closed_at < %(was)s THEN v.valid_until END,"
        " CASE WHEN v.closed_at < %(was)s THEN %(at)s::timestamptz END, %(at)s"
        f" {former} AND v.retracted_at >= %(was)s"
    )
    return take_back_written, resume_ended, restore_taken_back


def latest_of(site: Site) -> RosterImport | None:
    """Return the site's latest import that holds."""
    done = RosterImport.objects.filter(site=site, state=ImportState.DONE)
    return done.order_by("-recorded_at").first()


def undone_moments(site: Site) -> list[datetime]:
    """Return the moments at which imports wrote that were undone later, and those of their undoing."""
    undone = RosterImport.objects.filter(site=site, state=ImportState.UNDONE)
    return [moment for pair in undone.values_list("recorded_at", "undone_at") for moment in pair if moment]


def check_latest(roster_import: RosterImport) -> None:
    """Raise NotUndone unless this is the import that can be undone."""
    if roster_import.state != ImportState.DONE:
        raise NotUndone(NOT_DONE)
    if latest_of(roster_import.site) != roster_import:
        raise NotUndone(NOT_LATEST)
    running = (ImportState.QUEUED, ImportState.RUNNING)
    if RosterImport.objects.filter(site=roster_import.site, state__in=running).exists():
        raise NotUndone(SITE_BUSY)


@transaction.atomic
def ask_undo(*, roster_import: RosterImport, by: Actor) -> RosterImport:
    """Write down that an import shall be undone, now or by a worker process. Raises NotUndone."""
    fresh = locked(roster_import.pk)
    check_latest(fresh)
    fresh.undo_asked_at, fresh.undo_asked_by, fresh.undo_asked_for = ledger.now(), by.user, by.organisation
    fresh.error, fresh.error_params = "", {}
    fresh.save(update_fields=("undo_asked_at", "undo_asked_by", "undo_asked_for", "error", "error_params"))
    audit.record(fresh, verb="roster.undo_asked", by=by)
    return fresh


@transaction.atomic
def undo(*, roster_import: RosterImport, by: Actor) -> RosterImport:
    """Take the site's latest import back, whole. Raises NotUndone where its rows were changed since."""
    site = Site.objects.select_related("partnership").get(pk=roster_import.site_id)
    ledger.join(site.partnership_id)
    Site.objects.select_for_update(no_key=True).get(pk=site.pk)
    fresh = locked(roster_import.pk)
    check_latest(fresh)
    params: dict[str, Any] = {
        "site": site.pk,
        "partnership": site.partnership_id,
        "import": fresh.pk,
        "was": fresh.recorded_at,
    }
    params["undone"] = undone_moments(site)
    with connection.cursor() as cursor:
        for table in TOUCHED_TABLES:
            cursor.execute(f"DROP TABLE IF EXISTS {table}")
        cursor.execute(TOUCHED, params)
        matching.join_many(cursor.rowcount)
        cursor.execute("ANALYZE roster_undone")
        cursor.execute(TOUCHED_CASES, params)
        cursor.execute("ANALYZE roster_undone_case")
        cursor.execute(CHANGED_SINCE, params)
        changed = len(cursor.fetchall())
    if changed:
        raise NotUndone(CHANGED, changed)
    at = take_back(site, params=params, since=fresh.reference_day)
    step(fresh, ImportState.UNDONE, undone_at=at, undo_asked_at=None)
    ends = record_undone(fresh, by=by)
    audit.record(fresh, verb="roster.undone", by=by, before={"counts": fresh.counts}, after=ends)
    return fresh


def take_back(site: Site, *, params: dict[str, Any], since: Any) -> datetime:
    """Retract what the import wrote and let hold again what it ended; return the moment it was recorded."""
    at = ledger.recorded_now(partnership_id=site.partnership_id, since=since)
    params = {**params, "at": at}
    with connection.cursor() as cursor:
        cursor.execute(TASKS, params)
        cases = [case for (case,) in cursor.fetchall()]
        for model, thing, touched in (
            (WorkerVersion, "worker_id", "roster_undone"),
            (CaseVersion, "case_id", "roster_undone_case"),
        ):
            for statement in versions_sql(model, thing, touched):
                cursor.execute(statement, params)
        for statement in (PRESENT, PERSONS, CASES, CURRENT, DEPARTURES, CASE_NOW):
            cursor.execute(statement, params)
        cursor.execute(DUE, {"cases": cases})
    people.keep_in_step(site.partnership, RESTORED)
    return at


def record_undone(roster_import: RosterImport, *, by: Actor) -> dict[str, Any]:
    """Append an event per worker to the import's own stream; return the stream's new end."""
    label = audit.label(Worker)
    length, last = 0, b""
    with connection.chunked_cursor() as cursor:
        cursor.execute(
            "SELECT u.worker_id, u.fresh, p.subject FROM roster_undone u "
            "JOIN workforce_person p ON p.id = u.person_id"
            " ORDER BY u.worker_id"
        )
        while rows := cursor.fetchmany(recording.CHUNK):
            entries = (
                audit.Entry(
                    "worker.import_undone" if fresh else "worker.restored",
                    label,
                    str(worker_id),
                    {"before": {}, "after": {}},
                    subject,
                )
                for worker_id, fresh, subject in rows
            )
            length, last = audit.record_many(entries, by=by, stream=recording.stream_of(roster_import))
    return {"stream": recording.stream_of(roster_import), "events": length, "last_hash": last.hex()}


def undo_asked(*, roster_import_id: UUID) -> RosterImport | None:
    """Undo an import that somebody asked to undo, in their name; None when nobody does any more.

    A refusal is written on the import for its page to say.
    """
    waiting = RosterImport.objects.filter(
        pk=roster_import_id, undo_asked_at__isnull=False, state=ImportState.DONE
    )
    roster_import = waiting.select_related("undo_asked_by", "undo_asked_for").first()
    if roster_import is None:
        return None
    by = Actor(user=roster_import.undo_asked_by, organisation=roster_import.undo_asked_for)
    try:
        return undo(roster_import=roster_import, by=by)
    except NotUndone as refusal:
        with transaction.atomic():
            fresh = locked(roster_import_id)
            fresh.undo_asked_at, fresh.error, fresh.error_params = None, refusal.code, refusal.params
            fresh.save(update_fields=("undo_asked_at", "error", "error_params"))
            audit.record(fresh, verb="roster.undo_refused", by=by, after={"error": refusal.code})
        return fresh
