"""An employer's notice of collective redundancies: entered, changed, its workers named, withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from workforce.actions import ledger
from workforce.actions.placements import plain
from workforce.calculations import chosen
from workforce.calculations.notices import rules
from workforce.models import NoticeWorker, RedundancyNotice, Worker
from workforce.queries import notices as reads

if TYPE_CHECKING:
    from datetime import date

    from jtportal.kernel.actor import Actor
    from workforce.models import Site

FACTS = (
    "received_on", "reason", "first_day", "number", "consultation_on", "workers_told_on", "rule", "extended",
)  # fmt: skip


@transaction.atomic
def give(*, site: Site, by: Actor, **facts: Any) -> RedundancyNotice:
    """Enter a notice; `facts`: see FACTS. Raises Refused."""
    notice = RedundancyNotice(site=site, recorded_at=ledger.now(), recorded_by_id=by.user_id)
    _write(notice, facts)
    notice.save()
    audit.record(notice, verb="notice.given", by=by, after=plain({"site": site.pk, **_said(notice)}))
    return notice


@transaction.atomic
def change(*, notice: RedundancyNotice, by: Actor, seen: int | None = None, **facts: Any) -> RedundancyNotice:
    """Put a notice right. Raises Refused, also when somebody was quicker."""
    row = locked(notice)
    if seen is not None and seen != row.revision:
        raise Refused(_("Somebody changed this notice meanwhile: look at it, then send yours again."))
    before = plain(_said(row))
    _write(row, facts)
    row.revision += 1
    row.save()
    audit.record(row, verb="notice.changed", by=by, before=before, after=plain(_said(row)))
    return row


def locked(notice: RedundancyNotice) -> RedundancyNotice:
    """Return a notice that stands, with its row locked. Raises Refused."""
    rows = RedundancyNotice.objects.select_for_update(of=("self",)).select_related("site__partnership")
    row = rows.get(pk=notice.pk)
    if row.withdrawn_on is not None:
        day = date_format(row.withdrawn_on)
        raise Refused(_("The employer withdrew this notice on %(day)s.") % {"day": day})
    return row


def _said(notice: RedundancyNotice) -> dict[str, Any]:
    return {name: getattr(notice, name) for name in FACTS}


def _write(notice: RedundancyNotice, facts: dict[str, Any]) -> None:
    for name, value in facts.items():
        if name not in FACTS:
            raise TypeError(f"a notice has no {name}")
        setattr(notice, name, value.strip() if isinstance(value, str) else value)
    _check(notice, ledger.today(notice.site.partnership))


def _check(notice: RedundancyNotice, today: date) -> None:
    """Refuse what cannot be; a first day that is too early by the rule is told on the page, for it happens."""
    if notice.received_on > today:
        raise Refused(_("This day lies in the future."), field="received_on")
    if notice.first_day < notice.received_on:
        raise Refused(_("No dismissal can come before its notice."), field="first_day")
    for name in ("consultation_on", "workers_told_on"):
        day = getattr(notice, name)
        if day is not None and day > notice.first_day:
            raise Refused(_("This lies after the first day of dismissal."), field=name)
    rule = rules().get(notice.rule)
    if rule is None:
        raise Refused(_("There is no such rule."), field="rule")
    if notice.extended and rule.extension is None:
        raise Refused(_("By this rule nobody lengthens the period."), field="extended")


@transaction.atomic
def withdraw(*, notice: RedundancyNotice, reason: str, by: Actor) -> None:
    """Record that the employer withdrew the notice. Cases that were opened go on. Raises Refused."""
    row = locked(notice)
    row.withdrawn_on, row.withdraw_reason = ledger.today(row.site.partnership), reason.strip()
    row.save(update_fields=("withdrawn_on", "withdraw_reason"))
    audit.record(row, verb="notice.withdrawn", by=by, reason=row.withdraw_reason)


@transaction.atomic
def add_workers(*, notice: RedundancyNotice, wanted: reads.Wanted, seen: str, by: Actor) -> int:
    """Name exactly the workers that the person saw (`seen`: their packed keys) in a notice; return how many.

    Raises Refused, with what changed, when the same conditions find others now.
    """
    row = locked(notice)
    held = set(unpacked(seen))
    now = set(reads.found(row, wanted).keys)
    refuse_other(held, now)
    if not held:
        raise Refused(_("Nobody is found by this. Nothing was written."))
    # Locked so that none of them leaves the roster in this moment.
    keys = Worker.objects.select_for_update(of=("self",)).filter(pk__in=held, left_on=None, retracted_at=None)
    locked_keys = set(keys.order_by("pk").values_list("pk", flat=True))
    refuse_other(held, locked_keys)
    at = ledger.now()
    NoticeWorker.objects.bulk_create(
        (NoticeWorker(notice=row, worker_id=key, added_at=at) for key in sorted(held)), batch_size=2000
    )
    audit.record(row, verb="notice.workers_added", by=by, after={"number": len(held)})
    return len(held)


def unpacked(seen: str) -> list[int]:
    """Return the keys that a form carried. Raises Refused for anything else."""
    try:
        return chosen.unpack(seen)
    except ValueError as error:
        raise Refused(
            _("The choice of rows did not come through whole. Go back to the list and choose again.")
        ) from error


def refuse_other(seen: set[int], now: set[int]) -> None:
    """Raise Refused, saying how many are gone and how many came, unless these are the rows that the person saw."""
    gone, more = len(seen - now), len(now - seen)
    if not gone and not more:
        return
    said = []
    if gone:
        words = ngettext("%(number)s row is gone.", "%(number)s rows are gone.", gone)
        said.append(words % {"number": gone})
    if more:
        words = ngettext("%(number)s row came to it.", "%(number)s rows came to it.", more)
        said.append(words % {"number": more})
    head = _("This is no longer the list that you saw, so nothing was written.")
    raise Refused(" ".join([head, *said, _("Look at it as it is now, then confirm.")]))


@transaction.atomic
def remove_worker(*, named: NoticeWorker, by: Actor) -> None:
    """Take a worker out of a notice: named by mistake. A case that was opened stays. Raises Refused."""
    notice = locked(named.notice)
    row = (
        NoticeWorker.objects.select_for_update(of=("self",)).select_related("worker__person").get(pk=named.pk)
    )
    if row.invitations.exists():
        raise Refused(_("This worker is invited to an information session and stays in the list."))
    subject, key = row.worker.person.subject, row.worker_id
    row.delete()
    audit.record(
        notice, verb="notice.workers_removed", by=by, subject=subject, personal_after={"worker": key}
    )
