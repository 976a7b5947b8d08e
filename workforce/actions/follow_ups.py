"""Follow-ups: scheduled for whoever left, answered, called off with a departure that no longer stands."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import F, OuterRef, Q, Subquery
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from partnerships.models import Partnership
from workforce.actions import ledger
from workforce.actions.placements import plain
from workforce.calculations.following import due_days
from workforce.enums import WORKING, Channel, LabourStatus
from workforce.models import Case, FollowUp, FollowUpAnswer, Worker
from workforce.models.placement import CHECKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jtportal.kernel.actor import Actor

OF_WORK = ("employer", "same_employer", "hours", "wage")
AT_ONCE = 1_000


def schedule_all(*, by: Actor) -> int:
    """Schedule what is due in every partnership, each by itself; return how many follow-ups are new."""
    return sum(schedule(partnership=one, by=by) for one in Partnership.objects.order_by("pk"))


@transaction.atomic
def schedule(*, partnership: Partnership, by: Actor) -> int:
    """Bring the follow-ups of a partnership in step with its departures; return how many are new.

    May be run any time and at the same time: a follow-up exists once for a departure, and one whose departure was
    taken back or moved is called off.
    """
    ledger.join(partnership.pk)
    called_off = _call_off(partnership, by)
    leavers = list(_unscheduled(partnership)[:AT_ONCE])
    made = 0
    while leavers:
        made += _write(partnership, leavers)
        leavers = list(_unscheduled(partnership)[:AT_ONCE])
    if made:
        after = {"scheduled": made, "called_off": called_off}
        audit.record(partnership, verb="follow_up.scheduled", by=by, after=after)
    return made


def _unscheduled(partnership: Partnership) -> Any:
    """Return those who left and have a case here, but not yet all four follow-ups of that departure."""
    newest = Case.objects.filter(
        partnership=partnership, person=OuterRef("person"), retracted_at=None
    ).order_by("-opened_on", "-pk")
    known = FollowUp.objects.filter(worker=OuterRef("pk"), left_on=OuterRef("left_on"), retracted_at=None)
    rows = Worker.objects.filter(site__partnership=partnership, retracted_at=None, left_on__isnull=False)
    return (
        rows.annotate(case_id=Subquery(newest.values("pk")[:1]), known=Subquery(known.values("pk")[:1]))
        .filter(case_id__isnull=False, known=None)
        .order_by("pk")
    )


def _write(partnership: Partnership, leavers: Iterable[Any]) -> int:
    rows = [
        FollowUp(case_id=one.case_id, worker=one, left_on=one.left_on, point=point, due_on=day)
        for one in leavers
        for point, day in due_days(one.left_on).items()
    ]
    at = ledger.recorded_now(partnership_id=partnership.pk, since=min(row.due_on for row in rows))
    for row in rows:
        row.recorded_at = at
    FollowUp.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def _call_off(partnership: Partnership, by: Actor) -> int:
    """Call off what hangs on a departure that was taken back, moved or undone."""
    rows = FollowUp.objects.select_for_update(of=("self",)).filter(
        case__partnership=partnership, retracted_at=None
    )
    gone = rows.filter(
        Q(worker__left_on=None) | ~Q(worker__left_on=F("left_on")) | Q(worker__retracted_at__isnull=False)
    )
    found = list(gone.select_related("case__person").order_by("pk"))
    if not found:
        return 0
    at = ledger.recorded_now(partnership_id=partnership.pk, since=min(row.due_on for row in found))
    FollowUp.objects.filter(pk__in=[row.pk for row in found]).update(retracted_at=at)
    by_person: dict[Any, list[FollowUp]] = defaultdict(list)
    for row in found:
        by_person[row.case.person.subject].append(row)
    secrets = audit.secrets_of(list(by_person))
    audit.record_many([_called_off(rows, secrets) for rows in by_person.values()], by=by)
    return len(found)


def _called_off(rows: list[FollowUp], secrets: Mapping[Any, bytes | None]) -> audit.Entry:
    first = rows[0]
    subject = first.case.person.subject
    said = {"before": {"left_on": first.left_on, "points": [row.point for row in rows]}, "after": {}}
    detail: dict[str, Any] = {"before": {}, "after": {}}
    label = audit.label(FollowUp)
    return audit.Entry("follow_up.called_off", label, str(first.pk), detail, subject, secrets[subject], said)


def locked(follow_up: FollowUp) -> FollowUp:
    """Return a follow-up with its row locked, among the partnership's writers. Raises Refused once called off."""
    ledger.join(follow_up.case.partnership_id)
    rows = FollowUp.objects.select_for_update(of=("self",))
    row = rows.select_related("case__partnership", "case__person").get(pk=follow_up.pk)
    if row.retracted_at is not None:
        raise Refused(_("This follow-up was called off: the departure no longer stands as it did."))
    if row.due_on > ledger.today(row.partnership):
        day = date_format(row.due_on)
        raise Refused(_("It asks about %(day)s: nobody can answer before.") % {"day": day})
    return row


@transaction.atomic
def answer(
    *,
    follow_up: FollowUp,
    status: str,
    by: Actor,
    channel: str = Channel.OFFICER,
    seen: int | None = None,
    note: str = "",
    **said: Any,
) -> FollowUpAnswer:
    """Record what somebody did on the day asked about; an answer given before is replaced, and kept.

    `said`: OF_WORK, CHECKS, currency; for whoever was not at work they are left out. `seen`: the answer that stood
    when the form was opened (0: none). Raises Refused.
    """
    row = locked(follow_up)
    standing = row.answers.filter(retracted_at=None).first()
    if seen is not None and seen != (standing.pk if standing else 0):
        raise Refused(_("Meanwhile somebody recorded another answer: look at it, then send yours again."))
    values = terms(row, status, said)
    at = ledger.recorded_now(partnership_id=row.case.partnership_id, since=row.due_on)
    if standing is not None:
        standing.retracted_at = at
        standing.save(update_fields=["retracted_at"])
    fresh = FollowUpAnswer.objects.create(
        follow_up=row, status=status, channel=channel, note=note.strip(), recorded_at=at,
        recorded_by_id=by.user_id, **values,
    )  # fmt: skip
    audit.record(
        row,
        verb="follow_up.answered",
        by=by,
        subject=row.case.person.subject,
        personal_before={"status": standing.status} if standing else None,
        personal_after=plain({"status": status, "channel": str(channel), "point": row.point, **values}),
    )
    return fresh


def terms(row: FollowUp, status: str, said: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is kept of an answer: terms of work only where there was work."""
    unknown = set(said) - set(OF_WORK) - set(CHECKS) - {"currency"}
    if unknown:
        raise ValueError(f"no part of an answer: {sorted(unknown)}")
    if status not in LabourStatus.values:
        raise ValueError(f"no labour-force status: {status}")
    if status not in WORKING:
        return {}
    values = {name: value for name, value in said.items() if value not in (None, "")}
    if "wage" in values:
        values["currency"] = values.get("currency") or row.partnership.currency
    else:
        values.pop("currency", None)
    return values
