"""Market systems described, agreed and opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import audit
from accounts.actions.changing import set_changed
from jtportal.kernel.doors import Refused
from jtportal.kernel.transitions import MoveRefused, move
from partnerships.actions.stale import refuse_stale
from partnerships.enums import MARKET_TRANSITIONS, FunctionKind, MarketState
from partnerships.models import MarketFunction, MarketSystem
from partnerships.queries import roots_of, unsaid

if TYPE_CHECKING:
    from datetime import date

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership


def locked_draft(market: MarketSystem) -> MarketSystem:
    """Lock a market for a change of what it says. Raises Refused when it is agreed."""
    row = MarketSystem.objects.select_for_update().get(pk=market.pk)
    if not row.is_draft:
        raise Refused(_("This market is agreed. A coordinator opens it again, with a reason."))
    return row


def refuse_taken(rows: Any, field: str = "name") -> None:
    """Raise Refused when a row of this name is there."""
    if rows.exists():
        raise Refused(_("There is one of this name already."), field=field)


@transaction.atomic
def add(*, partnership: Partnership, by: Actor, **values: Any) -> MarketSystem:
    """Describe a market: sector, name, why, sellers, goods, buyers. Raises Refused when the name is taken."""
    type(partnership).objects.select_for_update(no_key=True).get(pk=partnership.pk)
    refuse_taken(MarketSystem.objects.filter(partnership=partnership, name=values["name"]))
    row = MarketSystem(partnership=partnership)
    _before, after = set_changed(row, values)
    row.save(force_insert=True)
    audit.record(row, verb="market.added", by=by, after=after)
    return row


@transaction.atomic
def change(*, market: MarketSystem, by: Actor, seen: int | None = None, **values: Any) -> None:
    """Change a draft. Raises Refused when it is agreed, was changed meanwhile, or the name is taken."""
    row = locked_draft(market)
    refuse_stale(row, seen)
    before, after = set_changed(row, values)
    if not after:
        return
    refuse_taken(
        MarketSystem.objects.filter(partnership=row.partnership_id, name=row.name).exclude(pk=row.pk)
    )
    row.revision += 1
    row.save(update_fields=[*after, "revision"])
    audit.record(row, verb="market.changed", by=by, before=before, after=after)


@transaction.atomic
def agree(*, market: MarketSystem, by: Actor, on: date | None = None, reason: str = "") -> None:
    """Say that the partners agree on it, today unless said otherwise; `reason`: why, while something is unsaid.

    Raises Refused while half of the ring is empty, and without a reason while something is unsaid.
    """
    row = MarketSystem.objects.select_for_update().get(pk=market.pk)
    kinds = set(row.functions.order_by().values_list("kind", flat=True))
    if kinds != set(FunctionKind.values):
        raise Refused(_("Describe at least one supporting function and one rule first."))
    gaps = unsaid(row)
    if gaps and not reason.strip():
        raise Refused(
            " ".join([*gaps, _("Say it first, or say why the partners agree all the same.")]), field="reason"
        )
    because = reason if gaps else ""
    day = on or row.partnership.today()
    changes = {"agreed_on": day, "agreed_because": because}
    shift(row, to=MarketState.AGREED, verb="market.agreed", by=by, reason=because, **changes)


@transaction.atomic
def reopen(*, market: MarketSystem, reason: str, by: Actor) -> None:
    """Make a draft of an agreed market again. Raises Refused when it is one."""
    shift(
        market,
        to=MarketState.DRAFT,
        verb="market.reopened",
        by=by,
        reason=reason,
        agreed_on=None,
        agreed_because="",
    )


def shift(market: MarketSystem, *, to: str, verb: str, by: Actor, reason: str = "", **changes: Any) -> None:
    """Move a market by the table. Raises Refused."""

    def record(row: MarketSystem, **said: Any) -> None:
        audit.record(row, verb=verb, **said)

    try:
        move(market, to=to, by=by, table=MARKET_TRANSITIONS, record=record, reason=reason, **changes)
    except MoveRefused as refusal:
        raise Refused(_("Somebody was quicker: this is done already.")) from refusal


def refuse_unknown_cause(market: MarketSystem, key: str, former: str = "") -> None:
    """Raise Refused for a key that is no problem of the partnership's tree; one that stood there may stay."""
    if key and key != former and key not in dict(roots_of(market.partnership)):
        raise Refused(_("The tree has no problem of this key."), field="cause")


@transaction.atomic
def add_function(*, market: MarketSystem, by: Actor, **values: Any) -> MarketFunction:
    """Add a supporting function or a rule to a draft. Raises Refused."""
    held = locked_draft(market)
    refuse_taken(held.functions.filter(kind=values["kind"], name=values["name"]))
    refuse_unknown_cause(held, values.get("cause", ""))
    row = MarketFunction(market=held)
    _before, after = set_changed(row, values)
    row.save(force_insert=True)
    audit.record(row, verb="market.function_added", by=by, after={"market": held.pk, **after})
    return row


@transaction.atomic
def change_function(*, function: MarketFunction, by: Actor, seen: int | None = None, **values: Any) -> None:
    """Change a function of a draft. Raises Refused."""
    held = locked_draft(function.market)
    row = MarketFunction.objects.select_for_update().get(pk=function.pk)
    refuse_stale(row, seen)
    before, after = set_changed(row, values)
    if not after:
        return
    refuse_taken(held.functions.filter(kind=row.kind, name=row.name).exclude(pk=row.pk))
    refuse_unknown_cause(held, row.cause, before.get("cause", row.cause))
    row.revision += 1
    row.save(update_fields=[*after, "revision"])
    audit.record(row, verb="market.function_changed", by=by, before=before, after=after)


@transaction.atomic
def remove_function(*, function: MarketFunction, by: Actor) -> None:
    """Take a function out of a draft; the trail keeps what it said. Raises Refused."""
    locked_draft(function.market)
    fields = ("kind", "name", "state", "doer_now", "payer_now", "doer_after", "payer_after", "constraint")
    said = {name: getattr(function, name) for name in fields}
    audit.record(
        function, verb="market.function_removed", by=by, before={"market": function.market_id, **said}
    )
    function.delete()
