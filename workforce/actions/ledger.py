"""The clock and the notebook of countable changes.

Whoever writes versions asks here for `recorded_at`. The shared lock, held until the transaction ends, lets the
counting floor wait for a moment without writers, so that 'as known at K' is exact: every record that was committed
before K carries a `recorded_at` before K, every later one a later.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.db import connection, transaction

from workforce.models import ChangeMark
from workforce.sockets import AFTER_CHANGE

if TYPE_CHECKING:
    from datetime import date, datetime

LOCK_SPACE = 0x4A55  # advisory locks (LOCK_SPACE, partnership): writers share, the counting takes it alone


def recorded_now(*, partnership_id: int, since: date) -> datetime:
    """Return the moment to record as, and leave a mark that something changed with effect from `since`.

    Must run inside a transaction, before the first version is written.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s, %s)", [LOCK_SPACE, partnership_id])
        cursor.execute("SELECT clock_timestamp()")
        (moment,) = cursor.fetchone()
    ChangeMark.objects.create(partnership_id=partnership_id, since=since, recorded_at=moment)
    transaction.on_commit(partial(told, partnership_id))
    return moment


def told(partnership_id: int) -> None:
    """Tell whoever plugged in that the partnership's records changed."""
    for listen in AFTER_CHANGE:
        listen(partnership_id)
