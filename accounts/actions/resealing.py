"""Sealing anew with the current field key: in batches that each stand by themselves, so that it can be taken up again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import BinaryField, F, Func, Value

from accounts.actions import audit
from accounts.calculations import keyring, resealing
from accounts.queries.keys import ring

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from accounts.calculations.resealing import Sealed
    from jtportal.kernel.actor import Actor


def waiting(sealed: Sealed, *, matching: bool = False) -> QuerySet[Any]:
    """Return the rows that another than the current key sealed; with `matching` all, so that hashes are made anew."""
    name = sealed.columns[0]
    rows = sealed.model._base_manager.exclude(**{name: None}).order_by("pk")
    if matching:
        return rows
    begins = Func(
        F(name), Value(1), Value(keyring.HEAD), function="substring", output_field=BinaryField()
    )  # an expression: no index helps, and each run reads the table once
    return rows.alias(begins=begins).exclude(begins=keyring.head(ring()[0]))


@transaction.atomic
def reseal(
    *, sealed: Sealed, by: Actor, after: Any = None, size: int = 1_000, matching: bool = False
) -> tuple[Any, int]:
    """Seal the next batch of rows anew; return the key of its last row (None: nothing is left) and how many it held.

    May be stopped and begun again any time: what is done is not seen again. Raises sealing.Unreadable,
    keyring.UnknownKey where a row's key is not at hand; then nothing of its batch is written.
    """
    rows = waiting(sealed, matching=matching)
    if after is not None:
        rows = rows.filter(pk__gt=after)
    keys = ring()
    found = list(rows.select_for_update().values_list("pk", *sealed.columns)[:size])
    changed = []
    names: set[str] = set()
    for pk, *values in found:
        fresh = sealed.again(tuple(values), keys)
        names |= set(fresh)
        changed.append(sealed.model(pk=pk, **fresh))
    if not found:
        return None, 0
    sealed.model._base_manager.bulk_update(changed, sorted(names), batch_size=size)
    _told(audit.label(sealed.model), len(found), by)
    return found[-1][0], len(found)


def factors_waiting() -> list[Authenticator]:
    """Return the second factors that another than the current key sealed; there are as many as people with sign-ins."""
    keys = ring()
    return [one for one in Authenticator.objects.order_by("pk") if resealing.factor_is_stale(one.data, keys)]


@transaction.atomic
def reseal_factors(*, by: Actor) -> int:
    """Seal the second factors anew; return how many."""
    keys = ring()
    found = factors_waiting()
    for one in Authenticator.objects.select_for_update().filter(pk__in=[row.pk for row in found]):
        one.data = resealing.factor_again(one.data, keys)
        one.save(update_fields=["data"])
    if found:
        _told("mfa.authenticator", len(found), by)
    return len(found)


def _told(label: str, rows: int, by: Actor) -> None:
    """Record a batch: how many rows of what, with which key; never whose."""
    after = {"rows": rows, "key": keyring.key_id(ring()[0]).hex()}
    audit.record_many([audit.Entry("keys.resealed", label, "", {"before": {}, "after": after})], by=by)
