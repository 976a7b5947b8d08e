"""What changes about workers by hand: their facts, and that they left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from workforce.actions import ledger, persons, versions
from workforce.models import Worker, WorkerVersion

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from jtportal.kernel.actor import Actor

FACTS = frozenset(
    {
        "family_name", "given_name", "patronymic", "sex", "birth_date", "residence_id", "residence_text",
        "occupation_code", "occupation_title", "service_start", "underground_years", "wage", "arrears",
        "arrears_months", "currency", "dependants", "contract",
    }
)  # fmt: skip


def locked(worker: Worker) -> Worker:
    """Return the worker with the row locked, among the partnership's writers."""
    ledger.join(worker.site.partnership_id)
    rows = Worker.objects.select_for_update(of=("self",))
    return rows.select_related("site__partnership", "person", "current").get(pk=worker.pk)


@transaction.atomic
def change_facts(
    *,
    worker: Worker,
    on: date,
    changes: Mapping[str, Any],
    source: str,
    standing: str,
    by: Actor,
    seen: int | None = None,
) -> WorkerVersion | None:
    """Let facts ({attribute of WorkerVersion: value}) hold from a day on; None when they held already.

    A day before later rosters is allowed: the fact holds until a later version says something else about it.
    `seen` is the latest version the person had in front of them; another one since then is a refusal.
    """
    unknown = set(changes) - FACTS
    if unknown:
        raise ValueError(f"no facts of a worker: {sorted(unknown)}")
    worker = locked(worker)
    if seen is not None and worker.current_id != seen:
        raise Refused(
            _("Somebody changed these facts while you were writing: look at them, then send yours again.")
        )
    if on > ledger.today(worker.site.partnership):
        raise Refused(_("A fact cannot hold from a day in the future."), field="on")
    history = list(worker.versions.standing())
    place = versions.in_force(history, on)
    if place is None:
        day = date_format(history[0].valid_from)
        raise Refused(_("Nothing is known about this worker before %(day)s.") % {"day": day}, field="on")
    before = {name: getattr(history[place], name) for name in changes}
    if before == dict(changes):
        return None
    at = ledger.recorded_now(partnership_id=worker.site.partnership_id, since=on)
    marks = {"source": source, "standing": standing, "recorded_by_id": by.user_id, "source_import_id": None}
    written = versions.rewrite(history, on=on, changes=changes, marks=marks, at=at)
    worker.current = worker.versions.current().get()
    worker.save(update_fields=("current",))
    persons.keep_in_step(worker=worker)
    audit.record(
        worker,
        verb="worker.facts_changed",
        by=by,
        subject=worker.person.subject,
        personal_before=before,
        personal_after={**changes, "on": on, "source": source, "standing": standing},
    )
    return cast("WorkerVersion", written)


@transaction.atomic
def record_departure(*, worker: Worker, on: date, reason: str, by: Actor) -> None:
    """Record when and why a worker left the mine. The open case goes on: that is when help is needed."""
    worker = locked(worker)
    if worker.left_on is not None:
        day = date_format(worker.left_on)
        raise Refused(_("It is recorded already: this worker left on %(day)s.") % {"day": day})
    if on > ledger.today(worker.site.partnership):
        raise Refused(_("The day of leaving cannot lie in the future."), field="on")
    first = worker.versions.standing().first()
    if first and on < first.valid_from:
        day = date_format(first.valid_from)
        sentence = _("This worker was on the roster on %(day)s: the day cannot lie before.")
        raise Refused(sentence % {"day": day}, field="on")
    worker.left_at = ledger.recorded_now(partnership_id=worker.site.partnership_id, since=on)
    worker.left_on, worker.leave_reason, worker.left_by_id = on, reason, by.user_id
    worker.save(update_fields=("left_on", "leave_reason", "left_at", "left_by"))
    audit.record(
        worker,
        verb="worker.left",
        by=by,
        subject=worker.person.subject,
        personal_after={"left_on": on, "leave_reason": reason},
    )
