"""The heartbeat: a thread with a connection of its own tells the database that a process is alive.

What the writing transaction holds is seen by nobody until it ends; progress and cancelling go past it.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Self

import structlog
from django.db import DatabaseError, connection
from django.utils import timezone

from workforce.models import RosterImport

if TYPE_CHECKING:
    from types import TracebackType
    from uuid import UUID

BEAT_SECONDS = 1.0
log = structlog.get_logger(__name__)


class Cancelled(Exception):
    """Somebody asked to stop; everything written so far is rolled back."""


class Pulse:
    """Progress that nobody watches: for work done while somebody waits."""

    def start(self, phase: str, total: int | None = None) -> None:
        """Begin a phase. Raises Cancelled."""

    def tell(self, done: int) -> None:
        """Say how many rows this phase has done. Raises Cancelled."""


class Heartbeat(Pulse):
    """Progress that survives a reload: `with Heartbeat(import_id) as pulse:`."""

    def __init__(self, import_id: UUID) -> None:
        self.import_id = import_id
        self.phase, self.done, self.total = "", 0, 0
        self.cancelled = False
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._beat, name="import heartbeat", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._thread.join()

    def start(self, phase: str, total: int | None = None) -> None:
        """Begin a phase. Raises Cancelled."""
        self.phase, self.done = phase, 0
        self.total = self.total if total is None else total
        self._check()

    def tell(self, done: int) -> None:
        """Say how many rows this phase has done. Raises Cancelled."""
        self.done = done
        self._check()

    def _check(self) -> None:
        if self.cancelled:
            raise Cancelled

    def _beat(self) -> None:
        try:
            while True:
                self._once()
                if self._ended.wait(BEAT_SECONDS):
                    return
        finally:
            connection.close()

    def _once(self) -> None:
        mine = RosterImport.objects.filter(pk=self.import_id)
        try:
            mine.update(
                heartbeat_at=timezone.now(), phase=self.phase, done_rows=self.done, total_rows=self.total
            )
            self.cancelled = mine.filter(cancel_asked_at__isnull=False).exists()
        except DatabaseError:
            # The work itself decides what a lost database means; a missed beat only makes the sweep look.
            log.warning("import_heartbeat_missed", roster_import=str(self.import_id), exc_info=True)
