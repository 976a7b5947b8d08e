"""Markets as readers see them: functions with who does and who pays, the drawing, chains with their numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from partnerships.calculations.doughnut import Doughnut, SegmentIn, draw
from partnerships.calculations.jobs import NetJobs, net_jobs, shown
from partnerships.enums import FunctionKind, FunctionState, MarketActor
from partnerships.queries.markets import completeness, in_order, jobs_of

if TYPE_CHECKING:
    from decimal import Decimal

    from partnerships.models import MarketFunction, MarketIntervention, MarketSystem

SHAPES = {FunctionState.WORKING: "ok", FunctionState.WEAK: "stalled", FunctionState.MISSING: "off"}


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody who does or pays: a name, and what kind of actor it is; `lasts` is False for a project."""

    name: str
    kind: str
    lasts: bool = True

    def __str__(self) -> str:
        return self.name or self.kind


def who(function: MarketFunction, part: str) -> Who | None:
    """Return who does or pays (`doer_now`, `payer_after`, …), or None where that is not said."""
    if not getattr(function, part):
        return None
    kind = getattr(function, f"get_{part}_display")()
    return Who(getattr(function, f"{part}_name"), str(kind), getattr(function, part) != MarketActor.PROJECT)


@dataclass(frozen=True, slots=True)
class FunctionLine:
    """A function as the table shows it, with its number in the drawing."""

    row: MarketFunction
    number: int
    shape: str
    cause: str
    doer_now: Who | None
    doer_after: Who | None
    payer_now: Who | None
    payer_after: Who | None

    @property
    def state(self) -> str:
        """How well it works, as a word."""
        return capfirst(self.row.get_state_display())


def function_lines(functions: list[MarketFunction], causes: dict[str, str]) -> list[FunctionLine]:
    """Return the functions in the order of the drawing."""
    parts = ("doer_now", "doer_after", "payer_now", "payer_after")
    return [
        FunctionLine(
            row=row,
            number=number,
            shape=SHAPES[FunctionState(row.state)],
            cause=causes.get(row.cause, ""),
            **{part: who(row, part) for part in parts},
        )
        for number, row in enumerate(in_order(functions), 1)
    ]


def halves(lines: list[FunctionLine]) -> list[dict[str, Any]]:
    """Return the two halves of the ring as tables."""
    titles = {FunctionKind.SUPPORTING: _("Supporting functions"), FunctionKind.RULE: _("Rules")}
    return [
        {"kind": kind.value, "title": title, "lines": [one for one in lines if one.row.kind == kind]}
        for kind, title in titles.items()
    ]


def said_of(line: FunctionLine) -> tuple[str, ...]:
    """Return the words below a segment's name: its state, and who pays afterwards."""
    if line.payer_after is None:
        return line.state, _("Who pays afterwards is not said yet")
    return line.state, _("Pays afterwards: %(who)s") % {"who": line.payer_after}


def doughnut(market: MarketSystem, lines: list[FunctionLine]) -> Doughnut:
    """Draw a market."""
    given = [
        SegmentIn(
            key=str(line.row.pk),
            kind=line.row.kind,
            state=line.shape,
            name=line.row.name,
            said=said_of(line),
            url=f"#f{line.row.pk}",
            label=". ".join((f"{line.number}", line.row.name, *said_of(line))),
        )
        for line in lines
    ]
    cut = sum(line.row.kind == FunctionKind.SUPPORTING for line in lines)
    return draw((market.sellers, market.goods, market.buyers), given[:cut], given[cut:])


@dataclass(frozen=True, slots=True)
class Figures:
    """Jobs for the reader, in full-time equivalents rounded to tenths."""

    created: Decimal
    anyway: Decimal
    displaced: Decimal
    net: Decimal


def figures(counted: NetJobs) -> Figures:
    """Return the figures of a count."""
    return Figures(
        *(shown(part) for part in (counted.created, counted.anyway, counted.displaced, counted.net))
    )


@dataclass(frozen=True, slots=True)
class ChainLine:
    """An intervention with its chain: `jobs` counted, `stated` whether attribution is told."""

    row: MarketIntervention
    jobs: Figures
    any_jobs: bool


def chain_line(row: MarketIntervention) -> ChainLine:
    """Return an intervention as readers see it."""
    lines = list(row.jobs.all())
    return ChainLine(row, figures(net_jobs(line.group for line in lines)), bool(lines))


def market_line(row: MarketSystem) -> dict[str, Any]:
    """Return a market as the list shows it."""
    counted = jobs_of(row.interventions.all())
    return {
        "row": row,
        "told": completeness(row.functions.all()),
        "interventions": len(row.interventions.all()),
        "reached": figures(counted.reached),
        "stated": figures(counted.stated),
        "unstated": counted.unstated,
    }
