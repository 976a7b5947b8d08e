"""Rows behind the addresses of packages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from tests.workforce.granted import approved, desk_of, entered, paid, proved, released
from workforce.actions.packages import claiming, paying
from workforce.models import (
    GrantClaim,
    GrantInstalment,
    GrantPayment,
    PackageGrant,
    PackageVersion,
    PaymentList,
)


def desk(world: Any) -> Any:
    """The desk at which packages are asked for, made once."""
    if "desk" not in vars(world):
        world.desk = desk_of(world.cast)
    return world.desk


def a_grant(world: Any) -> PackageGrant:
    """An approved package whose paper was seen."""
    grant = approved(desk(world))
    proved(desk(world), grant)
    return grant


def a_list(world: Any) -> PaymentList:
    """A payment list that waits for its answers."""
    here = desk(world)
    grant = a_grant(world)
    released(here, grant)
    return paying.make_list(partnership=world.cast.partnership, by=here.officer)


def a_claim(world: Any) -> GrantClaim:
    """Something claimed back of what was paid."""
    here = desk(world)
    grant = a_grant(world)
    paid(here, grant)
    about = {"kind": "error", "amount": Decimal(5), "due_on": date(2027, 1, 1), "reason": "Twice."}
    return claiming.claim(grant=grant, by=here.officer, **about)


PACKAGE_ROWS = {
    PackageVersion: lambda world: desk(world).version,
    PackageGrant: a_grant,
    GrantInstalment: lambda world: world.row(PackageGrant).instalments.first(),
    GrantPayment: lambda world: entered(desk(world), world.row(PackageGrant), Decimal(5)),
    PaymentList: a_list,
    GrantClaim: a_claim,
}
