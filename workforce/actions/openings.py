"""Opening the cases of a notice: asked for, done batch by batch, stopped, found again when its process is killed.

Pending work stands in the table of the notice's workers; every batch is a transaction of its own. Whoever has an open
case keeps it: opening twice, or after half of it was done, opens the rest.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import structlog
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.actor import CLI, Actor
from jtportal.kernel.doors import Refused
from workforce.actions import ledger, notices, persons
from workforce.enums import OPENING_MOVES, NotOpened, OpeningState
from workforce.models import Case, CaseOpening, CaseVersion, NoticeWorker, Person
from workforce.queries import notices as reads

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from uuid import UUID

    from workforce.models import RedundancyNotice

BATCH = 250
ATTEMPTS = 3
STALE = timedelta(seconds=30)  # no batch for so long and nobody holds the row: the process is gone
LOST = timedelta(seconds=10)  # nobody has begun for so long: the message is lost
log = structlog.get_logger(__name__)


class Superseded(Exception):
    """Another process took this over: all is left to it."""


def actor_of(opening: CaseOpening) -> Actor:
    """Return who asked for it."""
    if opening.created_by is None:
        return CLI
    return Actor(user=opening.created_by, organisation=opening.created_for)


@transaction.atomic
def ask(*, notice: RedundancyNotice, on: date, by: Actor) -> CaseOpening:
    """Ask that every named worker without a case gets one, open from a day on. Raises Refused."""
    row = notices.locked(notice)
    partnership = row.site.partnership
    if on > ledger.today(partnership):
        raise Refused(_("The intake cannot lie in the future."), field="on")
    if on < row.received_on:
        raise Refused(_("The intake cannot lie before the notice."), field="on")
    total = reads.pending(row).count()
    if not total:
        raise Refused(_("Nobody waits for a case: name the workers of this notice first."))
    try:
        with transaction.atomic():
            opening = CaseOpening.objects.create(
                notice=row, opened_on=on, total=total, queued_at=ledger.now(), created_by=by.user,
                created_for=by.organisation,
            )  # fmt: skip
    except IntegrityError as error:
        raise Refused(_("The cases of this notice are being opened already.")) from error
    audit.record(opening, verb="opening.asked", by=by, after={"workers": total, "on": on.isoformat()})
    return opening


@transaction.atomic
def cancel(*, opening: CaseOpening, by: Actor) -> CaseOpening:
    """Stop after the batch under way. What is open by then stays open; the rest can be asked for again."""
    row = CaseOpening.objects.select_for_update(of=("self",)).get(pk=opening.pk)
    if not row.under_way:
        raise Refused(_("There is nothing left to stop: it has ended."))
    audit.record(row, verb="opening.cancel_asked", by=by)
    if row.state == OpeningState.QUEUED:
        _end(row, OpeningState.CANCELLED, by)
    elif row.cancel_asked_at is None:
        row.cancel_asked_at = ledger.now()
        row.save(update_fields=("cancel_asked_at",))
    return row


def _end(row: CaseOpening, to: OpeningState, by: Actor) -> None:
    """Write how a locked opening ended."""
    _step(row, to, finished_at=ledger.now())
    after = {"state": to.value, "done": row.done, "opened": row.opened, "total": row.total}
    audit.record(row, verb="opening.ended", by=by, after=after)


def _step(row: CaseOpening, to: OpeningState, **values: Any) -> None:
    if to not in OPENING_MOVES[OpeningState(row.state)]:
        raise Superseded
    row.state = to
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=("state", *values))


@transaction.atomic
def claim(pk: UUID) -> CaseOpening | None:
    """Take what waits for this process; None when there is nothing to take."""
    rows = CaseOpening.objects.select_for_update(of=("self",), skip_locked=True)
    row = rows.filter(pk=pk, state=OpeningState.QUEUED).select_related("created_by", "created_for").first()
    if row is not None:
        _step(row, OpeningState.RUNNING, attempts=row.attempts + 1, heartbeat_at=ledger.now())
    return row


def run(*, opening_id: UUID) -> CaseOpening | None:
    """Open the cases batch by batch until none is left or somebody stops it; None when there was nothing to do."""
    mine = claim(opening_id)
    if mine is None:
        return None
    attempt, by, clashes = mine.attempts, actor_of(mine), 0
    try:
        while True:
            try:
                if not batch(pk=mine.pk, attempt=attempt, by=by):
                    break
            except IntegrityError:
                # A roster brought the same persons in at this moment: their cases are seen at the next look.
                clashes += 1
                if clashes > ATTEMPTS:
                    raise
    except Superseded:
        log.warning("opening_superseded", opening=str(mine.pk))
    except DatabaseError as error:
        # The batch is undone and its work stands in the table: the sweep lets another attempt follow.
        log.warning("opening_interrupted", opening=str(mine.pk), exc_info=error)
        raise
    except Exception:
        fail(pk=mine.pk, attempt=attempt, by=by)
        raise
    return CaseOpening.objects.get(pk=mine.pk)


@transaction.atomic
def fail(*, pk: UUID, attempt: int, by: Actor) -> None:
    """Write that it failed, if it is still this process's."""
    row = CaseOpening.objects.select_for_update(of=("self",)).get(pk=pk)
    if row.state == OpeningState.RUNNING and row.attempts == attempt:
        _end(row, OpeningState.FAILED, by)


@transaction.atomic
def batch(*, pk: UUID, attempt: int, by: Actor) -> bool:
    """Open the next cases; say whether there may be more. Raises Superseded."""
    partnership_id = CaseOpening.objects.values_list("notice__site__partnership", flat=True).get(pk=pk)
    ledger.join(partnership_id)
    rows = CaseOpening.objects.select_for_update(of=("self",)).select_related("notice__site__partnership")
    mine = rows.get(pk=pk)
    if mine.state != OpeningState.RUNNING or mine.attempts != attempt:
        raise Superseded
    if mine.cancel_asked_at is not None:
        _end(mine, OpeningState.CANCELLED, by)
        return False
    waiting = reads.pending(mine.notice).select_related("worker__person").order_by("pk")
    named = list(waiting.select_for_update(of=("self",))[:BATCH])
    if not named:
        _end(mine, OpeningState.DONE, by)
        return False
    made = _open(mine, named, by)
    CaseOpening.objects.filter(pk=pk).update(
        done=F("done") + len(named), opened=F("opened") + made, heartbeat_at=ledger.now()
    )
    return True


def _open(mine: CaseOpening, named: list[NoticeWorker], by: Actor) -> int:
    """Give each of these workers a case, the one that is open or a new one; return how many are new."""
    partnership, on = mine.notice.site.partnership, mine.opened_on
    people = {one.worker.person_id for one in named}
    list(Person.objects.select_for_update().filter(pk__in=people).order_by("pk").values_list("pk"))
    standing, ended = _former(people, partnership.pk)
    at = ledger.recorded_now(partnership_id=partnership.pk, since=on)
    fresh: dict[int, Case] = {}
    for one in named:
        person = one.worker.person
        if one.worker.retracted_at is not None:
            one.skipped = NotOpened.GONE
        elif person.pk in standing:
            one.case_id = standing[person.pk]
        elif person.pk in ended and on < ended[person.pk]:
            one.skipped = NotOpened.LATER_CASE
        elif person.pk not in fresh:
            fresh[person.pk] = _case(mine, one, at)
    Case.objects.bulk_create(fresh.values())
    for one in named:
        case = fresh.get(one.worker.person_id)
        if case is not None and not one.skipped:
            one.case, one.opened = case, case.worker_id == one.worker_id
    CaseVersion.objects.bulk_create(
        CaseVersion(
            case=case, pathway=case.pathway, status=case.status, valid_from=on, recorded_at=at,
            recorded_by=mine.created_by,
        )
        for case in fresh.values()
    )  # fmt: skip
    NoticeWorker.objects.bulk_update(named, ("case", "opened", "skipped"))
    _record(list(fresh.values()), mine, by)
    return len(fresh)


def _former(people: set[int], partnership_id: int) -> tuple[dict[int, int], dict[int, date]]:
    """Return the open case of each person who has one, and until when each one's last closed case was open."""
    rows = Case.objects.filter(partnership=partnership_id, person__in=people, retracted_at=None)
    standing: dict[int, int] = {}
    ended: dict[int, date] = {}
    for pk, person_id, closed_on in rows.order_by("pk").values_list("pk", "person", "closed_on"):
        if closed_on is None:
            standing[person_id] = pk
        else:
            ended[person_id] = max(closed_on, ended.get(person_id, closed_on))
    return standing, ended


def _case(mine: CaseOpening, one: NoticeWorker, at: datetime) -> Case:
    worker = one.worker
    case = Case(
        partnership=mine.notice.site.partnership, person=worker.person, worker=worker, opened_on=mine.opened_on,
        recorded_at=at, recorded_by=mine.created_by,
    )  # fmt: skip
    persons.repeat(case, worker.person, worker)
    return case


def _record(cases: list[Case], mine: CaseOpening, by: Actor) -> None:
    if not cases:
        return
    secrets: Mapping[UUID, bytes | None] = audit.secrets_of([case.person.subject for case in cases])
    label = audit.label(Case)
    entries = [
        audit.Entry(
            "case.opened", label, str(case.pk), {"before": {}, "after": {"notice": mine.notice_id}},
            case.person.subject, secrets[case.person.subject],
            {"before": {}, "after": {"on": mine.opened_on, "worker": case.worker_id}},
        )
        for case in cases
    ]  # fmt: skip
    audit.record_many(entries, by=by)


@transaction.atomic
def sweep(*, by: Actor) -> list[str]:
    """Find what a killed process or a lost message left behind; return the keys to start."""
    now = ledger.now()
    # A row that a process holds is alive however long its batch takes: it is passed over.
    rows = CaseOpening.objects.select_for_update(of=("self",), skip_locked=True)
    for row in rows.filter(state=OpeningState.RUNNING, heartbeat_at__lt=now - STALE).order_by("queued_at"):
        log.warning("opening_worker_lost", opening=str(row.pk), attempt=row.attempts)
        if row.attempts >= ATTEMPTS:
            _end(row, OpeningState.FAILED, by)
        else:
            _step(row, OpeningState.QUEUED, queued_at=now - LOST * 2)
    waiting = CaseOpening.objects.filter(state=OpeningState.QUEUED, queued_at__lt=now - LOST)
    return [str(pk) for pk in waiting.order_by("queued_at").values_list("pk", flat=True)]
