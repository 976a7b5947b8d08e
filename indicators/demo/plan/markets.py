"""Markets of the demonstration: one sector for each partnership, described, agreed, with interventions and their jobs."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from accounts.enums import Role
from indicators.demo.plan.market_stories import MARKETS
from partnerships.actions import market_interventions, markets
from partnerships.enums import ChainLevel, FunctionKind
from partnerships.models import MarketSystem

if TYPE_CHECKING:
    from datetime import date

    from indicators.demo.plan import Stage
    from indicators.demo.plan.market_words import Course, Function, Market
    from jtportal.kernel.actor import Actor
    from partnerships.models import MarketFunction


def load(stage: Stage) -> None:
    """Describe the partnership's markets that are not there yet."""
    coordinator = stage.person(Role.COORDINATOR)
    if coordinator is None:
        return
    told = MARKETS.get(stage.partnership.code, ())
    there = set(MarketSystem.objects.filter(partnership=stage.partnership).values_list("name", flat=True))
    for market in told:
        if market.name not in there:
            describe(stage, market, coordinator)


def describe(stage: Stage, told: Market, by: Actor) -> None:
    """Describe a market with its functions, interventions and jobs, and agree on it where it is told so."""
    today = stage.partnership.today()
    core = {"sellers": told.sellers, "goods": told.goods, "buyers": told.buyers}
    market = markets.add(
        partnership=stage.partnership, by=by, sector=told.sector, name=told.name, why=told.why, **core
    )
    known = dict(markets.roots_of(stage.partnership))
    functions = {}
    for kind, group in ((FunctionKind.SUPPORTING, told.supporting), (FunctionKind.RULE, told.rules)):
        for one in group:
            values = values_of(one, known)
            functions[one.name] = markets.add_function(market=market, by=by, kind=kind, **values)
    for course in told.courses:
        begin(market, course, functions, by, today)
    if told.agreed:
        day = today - timedelta(days=told.agreed)
        markets.agree(market=market, by=by, on=day, reason=told.agreed_because)


def values_of(one: Function, known: dict[str, str]) -> dict[str, str]:
    """Return a function's values; a root cause that the tree does not have is left out."""
    values = {
        "name": one.name,
        "state": one.state,
        "capacity": one.capacity,
        "incentive": one.incentive,
        "constraint": one.constraint,
        "cause": one.cause if one.cause in known else "",
    }
    said = {
        "doer_now": one.does,
        "payer_now": one.pays,
        "doer_after": one.will_do,
        "payer_after": one.will_pay,
    }
    for part, (actor, name) in said.items():
        values |= {part: actor, f"{part}_name": name}
    return values


def begin(
    market: MarketSystem, course: Course, functions: dict[str, MarketFunction], by: Actor, today: date
) -> None:
    """Begin an intervention, say its chain step by step, count its jobs, state what of them is its own."""
    row = market_interventions.add(
        market=market, name=course.name, function=functions[course.function], by=by
    )
    for step, told in zip(row.steps.all(), course.steps, strict=True):
        values = {"text": told.text, "indicator": told.indicator, "planned": told.planned}
        values |= {"planned_on": today + timedelta(days=told.due)}
        if step.level != ChainLevel.JOBS:
            values |= {"unit": told.unit}
            if told.reached is not None:
                seen = today - timedelta(days=told.seen)
                values |= {"reached": told.reached, "reached_on": seen, "source": told.source}
        market_interventions.change_step(step=step, by=by, **values)
    for jobs in course.jobs:
        market_interventions.add_jobs(
            intervention=row, kind=jobs.kind, people=jobs.people, days=jobs.days, share=jobs.share,
            note=jobs.note, seen_on=today - timedelta(days=jobs.seen), source=jobs.source, by=by,
        )  # fmt: skip
    if course.anyway:
        market_interventions.attribute(
            intervention=row, anyway_ground=course.anyway, displaced_ground=course.displaced, by=by
        )
