"""A roster's way up to the queue: received, its columns chosen, confirmed, cancelled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from workforce.actions import ledger
from workforce.actions.imports import files
from workforce.enums import IMPORT_MOVES, ImportState
from workforce.models import RosterImport

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from django.core.files import File

    from jtportal.kernel.actor import Actor
    from workforce.models import Site

SITE_BUSY = gettext_lazy("Another roster of this site is being imported. Wait until it has ended.")
WAITING = frozenset(
    {
        ImportState.UPLOADED,
        ImportState.PREVIEWED,
        ImportState.QUEUED,
        ImportState.FAILED,
        ImportState.UNUSABLE,
    }
)


@transaction.atomic
def receive(
    *,
    site: Site,
    file: File,
    purpose: str,
    legal_basis: str,
    by: Actor,
    basis_note: str = "",
    reference_day: date | None = None,
    allow_older: bool = False,
    mapping: dict[str, Any] | None = None,
    queued: bool = False,
) -> RosterImport:
    """Keep a file that came with its purpose and legal basis, to be read next; `queued`, to be brought in at once.

    Without `mapping` the columns are guessed. Raises Refused when another import of the site is under way.
    """
    roster_import = RosterImport(
        site=site,
        state=ImportState.QUEUED if queued else ImportState.READING,
        file_name=files.shown_name(file.name),
        file_size=file.size or 0,
        purpose=purpose,
        legal_basis=legal_basis,
        basis_note=basis_note,
        reference_day=reference_day,
        reference_day_source="given" if reference_day else "",
        allow_older=allow_older,
        mapping=mapping or {},
        created_by=by.user,
        created_for=by.organisation,
        created_at=ledger.now(),
        queued_at=ledger.now(),
    )
    roster_import.file.save("roster", file, save=False)
    try:
        with transaction.atomic():
            roster_import.save(force_insert=True)
    except IntegrityError as error:
        roster_import.file.delete(save=False)
        raise Refused(str(SITE_BUSY)) from error
    after = {"site": site.pk, "purpose": purpose, "legal_basis": legal_basis, "basis_note": basis_note}
    audit.record(roster_import, verb="roster.received", by=by, after=after)
    return roster_import


def locked(pk: UUID) -> RosterImport:
    """Return the import with its row locked."""
    rows = RosterImport.objects.select_for_update(of=("self",))
    return rows.select_related("site__partnership", "created_by", "created_for").get(pk=pk)


def step(roster_import: RosterImport, to: ImportState, **values: Any) -> None:
    """Move a locked import along IMPORT_MOVES and save it. Raises Refused."""
    if to not in IMPORT_MOVES[ImportState(roster_import.state)]:
        raise Refused(_("The import has moved on in the meantime; look at it as it stands now."))
    roster_import.state = to
    for name, value in values.items():
        setattr(roster_import, name, value)
    roster_import.save(update_fields=("state", *values))


@transaction.atomic
def choose_columns(*, roster_import: RosterImport, mapping: dict[str, Any], by: Actor) -> RosterImport:
    """Say which column holds what; the file is read again with that."""
    fresh = locked(roster_import.pk)
    before = {"mapping": fresh.mapping}
    step(fresh, ImportState.READING, mapping=mapping, **fresh_run(), error="", error_params={})
    audit.record(fresh, verb="roster.columns_chosen", by=by, before=before, after={"mapping": mapping})
    return fresh


def fresh_run() -> dict[str, Any]:
    """Return the values of a run that has not begun."""
    return {
        "queued_at": ledger.now(),
        "heartbeat_at": None,
        "attempts": 0,
        "phase": "",
        "done_rows": 0,
        "cancel_asked_at": None,
        "started_at": None,
    }


@transaction.atomic
def confirm(*, roster_import: RosterImport, by: Actor, allow_older: bool = False) -> RosterImport:
    """Let a previewed import run: it waits in the table for a worker process. Raises Refused.

    One import of a site at a time; one older than the site's last only when allowed.
    """
    fresh = locked(roster_import.pk)
    allowed = allow_older or fresh.allow_older
    if not allowed and fresh.counts.get("older_than"):
        raise Refused(
            _("The site's last roster is newer. Tick the box if this older one shall go in all the same."),
            field="allow_older",
        )
    try:
        with transaction.atomic():
            step(fresh, ImportState.QUEUED, allow_older=allowed, **fresh_run())
    except IntegrityError as error:
        raise Refused(str(SITE_BUSY)) from error
    audit.record(fresh, verb="roster.confirmed", by=by, after={"allow_older": allowed})
    return fresh


@transaction.atomic
def cancel(*, roster_import: RosterImport, by: Actor) -> RosterImport:
    """Stop an import, at once or at the next step of the process that works on it. Nothing of it stays."""
    fresh = locked(roster_import.pk)
    if fresh.state in (ImportState.READING, ImportState.RUNNING):
        if fresh.cancel_asked_at is None:
            fresh.cancel_asked_at = ledger.now()
            fresh.save(update_fields=("cancel_asked_at",))
            audit.record(fresh, verb="roster.cancel_asked", by=by)
        return fresh
    if fresh.state not in WAITING:
        raise Refused(_("There is nothing left to cancel: the import has ended."))
    end_cancelled(fresh)
    audit.record(fresh, verb="roster.cancelled", by=by)
    return fresh


def end_cancelled(fresh: RosterImport) -> None:
    """Write that a locked import was cancelled; its file and what was read of it go."""
    step(fresh, ImportState.CANCELLED, finished_at=ledger.now(), preview={}, error="", error_params={})
    fresh.rows.all().delete()
    files.delete(fresh)
