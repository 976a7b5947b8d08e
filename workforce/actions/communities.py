"""Affected communities: beneficiaries, support given, outcomes followed. What is typed about people goes sealed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Min
from django.utils.translation import gettext as _

from accounts.actions import audit
from accounts.actions.changing import set_changed, written
from jtportal.kernel.doors import Refused
from partnerships.models import Partner
from workforce.actions import ledger
from workforce.enums import JOBS
from workforce.models import Beneficiary, BeneficiaryVersion, Outcome, Support

if TYPE_CHECKING:
    from datetime import date, datetime
    from decimal import Decimal

    from accounts.models import Organisation
    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership

FIELDS = frozenset(
    {
        "kind", "name", "contact", "sex", "residence", "members", "trade", "supplier", "turnover_share", "jobs_at_risk",
        "formality", "note",
    }
)  # fmt: skip
COUNTED = ("kind", "sex", "residence")  # what numbers are parted by: kept as it was known


def refuse_future(partnership: Partnership, on: date, *, field: str) -> None:
    """Raise Refused for a day after today in the partnership's time zone."""
    if on > ledger.today(partnership):
        raise Refused(_("The day cannot lie in the future."), field=field)


def plain(values: dict[str, Any]) -> dict[str, Any]:
    """Return values as the trail writes them."""
    return {name: None if value is None else str(written(value)) for name, value in values.items()}


@transaction.atomic
def add(*, partnership: Partnership, by: Actor, **values: Any) -> Beneficiary:
    """Add a beneficiary (FIELDS)."""
    unknown = set(values) - FIELDS
    if unknown:
        raise ValueError(f"no facts of a beneficiary: {sorted(unknown)}")
    at = ledger.recorded_now(partnership_id=partnership.pk, since=ledger.today(partnership))
    row = Beneficiary(partnership=partnership, recorded_by=by.user, recorded_at=at, **values)
    row.save(force_insert=True)
    note_facts(row, at)
    audit.record(row, verb="beneficiary.added", by=by, subject=row.subject, personal_after=plain(values))
    return row


def note_facts(row: Beneficiary, at: datetime) -> None:
    """Keep what is counted about a beneficiary as it is known from now on."""
    BeneficiaryVersion.objects.filter(beneficiary=row, retracted_at=None).update(retracted_at=at)
    said = {name: getattr(row, name) for name in COUNTED}
    BeneficiaryVersion.objects.create(beneficiary=row, recorded_at=at, **said)


@transaction.atomic
def change(*, beneficiary: Beneficiary, by: Actor, **values: Any) -> None:
    """Change facts about a beneficiary (FIELDS). Numbers of past days follow: it is a correction."""
    unknown = set(values) - FIELDS
    if unknown:
        raise ValueError(f"no facts of a beneficiary: {sorted(unknown)}")
    ledger.join(beneficiary.partnership_id)
    row = Beneficiary.objects.select_for_update().get(pk=beneficiary.pk)
    before, after = set_changed(row, values)
    if not after:
        return
    row.save(update_fields=list(after))
    if set(after) & set(COUNTED):
        first = row.support.aggregate(first=Min("given_on"))["first"]
        since = first or ledger.today(row.partnership)
        note_facts(row, ledger.recorded_now(partnership_id=row.partnership_id, since=since))
    audit.record(
        row,
        verb="beneficiary.changed",
        by=by,
        subject=row.subject,
        personal_before=plain(before),
        personal_after=plain(after),
    )


@transaction.atomic
def give(
    *,
    beneficiary: Beneficiary,
    what: str,
    given_on: date,
    partner: Organisation,
    by: Actor,
    amount: Decimal | None = None,
    currency: str = "",
) -> Support:
    """Record support by a partner of the partnership. Raises Refused."""
    partnership = beneficiary.partnership
    refuse_future(partnership, given_on, field="given_on")
    if not Partner.objects.filter(partnership=partnership, organisation=partner).exists():
        raise Refused(_("This organisation is no partner."), field="partner")
    at = ledger.recorded_now(partnership_id=partnership.pk, since=given_on)
    row = Support.objects.create(
        beneficiary=beneficiary,
        what=what,
        given_on=given_on,
        partner=partner,
        amount=amount,
        currency=(currency or partnership.currency) if amount is not None else "",
        recorded_by=by.user,
        recorded_at=at,
    )
    after = plain({"what": what, "given_on": given_on, "partner": partner.pk, "amount": amount})
    audit.record(row, verb="beneficiary.supported", by=by, subject=beneficiary.subject, personal_after=after)
    return row


@transaction.atomic
def record_outcome(
    *, beneficiary: Beneficiary, kind: str, happened_on: date, evidence: str, by: Actor, sex: str = ""
) -> Outcome:
    """Record one job or one firm with its evidence. Raises Refused."""
    refuse_future(beneficiary.partnership, happened_on, field="happened_on")
    if sex and kind not in JOBS:
        raise Refused(_("Only a job is somebody's: leave this empty for a firm."), field="sex")
    at = ledger.recorded_now(partnership_id=beneficiary.partnership_id, since=happened_on)
    row = Outcome.objects.create(
        beneficiary=beneficiary,
        kind=kind,
        happened_on=happened_on,
        sex=sex,
        evidence=evidence,
        recorded_by=by.user,
        recorded_at=at,
    )
    after = plain({"kind": kind, "happened_on": happened_on, "sex": sex, "evidence": evidence})
    verb = "beneficiary.outcome_recorded"
    audit.record(row, verb=verb, by=by, subject=beneficiary.subject, personal_after=after)
    return row


@transaction.atomic
def end_job(*, outcome: Outcome, on: date, by: Actor) -> None:
    """Record the last day of a job. Raises Refused for a firm, a day before the job or to come, and when it has ended."""
    row = locked(outcome)
    if not row.is_job:
        raise Refused(_("Only a job ends here."))
    if row.ended_on is not None:
        raise Refused(_("The end of this job is recorded already."))
    refuse_future(row.partnership, on, field="on")
    if on < row.happened_on:
        raise Refused(_("The last day cannot lie before the first."), field="on")
    row.end_recorded_at = ledger.recorded_now(partnership_id=row.partnership.pk, since=on)
    row.ended_on = on
    row.save(update_fields=["ended_on", "end_recorded_at"])
    audit.record(
        row,
        verb="beneficiary.job_ended",
        by=by,
        subject=row.beneficiary.subject,
        personal_after=plain({"kind": row.kind, "happened_on": row.happened_on, "ended_on": on}),
    )


@transaction.atomic
def verify(*, outcome: Outcome, by: Actor) -> None:
    """Say that an outcome was checked, by somebody else than whoever recorded it. Raises Refused."""
    row = locked(outcome)
    if row.verified_at is not None:
        raise Refused(_("This outcome was verified already."))
    if row.recorded_by_id == by.user_id:
        raise Refused(_("Somebody else than whoever recorded an outcome verifies it."))
    row.verified_at = ledger.recorded_now(partnership_id=row.partnership.pk, since=row.happened_on)
    row.verified_by = by.user
    row.save(update_fields=["verified_by", "verified_at"])
    audit.record(
        row,
        verb="beneficiary.outcome_verified",
        by=by,
        subject=row.beneficiary.subject,
        personal_after=plain({"kind": row.kind, "happened_on": row.happened_on}),
    )


def locked(given: Support | Outcome) -> Any:
    """Return support or an outcome with its row locked, among the partnership's writers. Raises Refused."""
    ledger.join(given.partnership.pk)
    rows = type(given).objects.select_for_update(of=("self",)).select_related("beneficiary__partnership")
    row = rows.get(pk=given.pk)
    if row.retracted_at is not None:
        raise Refused(_("This was taken back already."))
    return row


@transaction.atomic
def take_back(*, given: Support | Outcome, reason: str, by: Actor) -> None:
    """Take back support or an outcome that was recorded by mistake: it is kept, and counted no more. Raises Refused.

    Outcomes that no support comes before any more are not counted either.
    """
    row = locked(given)
    verb, since = (
        ("beneficiary.support_taken_back", row.given_on)
        if isinstance(row, Support)
        else ("beneficiary.outcome_taken_back", row.happened_on)
    )
    row.retracted_at = ledger.recorded_now(partnership_id=row.partnership.pk, since=since)
    row.retract_reason = reason.strip()
    row.save(update_fields=["retracted_at", "retract_reason"])
    said = plain({"reason": row.retract_reason})
    audit.record(row, verb=verb, by=by, subject=row.beneficiary.subject, personal_after=said)
