"""One worker: the versions of what is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workforce.models import Worker, WorkerVersion


def versions(worker: Worker | None) -> list[WorkerVersion]:
    """Return the versions of the worker's facts that hold now, newest first; none without a worker."""
    if worker is None:
        return []
    standing = worker.versions.standing().select_related("residence", "recorded_by", "source_import")
    return list(standing.order_by("-valid_from"))
