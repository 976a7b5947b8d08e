"""Interventions in markets: their chains of results, the jobs counted and what of these is their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import audit
from accounts.actions.changing import set_changed
from jtportal.kernel.doors import Refused
from partnerships.actions.markets import refuse_taken
from partnerships.actions.stale import refuse_stale
from partnerships.calculations.jobs import Jobs, net_jobs
from partnerships.enums import ChainLevel
from partnerships.models import ChainStep, JobLine, MarketFunction, MarketIntervention, MarketSystem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from jtportal.kernel.actor import Actor


def locked(intervention: MarketIntervention) -> MarketIntervention:
    """Lock an intervention: its jobs are counted by one person at a time."""
    return MarketIntervention.objects.select_for_update().get(pk=intervention.pk)


def refuse_foreign(market: MarketSystem, function: MarketFunction | None) -> None:
    """Raise Refused for a function of another market."""
    if function is not None and function.market_id != market.pk:
        raise Refused(_("This function belongs to another market."), field="function")


@transaction.atomic
def add(
    *, market: MarketSystem, name: str, by: Actor, function: MarketFunction | None = None
) -> MarketIntervention:
    """Begin an intervention with an empty chain, from the intervention to the jobs. Raises Refused."""
    held = MarketSystem.objects.select_for_update().get(pk=market.pk)
    refuse_taken(held.interventions.filter(name=name))
    refuse_foreign(held, function)
    row = MarketIntervention(market=held, name=name, function=function)
    row.save(force_insert=True)
    ChainStep.objects.bulk_create(ChainStep(intervention=row, level=level) for level in ChainLevel.values)
    after = {"market": held.pk, "name": name, "function": getattr(function, "pk", None)}
    audit.record(row, verb="market.intervention_added", by=by, after=after)
    return row


@transaction.atomic
def change(
    *, intervention: MarketIntervention, by: Actor, seen: int | None = None, verb: str = "", **values: Any
) -> None:
    """Change name or function, or what is said of attribution. Raises Refused."""
    row = locked(intervention)
    refuse_stale(row, seen)
    before, after = set_changed(row, values)
    if not after:
        return
    refuse_taken(MarketIntervention.objects.filter(market=row.market_id, name=row.name).exclude(pk=row.pk))
    refuse_foreign(row.market, row.function)
    row.revision += 1
    row.save(update_fields=[*after, "revision"])
    audit.record(row, verb=verb or "market.intervention_changed", by=by, before=before, after=after)


@transaction.atomic
def attribute(
    *,
    intervention: MarketIntervention,
    anyway_ground: str,
    displaced_ground: str,
    by: Actor,
    seen: int | None = None,
) -> None:
    """State how it is known what would have come anyway and what was displaced. Raises Refused when changed meanwhile."""
    said = {"anyway_ground": anyway_ground, "displaced_ground": displaced_ground}
    change(intervention=intervention, by=by, seen=seen, verb="market.attributed", **said)


@transaction.atomic
def remove(*, intervention: MarketIntervention, by: Actor) -> None:
    """Take an intervention away. Raises Refused when jobs are counted for it."""
    row = locked(intervention)
    if row.jobs.exists():
        raise Refused(_("Jobs are counted for this intervention. Take them off first."))
    steps = {step.level: step.text for step in row.steps.all()}
    before = {"market": row.market_id, "name": row.name, "steps": steps}
    audit.record(row, verb="market.intervention_removed", by=by, before=before)
    row.delete()


@transaction.atomic
def change_step(*, step: ChainStep, by: Actor, seen: int | None = None, **values: Any) -> None:
    """Say what a step changes, what is planned and what is reached. Raises Refused when changed meanwhile."""
    row = ChainStep.objects.select_for_update().get(pk=step.pk)
    refuse_stale(row, seen)
    before, after = set_changed(row, values)
    if not after:
        return
    if row.reached is not None and not (row.reached_on and row.source):
        raise Refused(_("Say when this was seen, and where it is written."), field="reached_on")
    row.revision += 1
    row.save(update_fields=[*after, "revision"])
    audit.record(row, verb="market.step_changed", by=by, before=before, after=after)


def refuse_more_anyway(groups: Iterable[Jobs]) -> None:
    """Raise Refused when more would have come anyway than came."""
    counted = net_jobs(groups)
    if counted.anyway > counted.created:
        raise Refused(_("More jobs cannot have come anyway than came about."), field="people")


@transaction.atomic
def add_jobs(
    *,
    intervention: MarketIntervention,
    kind: str,
    people: int,
    days: int,
    share: int,
    note: str,
    seen_on: date,
    source: str,
    by: Actor,
) -> JobLine:
    """Count jobs: `days` worked in a year, `share` of a full day in per cent. Raises Refused."""
    held = locked(intervention)
    row = JobLine(intervention=held, kind=kind, people=people, days=days, share=share, note=note)
    row.seen_on, row.source = seen_on, source
    refuse_more_anyway([*(line.group for line in held.jobs.all()), row.group])
    row.save(force_insert=True)
    after = {"kind": str(kind), "people": people, "days": days, "share": share, "note": note}
    after |= {"intervention": held.pk, "seen_on": seen_on, "source": source}
    audit.record(row, verb="market.jobs_added", by=by, after=after)
    return row


@transaction.atomic
def remove_jobs(*, line: JobLine, by: Actor) -> None:
    """Take a line off; the trail keeps it. Raises Refused when more would have come anyway than is left."""
    held = locked(line.intervention)
    refuse_more_anyway(one.group for one in held.jobs.all() if one.pk != line.pk)
    before = {"kind": line.kind, "people": line.people, "days": line.days, "share": line.share}
    before |= {"intervention": held.pk, "note": line.note, "seen_on": line.seen_on, "source": line.source}
    audit.record(line, verb="market.jobs_removed", by=by, before=before)
    line.delete()
