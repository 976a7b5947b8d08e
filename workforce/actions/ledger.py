"""The clock and the notebook of countable changes.

Whoever writes versions asks here for `recorded_at`. The shared lock, held until the transaction ends, lets
the counting floor wait for a moment without writers, so that 'as known at K' is exact: every record that was
committed before K carries a `recorded_at` before K, every later one a later.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, transaction
from django.utils import timezone

from workforce.models import ChangeMark
from workforce.sockets import AFTER_CHANGE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from partnerships.models import Partnership

LOCK_SPACE = 0x4A55  # advisory locks (LOCK_SPACE, partnership): writers share, the counting takes it alone


@dataclass(slots=True)
class _Journey:
    moment: datetime

    def step(self) -> datetime:
        """Return the next moment: two records of a journey never carry the same."""
        self.moment += timedelta(microseconds=1)
        return self.moment


_journey: ContextVar[_Journey | None] = ContextVar("ledger journey", default=None)


@contextmanager
def travelling(moment: datetime) -> Iterator[None]:
    """Record as if it were `moment` (aware): how the demonstration gets a history that is true in both times.

    Only the demonstration and tests may: anywhere else it would forge when something became known. Nobody is told
    of changes on the way, they are marked as ever: who travels counts at the end. Raises ImproperlyConfigured.
    """
    if not (settings.DEMO or settings.ENVIRONMENT == "test"):
        raise ImproperlyConfigured("Only the demonstration records as of another moment than now.")
    token = _journey.set(_Journey(moment))
    try:
        yield
    finally:
        _journey.reset(token)


def now() -> datetime:
    """Return the moment for stamps beside versions (a task's end, a departure), travelled or real."""
    journey = _journey.get()
    return journey.step() if journey else timezone.now()


def today(partnership: Partnership) -> date:
    """Return the partnership's date at that moment: what lies after it is the future."""
    journey = _journey.get()
    return journey.moment.astimezone(partnership.zone).date() if journey else partnership.today()


def join(partnership_id: int) -> None:
    """Stand among the partnership's writers until the transaction ends.

    To be called before rows are locked: one who holds rows and waits here, while another who stands here
    waits for those rows, would wait for ever.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s, %s)", [LOCK_SPACE, partnership_id])


def recorded_now(*, partnership_id: int, since: date) -> datetime:
    """Return the moment to record as, and leave a mark that something changed with effect from `since`.

    Must run inside a transaction, before the first version is written and, where rows are locked, after that:
    then the moments of one thing's versions follow one another as their transactions did.
    """
    join(partnership_id)
    journey = _journey.get()
    if journey:
        moment = journey.step()
    else:
        with connection.cursor() as cursor:
            cursor.execute("SELECT clock_timestamp()")
            (moment,) = cursor.fetchone()
        transaction.on_commit(partial(told, partnership_id))
    ChangeMark.objects.create(partnership_id=partnership_id, since=since, recorded_at=moment)
    return moment


def told(partnership_id: int) -> None:
    """Tell whoever plugged in that the partnership's records changed."""
    for listen in AFTER_CHANGE:
        listen(partnership_id)
