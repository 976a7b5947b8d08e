"""Intake: facts with source, day and standing; the ledger of wages owed; assessments. All sealed in the trail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.actions import audit
from jtportal.kernel.doors import Refused
from workforce.actions import cases, ledger
from workforce.actions.placements import plain, refuse_future
from workforce.calculations import arrears
from workforce.models import ArrearsEntry, Assessment, Credential, Household, ServiceSpell, Wishes

if TYPE_CHECKING:
    from datetime import date

    from jtportal.kernel.actor import Actor
    from workforce.models import Case
    from workforce.models.intake import Said

REPLACED = (Household, Wishes)  # one of each stands at a time
ADDED = (ServiceSpell, Credential)
TOO_MUCH = {
    "paid": gettext_lazy("More would be paid or settled for this month than was owed for it."),
    "claimed": gettext_lazy("More would be claimed for this month than was owed for it."),
    "titled": gettext_lazy("A court would have awarded more for this month than was owed for it."),
}


@transaction.atomic
def say(
    *, kind: type[Said], case: Case, on: date, source: str, standing: str, by: Actor, **said: Any
) -> Said:
    """Record a fact of the intake; of REPLACED the one that stood is kept, struck out. Raises Refused."""
    if kind not in (*REPLACED, *ADDED):
        raise ValueError(f"no fact of the intake: {kind}")
    case = cases.locked(case)
    refuse_future(case.partnership, on, field="on")
    refuse_backwards(said)
    at = ledger.now()
    if kind in REPLACED:
        kind.objects.filter(case=case, retracted_at=None).update(
            retracted_at=at, retract_reason=_("replaced by what was said later")
        )
    row = kind(case=case, on=on, source=source, standing=standing, recorded_at=at, **said)
    row.recorded_by_id = by.user_id
    row.save(force_insert=True)
    after = plain({**said, "on": on, "source": source, "standing": standing})
    audit.record(row, verb="intake.said", by=by, subject=case.person.subject, personal_after=after)
    return row


def refuse_backwards(said: dict[str, Any]) -> None:
    """Raise Refused where something ends before it begins."""
    for first, last in (("begins", "ends"), ("issued_on", "expires_on")):
        if said.get(first) and said.get(last) and said[last] < said[first]:
            raise Refused(_("The last day cannot lie before the first."), field=last)


@transaction.atomic
def take_back(*, fact: Said, reason: str, by: Actor) -> None:
    """Take back what was wrong: it is kept, struck out, with the reason. Raises Refused.

    Of the ledger nothing is taken back that other entries of the month rest on.
    """
    case = cases.locked(fact.case)
    row = type(fact).objects.select_for_update().get(pk=fact.pk)
    if row.retracted_at is not None:
        raise Refused(_("This was taken back already."))
    row.retracted_at, row.retract_reason = ledger.now(), reason.strip()
    row.save(update_fields=["retracted_at", "retract_reason"])
    if isinstance(row, ArrearsEntry):
        refuse_impossible(case)
    said = {"reason": row.retract_reason}
    audit.record(row, verb="intake.taken_back", by=by, subject=case.person.subject, personal_after=said)


@transaction.atomic
def enter(
    *, case: Case, month: date, on: date, source: str, standing: str, by: Actor, **said: Any
) -> ArrearsEntry:
    """Enter in the ledger what happened to the wage of a month (kind, amount, currency, reference). Raises Refused."""
    case = cases.locked(case)
    refuse_future(case.partnership, on, field="on")
    month = month.replace(day=1)
    refuse_future(case.partnership, month, field="month")
    said["currency"] = said.get("currency") or case.partnership.currency
    row = ArrearsEntry(case=case, month=month, on=on, source=source, standing=standing, **said)
    row.recorded_at, row.recorded_by_id = ledger.now(), by.user_id
    row.save(force_insert=True)
    refuse_impossible(case)
    after = plain({**said, "month": month, "on": on, "standing": standing})
    audit.record(row, verb="arrears.entered", by=by, subject=case.person.subject, personal_after=after)
    return row


def refuse_impossible(case: Case) -> None:
    """Raise Refused where the ledger says what cannot be; the case's row is locked, so nobody enters meanwhile."""
    rows = ArrearsEntry.objects.filter(case=case, retracted_at=None)
    told = rows.order_by("month").values_list("kind", "month", "amount", "currency")
    fault = arrears.fault(arrears.Entry(*one) for one in told)
    if fault:
        raise Refused(str(TOO_MUCH[fault]), field="amount")


@transaction.atomic
def assess(
    *, case: Case, made_on: date, expires_on: date, strengths: str, hurdles: str, by: Actor
) -> Assessment:
    """Record an assessment and until when it holds; earlier ones are kept. Raises Refused."""
    case = cases.locked(case)
    refuse_future(case.partnership, made_on, field="made_on")
    if expires_on <= made_on:
        raise Refused(_("An assessment holds until a day after it was made."), field="expires_on")
    row = Assessment.objects.create(
        case=case,
        made_on=made_on,
        expires_on=expires_on,
        strengths=strengths.strip(),
        hurdles=hurdles.strip(),
        recorded_by_id=by.user_id,
        recorded_at=ledger.now(),
    )
    after = plain({"made_on": made_on, "expires_on": expires_on, "strengths": strengths, "hurdles": hurdles})
    audit.record(row, verb="assessment.made", by=by, subject=case.person.subject, personal_after=after)
    return row
