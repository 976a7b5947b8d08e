"""Reads of market systems."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from partnerships.calculations.jobs import NetJobs, net_jobs
from partnerships.enums import FunctionKind, FunctionState, NodeKind
from partnerships.models import MarketFunction, MarketIntervention, MarketSystem
from partnerships.queries.trees import published_tree

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from jtportal.kernel.actor import Actor
    from partnerships.models import Partnership

PROBLEMS = (NodeKind.ROOT_CAUSE_1, NodeKind.ROOT_CAUSE_2, NodeKind.EFFECT, NodeKind.MAIN_PROBLEM)


def roots_of(partnership: Partnership) -> list[tuple[str, str]]:
    """Return the problems of the partnership's published tree: (key, text in the reader's language)."""
    version = published_tree(partnership)
    if version is None:
        return []
    return [(node.key, node.text()) for node in version.nodes.all() if node.kind in PROBLEMS]


def whole_interventions(market: MarketSystem | None = None) -> QuerySet[MarketIntervention]:
    """Return interventions (of one market) with function, steps and jobs, in three queries however many."""
    rows = MarketIntervention.objects.select_related("function").prefetch_related("steps", "jobs")
    return rows if market is None else rows.filter(market=market)


def markets_of(partnership: Partnership, actor: Actor) -> QuerySet[MarketSystem]:
    """Return the partnership's markets with functions and interventions, in a fixed number of queries."""
    interventions = Prefetch("interventions", queryset=whole_interventions())
    return (
        MarketSystem.objects.visible_to(actor)
        .filter(partnership=partnership)
        .prefetch_related("functions", interventions)
    )


@dataclass(frozen=True, slots=True)
class Completeness:
    """How far the functions of a market are described."""

    functions: int = 0
    doers_said: int = 0
    payers_said: int = 0
    constraints_said: int = 0
    on_a_project: int = 0
    missing: int = 0


def completeness(functions: Iterable[MarketFunction]) -> Completeness:
    """Count what is said of functions."""
    rows = list(functions)
    return Completeness(
        functions=len(rows),
        doers_said=sum(bool(row.doer_after) for row in rows),
        payers_said=sum(bool(row.payer_after) for row in rows),
        constraints_said=sum(bool(row.constraint and row.cause_said) for row in rows),
        on_a_project=sum(row.rests_on_a_project for row in rows),
        missing=sum(row.state == FunctionState.MISSING for row in rows),
    )


def unsaid(market: MarketSystem) -> list[str]:
    """Return what is not said of a market yet, as sentences; a function that works needs no constraint."""
    rows = list(market.functions.all())
    ailing = [row for row in rows if row.state != FunctionState.WORKING]
    counts = (
        (
            sum(not row.doer_after for row in rows),
            ngettext_lazy(
                "%(number)s function does not say who does it afterwards.",
                "%(number)s functions do not say who does them afterwards.",
                "number",
            ),
        ),
        (
            sum(not row.payer_after for row in rows),
            ngettext_lazy(
                "%(number)s function does not say who pays afterwards.",
                "%(number)s functions do not say who pays afterwards.",
                "number",
            ),
        ),
        (
            sum(not row.constraint.strip() for row in ailing),
            ngettext_lazy(
                "%(number)s function that is weak or missing names no constraint.",
                "%(number)s functions that are weak or missing name no constraint.",
                "number",
            ),
        ),
        (
            sum(not row.cause_said for row in ailing),
            ngettext_lazy(
                "%(number)s function that is weak or missing names no root cause.",
                "%(number)s functions that are weak or missing name no root cause.",
                "number",
            ),
        ),
    )
    found = [] if market.why.strip() else [_("Why this sector was chosen is not said.")]
    return found + [str(sentence % {"number": number}) for number, sentence in counts if number]


def in_order(functions: Iterable[MarketFunction]) -> list[MarketFunction]:
    """Return supporting functions, then rules, each as they were added."""
    places = {kind: place for place, kind in enumerate(FunctionKind.values)}
    return sorted(functions, key=lambda row: (places[row.kind], row.pk))


@dataclass(frozen=True, slots=True)
class Counted:
    """Jobs of interventions: all that came about, and what is net of those that state their attribution."""

    reached: NetJobs
    stated: NetJobs
    unstated: int


def jobs_of(interventions: Iterable[MarketIntervention]) -> Counted:
    """Count jobs; an intervention with jobs that does not state its attribution has no net figure."""
    reached, stated, unstated = NetJobs(), NetJobs(), 0
    for row in interventions:
        own = net_jobs(line.group for line in row.jobs.all())
        reached += own
        if row.attribution_stated:
            stated += own
        else:
            unstated += bool(own.created or own.displaced)
    return Counted(reached, stated, unstated)
