"""Package types, what a request appears like, and who must keep out of a decision."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from jtportal.kernel import names
from partnerships.calculations.measures.facts import Kind
from partnerships.models import BudgetLine
from partnerships.queries.interests import organisations_of
from workforce.calculations.packages import checking, working
from workforce.calculations.packages.checking import Before, Told
from workforce.calculations.packages.figures import FIGURES
from workforce.models import PackageGrant, PackageVersion
from workforce.package_enums import STANDING, GrantState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import QuerySet

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership
    from workforce.calculations.packages.figures import Figures, Value
    from workforce.calculations.packages.working import Worked
    from workforce.models import Case


def on_offer(actor: Actor, partnership: Partnership, day: date) -> QuerySet[PackageVersion]:
    """Return the versions that may be asked for on a day, one per type, in the order of their keys."""
    rows = PackageVersion.objects.filter(type__partnership=partnership).in_force(day)
    found = PackageVersion.objects.visible_to(actor).filter(pk__in=rows.values("pk"))
    return found.select_related("type").order_by("type__key")


def lines_for(partnership: Partnership, currency: str) -> QuerySet[BudgetLine]:
    """Return the budget lines that could pay a package of this currency."""
    rows = BudgetLine.objects.filter(partnership=partnership, currency=currency)
    return rows.select_related("source").order_by("source__name", "title", "pk")


def stored(figures: Figures) -> dict[str, str | bool]:
    """Return figures as the database keeps them."""
    return {name: value if isinstance(value, bool) else str(value) for name, value in figures.items()}


def restored(figures: Mapping[str, str | bool]) -> dict[str, Value]:
    """Return figures as they are worked with."""
    return {name: _restored(FIGURES[name].kind, value) for name, value in figures.items() if name in FIGURES}


def _restored(kind: Kind, value: str | bool) -> Value:
    if isinstance(value, bool):
        return value
    return date.fromisoformat(value) if kind is Kind.DATE else Decimal(value)


def figures_of(grant: PackageGrant, *, today: date) -> dict[str, Value]:
    """Return everything known for a package, with what the portal itself knows; `today` until it is approved."""
    return checking.with_own(
        restored(grant.figures),
        asked_on=grant.asked_on,
        approved_on=grant.approved_on or today,
        born=grant.case.birth_date,
    )


def worked_of(grant: PackageGrant, *, today: date) -> Worked:
    """Return what a package pays."""
    lower = {key: Decimal(value) for key, value in grant.lower.items()}
    return working.work_out(grant.version.package, figures_of(grant, today=today), lower)


def received(case: Case, *, but: PackageGrant | None = None) -> frozenset[str]:
    """Return the keys of the packages that a person received or is about to, in this partnership."""
    rows = PackageGrant.objects.filter(
        person=case.person_id, partnership=case.partnership_id, state__in=STANDING
    )
    rows = rows.exclude(pk=but.pk) if but else rows
    return frozenset(rows.values_list("type__key", flat=True))


def told_of(grant: PackageGrant, *, today: date) -> Told:
    """Return every check of a package as it appears today, or as it appeared on the day of its approval."""
    seen = frozenset(grant.evidence.values_list("key", flat=True))
    before = Before(received(grant.case, but=grant), seen)
    return Told(checking.check(grant.version.package, figures_of(grant, today=today), before))


def conflict(grant: PackageGrant, actor: Actor) -> str:
    """Say why this person must keep out of deciding on a package; '' when nothing speaks against it."""
    if actor.user_id is None:
        return _("A person decides this.")
    if actor.user_id == grant.asked_by_id:
        return _("You asked for this package: another person decides.")
    return interest(grant, actor)


def interest(grant: PackageGrant, actor: Actor) -> str:
    """Say how this person would benefit: by an organisation they act for, or because they bear the worker's name."""
    if grant.payee_id is not None and grant.payee_id in acts_for(actor):
        return _("You act for the organisation that this goes to: another person decides.")
    worker = grant.case.person
    if actor.user is not None and same_name(
        (worker.family_name, worker.given_name), (actor.user.family_name, actor.user.given_name)
    ):
        return _("You bear the name of the worker whom this is for: another person decides.")
    return ""


def acts_for(actor: Actor) -> set[int]:
    """Return every organisation that somebody acts for, not only the one chosen now."""
    found = organisations_of(actor.user_id)
    return found | ({actor.organisation_id} if actor.organisation_id else set())


def same_name(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Say whether two names are one, in Latin or Cyrillic, whichever word stands first."""
    first, second = (sorted(names.romanise(" ".join(words)).split()) for words in (one, other))
    return bool(first) and first == second


def waiting_for(actor: Actor, partnership: Partnership) -> QuerySet[PackageGrant]:
    """Return the requests that wait for approval and that this person neither asked for nor approved, oldest first."""
    rows = PackageGrant.objects.visible_to(actor).filter(partnership=partnership, state=GrantState.REQUESTED)
    rows = rows.exclude(asked_by=actor.user_id).exclude(approvals__user=actor.user_id)
    return rows.select_related("case__person", "version__type", "payee").order_by("asked_at", "pk")
