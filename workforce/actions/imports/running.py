"""An import's run: claimed by one process, all or nothing, found again when that process is killed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import structlog
from django.db import DatabaseError, connection, transaction
from django.db.models import Q

from accounts.actions import audit
from jtportal.kernel.actor import CLI, Actor
from jtportal.kernel.doors import Refused
from workforce.actions import ledger
from workforce.actions.imports import opening, taking
from workforce.actions.imports.pulse import Cancelled, Heartbeat
from workforce.actions.imports.receiving import end_cancelled, fresh_run, locked, step
from workforce.calculations.roster.errors import Problem, UnusableFile
from workforce.enums import ImportState
from workforce.models import RosterImport

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from workforce.actions.imports.pulse import Pulse

ATTEMPTS = 3
STALE = timedelta(seconds=20)  # no sign of life for so long: the process is gone
LOST = timedelta(seconds=10)  # nobody has begun for so long: the message is lost
# Choosing other columns may help here.
ABOUT_COLUMNS = frozenset(
    {
        Problem.NO_REQUIRED_COLUMN, Problem.UNKNOWN_HEADING, Problem.AMBIGUOUS_HEADING,
        Problem.REFUSED_HEADING, Problem.COLUMN_USED_TWICE, Problem.UNKNOWN_FIELD,
        Problem.NO_SUCH_SHEET, Problem.UNKNOWN_DATE_ORDER,
    }
)  # fmt: skip
WORKER_LOST, INTERNAL = "worker_lost", "internal"
log = structlog.get_logger(__name__)


class Superseded(Exception):
    """Another process took this import over because this one gave no sign of life: all is left to it."""


def actor_of(roster_import: RosterImport) -> Actor:
    """Return who asked for the import: the person for their organisation, or the command line."""
    if roster_import.created_by is None:
        return CLI
    return Actor(user=roster_import.created_by, organisation=roster_import.created_for)


@transaction.atomic
def claim(pk: UUID, state: ImportState) -> RosterImport | None:
    """Take an import that waits in QUEUED or READING for this process; None when there is nothing to take."""
    waiting = RosterImport.objects.filter(pk=pk, state=state, cancel_asked_at=None)
    if state == ImportState.READING:
        waiting = waiting.filter(Q(heartbeat_at=None) | Q(heartbeat_at__lt=ledger.now() - STALE))
    fresh = waiting.select_for_update(of=("self",), skip_locked=True).first()
    if fresh is None:
        return None
    now = ledger.now()
    values: dict[str, Any] = {
        "attempts": fresh.attempts + 1,
        "heartbeat_at": now,
        "started_at": now,
        "done_rows": 0,
    }
    if state == ImportState.QUEUED:
        step(fresh, ImportState.RUNNING, **values)
    else:
        RosterImport.objects.filter(pk=pk).update(**values)
    return locked(pk)


def run(*, roster_import_id: UUID) -> RosterImport | None:
    """Bring a queued import in, whole; None when there was nothing to do. Errors end in its state."""
    mine = claim(roster_import_id, ImportState.QUEUED)
    return None if mine is None else work(mine, taking.take_in, ImportState.RUNNING)


def read(*, roster_import_id: UUID) -> RosterImport | None:
    """Read a received file and preview what importing it would mean; None when there was nothing to do."""
    mine = claim(roster_import_id, ImportState.READING)
    return None if mine is None else work(mine, taking.preview, ImportState.READING)


def work(
    mine: RosterImport, do: Callable[[RosterImport, Pulse, Actor], dict[str, Any]], state: ImportState
) -> RosterImport:
    """Do all of it in one transaction beside a heartbeat, and settle how it ended."""
    by, attempt = actor_of(mine), mine.attempts
    try:
        with transaction.atomic():
            with Heartbeat(mine.pk) as pulse:
                outcome = do(mine, pulse, by)
                # Checked while the heart still beats: with many rows this takes its time.
                with connection.cursor() as cursor:
                    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                    cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            finish(mine, attempt=attempt, state=state, outcome=outcome, by=by)
    except Superseded:
        log.warning("import_superseded", roster_import=str(mine.pk))
    except Cancelled:
        settle(mine.pk, attempt=attempt, state=state, to=ImportState.CANCELLED, by=by)
    except KeyboardInterrupt:
        # Whoever pressed the keys means it; a later sweep must not bring the file in behind their back.
        settle(mine.pk, attempt=attempt, state=state, to=ImportState.CANCELLED, by=by)
        raise
    except UnusableFile as error:
        end_unusable(mine, error, state=state, by=by)
    except taking.Older as error:
        params = {"day": error.day.isoformat(), "last_day": error.last_day.isoformat()}
        settle(
            mine.pk,
            attempt=attempt,
            state=state,
            to=ImportState.UNUSABLE,
            by=by,
            error="older",
            params=params,
        )
    except (DatabaseError, Refused) as error:
        log.warning("import_interrupted", roster_import=str(mine.pk), exc_info=error)
        again_or_fail(mine.pk, attempt=attempt, state=state, by=by, error=INTERNAL)
    except Exception:
        settle(mine.pk, attempt=attempt, state=state, to=ImportState.FAILED, by=by, error=INTERNAL)
        raise
    return RosterImport.objects.select_related("site__partnership").get(pk=mine.pk)


def end_unusable(mine: RosterImport, error: UnusableFile, *, state: ImportState, by: Actor) -> None:
    """Settle what is wrong with the file; where other columns may help, show what there is to choose from."""
    to, layout = ImportState.UNUSABLE, None
    if state == ImportState.READING and error.code in ABOUT_COLUMNS:
        try:
            layout = opening.look_at_columns(mine)
            to = ImportState.UPLOADED
        except UnusableFile as worse:
            error = worse
    code, params = str(error.code), error.params
    settle(
        mine.pk, attempt=mine.attempts, state=state, to=to, by=by, error=code, params=params, layout=layout
    )


def held(pk: UUID, *, attempt: int, state: ImportState) -> RosterImport:
    """Return the import locked, if it is still this process's. Raises Superseded."""
    fresh = locked(pk)
    if fresh.state != state or fresh.attempts != attempt:
        raise Superseded
    return fresh


def finish(
    mine: RosterImport, *, attempt: int, state: ImportState, outcome: dict[str, Any], by: Actor
) -> None:
    """Write how it ended, in the transaction of the work itself."""
    fresh = held(mine.pk, attempt=attempt, state=state)
    if fresh.cancel_asked_at is not None:
        raise Cancelled
    to = ImportState.DONE if state == ImportState.RUNNING else ImportState.PREVIEWED
    trail = outcome.pop("trail", None)
    step(fresh, to, **outcome, phase="", error="", error_params={})
    if trail is not None:
        after = {"counts": fresh.counts, "reference_day": fresh.reference_day, **trail}
        audit.record(fresh, verb="roster.imported", by=by, after=after)


@transaction.atomic
def settle(
    pk: UUID,
    *,
    attempt: int,
    state: ImportState,
    to: ImportState,
    by: Actor,
    error: str = "",
    params: dict[str, Any] | None = None,
    layout: dict[str, Any] | None = None,
) -> None:
    """Write that it ended otherwise than well: nothing of it is in the records."""
    try:
        fresh = held(pk, attempt=attempt, state=state)
    except Superseded:
        return
    if to == ImportState.CANCELLED:
        end_cancelled(fresh)
        audit.record(fresh, verb="roster.cancelled", by=by)
        return
    values = {"error": error, "error_params": params or {}, "phase": "", "finished_at": ledger.now()}
    if layout is not None:
        values["layout"] = layout
    step(fresh, to, **values)
    audit.record(fresh, verb=f"roster.{to}", by=by, after={"error": error})


@transaction.atomic
def again_or_fail(pk: UUID, *, attempt: int, state: ImportState, by: Actor, error: str) -> bool:
    """Let another attempt follow, or mark the import failed after the last; say whether one follows."""
    try:
        fresh = held(pk, attempt=attempt, state=state)
    except Superseded:
        return False
    if fresh.cancel_asked_at is not None:
        settle(pk, attempt=attempt, state=state, to=ImportState.CANCELLED, by=by)
        return False
    if fresh.attempts >= ATTEMPTS:
        settle(pk, attempt=attempt, state=state, to=ImportState.FAILED, by=by, error=error)
        return False
    values = fresh_run() | {"attempts": fresh.attempts}
    if state == ImportState.RUNNING:
        step(fresh, ImportState.QUEUED, **values)
    else:
        RosterImport.objects.filter(pk=pk).update(**values)
    return True


def sweep(*, by: Actor) -> dict[str, list[str]]:
    """Find what a killed process or a lost message left behind: {"run" | "read" | "undo": keys to start}."""
    now = ledger.now()
    stale = RosterImport.objects.filter(
        state__in=(ImportState.RUNNING, ImportState.READING), heartbeat_at__lt=now - STALE, attempts__gt=0
    )
    for pk, state, attempt in stale.values_list("pk", "state", "attempts"):
        log.warning("import_worker_lost", roster_import=str(pk), attempt=attempt)
        again_or_fail(pk, attempt=attempt, state=ImportState(state), by=by, error=WORKER_LOST)
    lost = now - LOST
    waiting = {
        "run": Q(state=ImportState.QUEUED, queued_at__lt=lost),
        "read": Q(state=ImportState.READING, queued_at__lt=lost, heartbeat_at=None),
        "undo": Q(state=ImportState.DONE, undo_asked_at__lt=lost),
    }
    # A second message for the same import finds nothing to claim: sending one too many does no harm.
    return {
        name: [str(row.pk) for row in RosterImport.objects.filter(which)] for name, which in waiting.items()
    }
