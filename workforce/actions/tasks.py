"""What waits for somebody: planned, handed over, done, answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from workforce.actions import ledger, workers
from workforce.enums import TaskKind
from workforce.models import Case, Task

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date, time

    from accounts.models import User
    from jtportal.kernel.actor import Actor
    from workforce.models import Goal

# These are about records, not about a spell: they wait on when a case closes.
ABOUT_RECORDS = (TaskKind.LEAVER, TaskKind.DUPLICATE)


def keep_due(case_ids: Iterable[int]) -> None:
    """Write the day of the first waiting task beside each of these cases, set-wise.

    Whoever writes tasks calls it in the same transaction, with the cases' rows locked or just written.
    """
    waiting = Task.objects.filter(case=OuterRef("pk"), done_at=None).order_by("due_on")
    Case.objects.filter(pk__in=list(case_ids)).update(next_due_on=Subquery(waiting.values("due_on")[:1]))


def _hold(cases: Collection[Case]) -> list[Case]:
    """Lock the cases in the order of their keys; return them with their persons."""
    for partnership_id in sorted({case.partnership_id for case in cases}):
        ledger.join(partnership_id)
    rows = Case.objects.select_for_update(of=("self",)).select_related("person", "partnership")
    return list(rows.filter(pk__in=[case.pk for case in cases]).order_by("pk"))


@transaction.atomic
def plan(
    *,
    cases: Collection[Case],
    kind: str,
    due_on: date,
    by: Actor,
    title: str = "",
    due_time: time | None = None,
    owner: User | None = None,
    goal: Goal | None = None,
) -> list[Task]:
    """Plan the same step for each of these open cases; without an owner it lies with each case's officer.

    `goal`: what the step leads to, of the one case it is planned for.
    """
    cases = _hold(cases)
    if any(case.closed_on is not None for case in cases):
        raise Refused(_("A closed case takes no further steps."))
    if any(due_on < ledger.today(case.partnership) for case in cases):
        raise Refused(_("A step cannot be due before today."), field="due_on")
    made = Task.objects.bulk_create(
        Task(
            partnership_id=case.partnership_id,
            case=case,
            worker_id=case.worker_id,
            kind=kind,
            goal=goal,
            title=title.strip(),
            due_on=due_on,
            due_time=due_time,
            owner_id=owner.pk if owner else case.officer_id,
            created_at=ledger.now(),
        )
        for case in cases
    )
    keep_due(case.pk for case in cases)
    for task, case in zip(made, cases, strict=True):
        after = {"kind": kind, "title": task.title, "due_on": due_on, "owner": task.owner_id}
        audit.record(task, verb="task.planned", by=by, subject=case.person.subject, personal_after=after)
    return made


def _waiting(task: Task) -> Task:
    """Return the task with its row locked, behind its case's. Raises Refused when it is done already."""
    ledger.join(task.partnership_id)
    if task.case_id:
        Case.objects.select_for_update().get(pk=task.case_id)
    rows = Task.objects.select_for_update(of=("self",)).select_related(
        "done_by", "worker__person", "other_worker"
    )
    fresh = rows.get(pk=task.pk)
    if fresh.done_at is not None:
        raise Refused(
            _("This is done already: %(who)s was quicker.") % {"who": fresh.done_by or _("somebody")}
        )
    return fresh


def _finish(task: Task, *, outcome: dict[str, str], by: Actor, verb: str) -> None:
    task.done_at, task.done_by_id, task.outcome = ledger.now(), by.user_id, outcome
    task.save(update_fields=("done_at", "done_by", "outcome"))
    if task.case_id:
        keep_due([task.case_id])
    subject = task.worker.person.subject if task.worker else None
    audit.record(task, verb=verb, by=by, subject=subject, personal_after=outcome)


@transaction.atomic
def done(*, task: Task, by: Actor, note: str = "") -> None:
    """Record that the step was taken and, in a few words, what came of it."""
    _finish(_waiting(task), outcome={"note": note.strip()}, by=by, verb="task.done")


@transaction.atomic
def assign(*, task: Task, owner: User | None, by: Actor) -> None:
    """Put the step into somebody's hands, or into nobody's."""
    task = _waiting(task)
    before, task.owner = task.owner_id, owner
    task.save(update_fields=("owner",))
    audit.record(task, verb="task.assigned", by=by, before={"owner": before}, after={"owner": task.owner_id})


@transaction.atomic
def put_off(*, task: Task, due_on: date, by: Actor, due_time: time | None = None) -> None:
    """Move the step to another day, from today on."""
    task = _waiting(task)
    if due_on < ledger.today(task.partnership):
        raise Refused(_("A step cannot be due before today."), field="due_on")
    before = {"due_on": task.due_on, "due_time": task.due_time}
    task.due_on, task.due_time = due_on, due_time
    task.save(update_fields=("due_on", "due_time"))
    if task.case_id:
        keep_due([task.case_id])
    audit.record(
        task, verb="task.put_off", by=by, before=before, after={"due_on": due_on, "due_time": due_time}
    )


@transaction.atomic
def answer_leaver(*, task: Task, on: date | None, reason: str, by: Actor) -> None:
    """Answer when and why a worker missing from the roster left; without a day, that they are still there."""
    task = _waiting(task)
    if on is None:
        return _finish(task, outcome={"answer": "still_there"}, by=by, verb="task.leaver_answered")
    if task.worker is None:
        raise Refused(_("The worker's record is gone."))
    workers.record_departure(worker=task.worker, on=on, reason=reason, by=by)
    outcome = {"answer": "left", "on": on.isoformat(), "reason": reason}
    return _finish(task, outcome=outcome, by=by, verb="task.leaver_answered")


@transaction.atomic
def answer_duplicate(*, task: Task, same: bool, by: Actor, note: str = "") -> None:
    """Answer whether two records are one person. They stay as they are: merging is a step of its own."""
    outcome = {"answer": "same" if same else "different", "note": note.strip()}
    _finish(_waiting(task), outcome=outcome, by=by, verb="task.duplicate_answered")


@transaction.atomic
def drop_waiting(*, case: Case, by: Actor) -> int:
    """Drop the steps of a case that ends; questions about records wait on. Return how many were dropped."""
    waiting = Task.objects.filter(case=case, done_at=None).exclude(kind__in=ABOUT_RECORDS)
    dropped = list(waiting.select_for_update(of=("self",)).select_related("worker__person").order_by("pk"))
    for task in dropped:
        _finish(task, outcome={"answer": "case_closed"}, by=by, verb="task.dropped")
    return len(dropped)
