"""Asking for a package, and changing or taking back what was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import connection, transaction
from django.utils.translation import gettext as _

from accounts.actions import audit
from accounts.calculations.sealing import seal_number
from jtportal.kernel.doors import Refused
from jtportal.kernel.money import written
from jtportal.kernel.transitions import MoveRefused, move
from partnerships.calculations.measures.facts import Kind
from partnerships.models import BudgetLine, Partner
from workforce.actions import ledger
from workforce.calculations.packages.figures import FIGURES, OWN
from workforce.calculations.packages.language import asked as asked_by_package
from workforce.calculations.packages.working import approvals_for
from workforce.models import Case, PackageGrant, PackageVersion, Person
from workforce.package_enums import GRANT_MOVES, STANDING, GrantState
from workforce.queries import packages as reads

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from accounts.models import Organisation
    from jtportal.kernel.actor import Actor
    from workforce.calculations.packages.figures import Figures
    from workforce.calculations.packages.working import Worked


def hold(grant: PackageGrant, *, seen: int | None = None) -> PackageGrant:
    """Lock a package and return it as it stands. Raises Refused when it changed since revision `seen`."""
    rows = PackageGrant.objects.select_for_update(of=("self",))
    held = rows.select_related("case__person", "partnership", "version__type", "commitment", "line").get(
        pk=grant.pk
    )
    if seen is not None and seen != held.revision:
        raise Refused(_("Somebody changed this since you saw it. Look again; nothing was written."))
    return held


def settle() -> None:
    """Let the database look at the rows that were just named, the line and the case above all, before the trail is held.

    Foreign keys are looked at when a transaction ends: one who holds the trail then and waits for a line, while another
    who holds the line waits for the trail, would wait for ever.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def told(grant: PackageGrant) -> dict[str, Any]:
    """Return what the trail says of a package, sealed with the worker's key."""
    return {
        "package": grant.version.type.key,
        "version": grant.version.number,
        "amount": str(grant.amount),
        "currency": grant.currency,
        "figures": grant.figures,
        "lower": grant.lower,
        "payee": grant.payee_id,
    }


def record(grant: PackageGrant, verb: str, by: Actor, *, reason: str = "", **after: Any) -> None:
    """Write what happened to a package into the trail: everything in it is about a person."""
    subject = grant.case.person.subject
    audit.record(grant, verb=verb, by=by, reason=reason, subject=subject, personal_after=after)


def step(grant: PackageGrant, to: str, verb: str, by: Actor, *, why: str = "", **changes: Any) -> None:
    """Move a package that is held to another state, and record it. Raises Refused where the table has no such move."""

    def write(_row: Any, *, before: Any, after: Any, by: Actor, reason: str = "") -> None:
        subject = grant.case.person.subject
        said = {"personal_before": before, "personal_after": after}
        audit.record(grant, verb=verb, by=by, reason=reason, subject=subject, **said)

    changes = {"why": why[:500], "revision": grant.revision + 1, **changes}
    try:
        move(grant, to=to, by=by, table=GRANT_MOVES, record=write, reason=why, **changes)
    except MoveRefused as refusal:
        raise Refused(
            _("That cannot be done: this package is in the state “%(state)s”.")
            % {"state": grant.get_state_display()}
        ) from refusal


@transaction.atomic
def ask(
    *,
    case: Case,
    version: PackageVersion,
    line: BudgetLine,
    figures: Figures,
    by: Actor,
    payee: Organisation | None = None,
    lower: Mapping[str, Decimal] | None = None,
    advance: bool = False,
    account: str = "",
) -> PackageGrant:
    """Ask for a package for a worker. Raises Refused: nothing to pay, received before, another's money, own benefit."""
    Person.objects.select_for_update(no_key=True).get(pk=case.person_id)  # one request for a person at a time
    held = Case.objects.select_related("person", "partnership").get(pk=case.pk)
    today = ledger.today(held.partnership)
    package = version.package
    grant = PackageGrant(
        partnership=held.partnership, case=held, person=held.person, type=version.type, version=version,
        payee=payee, currency=package.currency, asked_on=today, asked_by=by.user, asked_for=by.organisation,
        advance=advance and package.advance is not None, once_key=str(package.once or ""),
    )  # fmt: skip
    if account.strip():
        grant.account = seal_number(account.strip(), settings.FIELD_KEY)
    refuse_closed(held)
    refuse_out_of_force(version, today)
    fill(grant, line=line, figures=figures, lower=lower or {})
    refuse_own(grant, by)
    refuse_again(grant)
    grant.save(force_insert=True)
    settle()
    record(grant, "package.asked", by, **told(grant))
    return grant


def refuse_closed(case: Case) -> None:
    """Raise Refused for a case that is closed."""
    if case.closed_on is not None:
        raise Refused(_("This case is closed: it stays as it was."))


def refuse_out_of_force(version: PackageVersion, today: date) -> None:
    """Raise Refused for a version that does not hold today."""
    if not PackageVersion.objects.filter(type=version.type_id).in_force(today).filter(pk=version.pk).exists():
        raise Refused(_("This version of the package does not hold today: choose the one that does."))


def fill(grant: PackageGrant, *, line: BudgetLine, figures: Figures, lower: Mapping[str, Decimal]) -> None:
    """Write what is asked on a package and work its amount out. Raises Refused at the field that is wrong."""
    package = grant.version.package
    if line.partnership_id != grant.partnership_id or line.currency != package.currency:
        raise Refused(
            _("The package is in %(currency)s: choose a line of this currency.")
            % {"currency": package.currency},
            field="line",
        )
    asked = set(asked_by_package(package)) - OWN
    unknown = set(figures) - asked
    if unknown:
        raise ValueError(f"the package does not ask for {sorted(unknown)}")
    grant.line = line
    grant.figures, grant.lower = reads.stored(figures), {}
    most = reads.worked_of(grant, today=grant.asked_on)
    if most.missing:
        raise Refused(_("Without this the amount cannot be worked out."), field=most.missing[0])
    refuse_above(most, lower, package.currency)
    grant.lower = {key: str(amount) for key, amount in lower.items()}
    grant.amount = reads.worked_of(grant, today=grant.asked_on).total
    if not grant.amount:
        raise Refused(_("With these figures the package pays nothing."))
    grant.approvals_needed = approvals_for(package.approval, grant.amount)


def refuse_above(most: Worked, lower: Mapping[str, Decimal], currency: str) -> None:
    """Raise Refused where more is asked for a component than it could pay."""
    totals = {one.component.key: one.total for one in most.lines}
    for key, amount in lower.items():
        if amount > totals[key]:
            raise Refused(
                _("This component pays at most %(most)s.") % {"most": written(totals[key], currency)},
                field=f"lower_{key}",
            )


def refuse_own(grant: PackageGrant, by: Actor) -> None:
    """Raise Refused when the one who asks would benefit, or the money goes to an organisation that is no partner."""
    reason = reads.interest(grant, by)
    if reason:
        raise Refused(_("You would benefit from this package: a colleague has to ask for it."), field="payee")
    if grant.payee_id is not None:
        partners = Partner.objects.in_force().filter(partnership=grant.partnership_id)
        if not partners.filter(organisation=grant.payee_id).exists():
            raise Refused(_("This organisation is no partner today."), field="payee")


def refuse_again(grant: PackageGrant) -> None:
    """Raise Refused when it was received before, or is asked for already. The person's row is held."""
    rows = PackageGrant.objects.filter(type=grant.type_id, person=grant.person_id)
    if rows.filter(case=grant.case_id, state=GrantState.REQUESTED).exists():
        raise Refused(_("This package is asked for already and waits for approval."))
    if grant.once_key and rows.filter(state__in=STANDING).exists():
        raise Refused(_("This package may be received once, and it was asked for before."))


@transaction.atomic
def change(
    *,
    grant: PackageGrant,
    line: BudgetLine,
    figures: Figures,
    by: Actor,
    lower: Mapping[str, Decimal] | None = None,
    seen: int | None = None,
) -> PackageGrant:
    """Change what is asked, before anybody approved: the one who asked alone. Raises Refused."""
    held = hold(grant, seen=seen)
    if held.state != GrantState.REQUESTED or held.approvals_given:
        raise Refused(_("Somebody decided on this request already: it stays as it was."))
    if held.asked_by_id != by.user_id:
        raise Refused(_("Who asked for this package changes it. Ask them, or let them withdraw it."))
    fill(held, line=line, figures=figures, lower=lower or {})
    held.revision += 1
    held.save()
    settle()
    record(held, "package.changed", by, **told(held))
    return held


@transaction.atomic
def tell_day(*, grant: PackageGrant, figure: str, on: date, by: Actor) -> PackageGrant:
    """Tell a day that nobody knew when it was asked for, such as the first one in the new job; once. Raises Refused."""
    held = hold(grant)
    if figure not in asked_by_package(held.version.package) or FIGURES[figure].kind is not Kind.DATE:
        raise ValueError(f"no day of this package: {figure}")
    if held.state not in STANDING:
        raise Refused(_("This package is not under way."))
    if figure in held.figures:
        raise Refused(_("This day was told before."), field="on")
    held.figures = {**held.figures, figure: on.isoformat()}
    held.revision += 1
    held.save(update_fields=["figures", "revision"])
    record(held, "package.day_told", by, figure=figure, on=on)
    return held


@transaction.atomic
def withdraw(*, grant: PackageGrant, reason: str, by: Actor) -> None:
    """Take a request back that is not approved yet. Raises Refused, MoveRefused."""
    step(hold(grant), GrantState.WITHDRAWN, "package.withdrawn", by, why=reason)
