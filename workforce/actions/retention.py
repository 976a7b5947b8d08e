"""Clocks of keeping: holds that stop them, announcements, and what happens when they are over."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions import audit, notices
from accounts.enums import ErasureGround, Role
from accounts.models import Membership, User
from jtportal.kernel.doors import Refused
from partnerships.models import Partner, Partnership
from workforce.actions import cases, ledger, restricted
from workforce.actions.placements import refuse_future
from workforce.actions.pseudonymising import pseudonymise
from workforce.calculations.retention import NOTICE_DAYS, may_go_on
from workforce.enums import HoldKind
from workforce.models import Case, Person, RetentionClock, RetentionHold
from workforce.queries import retention as reads

if TYPE_CHECKING:
    from datetime import date

    from jtportal.kernel.actor import Actor


@transaction.atomic
def hold(*, case: Case, kind: str, reason: str, since: date, by: Actor) -> RetentionHold:
    """Keep the data of a case beyond their time, with a reason, until the hold is lifted. Raises Refused."""
    case = cases.locked(case)
    if kind not in HoldKind.values:
        raise ValueError(f"no reason to hold: {kind}")
    if not reason.strip():
        raise Refused(_("Say why: the reason is read by those who come after you."), field="reason")
    refuse_future(case.partnership, since, field="since")
    if RetentionClock.objects.filter(person=case.person_id, pseudonymised_at__isnull=False).exists():
        raise Refused(_("This person was pseudonymised: there is nothing left to hold."))
    row = RetentionHold.objects.create(
        case=case, kind=kind, reason=reason.strip(), since=since, recorded_at=ledger.now(),
        recorded_by_id=by.user_id,
    )  # fmt: skip
    said = {"reason": row.reason}
    audit.record(
        row,
        verb="retention.held",
        by=by,
        after={"kind": kind},
        subject=case.person.subject,
        personal_after=said,
    )
    return row


@transaction.atomic
def lift(*, hold: RetentionHold, reason: str, by: Actor) -> None:
    """Lift a hold: the clock goes on from where it would stand. Raises Refused."""
    case = cases.locked(hold.case)
    row = RetentionHold.objects.select_for_update().get(pk=hold.pk)
    if row.lifted_on is not None:
        raise Refused(_("This hold was lifted already."))
    row.lifted_on, row.lift_reason = ledger.today(case.partnership), reason.strip()
    row.save(update_fields=["lifted_on", "lift_reason"])
    said = {"reason": row.lift_reason}
    audit.record(row, verb="retention.lifted", by=by, subject=case.person.subject, personal_after=said)


@transaction.atomic
def announce(*, by: Actor, today: date | None = None) -> int:
    """Announce whose data fall due within NOTICE_DAYS, to their officers or the coordinators; return how many are new.

    May be run any time: who was announced is not announced again; who is kept after all is taken off the list.
    """
    day = today or timezone.localdate()
    found = {one.person: one for one in reads.due(day + timedelta(days=NOTICE_DAYS))}
    standing = RetentionClock.objects.select_for_update().filter(pseudonymised_at=None)
    known = {one.person_id: one for one in standing.order_by("pk")}
    for person, clock in known.items():
        still = found.get(person)
        fresh = (still.on, clock.told_on) if still else (clock.due_on, None)
        if (clock.due_on, clock.told_on) != fresh:
            clock.due_on, clock.told_on = fresh
            clock.save(update_fields=["due_on", "told_on"])
    new = [one for one in found.values() if one.person not in known or known[one.person].told_on is None]
    for one in new:
        RetentionClock.objects.update_or_create(
            person_id=one.person,
            defaults={"partnership_id": one.partnership, "due_on": one.on, "told_on": day},
        )
    if new:
        _tell(new, by)
    return len(new)


def _tell(new: list[reads.Due], by: Actor) -> None:
    """Tell each officer, or the coordinators where a case has none, how many fall due: a number, never a name."""
    officers = dict(
        Case.objects.filter(person__in=[one.person for one in new], retracted_at=None)
        .order_by("closed_on")
        .values_list("person", "officer")
    )
    counts: dict[tuple[int, int], int] = {}
    for one in new:
        told = [officers.get(one.person)] if officers.get(one.person) else _coordinators(one.partnership)
        for user in told:
            if user is not None:
                counts[one.partnership, user] = counts.get((one.partnership, user), 0) + 1
    for (place, user), count in counts.items():
        partnership = Partnership.objects.get(pk=place)
        url = reverse("workforce:data_request_list", kwargs={"partnership": partnership.code})
        notices.tell(
            user=User.objects.get(pk=user), kind="retention_due", by=by, params={"count": count}, url=url
        )
        audit.record(partnership, verb="retention.noticed", by=by, after={"count": count, "user": user})


def _coordinators(partnership: int) -> list[int]:
    """Return the coordinators of a partnership's employment service."""
    services = Partner.objects.in_force().filter(partnership=partnership, role="employment_service")
    held = Membership.objects.in_force().filter(
        organisation__in=services.values("organisation"), role=Role.COORDINATOR, user__is_active=True
    )
    return list(held.order_by("user").values_list("user", flat=True))


@transaction.atomic
def carry_out(*, clock: int, by: Actor, today: date | None = None) -> bool:
    """Pseudonymise the person of a clock, if nothing keeps them meanwhile; return whether that happened now."""
    day = today or timezone.localdate()
    row: Any = RetentionClock.objects.select_related("partnership").get(pk=clock)
    person = Person.objects.select_for_update().get(pk=row.person_id)
    row.refresh_from_db()
    told = row.told_on
    if row.pseudonymised_at is not None or told is None or may_go_on(row.due_on, told) > day:
        return False
    if not reads.due(day, persons=[person.pk]):
        return False
    return pseudonymise(
        person=person, ground=ErasureGround.RETENTION, due_on=row.due_on, partnership=row.partnership, by=by
    )


@transaction.atomic
def destroy_facts(*, by: Actor, today: date | None = None) -> int:
    """Destroy the restricted facts whose own time is over, or whose consent is gone; return how many."""
    return restricted.destroy(facts=reads.facts_due(today or timezone.localdate()), by=by)
