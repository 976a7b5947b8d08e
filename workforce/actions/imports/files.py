"""The uploaded files: kept privately, deleted after a set number of days."""

from __future__ import annotations

import unicodedata
from datetime import timedelta
from pathlib import PurePath
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.actions import audit
from workforce.enums import ImportState
from workforce.models import RosterImport

if TYPE_CHECKING:
    from jtportal.kernel.actor import Actor

BUSY = (ImportState.READING, ImportState.QUEUED, ImportState.RUNNING)
LONGEST = 200


def shown_name(name: str | None) -> str:
    """Return a file's own name as it is shown: without folders and invisible signs, its ending kept."""
    plain = "".join(
        char for char in PurePath(name or "").name if unicodedata.category(char)[0] != "C"
    ).strip()
    stem, dot, ending = plain.rpartition(".")
    if len(plain) <= LONGEST:
        return plain or "roster"
    return f"{stem[: LONGEST - 12]}…{dot}{ending[:10]}"


def delete(roster_import: RosterImport) -> None:
    """Forget the file's place now, and delete it once that is certain."""
    if not roster_import.file or roster_import.file.name is None:
        return
    storage, name = roster_import.file.storage, roster_import.file.name
    roster_import.file, roster_import.file_deleted_at = "", timezone.now()
    roster_import.save(update_fields=("file", "file_deleted_at"))
    transaction.on_commit(lambda: storage.delete(name))


@transaction.atomic
def delete_old(*, by: Actor) -> int:
    """Delete files kept for settings.ROSTER_FILE_DAYS; return how many. What they led to stays."""
    before = timezone.now() - timedelta(days=settings.ROSTER_FILE_DAYS)
    old = RosterImport.objects.filter(created_at__lt=before).exclude(file="").exclude(state__in=BUSY)
    rows = list(old.select_for_update(of=("self",), skip_locked=True))
    for row in rows:
        delete(row)
        row.preview = {}
        row.save(update_fields=("preview",))
        audit.record(row, verb="roster.file_deleted", by=by, after={"days": settings.ROSTER_FILE_DAYS})
    return len(rows)
