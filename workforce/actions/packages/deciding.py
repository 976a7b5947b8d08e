"""Approving and refusing by other people than who asked, suspending, ending."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.enums import Role
from jtportal.kernel.doors import Refused
from partnerships.actions import ledger as money
from workforce.actions import ledger
from workforce.actions.packages import KEEPER
from workforce.actions.packages.asking import hold, record, step
from workforce.calculations.packages.checking import Outcome
from workforce.calculations.packages.working import instalments
from workforce.models import GrantApproval, GrantEvidence, GrantInstalment, GrantPayment, PackageGrant
from workforce.package_enums import STANDING, UNDER_WAY, GrantState
from workforce.queries import packages as reads
from workforce.rules import serves

if TYPE_CHECKING:
    from datetime import date

    from jtportal.kernel.actor import Actor
    from workforce.calculations.packages.checking import Told

APPROVING = (Role.SECOND_APPROVER, Role.COORDINATOR)


def refuse_decider(grant: PackageGrant, by: Actor) -> None:
    """Raise Refused for whoever asked, would benefit, decided before, or may not decide at all."""
    if not by.has_role(*APPROVING) or not serves(by, grant.partnership):
        raise Refused(_("A second approver or coordinator of the employment service decides this."))
    reason = reads.conflict(grant, by)
    if reason:
        raise Refused(reason)
    if grant.approvals.filter(user=by.user_id).exists():
        raise Refused(_("You approved this before: another person has to."))


def refuse_waiting_no_more(grant: PackageGrant) -> None:
    """Raise Refused when it is not waiting for approval."""
    if grant.state != GrantState.REQUESTED:
        raise Refused(
            _("That cannot be done: this package is in the state “%(state)s”.")
            % {"state": grant.get_state_display()}
        )


def refuse_unmet(told: Told) -> None:
    """Raise Refused while a condition is not met or cannot be told."""
    if told.outcome is Outcome.FAILED:
        raise Refused(
            ngettext(
                "%(number)s condition is not met: refuse the request, or let it be changed.",
                "%(number)s conditions are not met: refuse the request, or let it be changed.",
                told.failed,
            )
            % {"number": told.failed}
        )
    if told.outcome is Outcome.UNKNOWN:
        raise Refused(
            ngettext(
                "%(number)s condition cannot be told yet: have what is missing added first.",
                "%(number)s conditions cannot be told yet: have what is missing added first.",
                told.open,
            )
            % {"number": told.open}
        )


@transaction.atomic
def approve(*, grant: PackageGrant, by: Actor, reason: str = "", seen: int | None = None) -> PackageGrant:
    """Approve a request; the last approval that it needs commits the money. Raises Refused.

    Never by who asked or benefits, while a condition is not met, beyond the line, or when it was decided before.
    """
    held = hold(grant, seen=seen)
    refuse_waiting_no_more(held)
    refuse_decider(held, by)
    today = ledger.today(held.partnership)
    refuse_unmet(reads.told_of(held, today=today))
    GrantApproval.objects.create(
        grant=held, user=by.user, asked_by_id=held.asked_by_id, approved=True, reason=reason
    )
    given = held.approvals_given + 1
    if given < held.approvals_needed:
        held.approvals_given = given
        held.revision += 1
        held.save(update_fields=["approvals_given", "revision"])
        record(held, "package.approved_once", by, reason=reason, given=given, needed=held.approvals_needed)
        return held
    worked = reads.worked_of(held, today=today)
    held.commitment = money.commit(
        line=held.line,
        amount=worked.total,
        title=_("Package %(reference)s") % {"reference": held.reference},
        payee=held.payee,
        payee_name="" if held.payee_id else _("a worker"),
        reference=held.reference,
        on=today,
        by=by,
        keeper=KEEPER,
    )
    decided: dict[str, Any] = {"approvals_given": given, "approved_on": today, "amount": worked.total}
    step(held, GrantState.APPROVED, "package.approved", by, why=reason, commitment=held.commitment, **decided)
    GrantInstalment.objects.bulk_create(
        GrantInstalment(grant=held, component=one.component, period=one.period, amount=one.amount)
        for one in instalments(worked, advance=held.advance)
    )
    return held


@transaction.atomic
def refuse(*, grant: PackageGrant, reason: str, by: Actor, seen: int | None = None) -> PackageGrant:
    """Refuse a request, with the reason that the worker will read. Raises Refused."""
    held = hold(grant, seen=seen)
    refuse_waiting_no_more(held)
    refuse_decider(held, by)
    GrantApproval.objects.create(
        grant=held, user=by.user, asked_by_id=held.asked_by_id, approved=False, reason=reason
    )
    step(held, GrantState.REFUSED, "package.refused", by, why=reason)
    return held


@transaction.atomic
def suspend(*, grant: PackageGrant, reason: str, by: Actor) -> PackageGrant:
    """Let nothing be paid until it is resumed. Raises Refused."""
    held = hold(grant)
    step(held, GrantState.SUSPENDED, "package.suspended", by, why=reason)
    return held


@transaction.atomic
def resume(*, grant: PackageGrant, reason: str, by: Actor) -> PackageGrant:
    """Let a suspended package be paid again: not by who benefits. Raises Refused."""
    held = hold(grant)
    against = reads.interest(held, by)
    if against:
        raise Refused(against)
    if held.state != GrantState.SUSPENDED:
        raise Refused(_("This package is not suspended."))
    step(held, GrantState.APPROVED, "package.resumed", by, why=reason)
    return held


@transaction.atomic
def end(*, grant: PackageGrant, reason: str, by: Actor) -> PackageGrant:
    """End a package: what was not paid goes back to its line. Raises Refused while a payment is under way."""
    held = hold(grant)
    if held.state not in (GrantState.APPROVED, GrantState.SUSPENDED) or held.commitment is None:
        raise Refused(
            _("That cannot be done: this package is in the state “%(state)s”.")
            % {"state": held.get_state_display()}
        )
    if GrantPayment.objects.filter(grant=held, state__in=UNDER_WAY).exists():
        raise Refused(_("A payment of this package is under way: end it, or wait for the paying office."))
    commitment = money.hold(held.commitment)
    if commitment.owed:
        money.release(commitment=commitment, amount=commitment.owed, reason=reason, by=by, keeper=KEEPER)
    today = ledger.today(held.partnership)
    step(held, GrantState.ENDED, "package.ended", by, why=reason, ended_on=today)
    return held


@transaction.atomic
def see_evidence(
    *, grant: PackageGrant, key: str, on: date, by: Actor, period: int = 0, note: str = ""
) -> GrantEvidence:
    """Record that a paper was seen, for the whole or for one month; once. Raises Refused."""
    held = hold(grant)
    known = {one.key for one in held.version.package.evidence}
    if key not in known:
        raise ValueError(f"the package asks for no {key}")
    if held.state not in STANDING:
        raise Refused(_("This package is not under way."))
    if on > ledger.today(held.partnership):
        raise Refused(_("The day cannot lie in the future."), field="on")
    if held.evidence.filter(key=key, period=period).exists():
        raise Refused(_("This was seen before."))
    row = GrantEvidence.objects.create(
        grant=held, key=key, period=period, seen_on=on, note=note, seen_by=by.user
    )
    record(held, "package.evidence_seen", by, evidence=key, period=period, on=on, note=note)
    return row
