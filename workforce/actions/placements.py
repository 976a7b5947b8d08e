"""Placements: recorded, checked for decent work, ended, taken back. What is said about people goes sealed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import audit
from accounts.actions.changing import written
from jtportal.kernel.doors import Refused
from workforce.actions import cases, ledger
from workforce.models import Placement
from workforce.models.placement import CHECKS

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership
    from workforce.models import Case

TERMS = frozenset({"kind", "employer", "employer_code", "occupation", "contract", "hours"})


def plain(values: dict[str, Any]) -> dict[str, Any]:
    """Return values as the trail writes them."""
    return {name: None if value is None else str(written(value)) for name, value in values.items()}


def refuse_future(partnership: Partnership, on: date, *, field: str) -> None:
    """Raise Refused for a day after today in the partnership's time zone."""
    if on > ledger.today(partnership):
        raise Refused(_("The day cannot lie in the future."), field=field)


@transaction.atomic
def record(
    *,
    case: Case,
    started_on: date,
    by: Actor,
    wage: Decimal | None = None,
    currency: str = "",
    source: str = "hand",
    standing: str = "stated",
    **terms: Any,
) -> Placement:
    """Record work that somebody took up (TERMS, and answers of the decent-work check). Raises Refused."""
    unknown = set(terms) - TERMS - set(CHECKS)
    if unknown:
        raise ValueError(f"no terms of a placement: {sorted(unknown)}")
    case = cases.locked(case)
    refuse_future(case.partnership, started_on, field="started_on")
    if standing_twice(case, terms.get("employer", ""), started_on):
        raise Refused(_("This placement is recorded already, from the same day."), field="started_on")
    row = Placement(case=case, started_on=started_on, wage=wage, source=source, standing=standing, **terms)
    row.currency = (currency or case.partnership.currency) if wage is not None else ""
    if any(getattr(row, name) for name in CHECKS):
        row.checked_on = ledger.today(case.partnership)
    row.recorded_at, row.recorded_by_id = ledger.now(), by.user_id
    row.save(force_insert=True)
    after = plain({**terms, "started_on": started_on, "wage": wage, "currency": row.currency})
    audit.record(row, verb="placement.recorded", by=by, subject=case.person.subject, personal_after=after)
    return row


def standing_twice(case: Case, employer: str, started_on: date) -> bool:
    """Say whether this very placement stands already, as when a form is sent twice."""
    rows = Placement.objects.filter(case=case, started_on=started_on, retracted_at=None)
    return rows.filter(employer=employer).exists()


def locked(placement: Placement) -> Placement:
    """Return the placement with its row locked, behind its case's. Raises Refused once it was taken back."""
    cases.locked(placement.case)
    rows = Placement.objects.select_for_update(of=("self",)).select_related(
        "case__partnership", "case__person"
    )
    row = rows.get(pk=placement.pk)
    if row.retracted_at is not None:
        raise Refused(_("This was taken back already."))
    return row


@transaction.atomic
def check(*, placement: Placement, on: date, by: Actor, **answers: str) -> None:
    """Record the decent-work check (CHECKS: yes, no or '') as of a day. Raises Refused."""
    row = locked(placement)
    refuse_future(row.partnership, on, field="on")
    if on < row.started_on:
        raise Refused(_("The check cannot lie before the first day of work."), field="on")
    before = {name: getattr(row, name) for name in CHECKS}
    for name in CHECKS:
        setattr(row, name, answers.get(name, ""))
    row.checked_on = on
    row.save(update_fields=[*CHECKS, "checked_on"])
    audit.record(
        row,
        verb="placement.checked",
        by=by,
        subject=row.case.person.subject,
        personal_before=before,
        personal_after={name: getattr(row, name) for name in CHECKS} | {"on": on},
    )


@transaction.atomic
def end(*, placement: Placement, on: date, reason: str, by: Actor) -> None:
    """Record the last day and why. Raises Refused when it has ended, or for a day before the first or to come."""
    row = locked(placement)
    if row.ended_on is not None:
        raise Refused(_("The end of this placement is recorded already."))
    refuse_future(row.partnership, on, field="on")
    if on < row.started_on:
        raise Refused(_("The last day cannot lie before the first."), field="on")
    row.ended_on, row.end_reason = on, reason.strip()
    row.save(update_fields=["ended_on", "end_reason"])
    after = {"ended_on": on, "reason": row.end_reason}
    audit.record(row, verb="placement.ended", by=by, subject=row.case.person.subject, personal_after=after)


@transaction.atomic
def take_back(*, placement: Placement, reason: str, by: Actor) -> None:
    """Take back what was recorded by mistake: it is kept, struck out, with the reason. Raises Refused."""
    row = locked(placement)
    row.retracted_at, row.retract_reason = ledger.now(), reason.strip()
    row.save(update_fields=["retracted_at", "retract_reason"])
    said = {"reason": row.retract_reason}
    audit.record(
        row, verb="placement.taken_back", by=by, subject=row.case.person.subject, personal_after=said
    )
