"""Markets, made through the portal's own actions."""

from datetime import date
from itertools import count

from jtportal.kernel.actor import CLI
from partnerships.actions import market_interventions, markets

NUMBERS = count(1)
CORE = {"sellers": "Small builders", "goods": "Insulated homes", "buyers": "Households and the town"}


def market_of(partnership, *, by=CLI, **given):
    """A draft of a market in construction."""
    values = {"sector": "F", "name": f"Warm homes {next(NUMBERS)}", "why": "", **CORE, **given}
    return markets.add(partnership=partnership, by=by, **values)


def function_of(market, *, by=CLI, **given):
    """A weak supporting function that says nothing else."""
    values = {"kind": "supporting", "name": f"Skills {next(NUMBERS)}", "state": "weak", **given}
    return markets.add_function(market=market, by=by, **values)


def ring_of(market):
    """A function and a rule, so that the market can be agreed."""
    return function_of(market), function_of(market, kind="rule")


def intervention_in(market, *, by=CLI, **given):
    """An intervention with its empty chain."""
    return market_interventions.add(market=market, by=by, **{"name": f"Course {next(NUMBERS)}", **given})


def count_jobs(intervention, kind, people, *, days=240, share=100, by=CLI):
    """A line of jobs."""
    return market_interventions.add_jobs(
        intervention=intervention, kind=kind, people=people, days=days, share=share, by=by,
        note="welders", seen_on=date(2026, 10, 1), source="the firms' lists",
    )  # fmt: skip
