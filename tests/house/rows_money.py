"""Rows behind the addresses of money and of the action plan."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from partnerships.actions import money, payments
from partnerships.models import (
    Activity,
    BudgetLine,
    Commitment,
    ExchangeRate,
    FundingSource,
    Intervention,
    LedgerEntry,
    Milestone,
    PaymentOrder,
    Tranche,
)
from tests.partnerships.money import DAY, committed, purse_of, thirds
from tests.partnerships.plans import plan_of


def purse(world: Any) -> Any:
    """The partnership's money, made once."""
    if "purse" not in vars(world):
        world.purse = purse_of(world.cast)
    return world.purse


def plan(world: Any) -> Any:
    """The partnership's action plan, made once."""
    if "plan" not in vars(world):
        world.plan = plan_of(world.cast)
    return world.plan


def an_order(world: Any) -> PaymentOrder:
    """A payment that waits for a second person."""
    commitment = world.row(Commitment)
    first = commitment.tranches.get(position=1)
    by = purse(world).coordinator
    return payments.enter(commitment=commitment, amount=first.amount, tranche=first, by=by)


def a_rate(world: Any) -> ExchangeRate:
    """What a euro was worth."""
    place, by = world.cast.partnership, purse(world).coordinator
    return money.set_rate(partnership=place, currency="EUR", on=DAY, rate=Decimal(50), source="NBU", by=by)


MONEY_ROWS = {
    ExchangeRate: a_rate,
    Activity: lambda world: plan(world).activity,
    Intervention: lambda world: plan(world).intervention,
    Milestone: lambda world: plan(world).milestone,
    FundingSource: lambda world: purse(world).source,
    BudgetLine: lambda world: purse(world).line,
    Commitment: lambda world: committed(purse(world), parts=thirds()),
    Tranche: lambda world: world.row(Commitment).tranches.get(position=2),
    LedgerEntry: lambda world: world.row(Commitment).entries.get(),
    PaymentOrder: an_order,
}
