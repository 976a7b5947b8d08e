"""Payments of packages: what waits to be released, to be sent, to be answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts.calculations.sealing import unseal_number
from accounts.queries.keys import ring
from workforce.models import GrantPayment
from workforce.package_enums import GrantState, PayoutState

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership
    from workforce.models import PackageGrant, PaymentList

SHOWN = ("grant__case__person", "grant__payee", "grant__version", "order__entered_by", "instalment", "list")


def to_release(actor: Actor, partnership: Partnership) -> QuerySet[GrantPayment]:
    """Return the payments that wait for a second person and that this one did not enter, oldest first."""
    rows = GrantPayment.objects.visible_to(actor).filter(
        grant__partnership=partnership, grant__state=GrantState.APPROVED, state=PayoutState.ENTERED
    )
    rows = rows.exclude(order__entered_by=actor.user_id)
    return rows.select_related(*SHOWN).order_by("entered_at", "pk")


def ready(actor: Actor, partnership: Partnership) -> QuerySet[GrantPayment]:
    """Return the released payments that the next list takes."""
    rows = GrantPayment.objects.visible_to(actor)
    return rows.filter(
        grant__partnership=partnership, grant__state=GrantState.APPROVED, state=PayoutState.RELEASED
    )


def of_grant(grant: PackageGrant) -> list[GrantPayment]:
    """Return a package's payments, newest first."""
    rows = grant.payments.select_related("order__entered_by", "order__decided_by", "list", "instalment")
    return list(rows.order_by("-entered_at", "-pk"))


def of_list(made: PaymentList) -> list[GrantPayment]:
    """Return the payments of a list, in the order in which they were entered."""
    return list(made.payments.select_related(*SHOWN).order_by("pk"))


def account_of(grant: PackageGrant) -> str:
    """Return the account that a package is paid to, opened; '' where none was given."""
    return unseal_number(bytes(grant.account), *ring()) if grant.account else ""
